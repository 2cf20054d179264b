"""The pages of reporting: who reports to whom, what is missing there, and what is due when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.blocks import (
    Block,
    Columns,
    Heading,
    Notice,
    Page,
    Row,
    Rows,
    Table,
    Words,
    clauses,
    code,
    grouped,
    marked,
    section,
    sheet,
    together,
    words,
)
from coordplan.compiled import Agency, Duty
from coordplan.pages.drafts import with_drafts
from coordplan.phrases import columns as c
from coordplan.phrases import duties as d
from coordplan.phrases import reports as say
from coordplan.phrases.conditions import condition_labels
from coordplan.phrases.time import ON_DEMAND, UNSPECIFIED, day, every, rhythm, swaps_unknown
from coordplan.reporting.due import DueReport, Schedule, Undatable, Undated
from coordplan.reporting.flows import Flow
from coordplan.reporting.holes import Hole, HoleKind
from coordplan.reporting.ledger import Ledger
from coordplan.text import Text, alike, join

_TITLE = Text(vi="Chế độ báo cáo", en="Who reports to whom")
_OWES = Text(vi="Phải báo cáo", en="Owes")
_RECEIVES = Text(vi="Được nhận báo cáo", en="Receives")
_PASSES_ON = Text(vi="Chuyển tiếp báo cáo", en="Passes on")
_NO_REPORTS = Text(
    vi="không điều khoản nào yêu cầu báo cáo", en="no clause of this plan asks for a report"
)
_NOTHING_HERE = Text(
    vi="không phải báo cáo, không nhận, không chuyển tiếp báo cáo nào",
    en="owes, receives and passes on no report",
)
_NOWHERE = Text(vi="không nêu", en="not said")
_HOLES = Text(vi="Chỗ trống trong chế độ báo cáo", en="Gaps in reporting")
_NO_HOLES = Text(vi="không thấy chỗ trống", en="no gaps found")
_KIND: dict[HoleKind, Text] = {
    HoleKind.NO_PERIOD: Text(vi="không nêu kỳ hạn", en="no period"),
    HoleKind.NO_ADDRESSEE: Text(vi="không nêu nơi nhận", en="no addressee"),
    HoleKind.NOBODY_ASKS: Text(vi="có số liệu, không yêu cầu báo cáo", en="nobody asks"),
    HoleKind.RECEIVES_NONE: Text(vi="không có nguồn số liệu", en="receives none"),
    HoleKind.CYCLE: Text(vi="báo cáo vòng tròn", en="circle"),
    HoleKind.TWICE: Text(vi="báo cáo trùng lặp", en="twice"),
}
_DUE = Text(vi="Báo cáo đến hạn từ {first} đến {last}", en="Reports due from {first} to {last}")
_NOTHING_DUE = Text(vi="không có báo cáo nào đến hạn", en="no report is due")
_NO_DATE = Text(vi="Không xác định được ngày đến hạn", en="Without a date")
_ADD_THEM = Text(vi="bổ sung bằng `--holidays`", en="add them with `--holidays`")
_MAY_MOVE = Text(vi="có thể thay đổi", en="may move")
_REASON: dict[Undatable, Text] = {
    Undatable.UNSPECIFIED: UNSPECIFIED,
    Undatable.ON_DEMAND: ON_DEMAND,
    Undatable.OFF_CALENDAR: Text(
        vi="{every}: không khớp với lịch, kế hoạch không nêu ngày bắt đầu",
        en="{every}: does not fit the calendar, and the plan sets no first day",
    ),
}
_FLOW: Columns[Flow] = (
    (c.PLAN, lambda f: f.plan.label),
    (Text(vi="Nơi gửi", en="From"), lambda f: f.sender.name),
    (Text(vi="Cấp gửi", en="From level"), lambda f: _level(f, f.sender)),
    (Text(vi="Nơi nhận", en="To"), lambda f: d.names([f.to] if f.to else ())),
    (Text(vi="Cấp nhận", en="To level"), lambda f: _level(f, f.to) if f.to else ""),
    (Text(vi="Qua", en="Via"), lambda f: d.names([f.reporting.via] if f.reporting.via else ())),
    (Text(vi="Kỳ báo cáo", en="Every"), lambda f: join(map(every, f.reporting.every), "; ")),
    (Text(vi="Đột xuất", en="On demand"), lambda f: c.YES if f.reporting.on_demand else ""),
    (
        Text(vi="Không nêu kỳ hạn", en="No period given"),
        lambda f: c.YES if f.reporting.unspecified else "",
    ),
    (Text(vi="Theo đề nghị", en="By request"), lambda f: c.YES if f.requested else ""),
    (Text(vi="Nội dung", en="Content"), lambda f: f.content),
    (c.WHEN, lambda f: condition_labels(f.plan.conditions[f.duty.condition], f.plan.vocabulary)),
    (c.CLAUSE, lambda f: clauses(d.clause(f.duty))),
    (c.DUTY, lambda f: f.duty.id),
    (Text(vi="Mã nơi gửi", en="From (id)"), lambda f: f.sender.id),
    (Text(vi="Mã nơi nhận", en="To (id)"), lambda f: f.to.id if f.to else ""),
)
_DUE_REPORT: Columns[DueReport] = (
    (Text(vi="Ngày đến hạn", en="Due"), lambda r: r.due.isoformat()),
    (Text(vi="Kỳ", en="Period"), lambda r: say.period(r.every, r.period)),
    (Text(vi="Kỳ từ ngày", en="Period from"), lambda r: r.period.first.isoformat()),
    (Text(vi="Kỳ đến ngày", en="Period to"), lambda r: r.period.last.isoformat()),
    (Text(vi="Kế hoạch còn hiệu lực", en="Plan in force"), lambda r: c.YES if r.in_force else c.NO),
    (Text(vi="Mã báo cáo", en="Report (id)"), lambda r: r.uid),
    (_MAY_MOVE.capital, lambda r: c.YES if r.provisional else c.NO),
)
_WHY = Text(vi="Lý do", en="Reason")


def ledger_page(ledgers: Sequence[Ledger], *, full: bool = False) -> Page:
    """Every plan's reports from the bottom level up, or what some agencies owe and receive.

    Without ``full``, what a report is about is left out, and holes stand together by kind.
    """
    sheets = (sheet(_FLOW, (flow for ledger in ledgers for flow in ledger.flows), title=_TITLE),)
    told = _Reporting(full=full, level=2 if len(ledgers) == 1 else 3)
    if len(ledgers) == 1:
        (own,) = ledgers
        subject = alike(own.plan.label) + " — " + own.plan.title
        page = Page(_TITLE, tuple(told.ledger(own)), subject=subject, sheets=sheets)
        return with_drafts(page, [own.plan])
    blocks: list[Block] = []
    for ledger in ledgers:
        blocks.append(Heading(code(ledger.plan.label), note=words(ledger.plan.title)))
        blocks += told.ledger(ledger)
    page = Page(_TITLE, tuple(blocks), sheets=sheets)
    return with_drafts(page, (one.plan for one in ledgers))


def schedule_page(due: Schedule, *, full: bool = False) -> Page:
    """What is due, by agency; the rule of the due day before, what has no date after."""
    title = _DUE.format(first=day(due.first), last=day(due.last))
    dated = sheet(_DUE_REPORT, due.reports)
    undated = sheet([(_WHY, _reason)], due.undated)
    return Page(
        title,
        tuple(_Reporting(full=full, level=2).schedule(due)),
        sheets=(
            _beside(dated, sheet(_FLOW, (one.flow for one in due.reports)), title),
            _beside(undated, sheet(_FLOW, (one.flow for one in due.undated)), _NO_DATE),
        ),
    )


def _beside(left: Table, right: Table, title: Text) -> Table:
    """Two tables of the same lines as one."""
    rows = tuple(a + b for a, b in zip(left.rows, right.rows, strict=True))
    return Table(left.columns + right.columns, rows, title)


class _Reporting:
    """How much of each report is told, and how high the headings are."""

    def __init__(self, *, full: bool, level: int) -> None:
        self.full = full
        self.level = level

    def ledger(self, ledger: Ledger) -> Iterator[Block]:
        """The reporting of one plan."""
        if not ledger.flows:
            missing = _NO_REPORTS if ledger.about is None else _NOTHING_HERE
            yield Notice(words(missing))
        elif ledger.about is None:
            for step, flows in grouped(ledger.flows, _step).items():
                yield from section(step, self.rows(flows), level=self.level)
        else:
            parts = (_OWES, _RECEIVES, _PASSES_ON)
            found = (ledger.owed, ledger.received, ledger.passed_on)
            for heading, own in zip(parts, found, strict=True):
                yield from section(heading, self.rows(own), level=self.level)
        rows = list(_holes(ledger.holes)) or [Row(words(_NO_HOLES))]
        yield from section(_HOLES, rows, level=self.level)

    def schedule(self, due: Schedule) -> Iterator[Block]:
        """What is due from one day to another."""
        yield Notice(words(say.rule_note(due)), tone="faint")
        if due.provisional:
            known = swaps_unknown(due.provisional).capital
            yield Notice(words(known, "; ", _ADD_THEM), tone="alert")
        for plan in dict.fromkeys(r.flow.plan.label for r in due.reports if not r.in_force):
            yield Notice(words(say.out_of_force(plan)), words(c.NOTE), "alert")
        if not due.reports:
            yield Notice(words(_NOTHING_DUE))
        by_sender = grouped(due.reports, lambda one: (one.flow.plan.label, one.flow.sender.name))
        for (plan, sender), found in by_sender.items():
            yield Heading(words(sender), self.level, note=code(plan))
            yield Rows(tuple(map(self.due, found)))
        yield from section(_NO_DATE, list(_undated(due.undated)), level=self.level)

    def rows(self, found: Iterable[Flow]) -> list[Row]:
        """What each agency sends, to all its addressees: under each duty, or under all alike."""
        return [
            Row(
                words(sender),
                words("→ ", to, ": ", often, self.content(sent[0][0])),
                clauses(d.clauses(flows[0].duty for flows in sent)),
            )
            for (sender, to, often, _), sent in grouped(_sent(found), self.told).items()
        ]

    def told(self, flows: Sequence[Flow]) -> tuple[Text, Text, Text, str]:
        """What makes a row of its own of what an agency sends under a duty."""
        one = flows[0]
        return one.sender.name, _to(flows), _rhythm(one), one.duty.id if self.full else ""

    def due(self, report: DueReport) -> Row:
        """One due report."""
        flow = report.flow
        period = say.period(report.every, report.period)
        return Row(
            words(day(report.due), alike("; ") + _MAY_MOVE if report.provisional else ""),
            words("→ ", _to([flow]), ": ", period, self.content(flow)),
            clauses(d.clause(flow.duty)),
        )

    def content(self, flow: Flow) -> Words:
        """What a report is about."""
        return words(" — ", flow.content) if self.full else ()


def _step(flow: Flow) -> Text:
    """The step that a report takes, such as "commune → district"."""
    to = _NOWHERE if flow.to is None else _level(flow, flow.to)
    return (_level(flow, flow.sender) + " → " + to).capital


def _level(flow: Flow, agency: Agency) -> Text:
    return flow.plan.vocabulary.levels[agency.level].label


def _sent(found: Iterable[Flow]) -> Iterable[list[Flow]]:
    """What one agency sends under one duty: a flow to each addressee."""
    return grouped(found, lambda one: (one.duty.id, one.sender.id)).values()


def _to(flows: Sequence[Flow]) -> Text:
    """To whom reports of one duty go, and through whom."""
    to = [flow.to for flow in flows if flow.to is not None]
    return d.addressees(to, flows[0].reporting.via)


def _rhythm(flow: Flow) -> Text:
    """How often a report is due; by request where the issuer can only ask."""
    said = rhythm(flow.reporting)
    return said + "; " + d.BY_REQUEST if flow.requested else said


def _holes(holes: Iterable[Hole]) -> Iterator[Row]:
    """The holes of each kind together: which agencies, by which clauses."""
    kinds: dict[HoleKind, dict[tuple[Agency, ...], list[Duty]]] = {}
    for hole in holes:
        kinds.setdefault(hole.kind, {}).setdefault(hole.agencies, []).extend(hole.duties)
    for kind, found in kinds.items():
        joiner = " → " if kind in {HoleKind.CYCLE, HoleKind.TWICE} else ", "
        each = (
            words(d.names(agencies, joiner), " ", clauses(d.clauses(duties)))
            for agencies, duties in found.items()
        )
        yield Row(marked("strong", _KIND[kind]), together(each))


def _reason(undated: Undated) -> Text:
    """Why a report has no date."""
    period = "" if undated.every is None else every(undated.every)
    return _REASON[undated.reason].format(every=period)


def _undated(found: Iterable[Undated]) -> Iterator[Row]:
    """The reports without a date, by the reason."""
    for reason, undated in grouped(found, _reason).items():
        under = (
            Row(
                words(sent[0].sender.name),
                words("→ ", _to(sent)),
                clauses(d.clause(sent[0].duty, sent[0].plan.label)),
            )
            for sent in _sent(one.flow for one in undated)
        )
        yield Row(marked("strong", reason), under=tuple(under))
