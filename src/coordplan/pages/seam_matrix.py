"""The page of the holes between any two plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from coordplan.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Page,
    Row,
    Rows,
    Table,
    cell,
    table,
    words,
)
from coordplan.blocks import Notice as Remark
from coordplan.pages.seam import KINDS, lost_words
from coordplan.phrases import columns
from coordplan.phrases.time import day
from coordplan.text import Text, alike, counted, forms, join

if TYPE_CHECKING:
    from coordplan.blocks import Words
    from coordplan.casework.matrix import Line, SeamMatrix
    from coordplan.casework.terms import Crossing
    from coordplan.vocabulary import Event

_TITLE = Text(vi="Chỗ hở giữa các kế hoạch", en="Holes between plans")
_AS_OF = Text(vi="tính đến ngày {day}", en="as of {day}")
_FOUND = forms(
    vi="{n} cặp kế hoạch có chỗ hở, trên {of} cặp",
    one="{n} pair of plans of {of} has a hole",
    many="{n} pairs of plans of {of} have a hole",
)
_RECEIVED = Text(vi="Nơi tiếp nhận ↓ nơi cư trú →", en="Received ↓ at home →")
_HOLES = forms(vi="{n} chỗ hở", one="{n} hole", many="{n} holes")
_NONE = Text(vi="không có", en="none")
_EVERY = Text(vi="mọi sự kiện", en="every event")
_AT = Text(vi="Nơi tiếp nhận", en="Received")
_HOME = Text(vi="Nơi cư trú", en="At home")
_EVENT = Text(vi="Sự kiện", en="Event")


def matrix_page(matrix: SeamMatrix) -> Page:
    """For each two plans the holes of the seam, and at which events each of them stands."""
    lines = [line for line in matrix.lines if any(one.holes for one in line.cells)]
    blocks: list[Block] = [
        Remark(words(counted(_FOUND, len(lines), of=len(matrix.lines)))),
        _grid(matrix),
    ]
    for line in lines:
        blocks.append(Heading(words(f"{line.at.label} → {line.home.label}")))
        blocks.append(Rows(tuple(_rows(line))))
    subject = _AS_OF.format(day=day(matrix.as_of))
    return Page(_TITLE, tuple(blocks), subject=subject, sheets=(_sheet(matrix),))


def _grid(matrix: SeamMatrix) -> Table:
    """Plans by plans: how many different holes the seam has over all events."""
    holes = {(line.at.id, line.home.id): len(_distinct(line)) for line in matrix.lines}
    rows = []
    for at in matrix.plans:
        cells = [_count(holes.get((at.id, home.id))) for home in matrix.plans]
        rows.append((cell(at.label), *cells))
    titles = [Column(_RECEIVED), *(Column(alike(plan.label)) for plan in matrix.plans)]
    return Table(tuple(titles), tuple(rows))


def _count(number: int | None) -> Cell:
    if number is None:
        return cell("–", tone="faint")
    if number == 0:
        return cell(_NONE, tone="good")
    return cell(counted(_HOLES, number), tone="alert")


def _distinct(line: Line) -> dict[Words, list[Event]]:
    """Each hole in words, with the events at which it is there."""
    found: dict[Words, list[Event]] = {}
    for one in line.cells:
        for hole in {lost_words(hole): hole for hole in one.holes}:
            found.setdefault(hole, []).append(one.event)
    return found


def _rows(line: Line) -> Iterator[Row]:
    for said, events in _distinct(line).items():
        yield Row(words(_events(events, len(line.cells))), said, tone="alert")


def _events(events: Iterable[Event], all_: int) -> Text:
    found = [event.label for event in events]
    return _EVERY if len(found) == all_ else join(found)


def _sheet(matrix: SeamMatrix) -> Table:
    """A line for each hole of each event of each two plans."""
    titles = (_AT, _HOME, _EVENT, columns.WHAT, columns.DETAILS)
    rows: list[tuple[Words, ...]] = []
    for line in matrix.lines:
        for one in line.cells:
            rows += [_line(line, one.event, hole) for hole in one.holes]
    return table(titles, rows, title=_TITLE)


def _line(line: Line, event: Event, hole: Crossing) -> tuple[Words, ...]:
    return (
        words(line.at.id),
        words(line.home.id),
        words(event.label),
        words(KINDS[hole.kind]),
        lost_words(hole),
    )
