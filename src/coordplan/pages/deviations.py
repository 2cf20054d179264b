"""The page of where a plan departs from the higher instruments behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coordplan.answer.items import Caveat
from coordplan.blocks import (
    Block,
    Column,
    Heading,
    Notice,
    Page,
    Table,
    Words,
    cell,
    code,
    marked,
    words,
)
from coordplan.compare.baseline.terms import Aspect, Deviation, Deviations, Site, Way
from coordplan.compiled import Plan, Role
from coordplan.pages.drafts import with_drafts
from coordplan.pages.findings import Findings
from coordplan.phrases.time import deadline
from coordplan.text import Text, alike, forms, join

_TITLE = Text(vi="Sai khác với quy định chung", en="Where the plan departs from higher rules")
_BESIDE = Text(vi="So với ", en="Beside ")
_BASELINE = Text(vi="Quy định chung", en="Higher rule")
_NOTE = Text(vi="Lưu ý", en="Note")
_SAID: dict[tuple[Way, Aspect], Text] = {
    (Way.CONTRADICTS, Aspect.BODY): Text(
        vi="trái quy định: giao {own}; {baseline} giao {higher}",
        en="contradicts: given to {own}; {baseline} gives it to {higher}",
    ),
    (Way.CONTRADICTS, Aspect.DEADLINE): Text(
        vi="trái quy định: {limit}; {baseline}: {higher_limit}",
        en="contradicts: {limit}; {baseline}: {higher_limit}",
    ),
    (Way.OMITS, Aspect.ACTION): Text(
        vi="thiếu: không giao cơ quan nào; {baseline} giao {higher}",
        en="omits: given to nobody; {baseline} gives it to {higher}",
    ),
    (Way.OMITS, Aspect.LEADER): Text(
        vi="thiếu: chưa phân công cơ quan chủ trì; {baseline} giao {higher} chủ trì",
        en="omits: nobody leads; {baseline} has {higher} lead",
    ),
    (Way.OMITS, Aspect.BODY): Text(
        vi="thiếu: không giao {higher} như {baseline}, mà giao {own}",
        en="omits: not given to {higher}, as {baseline} does, but to {own}",
    ),
    (Way.OMITS, Aspect.NOTICE): Text(
        vi="thiếu: không quy định thông báo cho {higher} như {baseline}",
        en="omits: {higher} is not told; by {baseline} it is",
    ),
    (Way.OMITS, Aspect.DEADLINE): Text(
        vi="thiếu: không quy định thời hạn; {baseline}: {higher_limit} ({higher})",
        en="omits: no deadline; {baseline}: {higher_limit} ({higher})",
    ),
    (Way.LOOSENS, Aspect.DEADLINE): Text(
        vi="nới thời hạn: {limit}; {baseline}: {higher_limit}",
        en="loosens: {limit}; {baseline}: {higher_limit}",
    ),
    (Way.TIGHTENS, Aspect.DEADLINE): Text(
        vi="rút ngắn thời hạn: {limit}; {baseline}: {higher_limit}",
        en="tightens: {limit}; {baseline}: {higher_limit}",
    ),
    (Way.ADDS, Aspect.ACTION): Text(
        vi="thêm: giao {own}; {baseline} không giao cơ quan nào",
        en="adds: given to {own}; {baseline} gives it to nobody",
    ),
    (Way.ADDS, Aspect.BODY): Text(
        vi="thêm: giao cả {own}; {baseline} giao {higher}",
        en="adds: also given to {own}; {baseline} gives it to {higher}",
    ),
    (Way.ADDS, Aspect.NOTICE): Text(
        vi="thêm: thông báo cho {own}; {baseline} không quy định",
        en="adds: {own} is told; by {baseline} it is not",
    ),
    (Way.ADDS, Aspect.DEADLINE): Text(
        vi="thêm: {limit}; {baseline} không quy định thời hạn",
        en="adds: {limit}; {baseline} sets no deadline",
    ),
}
_FOUND = forms(vi="{n} sai khác", one="{n} deviation", many="{n} deviations")
_NONE = Text(vi="không có sai khác trong mọi tình huống", en="no deviation in any situation")
_LIMITS = Text(
    vi="nêu lại {repeated} trong {total} thời hạn của {baseline}",
    en="repeats {repeated} of the {total} deadlines of {baseline}",
)
_PARTIAL = Text(
    vi="{baseline} mới nhập một phần: không xét phần kế hoạch quy định thêm",
    en="{baseline} has been entered in part only: what the plan adds is not looked at",
)
_LEADS = Text(vi=" (chủ trì)", en=" (leads)")
_AGENCIES_SHOWN = 4


def deviation_page(
    plan: Plan, reports: Sequence[tuple[Deviations, Sequence[Caveat]]], *, full: bool = False
) -> Page:
    """The deviations from each baseline with the caveats of it, by phase, the gravest first.

    Without ``full``, those of little harm are only counted and long lists are cut.
    """
    page = Page(
        _TITLE,
        tuple(block for one in reports for block in _beside(*one, full=full)),
        subject=alike(plan.label) + " — " + plan.title,
        sheets=(_sheet([report for report, _ in reports]),),
    )
    return with_drafts(page, [plan])


def _beside(report: Deviations, caveats: Sequence[Caveat], *, full: bool) -> Iterator[Block]:
    """The deviations from one baseline."""
    baseline, limits, told = report.baseline, report.limits, _Told(report, full=full)
    yield Heading(words(_BESIDE, code(baseline.label)), note=words(baseline.title))
    for caveat in caveats:
        yield Notice(words(caveat.message), label=marked("alert", _NOTE), tone="alert")
    said = [told.tallied(_FOUND) if report.found else _NONE]
    if limits.total:
        said.append(
            _LIMITS.format(repeated=limits.repeated, total=limits.total, baseline=baseline.label)
        )
    if baseline.document.covers:
        said.append(_PARTIAL.format(baseline=baseline.label))
    yield from (Notice(words(one)) for one in said)
    for block in told.blocks():
        yield replace(block, level=3) if isinstance(block, Heading) else block


def _sheet(reports: Sequence[Deviations]) -> Table:
    """The deviations from every baseline in one table."""
    tables = [(one.baseline.label, _Told(one, full=True).sheet()) for one in reports]
    rows = tuple((cell(id_), *row) for id_, found in tables for row in found.rows)
    return Table((Column(_BASELINE), *tables[0][1].columns), rows)


class _Told(Findings[Deviation]):
    """The deviations of a report."""

    def __init__(self, report: Deviations, *, full: bool) -> None:
        super().__init__(report.found, report.plan.vocabulary, report.situations, full=full)
        self.report = report

    def said(self, one: Deviation) -> Text:
        """What is otherwise."""
        limit, higher_limit = (
            deadline(site.within) if site.within is not None else ""
            for site in (one.own, one.higher)
        )
        return _SAID[one.way, one.aspect].format(
            own=self._bodies(one, one.own),
            higher=self._bodies(one, one.higher),
            baseline=self.report.baseline.label,
            limit=limit,
            higher_limit=higher_limit,
        )

    def clauses(self, one: Deviation) -> Iterator[tuple[Text, Words]]:
        """The clauses of both sides; of a single duty also what it says."""
        for plan, site in ((self.report.plan, one.own), (self.report.baseline, one.higher)):
            gist = words(": ", site.duties[0].gist) if len(site.duties) == 1 else ()
            said = words(self.cited(site.clauses), gist)
            if said:
                yield alike(plan.label), said

    def _bodies(self, one: Deviation, site: Site) -> Text:
        """The bodies of a side; those that lead are marked where it matters who leads."""
        shown = site.agencies if self.full else site.agencies[:_AGENCIES_SHOWN]
        matters = one.aspect in {Aspect.ACTION, Aspect.BODY}
        leading = {p.agency for d in site.duties for p in d.postings if p.role is Role.LEAD}
        named = [a.name + (_LEADS if matters and a in leading else "") for a in shown]
        return join([*named, *(["…"] if len(shown) < len(site.agencies) else [])])
