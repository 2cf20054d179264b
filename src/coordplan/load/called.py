"""What plans are called: a place, or the number of an instrument; from the heads of their files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from coordplan.diagnostics import UnreadableFileError
from coordplan.frozen import dataclass
from coordplan.load.files import read_bytes
from coordplan.text import Text, fold

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

CENTRAL, PROVINCE = "central", "province"
"""The level of what holds in the whole country, and that of its parts."""


@dataclass(frozen=True, slots=True)
class NamedPlan:
    """The file of a plan, what it is called, and the other names by which it is found.

    ``names`` find it; ``parts`` only bring it to mind, as the province of a district does. Of a
    place ``place`` holds the forms of its own name, and ``within`` those of the places that it
    lies in. A file whose head cannot be read has no level and no names. Whoever asks for an id or a
    place gets neither ``names`` nor ``parts``.
    """

    id: str
    file: str
    label: Text
    names: frozenset[str]
    parts: frozenset[str]
    level: str = ""
    place: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()


def called(file: str) -> NamedPlan:
    """What the plan of a file is called."""
    try:
        head = _head(file)
        id_ = str(head["id"])
        level, jurisdiction = str(head["jurisdiction"]["level"]), head["jurisdiction"]["name"]
        local = level != CENTRAL
        label = Text(**(jurisdiction if local else head["title"]))
        place = frozenset(_spoken(jurisdiction)) if local else frozenset()
        names = {key(id_), *_titles(head), *place, *_by_number(head)}
        within = frozenset(_outer(jurisdiction))
        parts = within | _short_number(head)
    except (UnreadableFileError, LookupError, TypeError, AttributeError):
        return NamedPlan("", file, Text("", ""), frozenset(), frozenset())
    names = _together(names) if local else names
    return NamedPlan(id_, file, label, frozenset(names), parts, level, place, within)


def key(word: str) -> str:
    """The form in which names of plans are compared: folded, figures apart, without zeros.

    ``NĐ62/2012``, ``nđ 62/2012`` and ``ND 062-2012`` are alike.
    """
    parts = re.findall(r"[^\W\d_]+|\d+", fold(word))
    return " ".join(part.lstrip("0") or "0" if part.isdecimal() else part for part in parts)


def forms_of(word: str) -> set[str]:
    """The forms in which a word may be among the names of a plan: also written together."""
    form = key(word)
    return {form, form.replace(" ", "")} - {""}


def bare(place: str) -> str:
    """The name of a place, as ``key`` has it, without what kind of place it is."""
    return _parted(place)[1]


def in_full(place: str) -> str:
    """The name of a place, as ``key`` has it, what kind of place it is written in full."""
    return " ".join(_parted(place)).strip()


def _parted(place: str) -> tuple[str, str]:
    """What kind of place it is, where that is written, and its name."""
    form = key(place)
    for full, forms in _PLACES.items():
        for kind in forms:
            if form.startswith(f"{kind} "):
                return full, form.removeprefix(f"{kind} ")
    return "", form


def _together(names: set[str]) -> set[str]:
    """Also written together, as names of places often are in English."""
    return names | {name.replace(" ", "") for name in names}


def _head(file: str) -> Mapping[str, Any]:
    """What a plan file says before its agencies and clauses."""
    from coordplan.load.yaml_tree import read_yaml

    content = read_bytes(file)
    body = _BODY.search(content)
    document = read_yaml(content[: body.start()] if body else content, file)
    return document.data if isinstance(document.data, dict) else {}


def _titles(head: Mapping[str, Any]) -> Iterator[str]:
    yield from map(key, chain(head["title"].values(), head["jurisdiction"]["name"].values()))


def _spoken(name: Mapping[str, str]) -> Iterator[str]:
    """The forms of the name of a place itself, without those that it lies in."""
    yield from _places(key(name["vi"].split(",")[0]))
    yield from _places_en(key(name["en"].split(",")[0]))


def _outer(name: Mapping[str, str]) -> Iterator[str]:
    """The forms of the names of the places that a place lies in."""
    for outer in name["vi"].split(",")[1:]:
        yield from _places(key(outer))


def _by_number(head: Mapping[str, Any]) -> Iterator[str]:
    """An instrument by its number, or by its kind and its number, whole or short."""
    number = head["document"]["number"]
    if number is None:
        return
    yield key(number)
    for called in _INSTRUMENTS.get(head["document"]["kind"], ()):
        for written in (key(number), _short(number)):
            yield f"{key(called)} {written}"
            yield f"{key(called)} so {written}"
            yield f"{key(called)} no {written}"


def _short_number(head: Mapping[str, Any]) -> frozenset[str]:
    """A number without its kind, which only brings an instrument to mind."""
    number = head["document"]["number"]
    return frozenset() if number is None else frozenset([_short(number)])


def _places(name: str) -> Iterator[str]:
    """A place as it is called with what it is, in full or in short, and without."""
    for forms in _PLACES.values():
        for kind in forms:
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
    return " ".join(key(number).split()[:2])
