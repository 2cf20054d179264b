"""The page of the gaps of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.blocks import Notice, Page, Words, words
from coordplan.compare.gaps import GapReport
from coordplan.compare.survey import Gap, GapKind
from coordplan.pages.drafts import with_drafts
from coordplan.pages.findings import Findings
from coordplan.phrases.conditions import condition_words
from coordplan.phrases.duties import OR, names
from coordplan.text import Said, Text, forms

_TITLE = Text(vi="Chỗ trống của kế hoạch", en="Gaps of the plan")
_SAID: dict[GapKind, Text] = {
    GapKind.NOBODY_ACTS: Text(vi="không giao cơ quan nào thực hiện", en="nobody acts"),
    GapKind.NOBODY_LEADS: Text(
        vi="có cơ quan thực hiện, chưa phân công cơ quan chủ trì", en="nobody leads"
    ),
    GapKind.HANDOVER_NOWHERE: Text(
        vi="{by} chuyển giao nạn nhân cho {agencies}, cơ quan này không được giao nhiệm vụ nào",
        en="{by}: hands the victim over to {agencies}, with no duty there",
    ),
    GapKind.HANDOVER_CIRCLE: Text(
        vi="chuyển giao nạn nhân vòng tròn: {agencies}",
        en="the victim is handed over in a circle: {agencies}",
    ),
    GapKind.NOTICE_NOWHERE: Text(
        vi="{by} thông báo cho {agencies}, cơ quan này không được giao nhiệm vụ nào",
        en="{by}: tells {agencies}, with no duty there",
    ),
    GapKind.RIVAL_LEADERS: Text(
        vi="nhiều cơ quan cùng chủ trì, không nêu theo chức năng: {agencies}",
        en="several lead, not said to be by function: {agencies}",
    ),
    GapKind.ONLY_ON_CALL: Text(
        vi="chỉ có cơ quan thực hiện khi được yêu cầu", en="somebody acts only where it is called"
    ),
    GapKind.NEVER_HOLDS: Text(
        vi="điều kiện của {duty} có phần không có tác dụng: {idle}",
        en="part of the condition of {duty} changes nothing: {idle}",
    ),
    GapKind.COVERED_DUTY: Text(
        vi="{duty} trùng hoàn toàn với {other}", en="{duty} says nothing that {other} does not"
    ),
}
_JOINER: dict[GapKind, Said] = {GapKind.HANDOVER_NOWHERE: OR, GapKind.HANDOVER_CIRCLE: " → "}
_LEFT_TO = Text(
    vi="{said}; {plan} có nêu cơ quan chủ trì",
    en="{said}; left to {plan}, which names a lead agency",
)
_FOUND = forms(vi="{n} phát hiện", one="{n} finding", many="{n} findings")
_NONE = Text(vi="không có phát hiện trong mọi tình huống", en="nothing found in any situation")
_AMEND = Text(vi="sửa tại", en="amend")
_TAKEN_AS_CALLED = Text(vi="coi như đã được yêu cầu", en="taken as called")
_NO_CLAUSE = Text(vi="không điều khoản nào quy định", en="no clause gives it")


def gap_page(report: GapReport, *, full: bool = False) -> Page:
    """Findings by phase and action, the most harmful first.

    Without ``full``, those of little harm are only counted and long lists are cut.
    """
    gaps = _Gaps(report, full=full)
    tally = gaps.tallied(_FOUND) if report.gaps else _NONE
    page = Page(
        _TITLE,
        (Notice(words(tally)), *gaps.blocks()),
        subject=Text(vi=report.plan.label, en=report.plan.label) + " — " + report.plan.title,
        sheets=(_Gaps(report, full=True).sheet(),),
    )
    return with_drafts(page, [report.plan])


class _Gaps(Findings[Gap]):
    """The gaps of a report."""

    def __init__(self, report: GapReport, *, full: bool) -> None:
        super().__init__(report.gaps, report.plan.vocabulary, report.situations, full=full)

    def said(self, one: Gap) -> Text:
        """What is wrong."""
        joiner = _JOINER.get(one.kind, ", ")
        circle = one.kind is GapKind.HANDOVER_CIRCLE
        agencies = [*one.agencies, *(one.agencies[:1] if circle else ())]
        said = _SAID[one.kind].format(
            by=names(one.duties[0].acting if one.duties else ()),
            agencies=names(agencies, joiner),
            duty=one.duties[0].name if one.duties else "",
            other=one.duties[-1].name if one.duties else "",
            idle=condition_words(one.idle, self.vocabulary) if one.idle is not None else "",
        )
        return said if one.left_to is None else _LEFT_TO.format(said=said, plan=one.left_to)

    def clauses(self, one: Gap) -> Iterator[tuple[Text, Words]]:
        """The clauses to amend."""
        yield _AMEND, words(self.cited(one.clauses) or _NO_CLAUSE)
        if one.on_call and one.kind is not GapKind.ONLY_ON_CALL:
            on_call = tuple(dict.fromkeys(duty.clause for duty in one.on_call))
            yield _TAKEN_AS_CALLED, words(self.cited(on_call))
