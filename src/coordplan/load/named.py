"""Shipped plans by the names that people use: a place, or the number of an instrument.

Only the head of each file is read, and only where a word is neither an id nor a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from coordplan.diagnostics import Diagnostic, UnreadableFileError
from coordplan.frozen import dataclass
from coordplan.load.files import read_bytes, shipped_plans
from coordplan.text import LANGUAGES, Text, close, did_you_mean, fold, nearest, quote, which

_BODY = re.compile(rb"^(?:agencies|headings|clauses):", re.MULTILINE)

_PLACES: Mapping[str, tuple[str, ...]] = {
    "thanh pho": ("thanh pho", "tp"),
    "tinh": ("tinh",),
    "quan": ("quan",),
    "huyen": ("huyen",),
    "thi xa": ("thi xa", "tx"),
    "xa": ("xa",),
    "phuong": ("phuong",),
    "thi tran": ("thi tran", "tt"),
    "dac khu": ("dac khu",),
}
"""What stands before the name of a place in Vietnamese, folded, and how people write it."""

_PLACES_EN = ("city", "province", "district", "town", "commune", "ward", "township")
"""What stands after it in English."""

_INSTRUMENTS: Mapping[str, tuple[str, ...]] = {
    "plan": ("kế hoạch", "kh", "plan"),
    "official-letter": ("công văn", "cv", "official letter"),
    "circular": ("thông tư", "tt", "circular"),
    "joint-circular": ("thông tư liên tịch", "ttlt", "joint circular"),
    "decision": ("quyết định", "qđ", "decision"),
    "regulation": ("quy chế", "qc", "regulation"),
    "decree": ("nghị định", "nđ", "decree"),
    "law": ("luật", "law"),
}
"""What each kind of document is called before its number, in either language."""


_SHORTEST, _NEAR = 3, 0.75
_ONE = which(1, 1)


@dataclass(frozen=True, slots=True)
class NamedPlan:
    """A shipped plan, what it is called, and the other names by which it is found.

    ``names`` find it; ``parts`` only bring it to mind, as the province of a district does.
    """

    id: str
    file: str
    label: Text
    names: frozenset[str]
    parts: frozenset[str]


def labels() -> dict[str, Text]:
    """What each shipped plan is called, by id."""
    return {plan.id: plan.label for plan in _shipped()}


def by_name(word: str) -> str | None:
    """The id of the plan that a word names; None where there is none, or several."""
    found = plans_named(word)
    return found[0].id if len(found) == 1 else None


def brings_to_mind(word: str) -> bool:
    """Whether a word is a part of a name, as ``62/2012`` is, which some other plan may share."""
    key = _key(word)
    return any(key in plan.parts for plan in _shipped())


def no_plan(word: str, which: Text = _ONE) -> Diagnostic:
    """That a word names no plan, or several, and which it may have meant.

    ``which`` says of several words which it is.
    """
    if not word.strip():
        return Diagnostic(
            "unknown-plan",
            Text(en="the name of a plan is empty", vi="tên kế hoạch để trống"),
            None,
            Text(en="give an id or a file", vi="nêu mã hoặc tệp"),
        )
    several = plans_named(word)
    if len(several) > 1:
        listed = _listed(several)
        return Diagnostic(
            "ambiguous-word",
            Text(en="this name", vi="tên")
            + which
            + Text(en=" is that of several plans", vi=" là của nhiều kế hoạch"),
            None,
            Text(en=f"say which: {listed.en}", vi=f"nêu rõ một trong: {listed.vi}"),
        )
    ids = shipped_plans()
    mend = did_you_mean(word, ids)
    a_slip = " " not in word and nearest(word, ids) is not None
    if not a_slip and (alike := plans_like(word)):
        listed = _listed(alike)
        mend = Text(en=f"did you mean {listed.en}?", vi=f"có phải là {listed.vi}?")
    message = Text(en="no such plan", vi="không có kế hoạch") + which
    return Diagnostic("unknown-plan", message, None, mend)


def plans_named(word: str) -> tuple[NamedPlan, ...]:
    """The shipped plans that a word names."""
    key = _key(word)
    forms = {key, key.replace(" ", "")} - {""}
    return tuple(plan for plan in _shipped() if forms & plan.names)


def plans_like(word: str) -> tuple[NamedPlan, ...]:
    """The shipped plans that a word which names none may have meant, the nearest first."""
    key, plans = _key(word), _shipped()
    if len(key) < _SHORTEST:
        return ()
    by_form = {name: plan for plan in plans for name in sorted(plan.names)}
    alike = close(key, by_form, most=len(by_form), cutoff=_NEAR)
    parts = (
        plan
        for plan in plans
        for name in sorted(plan.names | plan.parts)
        if _holds(key, name) or _holds(name, key)
    )
    return tuple(dict.fromkeys(chain((by_form[name] for name in alike), parts)))


def _holds(whole: str, part: str) -> bool:
    """Whether one key stands in another from word to word; a part of a word says nothing."""
    return len(part) > _SHORTEST and f" {part} " in f" {whole} "


def _key(word: str) -> str:
    """The form in which names of plans are compared: folded, figures apart, without zeros.

    ``NĐ62/2012``, ``nđ 62/2012`` and ``ND 062-2012`` are alike.
    """
    parts = re.findall(r"[^\W\d_]+|\d+", fold(word))
    return " ".join(part.lstrip("0") or "0" if part.isdecimal() else part for part in parts)


def _shipped() -> tuple[NamedPlan, ...]:
    """The shipped plans with their names, by id."""
    return tuple(_named(id_, file) for id_, file in shipped_plans().items())


def _head(file: str) -> Mapping[str, Any]:
    """What a plan file says before its agencies and clauses."""
    from coordplan.load.yaml_tree import read_yaml

    content = read_bytes(file)
    body = _BODY.search(content)
    document = read_yaml(content[: body.start()] if body else content, file)
    return document.data if isinstance(document.data, dict) else {}


@lru_cache(maxsize=64)
def _named(id_: str, file: str) -> NamedPlan:
    """A shipped plan with its names; one whose head cannot be read has only its id."""
    try:
        head = _head(file)
        local = head["jurisdiction"]["level"] != "central"
        label = Text(**(head["jurisdiction"]["name"] if local else head["title"]))
        names, parts = {_key(id_), *_called(head)}, set(_brought_to_mind(head))
    except (UnreadableFileError, LookupError, TypeError, AttributeError):
        return NamedPlan(id_, file, Text(id_, id_), frozenset([_key(id_)]), frozenset())
    if local:
        # written together, as names of places often are in English
        names |= {name.replace(" ", "") for name in names}
    return NamedPlan(id_, file, label, frozenset(names), frozenset(parts))


def _called(head: Mapping[str, Any]) -> Iterator[str]:
    """The names that find a plan."""
    jurisdiction, document = head["jurisdiction"], head["document"]
    place = jurisdiction["name"]
    yield from map(_key, chain(head["title"].values(), place.values()))
    if jurisdiction["level"] != "central":
        yield from _places(_key(place["vi"].split(",")[0]))
        yield from _places_en(_key(place["en"].split(",")[0]))
    if document["number"] is not None:
        yield from _numbers(document["kind"], document["number"])


def _brought_to_mind(head: Mapping[str, Any]) -> Iterator[str]:
    """What only brings a plan to mind: the place that its place lies in, a number without kind."""
    for outer in head["jurisdiction"]["name"]["vi"].split(",")[1:]:
        yield from _places(_key(outer))
    if head["document"]["number"] is not None:
        yield _short(head["document"]["number"])


def _places(name: str) -> Iterator[str]:
    """A place as it is called with what it is, in full or in short, and without."""
    for kind, forms in _PLACES.items():
        bare = name.removeprefix(f"{kind} ")
        if bare != name:
            yield from (bare, *(f"{form} {bare}" for form in forms))


def _places_en(name: str) -> Iterator[str]:
    """The same in English: ``Hải Phòng City``, ``the city of Hải Phòng``."""
    for kind in _PLACES_EN:
        bare = name.removesuffix(f" {kind}")
        if bare != name:
            yield from (bare, name, f"{kind} of {bare}", f"the {kind} of {bare}")


def _short(number: str) -> str:
    """The number and the year, without who issued it: ``62/2012``."""
    return " ".join(_key(number).split()[:2])


def _numbers(kind: str, number: str) -> Iterator[str]:
    """An instrument by its number, or by its kind and its number, whole or short."""
    yield _key(number)
    for called in _INSTRUMENTS.get(kind, ()):
        for written in (_key(number), _short(number)):
            yield f"{_key(called)} {written}"
            yield f"{_key(called)} so {written}"
            yield f"{_key(called)} no {written}"


def _listed(plans: Sequence[NamedPlan]) -> Text:
    """Plans by id, each with what it is called."""
    vi, en = ([f"{quote(one.id)} ({one.label[lang]})" for one in plans] for lang in LANGUAGES)
    return Text(vi=", ".join(vi), en=", ".join(en))
