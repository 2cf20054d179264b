"""The rest of a comparison: each cell in full, what is open, each event, the clauses cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coordplan.answer.items import Act
from coordplan.blocks import (
    Block,
    Heading,
    Notice,
    Row,
    Rows,
    Words,
    clauses,
    code,
    marked,
    together,
    words,
)
from coordplan.compare.detail import Detail
from coordplan.compare.matrix import Comparison, Leadership, Matrix
from coordplan.compare.matrix import Row as Line
from coordplan.pages.cells import Column
from coordplan.pages.signs import head
from coordplan.pages.stances import matrix_name, row_name
from coordplan.text import Text, join

_CELLS = Text(vi="Từng ô: {what}", en="Cell by cell: {what}")
_EVERYTHING = Text(vi="mọi dòng", en="every row")
_UNSETTLED = Text(vi="Nội dung chưa rõ", en="What is not settled")
_UNSETTLED_NOTE = Text(
    vi="Những dòng kế hoạch không nêu cơ quan chủ trì, hoặc phải hỏi thêm mới xác định được. "
    "coordplan không tự điền vào chỗ trống: kế hoạch có thể dựa vào văn bản của cấp trên.",
    en="Where a plan names no lead agency, or more must be asked first. coordplan fills in "
    "nothing: a plan may rely on an instrument of a higher level.",
)
_SETTLED = Text(
    vi="dòng nào cũng có cơ quan chủ trì hoặc trực tiếp thực hiện",
    en="in every row somebody leads or acts",
)
_ANY_VICTIM = Text(vi="Mọi việc, đối với mọi nạn nhân", en="Every action, for any victim")
_ANY_VICTIM_NOTE = Text(
    vi="Khi chưa biết gì về vụ việc: điều mỗi kế hoạch quy định đối với mọi nạn nhân, và việc nào "
    "tùy theo dữ kiện nào.",
    en="With nothing known of the case: what each plan provides for any victim, and what depends "
    "on which fact.",
)
_EVENTS = Text(vi="Từng sự kiện", en="Event by event")
_EVENTS_NOTE = Text(
    vi="Chỉ nêu những việc mà có kế hoạch quy định khác với phần dành cho mọi nạn nhân.",
    en="Only actions on which some plan says something else than for any victim.",
)
_AS_USUAL = Text(vi="như đối với mọi nạn nhân", en="as for any victim")
_SOURCES = Text(vi="Điều khoản được dẫn", en="Clauses cited")
_NOBODY = frozenset({Leadership.NOBODY, Leadership.MENTIONED, Leadership.SILENT})


@dataclass(frozen=True, slots=True)
class Rest:
    """A comparison with a column for each plan, and what lies behind it."""

    comparison: Comparison
    columns: tuple[Column, ...]
    more: Detail | None

    def blocks(self) -> Iterator[Block]:
        """Everything that the first screens leave out."""
        for matrix in self.comparison.matrices:
            yield from self._cells(matrix)
        yield from self._unsettled()
        if self.more is not None:
            yield from self._details(self.more)
        yield from self._sources()

    def _cells(self, matrix: Matrix) -> Iterator[Block]:
        """Plan by plan what its cells say, bodies by their own names; equal cells once."""
        yield Heading(words(_CELLS.format(what=matrix_name(matrix))))
        for number, column in enumerate(self.columns):
            rows: dict[Words, list[Text]] = {}
            for row in matrix.rows:
                told = column.whole(row.cells[number])
                rows.setdefault(told, []).append(row_name(matrix, row))
            yield self._plan_heading(column)
            yield Rows(tuple(Row(_where(names, matrix), told) for told, names in rows.items()))

    def _unsettled(self) -> Iterator[Block]:
        """Plan by plan where nobody leads, and where more must be known; with what to ask."""
        yield Heading(words(_UNSETTLED))
        yield Notice(words(_UNSETTLED_NOTE))
        for number, column in enumerate(self.columns):
            rows = [row for m in self.comparison.matrices for row in self._open(m, number)]
            yield self._plan_heading(column)
            yield Rows(tuple(rows) or (Row((), words(_SETTLED)),))

    def _open(self, matrix: Matrix, number: int) -> Iterator[Row]:
        several = len(self.comparison.matrices) > 1
        where = words(" (", matrix_name(matrix), ")") if several else ()
        nobody = [r for r in matrix.rows if r.cells[number].leadership in _NOBODY]
        if nobody:
            names = [row_name(matrix, row) for row in nobody]
            yield Row(words(head(Leadership.NOBODY), where), _where(names, matrix))
        for row in matrix.rows:
            cell = row.cells[number]
            if cell.leadership is Leadership.UNDECIDED:
                asked = join((fact.question for fact in cell.depends_on), " ")
                yield Row(words(row_name(matrix, row), where), words(asked))

    def _details(self, more: Detail) -> Iterator[Block]:
        """Every action for any victim, then of each event the actions that differ from that."""
        yield Heading(words(_ANY_VICTIM))
        yield Notice(words(_ANY_VICTIM_NOTE))
        yield Rows(tuple(self._action(row) for row in more.any_victim.rows))
        yield Heading(words(_EVENTS))
        yield Notice(words(_EVENTS_NOTE))
        for matrix in more.events:
            yield Heading(words(matrix_name(matrix)), 3)
            rows = [self._action(row, more) for row in matrix.rows]
            yield Rows(tuple(rows) or (Row((), words(_AS_USUAL)),))

    def _action(self, row: Line, more: Detail | None = None) -> Row:
        """An action with what each plan says of it; those that say nothing special together."""
        told: dict[Words, list[Column]] = {}
        for number, (column, cell) in enumerate(zip(self.columns, row.cells, strict=True)):
            usual = more is not None and more.usual(row, number)
            said = marked("faint", _AS_USUAL) if usual else column.whole(cell)
            told.setdefault(said, []).append(column)
        under = (
            Row(together((code(c.label) for c in columns), ", "), said)
            for said, columns in told.items()
        )
        return Row(words(row.action.label), under=tuple(under))

    def _sources(self) -> Iterator[Block]:
        """The clauses cited, plan by plan, with what was read in."""
        yield Heading(words(_SOURCES))
        for number, column in enumerate(self.columns):
            yield self._plan_heading(column, column.plan.title)
            notes = self._read_in(number)
            rows = (
                Row(
                    clauses(f"[{at}]"),
                    words(clause.gist),
                    under=tuple(Row(words("*"), words(note)) for note in notes.get(at, ())),
                    anchor=column.anchors[at],
                )
                for at, clause in column.plan.clauses.items()
                if at in column.anchors
            )
            yield Rows(tuple(rows))

    def _read_in(self, number: int) -> dict[str, dict[Text, None]]:
        """What was read in, by clause, each once."""
        found: dict[str, dict[Text, None]] = {}
        for act in acts(self.comparison, self.more, number):
            if act.duty.inferred is not None:
                found.setdefault(act.clause, {})[act.duty.inferred] = None
        return found

    def _plan_heading(self, column: Column, note: Text | None = None) -> Heading:
        return Heading(code(column.label), 3, note=words(note or column.plan.jurisdiction.name))


def acts(comparison: Comparison, more: Detail | None, number: int) -> Iterator[Act]:
    """What stands in the cells of one plan, in what is compared and what lies behind it."""
    behind = [more.any_victim, *more.events] if more is not None else []
    rows = (row for matrix in (*comparison.matrices, *behind) for row in matrix.rows)
    for party in (party for row in rows for party in row.cells[number].everybody):
        yield from party.acts


def _where(names: Sequence[Text], matrix: Matrix) -> Words:
    """The rows in which a cell says the same."""
    everywhere = 1 < len(names) == len(matrix.rows)
    return words(_EVERYTHING if everywhere else join(names))
