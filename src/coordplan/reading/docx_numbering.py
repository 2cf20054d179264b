"""List numbers of Word: which one a paragraph shows, as Word counts them.

A paragraph, or its style, names a list (``num``) and a level. Lists that are made from one pattern
(``abstractNum``) count together, unless a list says with what number it begins. A level begins
anew below each paragraph of a level above it, unless it says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from coordplan.reading.docx_styles import Style, Styles, switched
from coordplan.reading.elements import child, children, value
from coordplan.reading.numbers import Writes, bullet, repeated, roman, small, whole
from coordplan.work import Work

LEVELS = 9
_NO_LIST = 0
_LONGEST = 255
"""What Word takes for the text of a number."""
_TURNS_A_LETTER = 8
_MOST_LINKS = 4

_PLACE = re.compile(r"%([1-9])")
_WRITES: Mapping[str, Writes] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "upperRoman": roman,
    "lowerRoman": small(roman),
    "upperLetter": repeated,
    "lowerLetter": small(repeated),
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A number as it is written, and whether something stands between it and the text."""

    text: str
    apart: bool = True


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and writes; ``restart`` is the level below which it does."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    apart: bool = True
    restart: int | None = None
    style: str | None = None

    def label(self, counted: Mapping[int, int], levels: Mapping[int, Level]) -> str:
        """The number, with those of the levels above it that it shows."""
        if self.format == "bullet":
            return bullet(self.text)

        def written(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            level = levels.get(at, Level())
            writes = str if self.legal else _WRITES.get(level.format, str)
            return writes(counted.get(at, level.start))

        return _PLACE.sub(written, self.text).strip()


@dataclass(slots=True)
class _Numbering:
    """A list: its levels, and those that begin with a number of their own at its first use."""

    pattern: str
    levels: dict[int, Level]
    begins: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles, work: Work) -> None:
        self._styles = styles
        self._work = work
        self._patterns = {} if root is None else _patterns(root)
        self._lists = {} if root is None else self._read_lists(root)
        self._counted: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, properties: Element | None) -> Label | None:
        """The number of the next paragraph, from its properties; None where it has none."""
        found = self._list_of(properties)
        if found is None:
            return None
        name, at = found
        one = self._lists[name]
        level = one.levels.get(at)
        if level is None:
            return None
        self._work.spend(_TURNS_A_LETTER * len(level.text))
        counted = self._counted.setdefault(one.pattern, {})
        counted[at] = self._count(name, one, at, counted)
        for deeper in range(at + 1, LEVELS):
            restart = one.levels.get(deeper, level).restart
            if restart is None or at < restart:
                counted.pop(deeper, None)
        return Label(level.label(counted, one.levels), level.apart)

    def _count(self, name: str, one: _Numbering, at: int, counted: Mapping[int, int]) -> int:
        begins = one.begins.get(at)
        first = (name, at) not in self._begun
        self._begun.add((name, at))
        if begins is not None and (first or at not in counted):
            return begins
        return counted[at] + 1 if at in counted else one.levels[at].start

    def _list_of(self, properties: Element | None) -> tuple[str, int] | None:
        """The list of a paragraph and its level: its own word goes before that of its style."""
        own = child(properties, "w:numPr")
        style = self._styles.of_paragraph(properties)
        name = value(child(own, "w:numId"), "w:val")
        at = value(child(own, "w:ilvl"), "w:val")
        if name is None:
            found = self._styles.first(style, _list_in)
            if found is None:
                return None
            name, at = found[0], at or self._level_of_style(*found)
        if whole(name, _NO_LIST) == _NO_LIST or name not in self._lists:
            return None
        return name, min(max(whole(at, 0), 0), LEVELS - 1)

    def _level_of_style(self, name: str, style: str, at: str | None) -> str | None:
        """The level that says it is that of a style, else the one that the style names."""
        levels = self._lists[name].levels if name in self._lists else {}
        return next((str(n) for n, level in levels.items() if level.style == style), at)

    def _read_lists(self, root: Element) -> dict[str, _Numbering]:
        named = {
            num.get("w:numId", ""): value(child(num, "w:abstractNumId"), "w:val") or ""
            for num in children(root, "w:num")
        }
        found = {}
        for num in children(root, "w:num"):
            pattern = self._resolved(named, named[num.get("w:numId", "")])
            one = _Numbering(pattern, dict(self._patterns.get(pattern, (None, {}))[1]))
            for override in children(num, "w:lvlOverride"):
                at = min(whole(override.get("w:ilvl"), 0), LEVELS)
                own = child(override, "w:lvl")
                if own is not None:
                    one.levels[at] = _level(own)
                begins = value(child(override, "w:startOverride"), "w:val")
                if begins is not None:
                    one.begins[at] = whole(begins, 1)
            found[num.get("w:numId", "")] = one
        return found

    def _resolved(self, named: Mapping[str, str], pattern: str) -> str:
        """The pattern that a pattern stands for: it may only name a style of lists."""
        for _ in range(_MOST_LINKS):
            link = self._patterns.get(pattern, (None, {}))[0]
            found = None if link is None else self._styles.first(link, _list_in)
            if found is None:
                break
            pattern = named.get(found[0], "")
        return pattern


def _list_in(style: Style) -> tuple[str, str, str | None] | None:
    """The list that a style names, the style itself, and the level."""
    numbered = child(style.paragraph, "w:numPr")
    name = value(child(numbered, "w:numId"), "w:val")
    at = value(child(numbered, "w:ilvl"), "w:val")
    return None if name is None else (name, style.id, at)


def _patterns(root: Element) -> dict[str, tuple[str | None, dict[int, Level]]]:
    """The patterns by their ids: the style of lists that each stands for, and its levels."""
    return {
        one.get("w:abstractNumId", ""): (
            value(child(one, "w:numStyleLink"), "w:val"),
            {
                min(whole(lvl.get("w:ilvl"), 0), LEVELS): _level(lvl)
                for lvl in children(one, "w:lvl")
            },
        )
        for one in children(root, "w:abstractNum")
    }


def _level(lvl: Element) -> Level:
    restart = value(child(lvl, "w:lvlRestart"), "w:val")
    written = next((one for one in lvl.iter("w:numFmt")), None)
    return Level(
        start=whole(value(child(lvl, "w:start"), "w:val"), 0),
        format=value(written, "w:val") or "decimal",
        text=(value(child(lvl, "w:lvlText"), "w:val") or "")[:_LONGEST],
        legal=bool(switched(lvl, "w:isLgl")),
        apart=value(child(lvl, "w:suff"), "w:val") != "nothing",
        restart=None if restart is None else whole(restart, 0),
        style=value(child(lvl, "w:pStyle"), "w:val"),
    )
