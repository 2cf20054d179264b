"""A comparison as tables for a spreadsheet: one line a cell, and the matrix as it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coordplan import blocks
from coordplan.blocks import Columns, Table, cell, sheet
from coordplan.compare.matrix import Cell, Comparison, Party, Row
from coordplan.pages.cells import Column
from coordplan.pages.signs import full_head, tone
from coordplan.pages.stances import case_name
from coordplan.phrases import columns as c
from coordplan.phrases.duties import names
from coordplan.text import Text, alike
from coordplan.vocabulary.terms import spelled

_CELLS = Text(vi="Từng ô", en="Cells")
_MATRIX = Text(vi="Bảng so sánh", en="Comparison")
_EVENT_ID = Text(vi="Mã sự kiện", en="Event id")
_FACTS = Text(vi="Dữ kiện", en="Facts")
_REACH = Text(vi="Mã phạm vi", en="Reach")
_FUNCTIONS = Text(vi="Mã chức năng", en="Functions")
_ALSO = Text(vi="Cũng chủ trì đối với mọi nạn nhân", en="Also leads for any victim")
_DEPENDS_ON = Text(vi="Mã dữ kiện cần hỏi", en="Depends on")


@dataclass(frozen=True, slots=True)
class _Line:
    """A cell with the row and the column in which it stands."""

    row: Row
    column: Column
    cell: Cell


def sheets(comparison: Comparison, columns: Sequence[Column]) -> tuple[Table, Table]:
    """First one line a cell, with ids as they are typed; then rows by plans."""
    rows = [row for matrix in comparison.matrices for row in matrix.rows]
    pairs = [(row, list(zip(columns, row.cells, strict=True))) for row in rows]
    lines = (_Line(row, column, said) for row, cells in pairs for column, said in cells)
    matrix = (
        (
            cell(row.action.label),
            cell(case_name(row.case)),
            *(cell(column.whole(said), tone=tone(said)) for column, said in cells),
        )
        for row, cells in pairs
    )
    titles = map(blocks.Column, (c.ACTION, c.SITUATION, *(alike(one.label) for one in columns)))
    return sheet(_COLUMNS, lines, title=_CELLS), Table(tuple(titles), tuple(matrix), _MATRIX)


def _facts(row: Row) -> str:
    facts = row.case.situation.facts
    return "; ".join(f"{fact}={spelled(value)}" for fact, value in facts.items())


def _names(parties: Iterable[Party]) -> Text:
    return names((party.agency for party in parties), "; ")


_COLUMNS: Columns[_Line] = (
    (c.SITUATION, lambda at: case_name(at.row.case)),
    (_EVENT_ID, lambda at: at.row.case.event.id if at.row.case.event is not None else ""),
    (_FACTS, lambda at: _facts(at.row)),
    (c.PHASE_ID, lambda at: at.row.action.phase.id),
    (c.ACTION, lambda at: at.row.action.label),
    (c.ACTION_ID, lambda at: at.row.action.id),
    (c.PLAN, lambda at: at.column.label),
    (c.JURISDICTION, lambda at: at.column.plan.jurisdiction.name),
    (Text(vi="Chủ trì", en="Who leads"), lambda at: full_head(at.cell)),
    (Text(vi="Mã chủ trì", en="Leadership"), lambda at: at.cell.leadership.value),
    (Text(vi="Mã tình trạng", en="Status"), lambda at: at.cell.status.value),
    (_REACH, lambda at: at.cell.reach.value if at.cell.parties else ""),
    (c.AGENCIES, lambda at: _names(at.cell.parties)),
    (_FUNCTIONS, lambda at: "; ".join(party.agency.function for party in at.cell.parties)),
    (Text(vi="Mã vai trò", en="Roles"), lambda at: "; ".join(p.role for p in at.cell.parties)),
    (c.CLAUSES, lambda at: at.column.cited(at.cell.parties)),
    (_ALSO, lambda at: _names(at.cell.also)),
    (Text(vi="Có thể", en="May"), lambda at: _names(at.cell.maybe)),
    (_DEPENDS_ON, lambda at: "; ".join(fact.id for fact in at.cell.depends_on)),
    (Text(vi="Toàn văn ô", en="Whole cell"), lambda at: at.column.whole(at.cell)),
)
