"""How a card gets onto one sheet: smaller type down to what can be read on a wall, then less.

Heights are reckoned from widths of letters that are never too small, so what fits here fits on
paper, in whatever sans-serif the printer has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coordplan.render.card.content import Row, Section
from coordplan.render.measure import broken
from coordplan.text import LANGUAGES, Language

SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
"""Points of the type tried; the last is the smallest that is legible from where one stands."""

COMFORTABLE = 10.0
"""The smallest type for which everything is kept."""

SMALLER = 0.88
"""The type of what holds for any victim or only depends, as part of that of the rest."""

WIDTH, HEIGHT = 538.0, 785.0
"""A4 less margins of 10 mm, in points."""

HEAD, FOOT = 5.0, 5.5
"""Lines kept for the head of the card and for its foot."""

LEADING, WHO, PADDING = 1.3, 0.32, 4.0
_LEAST_NEEDED = ("on-call", "general", "named", "told", "leads")
"""The sections from whose end lines are left out, the least needed first."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The sections as they fit, and the size of the type in points."""

    sections: tuple[Section, ...]
    size: float


def fitted(sections: Sequence[Section]) -> Fitted:
    """The sections in the largest type in which they fit.

    Where that is not comfortable with all of them, what only depends is left out; where even the
    smallest type is too large, lines are left out from the end of the least needed.
    """
    whole = list(sections)
    certain = [_without_rows(found) if found.id == "depends" else found for found in whole]
    for shown, sizes in ((whole, SIZES[: SIZES.index(COMFORTABLE) + 1]), (certain, SIZES)):
        for size in sizes:
            if height(shown, size) <= HEIGHT:
                return Fitted(tuple(shown), size)
    return Fitted(tuple(_cut(certain)), SIZES[-1])


def _without_rows(section: Section) -> Section:
    return replace(section, rows=(), left_out=section.left_out + len(section.rows))


def _cut(sections: list[Section]) -> list[Section]:
    """The sections with lines left out until the rest fits in the smallest type."""
    cut = list(sections)
    for id_ in _LEAST_NEEDED:
        for number, found in enumerate(sections):
            while found.id == id_ and cut[number].rows and height(cut, SIZES[-1]) > HEIGHT:
                rows, left_out = cut[number].rows[:-1], cut[number].left_out + 1
                cut[number] = replace(cut[number], rows=rows, left_out=left_out)
    return cut


def height(sections: Sequence[Section], size: float) -> float:
    """How high the card gets in the language that needs more room, in points."""
    return max(_height(sections, size, language) for language in LANGUAGES)


def _height(sections: Sequence[Section], size: float, language: Language) -> float:
    total = (HEAD + FOOT) * size * LEADING
    for section in sections:
        total += size * LEADING + PADDING if section.left_out else 0
        if not section.rows:
            continue
        total += 2.0 * size * LEADING
        own, row_height = (size * SMALLER, _run_in) if section.small else (size, _row)
        total += sum(row_height(row, own, language) for row in section.rows)
    return total


def _row(row: Row, size: float, language: Language) -> float:
    what = f"{row.what[language]} {row.clauses}"
    if row.who is None:
        lines = len(broken(what, WIDTH - 2 * PADDING, size))
    else:
        who = broken(row.who[language], WIDTH * WHO - 3 * PADDING, size, bold=True)
        lines = max(len(who), len(broken(what, WIDTH * (1 - WHO) - 3 * PADDING, size)))
    return lines * size * LEADING + PADDING


def _run_in(row: Row, size: float, language: Language) -> float:
    who = "" if row.who is None else f"{row.who[language]}: "
    said = f"{who}{row.what[language]} {row.clauses}"
    return len(broken(said, WIDTH - 2 * PADDING, size)) * size * LEADING + PADDING / 2
