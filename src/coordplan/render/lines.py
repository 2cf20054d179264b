"""Lines of text for a terminal: styled spans, columns, wrapping.

Text is in Unicode normal form C, in which every Vietnamese letter is one character and one
cell wide, so widths are lengths.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from coordplan.frozen import dataclass

Style = Literal["plain", "strong", "faint", "alert", "heading"]


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one style."""

    text: str
    style: Style = "plain"


Line = tuple[Span, ...]

BLANK: Line = ()
NARROWEST = 30
STACKED_BELOW = 72
ROOM_FOR_WHAT = 48

_UNUSUAL = re.compile(r"[\t\n\v\f\r]|^ | $|^$")


def line(*parts: str | Span) -> Line:
    """A line of plain texts and spans."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts)


def plain(lines: Iterable[Line]) -> str:
    """Lines without style, each ended by a newline."""
    return "".join("".join(span.text for span in spans).rstrip() + "\n" for spans in lines)


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Text broken into lines of a width, words kept whole where they fit."""
    return _broken(unicodedata.normalize("NFC", text), max(width, NARROWEST), first, rest) or [
        first
    ]


def _broken(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """What ``textwrap.wrap`` gives, which looks at every word; most texts are one line or two."""
    room = width - max(len(first), len(rest))
    if _UNUSUAL.search(text) or max(map(len, text.split(" "))) > room:
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


def paragraph(text: str, width: int, *, indent: int = 0, style: Style = "plain") -> list[Line]:
    """Wrapped text, every line indented alike."""
    pad = " " * indent
    return [line(Span(row, style)) for row in wrapped(text, width, first=pad, rest=pad)]


def labelled(label: Span, text: str, width: int) -> list[Line]:
    """A label with wrapped text beside it; below it where the label takes half the width."""
    if len(label.text) > width // 2:
        indent = len(label.text) - len(label.text.lstrip()) + 2
        return [line(label), *paragraph(text, width, indent=indent)]
    pad = " " * (len(label.text) + 2)
    rows = wrapped(text, width, first=pad, rest=pad)
    first = line(label, "  ", rows[0][len(pad) :])
    return [first, *(line(row) for row in rows[1:])]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a section: who, what, and the clauses at its end."""

    who: str
    what: str
    clauses: str
    strong: bool = False


def entries(rows: Sequence[Entry], width: int, *, indent: int = 2) -> list[Line]:
    """Rows in two columns that align; on a narrow terminal the second goes below the first."""
    if not rows:
        return []
    if width < STACKED_BELOW:
        return [found for row in rows for found in _stacked(row, width, indent)]
    room = max((width - indent) * 2 // 5, width - indent - 2 - ROOM_FOR_WHAT)
    column = min(max(len(row.who) for row in rows), room)
    return [found for row in rows for found in _beside(row, width, indent, column)]


def _stacked(row: Entry, width: int, indent: int) -> list[Line]:
    pad = " " * indent
    who = [
        line(Span(found, "strong" if row.strong else "plain"))
        for found in wrapped(row.who, width, first=pad, rest=pad)
    ]
    deeper = " " * (indent + 2)
    what = wrapped(_with_clauses(row), width, first=deeper, rest=deeper)
    return [*who, *(_clauses_faint(found, row) for found in what)]


def _beside(row: Entry, width: int, indent: int, column: int) -> list[Line]:
    left = _broken(row.who, column) or [""]
    right = wrapped(_with_clauses(row), width - indent - column - 2)
    height = max(len(left), len(right))
    left += [""] * (height - len(left))
    right += [""] * (height - len(right))
    style: Style = "strong" if row.strong else "plain"
    return [
        line(" " * indent, Span(who.ljust(column), style), "  ", *_clauses_faint(what, row))
        for who, what in zip(left, right, strict=True)
    ]


def _with_clauses(row: Entry) -> str:
    """What is done, with the clauses at the end as one piece where they are few."""
    clauses = row.clauses if row.clauses.count(" ") > 2 else row.clauses.replace(" ", "\u00a0")
    return f"{row.what}  {clauses}" if clauses else row.what


def _clauses_faint(text: str, row: Entry) -> Line:
    """The same line with the clauses at its end in a faint style."""
    text = text.replace("\u00a0", " ")
    if row.clauses and text.endswith(row.clauses):
        return line(text[: -len(row.clauses)], Span(row.clauses, "faint"))
    return line(text)
