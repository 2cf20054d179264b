"""A comparison as tables for a spreadsheet: one line a cell, and the matrix as it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coordplan.compare.matrix import Cell, Comparison, Matrix, Party, Row
from coordplan.page import Cell as Place
from coordplan.page import Column as Titled
from coordplan.page import Table, Words, cell, table, words
from coordplan.pages.cells import Column
from coordplan.pages.signs import full_head, tone
from coordplan.pages.stances import case_name
from coordplan.phrases.duties import names
from coordplan.text import Said, Text
from coordplan.vocabulary.terms import spelled

_CELLS = Text(vi="Từng ô", en="Cells")
_MATRIX = Text(vi="Bảng so sánh", en="Comparison")
_ACTION = Text(vi="Việc", en="Action")
_CASE = Text(vi="Tình huống", en="Situation")
_COLUMNS = (
    _CASE,
    Text(vi="Mã sự kiện", en="Event id"),
    Text(vi="Dữ kiện", en="Facts"),
    Text(vi="Mã giai đoạn", en="Phase id"),
    _ACTION,
    Text(vi="Mã việc", en="Action id"),
    Text(vi="Kế hoạch", en="Plan"),
    Text(vi="Địa bàn", en="Jurisdiction"),
    Text(vi="Chủ trì", en="Who leads"),
    Text(vi="Mã chủ trì", en="Leadership"),
    Text(vi="Mã tình trạng", en="Status"),
    Text(vi="Mã phạm vi", en="Reach"),
    Text(vi="Cơ quan", en="Agencies"),
    Text(vi="Mã chức năng", en="Functions"),
    Text(vi="Mã vai trò", en="Roles"),
    Text(vi="Điều khoản", en="Clauses"),
    Text(vi="Cũng chủ trì đối với mọi nạn nhân", en="Also leads for any victim"),
    Text(vi="Có thể", en="May"),
    Text(vi="Mã dữ kiện cần hỏi", en="Depends on"),
    Text(vi="Toàn văn ô", en="Whole cell"),
)


def sheets(comparison: Comparison, columns: Sequence[Column]) -> tuple[Table, Table]:
    """First one line a cell, with ids as they are typed; then rows by plans."""
    lines = (
        _line(row, said, column)
        for matrix in comparison.matrices
        for row in matrix.rows
        for column, said in zip(columns, row.cells, strict=True)
    )
    return table(_COLUMNS, lines, title=_CELLS), _matrix(comparison.matrices, columns)


def _line(row: Row, said: Cell, column: Column) -> list[Said | Words]:
    facts = row.case.situation.facts
    return [
        case_name(row.case),
        row.case.event.id if row.case.event is not None else "",
        "; ".join(f"{fact}={spelled(value)}" for fact, value in facts.items()),
        row.action.phase.id,
        row.action.label,
        row.action.id,
        column.label,
        column.plan.jurisdiction.name,
        full_head(said),
        said.leadership.value,
        said.status.value,
        said.reach.value if said.parties else "",
        _names(said.parties),
        "; ".join(party.agency.function for party in said.parties),
        "; ".join(party.role.value for party in said.parties),
        column.cited(said.parties),
        _names(said.also),
        _names(said.maybe),
        "; ".join(fact.id for fact in said.depends_on),
        column.whole(said),
    ]


def _matrix(matrices: Iterable[Matrix], columns: Sequence[Column]) -> Table:
    titles = [_ACTION, _CASE, *(Text(c.label, c.label) for c in columns)]
    rows = (
        (
            cell(row.action.label),
            cell(case_name(row.case)),
            *(
                Place((words(column.whole(said)),), tone(said))
                for column, said in zip(columns, row.cells, strict=True)
            ),
        )
        for matrix in matrices
        for row in matrix.rows
    )
    return Table(tuple(map(Titled, titles)), tuple(rows), _MATRIX)


def _names(parties: Iterable[Party]) -> Text:
    return names((party.agency for party in parties), "; ")
