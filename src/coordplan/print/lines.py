"""Lines of text for a terminal: styled spans, and words broken into lines of a width.

Text is in Unicode normal form C, in which every Vietnamese letter is one character and one
cell wide, so widths are lengths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from coordplan.blocks import Mark, Words
from coordplan.frozen import dataclass
from coordplan.text import Language, visible

Style = Literal["plain", "strong", "faint", "alert", "heading"]


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one style."""

    text: str
    style: Style = "plain"


Line = tuple[Span, ...]

BLANK: Line = ()
NARROWEST = 30

_STYLES: dict[Mark, Style] = {
    "plain": "plain",
    "strong": "strong",
    "faint": "faint",
    "alert": "alert",
    "code": "plain",
    "clause": "faint",
    "doubtful": "alert",
    "read-in": "faint",
}
_UNUSUAL = frozenset("\t\n\v\f\r")
_KEPT = "\u00a0"
"""Stands for a space at which no line ends."""


def line(*parts: str | Span) -> Line:
    """A line of plain texts and spans."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts)


def plain(lines: Iterable[Line]) -> str:
    """Lines without style, each ended by a newline."""
    return "".join("".join(span.text for span in spans).rstrip() + "\n" for spans in lines)


def spans(said: Words, language: Language, style: Style = "plain") -> Line:
    """Words in one language as spans; ``style`` is that of words without a mark.

    A command stands in backticks, and a locator is never parted from its brackets.
    """
    found = []
    for run in said:
        text = visible(run.text[language])
        if run.mark == "code" and " " in text:
            text = f"`{text}`"
        if run.mark == "clause" and text.count(" ") <= 2:
            text = text.replace(" ", _KEPT)
        found.append(Span(text, style if run.mark == "plain" else _STYLES[run.mark]))
    return tuple(found)


def width_of(said: Line) -> int:
    """How many cells wide a line is."""
    return sum(len(span.text) for span in said)


def wrapped(said: Line, width: int, *, first: str = "", rest: str = "") -> list[Line]:
    """A line broken into lines of a width, words kept whole where they fit.

    ``first`` and ``rest`` are what the first line and the others begin with.
    """
    return within(said, max(width, NARROWEST), first=first, rest=rest)


def within(said: Line, width: int, *, first: str = "", rest: str = "") -> list[Line]:
    """The same in a width that may be smaller than any terminal, such as that of a column."""
    text = "".join(span.text for span in said)
    found: list[Line] = []
    at = 0
    for number, row in enumerate(broken(text, max(width, 1), first, rest)):
        pad = rest if number else first
        body = row[len(pad) :]
        at = text.index(body, at)
        found.append((Span(pad), *_between(said, at, at + len(body))))
        at += len(body)
    return found or [line(first)]


def _between(said: Line, start: int, end: int) -> Iterator[Span]:
    """The spans of a line from one character to another."""
    at = 0
    for span in said:
        text = span.text[max(0, start - at) : max(0, end - at)].replace(_KEPT, " ")
        if text:
            yield Span(text, span.style)
        at += len(span.text)


def broken(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """What ``textwrap.wrap`` gives, which looks at every word; most texts are one line or two."""
    room = width - max(len(first), len(rest))
    odd = text != text.strip(" ") or not text or not _UNUSUAL.isdisjoint(text)
    if odd or max(map(len, text.split(" "))) > room:
        import textwrap

        return textwrap.wrap(
            text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        )
    lines: list[str] = []
    pad, left = first, text
    while len(pad) + len(left) > width:
        end = left.rfind(" ", 0, width - len(pad) + 1)
        lines.append(pad + left[:end].rstrip(" "))
        pad, left = rest, left[end:].lstrip(" ")
    return [*lines, pad + left]
