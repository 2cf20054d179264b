"""The numbers of lists of HTML: ``start``, ``type``, ``value``, ``reversed``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coordplan.reading.html_tags import Tags
from coordplan.reading.numbers import Writes, bullet, lettered, roman, small, whole
from coordplan.work import Work

_WRITES: Mapping[str, Writes] = {
    "1": str,
    "a": small(lettered),
    "A": lettered,
    "i": small(roman),
    "I": roman,
    "decimal": str,
    "decimal-leading-zero": "{:02}".format,
    "lower-alpha": small(lettered),
    "lower-latin": small(lettered),
    "upper-alpha": lettered,
    "upper-latin": lettered,
    "lower-roman": small(roman),
    "upper-roman": roman,
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*(?:[\"']([^\"']*)[\"']|([a-z-]+))", re.IGNORECASE)
_NONE = "none"
_QUOTED = "'"
"""Stands before a sign that a style names itself."""


@dataclass(slots=True)
class List:
    """A list that is read: its next number, how it counts, and its signs."""

    ordered: bool
    style: str
    number: int
    step: int

    def next(self, said: Mapping[str, str]) -> str:
        """What stands before the next item."""
        self.number = whole(said.get("value"), self.number) if self.ordered else self.number
        number, self.number = self.number, self.number + self.step
        style = _style(said) or self.style
        if style == _NONE:
            return ""
        if style.startswith(_QUOTED):
            return bullet(style.removeprefix(_QUOTED))
        if self.ordered or style in _WRITES:
            return f"{_WRITES.get(style, str)(number)}."
        return "•"


def listed(tag: str, said: Mapping[str, str], items: int) -> List:
    """A list that begins; one that counts down begins with the number of its items."""
    down = "reversed" in said
    start = whole(said.get("start"), items if down else 1)
    return List(tag == "ol", _style(said), start, -1 if down else 1)


def _style(said: Mapping[str, str]) -> str:
    """How a list or an item writes its signs."""
    found = _STYLE.search(said.get("style", ""))
    if found is None:
        return said.get("type", "")
    return f"{_QUOTED}{found[1]}" if found[1] is not None else found[2].lower()


def counted_items(text: str, work: Work) -> Sequence[int]:
    """How many items each numbered list has; only asked for where one counts down."""
    if "reversed" not in text.lower():
        return ()
    counter = _Counter(work)
    counter.feed(text)
    counter.close()
    return counter.items


class _Counter(Tags):
    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.items: list[int] = []
        self._open: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "ol":
            self._open.append(len(self.items))
            self.items.append(0)
        elif tag == "ul":
            self._open.append(None)
        elif tag == "li" and self._open and (at := self._open[-1]) is not None:
            self.items[at] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ol", "ul"} and self._open:
            self._open.pop()
