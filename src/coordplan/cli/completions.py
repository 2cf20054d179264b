"""What the shell may complete a word to, with labels in the reader's language.

Shells read what they are told: zsh evaluates it, and bash puts a word into the line as it is. What
a plan or the name of a file says is told only as far as no shell does anything with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from coordplan.cli import given, terminal
from coordplan.text import visible
from coordplan.vocabulary.terms import spelled

if TYPE_CHECKING:
    from coordplan.vocabulary import Vocabulary
    from coordplan.vocabulary.misses import Term

Completions = list[tuple[str, str]]

_WORD = re.compile(r"[\w./¶][\w .,:/#¶@%+=~-]*")
"""A word that means nothing but itself wherever it is put."""
_SIGNS = str.maketrans("\\\"'`$[]", "∖”’’＄⟦⟧")
"""Signs of zsh between quotation marks, and of typer's colours, each as one that looks like it."""


def plans(incomplete: str) -> Completions:
    """The shipped plans, with the places that they are for."""
    from coordplan.load.named import labels

    language = terminal.language(None)
    return begun(
        ((id_, name[language]) for id_, name in labels(given.the_cache()).items()), incomplete
    )


def baselines(incomplete: str) -> list[str]:
    """What a plan may be put beside."""
    from coordplan.load import AUTO, shipped_plans

    return [name for name in (AUTO, *shipped_plans()) if name.startswith(incomplete)]


def events(incomplete: str) -> Completions:
    """The events of the shipped vocabulary."""
    return _labelled(_vocabulary().events.values(), incomplete)


def facts(incomplete: str) -> Completions:
    """The facts of the shipped vocabulary, each with each of its values."""
    language = terminal.language(None)
    found = (
        (f"{fact.id}={spelled(value.value)}", value.label[language])
        for fact in _vocabulary().fact_list
        for value in fact.values
    )
    return begun(found, incomplete)


def calls(context: typer.Context, incomplete: str) -> Completions:
    """The duties on call of the plans given so far, else of every shipped one: clauses, ids."""
    from coordplan.load import load_plans

    language = terminal.language(None)
    found = load_plans(context.params.get("plan"), cache=given.the_cache())
    duties = [duty for plan in found for duty in plan.duties_on_call]
    names = {duty.clause: duty.gist[language] for duty in duties}
    names |= {duty.id: duty.gist[language] for duty in duties}
    return begun(names.items(), incomplete)


def phases(incomplete: str) -> Completions:
    """The phases of the shipped vocabulary."""
    return _labelled(_vocabulary().phases.values(), incomplete)


def actions(incomplete: str) -> Completions:
    """The actions of the shipped vocabulary."""
    return _labelled(_vocabulary().actions.values(), incomplete)


def functions(incomplete: str) -> Completions:
    """The functions of the shipped vocabulary."""
    return _labelled(_vocabulary().functions.values(), incomplete)


def agencies(context: typer.Context, incomplete: str) -> Completions:
    """The agencies of the plans given so far, else of every shipped plan."""
    from coordplan.load import load_plans

    language = terminal.language(None)
    found = load_plans(context.params.get("plan"), cache=given.the_cache())
    names = {a.id: a.name[language] for plan in found for a in plan.agencies.values()}
    return begun(names.items(), incomplete)


def files(incomplete: str) -> list[str]:
    """YAML files, and the folders on the way to them."""
    before, sign, typed = incomplete.rpartition("/")
    try:
        within = [(one.name, one.is_dir()) for one in sorted(Path(before + sign or ".").iterdir())]
    except OSError:
        return []
    named = [f"{name}/" if folder else name for name, folder in within if name.startswith(typed)]
    shown = [name for name in named if typed or not name.startswith(".")]
    found = [before + sign + name for name in shown if name.endswith(("/", ".yaml", ".yml"))]
    return [name for name in found if _WORD.fullmatch(name)]


def schemas(incomplete: str) -> list[str]:
    """The names of the schemas."""
    from coordplan.contract.schemas import schema_names

    return [name for name in schema_names() if name.startswith(incomplete)]


def _vocabulary() -> Vocabulary:
    from coordplan.load import load_vocabulary

    return load_vocabulary(cache=given.the_cache())


def _labelled(terms: Iterable[Term], incomplete: str) -> Completions:
    language = terminal.language(None)
    return begun(((one.id, one.label[language]) for one in terms), incomplete)


def begun(found: Iterable[tuple[str, str]], incomplete: str) -> Completions:
    """The words that are begun, each with its label."""
    return [
        (word, visible(label).translate(_SIGNS))
        for word, label in found
        if word.startswith(incomplete) and _WORD.fullmatch(word)
    ]
