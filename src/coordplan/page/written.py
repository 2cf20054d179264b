"""The page as one file: data, words, style and script in one, and nothing else is let in."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any

from coordplan.answer.evaluate import who
from coordplan.blocks import plain
from coordplan.compiled import Plan
from coordplan.contract import parts as p
from coordplan.page.data import plan_data, vocabulary_data
from coordplan.page.interface import INTERFACE
from coordplan.page.words import texts, words
from coordplan.page.years import years_data
from coordplan.pages.deeds import Deeds
from coordplan.pages.leading import Leading
from coordplan.registry.terms import Registry
from coordplan.situation import Situation
from coordplan.text import Language, Text, fold
from coordplan.validity.succession import lies_in

if TYPE_CHECKING:
    from coordplan.contacts import Contacts
    from coordplan.reporting.calendar import Year
    from coordplan.vocabulary import Vocabulary

MODULES = (
    *("index", "situation", "condition", "plan", "law", "clock", "asking", "together", "warnings"),
    *("bearing", "answer", "narrowed", "kinship", "seam", "journey", "words", "due", "rows"),
    *("leading", "certain", "screen", "own", "crossings", "casescreen", "element", "blocks"),
    *("case", "places", "homes", "happened", "interview", "answered", "app", "paper", "main"),
)
"""The modules of the page, each after those that it imports."""

ROOM = 1_000_000
"""Bytes of plans that stand in a page as they are; more are packed, and unpacked when chosen."""

_IMPORT = re.compile(r"^import \{[^}]*\} from \"[^\"]*\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_TOP = re.compile(
    r"^(?:export )?(?:const|let|class|function\*?|async function) (\w+)", re.MULTILINE
)
_COMMENT = re.compile(r"^ *(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)

Data = dict[str, Any]
Registries = Mapping[str, Registry | None]
"""By the id of a vocabulary what has become of the bodies that its plans name."""


def write_page(
    plans: Sequence[Plan],
    registries: Registries,
    *,
    years: Mapping[int, Year],
    contacts: Contacts | None = None,
    language: Language = "vi",
    room: int = ROOM,
) -> str:
    """The page of some plans, first shown in a language.

    Raises ``ValueError`` where two modules use one name.
    """
    style, script = _file("page.css"), alone(joined(_file(f"{name}.js") for name in MODULES))
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    vocabularies = _vocabularies(plans)
    later = {
        f"vocabulary-{n}": vocabulary_data(one, registries[one.id])
        for n, one in enumerate(vocabularies)
    }
    data = plans_data(plans, registries, contacts)
    written = {f"plan-{n}": _json(one) for n, one in enumerate(data)}
    pack = sum(map(len, written.values())) > room
    written |= {id_: _json(one) for id_, one in later.items()}
    return Template(_file("page.html")).substitute(
        policy=policy,
        language=language,
        title=escape(INTERFACE["name"][language]),
        style=style,
        script=script,
        data=_json({**page_data(plans, registries, years), "packed": pack}),
        later="\n".join(_later(id_, one, pack=pack) for id_, one in written.items()),
        static="\n".join(_static(plans)),
        footer=_both(INTERFACE["disclaimer"]),
    )


def page_data(plans: Sequence[Plan], registries: Registries, years: Mapping[int, Year]) -> Data:
    """What the page knows before a plan is chosen."""
    vocabularies = _vocabularies(plans)
    return {
        "plans": [
            _named(one, registries[one.vocabulary.id])
            | {"vocabulary": vocabularies.index(one.vocabulary)}
            for one in plans
        ],
        "words": words(),
        "interface": {key: texts(said) for key, said in INTERFACE.items()},
        "calendar": years_data(years),
    }


def plans_data(
    plans: Iterable[Plan], registries: Registries, contacts: Contacts | None = None
) -> Iterator[Data]:
    """The plans, each as the page asks it."""
    return (plan_data(one, registries[one.vocabulary.id], contacts) for one in plans)


def _named(plan: Plan, registry: Registry | None) -> Data:
    """By what names a place is found: its own, and that of the place it is part of by now."""
    name = plan.jurisdiction.name
    mergers = [m for m in (registry.mergers if registry else ()) if lies_in(plan, m.name)]
    into = [m.into for m in mergers]
    now = INTERFACE["nowPartOf"].format(name=into[-1]) if into else None
    return {
        "place": p.text(name),
        "now": None if now is None else p.text(now),
        "search": fold(" ".join([plan.id, name.vi, name.en, *into])),
        "label": plan.label if plan.apart else None,
    }


def _vocabularies(plans: Iterable[Plan]) -> list[Vocabulary]:
    """The vocabularies of some plans, each once: most share one."""
    found: list[Vocabulary] = []
    for plan in plans:
        if plan.vocabulary not in found:
            found.append(plan.vocabulary)
    return found


def _later(id_: str, written: str, *, pack: bool) -> str:
    """Data below the script, which is ready before it is read."""
    if not pack:
        return f'<script type="application/json" id="{id_}">{written}</script>'
    deflate = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    packed = base64.b64encode(deflate.compress(written.encode()) + deflate.flush()).decode()
    return f'<script type="text/plain" id="{id_}" data-packed>{packed}</script>'


def joined(modules: Iterable[str]) -> str:
    """Modules as one script, each after those that it imports; comments are left out."""
    seen: set[str] = set()
    parts = []
    for module in modules:
        names = _TOP.findall(module)
        twice = seen.intersection(names)
        if twice:
            raise ValueError(f"two modules of the page use one name: {', '.join(sorted(twice))}")
        seen.update(names)
        parts.append(_COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", module))))
    return "".join(parts)


def alone(script: str) -> str:
    """A script whose names are its own."""
    return f'(() => {{\n"use strict";\n{script}}})();\n'


def _json(data: object) -> str:
    """JSON in which nothing ends a script, or begins a comment."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _file(name: str) -> str:
    return files("coordplan.page").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _static(plans: Iterable[Plan]) -> Iterator[str]:
    """Who leads reception by what happened: what can be read where no script runs."""
    yield f"<p>{_both(INTERFACE['withoutScript'])}</p>"
    for plan in plans:
        yield f"<h2>{_both(plan.jurisdiction.name)}</h2>\n<dl>"
        for event in plan.vocabulary.events.values():
            answer = who(plan, Situation(event.id))
            said, _ = Leading(answer, Deeds(answer)).of(plan.vocabulary.main_action)
            yield f"<dt>{_both(event.label)}</dt>\n<dd>{_both(plain(said))}</dd>"
        yield "</dl>"


def _both(said: Text) -> str:
    """A text in both languages."""
    languages: tuple[Language, ...] = ("vi", "en")
    return "<br>".join(f'<span lang="{one}">{escape(said[one])}</span>' for one in languages)
