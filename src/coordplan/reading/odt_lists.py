"""List numbers of OpenDocument: list styles, and lists that go on where another ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from coordplan.reading.numbers import (
    Writes,
    bullet,
    lettered,
    repeated,
    roman,
    small,
    whole,
)

OUTLINE = "text:outline-style"
"""The name under which the list style of headings stands."""

_LONGEST = 255
_PLACE = re.compile(r"%(\d{1,2})%")
_LEVEL_STYLES = frozenset(
    {"text:list-level-style-number", "text:list-level-style-bullet", "text:outline-level-style"}
)
_WRITES: Mapping[str, Writes] = {
    "1": str,
    "01": "{:02}".format,
    "I": roman,
    "i": small(roman),
    "": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts and writes its numbers; a bullet only has its ``sign``."""

    format: str = ""
    sign: str = ""
    prefix: str = ""
    suffix: str = ""
    pattern: str | None = None
    start: int = 1
    shown: int = 1
    in_step: bool = False

    def written(self, number: int) -> str:
        """A number of this level alone."""
        if self.format in {"A", "a"}:
            letters = repeated if self.in_step else lettered
            return (letters if self.format == "A" else small(letters))(number)
        return _WRITES.get(self.format, str)(number)


ListStyle = Mapping[int, Level]


class Counted:
    """How far a list has counted, level by level."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def next(self, style: ListStyle, at: int, start: int | None) -> str:
        """The label of the next paragraph at a level, which may say with what number it begins."""
        level = style.get(at, Level())
        before = self._numbers.get(at)
        if start is not None:
            self._numbers[at] = start
        else:
            self._numbers[at] = level.start if before is None else before + 1
        self.begin_below(at)
        return bullet(level.sign) if level.sign else self._label(style, at).strip()

    def begin_below(self, at: int) -> None:
        """Begin anew at every level below one."""
        self._numbers = {n: number for n, number in self._numbers.items() if n <= at}

    def _label(self, style: ListStyle, at: int) -> str:
        level = style.get(at, Level())
        if level.pattern is not None:
            return _PLACE.sub(lambda place: self._number(style, whole(place[1], 1)), level.pattern)
        if not level.format:
            return level.prefix + level.suffix
        shown = range(max(at - level.shown + 1, 1), at + 1)
        numbers = (self._number(style, n) for n in shown)
        return level.prefix + ".".join(filter(None, numbers)) + level.suffix

    def _number(self, style: ListStyle, at: int) -> str:
        level = style.get(at, Level())
        return level.written(self._numbers.get(at, level.start))


def list_styles(roots: tuple[Element, ...]) -> dict[str, ListStyle]:
    """The list styles of a document, by name; that of headings by the name of its element."""
    return {
        OUTLINE if one.tag == OUTLINE else one.get("style:name", ""): {
            whole(level.get("text:level"), 1): _level(level)
            for level in one
            if level.tag in _LEVEL_STYLES
        }
        for root in roots
        for one in _styles_in(root)
    }


def _styles_in(root: Element) -> Iterator[Element]:
    return (one for one in root.iter() if one.tag in {"text:list-style", OUTLINE})


def _level(level: Element) -> Level:
    if level.tag == "text:list-level-style-bullet":
        return Level(sign=level.get("text:bullet-char", "•"))
    pattern = level.get("loext:num-list-format", level.get("style:num-list-format"))
    return Level(
        format=level.get("style:num-format", ""),
        prefix=level.get("style:num-prefix", "")[:_LONGEST],
        suffix=level.get("style:num-suffix", "")[:_LONGEST],
        pattern=None if pattern is None else pattern[:_LONGEST],
        start=whole(level.get("text:start-value"), 1),
        shown=whole(level.get("text:display-levels"), 1),
        in_step=level.get("style:num-letter-sync") == "true",
    )
