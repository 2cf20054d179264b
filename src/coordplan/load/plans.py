"""Plans and vocabularies from files.

pydantic is imported inside the functions: whoever imports coordplan to build situations, or
to read a compiled plan, does not pay for it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from coordplan.diagnostics import (
    Diagnostic,
    InvalidFileError,
    Problem,
    Severity,
    UnknownNameError,
)
from coordplan.frozen import dataclass, replaced
from coordplan.load.files import (
    default_plans,
    found_plan,
    is_folder,
    plan_file,
    read_bytes,
    shipped_plans,
    shipped_vocabulary,
    shown_name,
    unreadable,
)
from coordplan.text import Text, quote
from coordplan.work import TooComplexError

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.load.cache import Cache
    from coordplan.load.kept import KeptVocabulary
    from coordplan.model import PlanFile
    from coordplan.source import SourceMap
    from coordplan.vocabulary import Vocabulary


def load_plan(
    plan: str, *, vocabulary: Vocabulary | None = None, cache: Cache | None = None
) -> Plan:
    """A plan by the id or a name of a shipped one, or by a path (``-`` is standard input).

    Without ``vocabulary`` the shipped vocabulary that the plan names is used; such plans are
    looked for in a ``cache``, and kept in it.

    Raises ``UnknownNameError`` (no such plan), ``UnreadableFileError``, or ``InvalidFileError``
    with every error of the file.
    """
    return loaded(opened_plan(plan, cache), vocabulary, cache)


def loaded(opened: Opened, vocabulary: Vocabulary | None, cache: Cache | None) -> Plan:
    """The plan of a file that was opened, from the cache or for it."""
    if cache is None or vocabulary is not None:
        return _compiled(opened, vocabulary)
    from coordplan.load.kept import kept_plan

    return kept_plan(
        cache,
        f"{opened.id} {opened.shown}",
        opened.content,
        lambda id_: _kept(shipped_vocabulary(id_), cache),
        lambda: _compiled(opened, None, cache),
    )


@lru_cache(maxsize=32)
def load_shipped_plan(id_: str, cache: Cache | None = None) -> Plan:
    """A plan that ships with coordplan, whatever plans of this id others keep; read once."""
    file = shipped_plans()[id_]
    return loaded(Opened(read_bytes(file), shown_name(file), id_), None, cache)


@dataclass(frozen=True, slots=True)
class Opened:
    """The content of a plan, how its file is shown, and the id of a shipped one asked as such."""

    content: bytes
    shown: str
    id: str = ""


def opened_plan(plan: str, cache: Cache | None = None) -> Opened:
    """The file of a plan. Raises ``UnknownNameError`` or ``UnreadableFileError``."""
    file, id_ = found_plan(plan, cache)
    return Opened(read_bytes(file), shown_name(file), id_)


def _compiled(opened: Opened, vocabulary: Vocabulary | None, cache: Cache | None = None) -> Plan:
    """The plan that a file says. Raises ``InvalidFileError``."""
    return _checked(opened, vocabulary, cache).sound()


def load_plans(
    plans: str | Sequence[str] | None = None,
    *,
    vocabulary: Vocabulary | None = None,
    cache: Cache | None = None,
) -> tuple[Plan, ...]:
    """Several plans, or all of a folder; each as ``load_plan`` takes it, or a folder.

    Without names those of ``COORDPLAN_PLANS``, else the local plans that ship with coordplan, by
    id. Of several with one id each is labelled with its file. Raises as ``load_plan`` does.
    """
    from coordplan.compiled import told_apart

    named = [plans] if isinstance(plans, str) else plans
    chosen = own_or_default() if named is None else plans_given(named)
    _check_names(chosen, cache)
    return told_apart(load_plan(plan, vocabulary=vocabulary, cache=cache) for plan in chosen)


def own_or_default() -> list[str]:
    """The plans that answer where none is named. Raises ``UnreadableFileError``."""
    from coordplan.load.catalogue import own_plans

    own = own_plans()
    return [one.path for one in own.files] if own else list(default_plans())


def every_plan() -> list[str]:
    """Every plan that is known without being named: own ones, those that ship, national rules."""
    from coordplan.load.catalogue import own_plans

    return [*(one.path for one in own_plans().files), *shipped_plans()]


def plans_given(words: Sequence[str]) -> list[str]:
    """Words that name plans, with the files of a folder in its place.

    Raises ``UnreadableFileError``, also for a folder that holds no plan.
    """
    return [plan for word in words for plan in _in_folder(word)]


def _in_folder(word: str) -> list[str]:
    if word in shipped_plans() or not is_folder(word):
        return [word]
    from coordplan.load.folders import plans_below

    found = [one.path for one in plans_below(word)]
    if not found:
        raise unreadable(word, Text(en="holds no plan", vi="không có kế hoạch nào"))
    return found


def _check_names(plans: Sequence[str], cache: Cache | None) -> None:
    """Raise ``UnknownNameError`` with every word that is no plan, where there are several."""
    problems: list[Diagnostic] = []
    for plan in plans if len(plans) > 1 else ():
        try:
            plan_file(plan, cache)
        except UnknownNameError as error:
            problems += error.diagnostics
    if problems:
        raise UnknownNameError(problems)


def check_plan(plan: str, *, vocabulary: Vocabulary | None = None) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a plan file, in the order of the file.

    Raises ``UnknownNameError`` or ``UnreadableFileError``.
    """
    return read_checked(plan, vocabulary).diagnostics


def load_vocabulary(file: str | None = None, *, cache: Cache | None = None) -> Vocabulary:
    """A vocabulary from a file; without one, the vocabulary that ships with coordplan.

    The shipped vocabulary is looked for in a ``cache``, and kept in it.

    Raises ``UnreadableFileError``, or ``InvalidFileError`` with every error of the file.
    """
    if file is None:
        return _shipped(shipped_vocabulary(), cache)
    vocabulary, diagnostics = _vocabulary(file)
    if vocabulary is None:
        raise InvalidFileError(diagnostics)
    return vocabulary


def check_vocabulary(file: str) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a vocabulary file. Raises ``UnreadableFileError``."""
    return _vocabulary(file)[1]


@lru_cache(maxsize=8)
def _shipped(file: str, cache: Cache | None = None) -> Vocabulary:
    """A vocabulary of the package; immutable, so one copy serves everybody."""
    if cache is not None:
        return _kept(file, cache).vocabulary
    vocabulary, diagnostics = _vocabulary(file)
    if vocabulary is None:
        raise InvalidFileError(diagnostics)
    return vocabulary


@lru_cache(maxsize=8)
def _kept(file: str, cache: Cache) -> KeptVocabulary:
    """A vocabulary of the package, from the cache or for it."""
    from coordplan.load.kept import kept_vocabulary

    return kept_vocabulary(cache, read_bytes(file), lambda: _shipped(file))


def _vocabulary(file: str) -> tuple[Vocabulary | None, tuple[Diagnostic, ...]]:
    from coordplan.load.yaml_tree import read_yaml
    from coordplan.shape import validate
    from coordplan.vocabulary.build import build
    from coordplan.vocabulary.written import WrittenVocabulary

    document = read_yaml(read_bytes(file), shown_name(file))
    if document.faults:
        return None, _sorted(document.faults)
    written, problems = validate(WrittenVocabulary, document.data)
    vocabulary = None
    if written is not None:
        vocabulary, problems = build(written)
    return vocabulary, _sorted([problem.locate(document.source) for problem in problems])


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan as written, with everything that is wrong with it.

    ``plan`` and ``vocabulary`` are None where they could not be read at all, ``compiled`` where
    there is any error.
    """

    plan: PlanFile | None
    vocabulary: Vocabulary | None
    source: SourceMap
    diagnostics: tuple[Diagnostic, ...]
    compiled: Plan | None = None

    def sound(self) -> Plan:
        """The plan without an error. Raises ``InvalidFileError`` with every error of another."""
        if self.compiled is None:
            raise InvalidFileError(d for d in self.diagnostics if d.severity is Severity.ERROR)
        return self.compiled


def read_checked(plan: str | Opened, vocabulary: Vocabulary | None = None) -> Checked:
    """A plan as written and checked. Raises ``UnknownNameError`` or ``UnreadableFileError``."""
    return _checked(opened_plan(plan) if isinstance(plan, str) else plan, vocabulary)


def _checked(opened: Opened, vocabulary: Vocabulary | None, cache: Cache | None = None) -> Checked:
    """What a file says, with everything that is wrong with it."""
    from coordplan.checks import run_checks
    from coordplan.compile import compile_plan
    from coordplan.load.yaml_tree import read_yaml
    from coordplan.model.reading import read_plan
    from coordplan.world import Splits

    document = read_yaml(opened.content, opened.shown)
    source = replaced(document.source, plan=opened.id)
    faults = list(document.faults)
    if document.data is None:
        return Checked(None, vocabulary, source, _sorted(faults))
    reading = read_plan(document.data)
    told = {fault.where for fault in faults}
    located = (problem.locate(source) for problem in reading.problems)
    faults += [one for one in located if one.where not in told]
    if reading.plan is None:
        return Checked(None, vocabulary, source, _sorted(faults))
    if vocabulary is None:
        try:
            vocabulary = _shipped(shipped_vocabulary(reading.plan.vocabulary), cache)
        except UnknownNameError as error:
            where = source.locate(("vocabulary",))
            faults += [dataclasses.replace(d, where=where) for d in error.diagnostics]
            return Checked(None, None, source, _sorted(faults))
    if _another_vocabulary(reading.plan, vocabulary):
        faults.append(_mismatch(reading.plan, vocabulary).locate(source))
        return Checked(reading.plan, vocabulary, source, _sorted(faults))
    splits = Splits(vocabulary.world)
    problems = run_checks(reading.plan, vocabulary, reading.unread, splits)
    faults += [problem.locate(source) for problem in problems]
    compiled = None
    if not any(fault.severity is Severity.ERROR for fault in faults):
        try:
            compiled = compile_plan(reading.plan, vocabulary, source, splits)
        except TooComplexError as error:
            where = source.locate(("clauses",), key=True)
            faults += [replaced(d, where=d.where or where) for d in error.diagnostics]
    return Checked(reading.plan, vocabulary, source, _sorted(dict.fromkeys(faults)), compiled)


def _another_vocabulary(plan: PlanFile, vocabulary: Vocabulary) -> bool:
    """Whether a plan says that it is written in another vocabulary than the one at hand."""
    return "vocabulary" in plan.model_fields_set and plan.vocabulary != vocabulary.id


def _mismatch(plan: PlanFile, vocabulary: Vocabulary) -> Problem:
    written, given = quote(plan.vocabulary), quote(vocabulary.id)
    return Problem(
        "unknown-vocabulary",
        Text(
            en=f"the plan is written in vocabulary {written}, not in {given}",
            vi=f"kế hoạch viết theo bộ từ vựng {written}, không phải {given}",
        ),
        ("vocabulary",),
        Text(en=f"give the vocabulary {written}", vi=f"dùng bộ từ vựng {written}"),
    )


def _sorted(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda d: d.order))
