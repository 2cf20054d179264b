"""The page as one file: data, words, style and script in one, and nothing else is let in."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from coordplan.answer.evaluate import who
from coordplan.blocks import plain
from coordplan.compiled import Plan
from coordplan.page.data import plan_data, vocabulary_data
from coordplan.page.interface import INTERFACE
from coordplan.page.words import texts, words
from coordplan.pages.deeds import Deeds
from coordplan.pages.leading import Leading
from coordplan.registry.terms import Registry
from coordplan.situation import Situation
from coordplan.text import Language, Text, fold
from coordplan.validity.succession import lies_in

MODULES = ("index", "situation", "answer", "screen", "app", "main")
"""The modules of the page, each after those that it imports."""

_IMPORT = re.compile(r"^import \{[^}]*\} from \"[^\"]*\";\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_TOP = re.compile(
    r"^(?:export )?(?:const|let|class|function\*?|async function) (\w+)", re.MULTILINE
)
_COMMENT = re.compile(r"^ *(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)


def write_page(plans: Sequence[Plan], registry: Registry | None) -> str:
    """The page of some plans. Raises ``ValueError`` where two modules use one name."""
    style, script = _file("page.css"), joined(_file(f"{name}.js") for name in MODULES)
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return Template(_file("page.html")).substitute(
        policy=policy,
        title=escape(INTERFACE["name"].vi),
        style=style,
        script=script,
        data=_embedded(page_data(plans, registry)),
        static="\n".join(_static(plans)),
        footer=_both(INTERFACE["disclaimer"]),
    )


def page_data(plans: Sequence[Plan], registry: Registry | None) -> dict[str, Any]:
    """Everything that the page knows."""
    vocabularies = {plan.vocabulary.id: plan.vocabulary for plan in plans}
    return {
        "vocabularies": {id_: vocabulary_data(one) for id_, one in vocabularies.items()},
        "plans": [plan_data(plan, registry) | _named(plan, registry) for plan in plans],
        "words": words(),
        "interface": {key: texts(said) for key, said in INTERFACE.items()},
    }


def _named(plan: Plan, registry: Registry | None) -> dict[str, Any]:
    """By what names a place is found: its own, and that of the place it is part of by now."""
    name = plan.jurisdiction.name
    mergers = [m for m in (registry.mergers if registry else ()) if lies_in(plan, m.name)]
    into = [m.into for m in mergers]
    found = fold(" ".join([plan.id, name.vi, name.en, *into]))
    now = INTERFACE["nowPartOf"].format(name=into[-1]) if into else None
    return {"search": found, "now": None if now is None else {"vi": now.vi, "en": now.en}}


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


def _embedded(data: object) -> str:
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
