"""The page of plans compared: a summary, who leads in a grid, and on request everything."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.answer.items import DOUBTS
from coordplan.blocks import (
    Block,
    Heading,
    Notice,
    Page,
    Row,
    Rows,
    Table,
    Words,
    code,
    marked,
    together,
    words,
)
from coordplan.blocks import Cell as Place
from coordplan.blocks import Column as Titled
from coordplan.compare.detail import Detail, detail
from coordplan.compare.matrix import Comparison, Matrix
from coordplan.compare.matrix import Row as Line
from coordplan.compiled import Plan
from coordplan.pages.cells import Column
from coordplan.pages.compare_full import Rest, acts
from coordplan.pages.compare_sheets import sheets
from coordplan.pages.drafts import with_drafts
from coordplan.pages.signs import LEADING, legend
from coordplan.pages.stances import LEADS, matrix_name, row_name, summary
from coordplan.phrases import columns as c
from coordplan.phrases.plans import issued, labels
from coordplan.phrases.successions import path
from coordplan.phrases.time import day
from coordplan.text import Text, alike, counted, forms, join
from coordplan.vocabulary import Phase

_TITLE = Text(
    vi="So sánh các kế hoạch phối hợp: cơ quan chủ trì",
    en="Coordination plans compared: who leads",
)
_AS_OF = Text(vi="Tính đến ngày", en="As of")
_LEFT_OUT = Text(vi="Không so sánh", en="Not compared")
_EXCLUDED = Text(
    vi="{events} (trái với dữ kiện đã cho)", en="{events} (the given facts exclude it)"
)
_NO_ROWS = Text(
    vi="không kế hoạch nào giao việc cho cơ quan có chức năng này trong các tình huống đã hỏi",
    en="no plan gives a body with this function a part in what was asked",
)
_EVENT = Text(vi="Sự kiện", en="Event")
_SIGNS = Text(vi="Ký hiệu", en="Signs")
_READ_IN = Text(vi="có phần theo cách hiểu của người nhập; xem ", en="partly inferred; see ")
_SHOW = Text(vi="coordplan show KẾ-HOẠCH ĐIỀU-KHOẢN", en="coordplan show PLAN CLAUSE")
_FULL = Text(
    vi=": từng ô với tên cơ quan, từng sự kiện, các điều khoản được dẫn",
    en=": each cell with the names of bodies, each event, the clauses cited",
)
_CHANGED = Text(vi="Đã thay đổi sau kế hoạch", en="Changed since the plan")
_CHANGED_NOTE = Text(
    vi="Các ô giữ đúng lời từng kế hoạch; cơ quan nêu trong đó có thể đã thay đổi, văn bản làm "
    "căn cứ có thể đã hết hiệu lực.",
    en="The cells keep to the words of each plan; bodies in them may have been replaced since, "
    "and laws behind them may be gone.",
)
_MORE_CHANGES = forms(
    vi="còn {n} thay đổi khác, xem ", one="{n} more change, see ", many="{n} more changes, see "
)
_GIST = Text(
    vi="Nội dung điều khoản do coordplan tóm tắt; chỉ văn bản gốc có giá trị pháp lý.",
    en="Each clause is in coordplan's own words; only the document itself counts.",
)
_HOW_TO_READ = Text(
    vi="Cách đọc bảng: tìm dòng nói về tình huống, rồi đọc ngang qua các kế hoạch. Dòng đầu của ô "
    "cho biết có cơ quan chủ trì hay không; tiếp theo là chức năng của cơ quan và điều khoản.",
    en="How to read the table: find the row of the situation and read across the plans. The first "
    "line of a cell says whether anybody leads; then come the functions of the bodies and the "
    "clauses.",
)


def comparison_page(comparison: Comparison, *, full: bool = False, tabular: bool = True) -> Page:
    """A summary of at most a screen, who leads in a grid; with ``full`` every cell and clause.

    The tables of a spreadsheet are made where it is one that is wanted.
    """
    compared = _Compared(comparison, detail(comparison) if full else None, full=full)
    page = Page(
        _TITLE,
        tuple(compared.blocks()),
        sheets=sheets(comparison, compared.columns) if tabular else (),
        foot=(words(_HOW_TO_READ), words(_GIST)),
    )
    return with_drafts(page, comparison.plans)


class _Compared:
    """A comparison with a column for each plan."""

    def __init__(self, comparison: Comparison, more: Detail | None, *, full: bool) -> None:
        self.comparison = comparison
        self.more = more
        self.full = full
        names = labels(comparison.plans)
        self.columns = tuple(
            Column(plan, name, self._anchors(number, plan))
            for number, (plan, name) in enumerate(zip(comparison.plans, names, strict=True))
        )

    def blocks(self) -> Iterator[Block]:
        """Everything, in the order in which a reader needs it."""
        yield Rows(tuple(self._about()))
        yield from summary(self.comparison, full=self.full)
        for matrix in self.comparison.matrices:
            yield Heading(words(LEADS.format(what=matrix_name(matrix))))
            yield self._grid(matrix) if matrix.rows else Notice(words(_NO_ROWS))
        yield Heading(words(_SIGNS))
        yield Rows(tuple(self._legend()))
        yield from self._changes()
        if self.full:
            yield from Rest(self.comparison, self.columns, self.more).blocks()
        else:
            yield Notice(words(code("--full"), _FULL), tone="faint")

    # what is compared

    def _about(self) -> Iterator[Row]:
        """The day, the plans with what makes them doubtful, and what is left out."""
        if self.comparison.as_of is not None:
            yield Row(marked("faint", _AS_OF), words(day(self.comparison.as_of)))
        for number, column in enumerate(self.columns):
            said = words(column.plan.jurisdiction.name, ", ", issued(column.plan))
            doubts = [marked("alert", one) for one in self._doubts(number)]
            yield Row(code(column.label), together([said, *doubts]))
        if self.comparison.left_out:
            events = join(event.label for event in self.comparison.left_out)
            yield Row(marked("faint", _LEFT_OUT), words(_EXCLUDED.format(events=events)))

    def _doubts(self, number: int) -> Iterator[Text]:
        """What to know before relying on a column."""
        caveats = self.comparison.caveats[number]
        yield from (one.message for one in caveats if one.rule != "draft")
        if self.comparison.changed:
            caveats = self.comparison.changed[number].caveats
            yield from (one.message for one in caveats if one.rule in DOUBTS)

    # the grid

    def _grid(self, matrix: Matrix) -> Table:
        """Rows in which every plan says the same stand together; actions only in one phase."""
        groups: dict[tuple[Phase | None, tuple[Place, ...]], list[Line]] = {}
        for row in matrix.rows:
            pairs = zip(self.columns, row.cells, strict=True)
            cells = tuple(column.short(cell) for column, cell in pairs)
            phase = None if matrix.case is None else row.action.phase
            groups.setdefault((phase, cells), []).append(row)
        rows: list[tuple[Place, ...]] = []
        before: Phase | None = None
        for (phase, said), lines in groups.items():
            if phase is not None and phase is not before:
                band = Place((marked("strong", phase.label.upper),))
                rows.append((band, *(Place(()) for _ in self.columns)))
            rows.append((Place(tuple(words(row_name(matrix, row)) for row in lines)), *said))
            before = phase
        first = _EVENT if matrix.case is None else c.ACTION
        titles = [first, *(alike(one.label) for one in self.columns)]
        return Table(tuple(map(Titled, titles)), tuple(rows))

    def _legend(self) -> Iterator[Row]:
        yield from legend(self.comparison.cells)
        shown = (acts(self.comparison, self.more, n) for n in range(len(self.columns)))
        if any(act.duty.inferred is not None for found in shown for act in found):
            yield Row(marked("strong", "*"), words(_READ_IN, code(_SHOW)))

    def _changes(self) -> Iterator[Block]:
        """What a registry says has changed since; without all of it, of the bodies that lead."""
        rows: list[Row] = []
        left = 0
        for number, column in enumerate(self.columns):
            found = list(self._changed(number))
            shown = [what for what, leads in found if leads or self.full]
            left += len(found) - len(shown)
            rows += [Row(code(column.label), what) for what in shown]
        if rows or left:
            yield Heading(words(_CHANGED))
            yield Notice(words(_CHANGED_NOTE))
            said = words(counted(_MORE_CHANGES, left), code("--full"))
            more = [Row(said, tone="faint")] if left else []
            yield Rows((*rows, *more))

    def _changed(self, number: int) -> Iterator[tuple[Words, bool]]:
        """What has changed since one plan, and whether it is about a body that leads."""
        if not self.comparison.changed:
            return
        changed = self.comparison.changed[number]
        cells = [row.cells[number] for matrix in self.comparison.matrices for row in matrix.rows]
        leading = {p.agency for one in cells if one.leadership in LEADING for p in one.parties}
        for one in changed.caveats:
            if one.rule not in DOUBTS:
                yield words(one.message), False
        for succeeded in changed.successions:
            said = words(succeeded.agency.name, " ", path(succeeded.steps))
            yield said, succeeded.agency in leading

    def _anchors(self, number: int, plan: Plan) -> dict[str, str]:
        """Where in the page the clauses stand that a plan's cells cite; nowhere in a brief one."""
        if not self.full:
            return {}
        cited = {act.clause for act in acts(self.comparison, self.more, number)}
        places = [at for at in plan.clauses if at in cited]
        return {at: f"plan-{number + 1}-clause-{n + 1}" for n, at in enumerate(places)}
