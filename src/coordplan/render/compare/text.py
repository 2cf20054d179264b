"""A comparison on a terminal: first a grid of functions, then every cell in full."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from coordplan.compare.matrix import Cell, Comparison, Leadership, Matrix
from coordplan.compiled import Plan
from coordplan.render import words as common
from coordplan.render.compare import words
from coordplan.render.lines import (
    BLANK,
    Entry,
    Line,
    Span,
    Style,
    entries,
    labelled,
    line,
    paragraph,
)
from coordplan.text import Language

_GAP = 2
_FIRST_COLUMN = 22
_NARROWEST_COLUMN = 13
_WIDEST_COLUMN = 36
_CLAUSES_SHOWN = 2


def comparison_lines(
    comparison: Comparison, language: Language, width: int, *, brief: bool = False
) -> list[Line]:
    """Matrices one below the other, then what the signs mean and what to note.

    A matrix is a grid, then every cell in full, which ``brief`` leaves out.
    """
    plans = comparison.plans
    lines: list[Line] = []
    for matrix in comparison.matrices:
        lines.append(line(Span(words.heading(matrix)[language].upper(), "heading")))
        if matrix.rows:
            lines += _grid(matrix, plans, language, width)
        else:
            lines += paragraph(words.NO_ROWS[language], width, indent=2)
        if not brief:
            lines += _full(matrix, plans, language, width)
        lines.append(BLANK)
    return [
        *lines,
        *_legend(language, width),
        *_notes(comparison, language, width),
        *_changes(comparison, language, width),
    ]


# the grid


def _grid(matrix: Matrix, plans: Sequence[Plan], language: Language, width: int) -> Iterator[Line]:
    """Signs, functions and clauses, as many plans beside each other as fit."""
    room = max(1, (width - _FIRST_COLUMN - _GAP) // (_NARROWEST_COLUMN + _GAP))
    blocks = math.ceil(len(plans) / room)
    size = math.ceil(len(plans) / blocks)
    for start in range(0, len(plans), size):
        if start:
            yield BLANK
        yield from _block(matrix, plans, slice(start, start + size), language, width)


def _block(
    matrix: Matrix, plans: Sequence[Plan], shown: slice, language: Language, width: int
) -> Iterator[Line]:
    """Some of the plans beside each other."""
    names = words.labels(plans)[shown]
    room = (width - _FIRST_COLUMN - _GAP) // len(names) - _GAP
    columns = [_FIRST_COLUMN, *(min(room, _WIDEST_COLUMN) for _ in names)]
    first = words.EVENT if matrix.case is None else words.ACTION
    yield from _beside([first[language], *names], columns, "faint")
    for row in matrix.rows:
        cells = [
            _short(cell, plan, language)
            for cell, plan in zip(row.cells[shown], plans[shown], strict=True)
        ]
        yield from _beside([words.row_name(matrix, row)[language], *cells], columns, "plain")


def _beside(texts: Sequence[str], columns: Sequence[int], style: Style) -> Iterator[Line]:
    """Texts beside each other, each wrapped into its column."""
    wraps = [
        textwrap.wrap(text, column, break_on_hyphens=False)
        for text, column in zip(texts, columns, strict=True)
    ]
    for rows in zip_longest(*wraps, fillvalue=""):
        padded = (text.ljust(column) for text, column in zip(rows, columns, strict=True))
        yield line(Span((" " * _GAP).join(padded), style))


def _short(cell: Cell, plan: Plan, language: Language) -> str:
    """A cell of the grid: its sign, the functions of its leaders, the clauses."""
    sign = words.sign(cell)
    match cell.leadership:
        case Leadership.ONE | Leadership.SEVERAL | Leadership.ALONE:
            functions = dict.fromkeys(
                words.function(p.agency, plan)[language] for p in cell.parties
            )
            clauses = words.cited(cell.parties, shown=_CLAUSES_SHOWN)
            more = f" +{len(cell.also)}" if cell.also else ""
            called = all(party.on_call for party in cell.parties)
            on_call = f", {words.ON_CALL[language]}" if called else ""
            return f"{sign} {', '.join(functions)}{on_call} {clauses}{more}"
        case Leadership.UNDECIDED:
            on = words.facts(cell.depends_on)[language]
            clauses = words.cited(cell.maybe, shown=_CLAUSES_SHOWN)
            return f"{sign} {words.DEPENDS_ON[language]} {on} {clauses}"
        case Leadership.NOBODY | Leadership.MENTIONED | Leadership.SILENT:
            clauses = words.cited(cell.parties or cell.maybe, shown=_CLAUSES_SHOWN)
            return f"{sign} {words.HEAD[cell.leadership][language]} {clauses}"
        case Leadership.OUTSIDE | Leadership.NOT_NEEDED:
            return f"{sign} {words.HEAD[cell.leadership][language]}"


# the cells in full


def _full(matrix: Matrix, plans: Sequence[Plan], language: Language, width: int) -> Iterator[Line]:
    """Plan by plan what its cells say, the agencies by their own names; equal cells once."""
    for number, (name, plan) in enumerate(zip(words.labels(plans), plans, strict=True)):
        rows: dict[str, list[str]] = {}
        for row in matrix.rows:
            told = words.said(row.cells[number], plan, language)
            rows.setdefault(told, []).append(words.row_name(matrix, row)[language])
        yield BLANK
        yield line(Span(name, "strong"), f"  {plan.jurisdiction.name[language]}")
        yield from entries(
            [Entry(_where(names, matrix, language), told, "") for told, names in rows.items()],
            width,
        )


def _where(names: Sequence[str], matrix: Matrix, language: Language) -> str:
    """The rows in which a cell says the same."""
    return words.EVERYTHING[language] if 1 < len(names) == len(matrix.rows) else ", ".join(names)


# what to know


def _legend(language: Language, width: int) -> Iterator[Line]:
    """What the signs mean."""
    rows = [
        Entry(sign, f"{name[language]}: {meaning[language]}", "")
        for sign, name, meaning in words.LEGEND
    ]
    yield line(Span(words.SIGNS[language], "heading"))
    yield from entries(rows, width)


def _changes(comparison: Comparison, language: Language, width: int) -> Iterator[Line]:
    """What has changed since each plan, and who has succeeded its bodies."""
    for number, (name, said) in enumerate(words.changes(comparison)):
        if number == 0:
            yield BLANK
            yield line(Span(words.CHANGED[language], "heading"))
        for one in said:
            yield from labelled(Span(f"  {name}", "strong"), one[language], width)


def _notes(comparison: Comparison, language: Language, width: int) -> Iterator[Line]:
    """What to know before relying on a column, and what an asterisk means."""
    for note in words.notes(comparison):
        yield from labelled(Span(common.WARNING[language], "alert"), note[language], width)
    if words.anything_read_in(comparison):
        yield from paragraph(words.READ_IN[language], width, style="faint")
