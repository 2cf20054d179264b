"""The gaps of a plan: as text, as Markdown, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coordplan.compare.gaps import GapReport
from coordplan.compare.survey import Gap, GapKind
from coordplan.render import data, words
from coordplan.render.conditions import condition_words
from coordplan.render.findings import Findings, cases_data, clause_words
from coordplan.render.lines import Line, Span, labelled, paragraph
from coordplan.render.situations import how_many
from coordplan.text import Language, Text

if TYPE_CHECKING:
    from coordplan.render import contract as c

_SAID: dict[GapKind, Text] = {
    GapKind.NOBODY_ACTS: Text(vi="không ai làm", en="nobody acts"),
    GapKind.NOBODY_LEADS: Text(vi="có người làm, không ai chủ trì", en="nobody leads"),
    GapKind.HANDOVER_NOWHERE: Text(
        vi="{by} chuyển nạn nhân cho {agencies}, nơi không có nhiệm vụ gì",
        en="{by}: hands the victim over to {agencies}, with no duty there",
    ),
    GapKind.HANDOVER_CIRCLE: Text(
        vi="chuyển nạn nhân lòng vòng: {agencies}",
        en="the victim is handed over in a circle: {agencies}",
    ),
    GapKind.NOTICE_NOWHERE: Text(
        vi="{by} báo cho {agencies}, nơi không có nhiệm vụ gì",
        en="{by}: tells {agencies}, with no duty there",
    ),
    GapKind.RIVAL_LEADERS: Text(
        vi="nhiều cơ quan cùng chủ trì, không nêu theo chức năng: {agencies}",
        en="several lead, not said to be by function: {agencies}",
    ),
    GapKind.ONLY_ON_CALL: Text(
        vi="chỉ có cơ quan làm khi được gọi", en="somebody acts only where it is called"
    ),
    GapKind.NEVER_HOLDS: Text(
        vi="điều kiện của {duty} có phần không tác dụng: {idle}",
        en="part of the condition of {duty} changes nothing: {idle}",
    ),
    GapKind.COVERED_DUTY: Text(
        vi="{duty} đã nằm trọn trong {other}", en="{duty} says nothing that {other} does not"
    ),
}
_JOINER: dict[GapKind, Text] = {
    GapKind.HANDOVER_NOWHERE: words.OR,
    GapKind.HANDOVER_CIRCLE: Text(vi=" → ", en=" → "),
}
_LEFT_TO = Text(vi="; {plan} có nêu cơ quan chủ trì", en="; left to {plan}, which names a leader")
_FOUND = (
    Text(vi="{n} phát hiện", en="{n} finding"),
    Text(vi="{n} phát hiện", en="{n} findings"),
)
_NONE = Text(vi="không phát hiện gì trong {situations}", en="nothing found in any of {situations}")
_AMEND = Text(vi="sửa tại", en="amend")
_TAKEN_AS_CALLED = Text(vi="coi như đã được gọi", en="taken as called")
_NO_CLAUSE = Text(vi="không điều khoản nào nói đến", en="no clause gives it")


def gap_lines(
    report: GapReport, language: Language, width: int, *, full: bool = False
) -> list[Line]:
    """Findings by phase and action, the most harmful first.

    Without ``full``, those of little harm are only counted and long lists are cut.
    """
    plan, gaps = report.plan, _Gaps(report, language)
    return [
        *labelled(Span(plan.id, "strong"), plan.title[language], width),
        *paragraph(gaps.counts(), width),
        *gaps.lines(width, full=full),
    ]


def gap_markdown(report: GapReport, language: Language) -> str:
    """The same as Markdown, whole: one heading a phase, one item a finding."""
    plan, gaps = report.plan, _Gaps(report, language)
    return f"# {plan.id}: {plan.title[language]}\n\n{gaps.counts()}\n{gaps.markdown()}"


class _Gaps(Findings[Gap]):
    """The gaps of a report in one language."""

    def __init__(self, report: GapReport, language: Language) -> None:
        super().__init__(report.gaps, report.plan.vocabulary, report.situations, language)

    def counts(self) -> str:
        """How many gaps there are."""
        if not self.found:
            situations = how_many(self.situations, self.language)
            return _NONE[self.language].format(situations=situations)
        return self.tallied(_FOUND)

    def said(self, one: Gap, *, full: bool) -> str:
        """What is wrong."""
        language = self.language
        joiner = _JOINER.get(one.kind, Text(vi=", ", en=", "))[language]
        circle = one.kind is GapKind.HANDOVER_CIRCLE
        agencies = [*one.agencies, *(one.agencies[:1] if circle else ())]
        said = _SAID[one.kind][language].format(
            by=words.names(one.duties[0].acting if one.duties else (), language),
            agencies=words.names(agencies, language, joiner),
            duty=one.duties[0].name if one.duties else "",
            other=one.duties[-1].name if one.duties else "",
            idle=condition_words(one.idle, self.vocabulary) if one.idle is not None else "",
        )
        left = one.left_to
        return said if left is None else said + _LEFT_TO[language].format(plan=left)

    def clauses(self, one: Gap, *, full: bool) -> Iterator[tuple[str, str]]:
        """The clauses to amend."""
        language = self.language
        yield _AMEND[language], clause_words(one.clauses, full=full) or _NO_CLAUSE[language]
        if one.on_call and one.kind is not GapKind.ONLY_ON_CALL:
            on_call = dict.fromkeys(duty.clause for duty in one.on_call)
            yield _TAKEN_AS_CALLED[language], clause_words(tuple(on_call), full=full)


def gaps_data(report: GapReport) -> c.GapsJson:
    """The same as JSON."""
    return {
        "coordplan": 1,
        "plan": report.plan.id,
        "baseline": report.baselines[0].id if report.baselines else None,
        "baselines": [rule.id for rule in report.baselines],
        "situations": report.situations,
        "actions": [action.id for action in report.actions],
        "gaps": [_gap(report, gap) for gap in report.gaps],
    }


def _gap(report: GapReport, gap: Gap) -> c.GapJson:
    idle = gap.idle
    return {
        "id": gap.id,
        "kind": gap.kind.value,
        "severity": gap.harm.value,
        "phase": gap.action.phase.id,
        "action": gap.action.id,
        "count": gap.extent.count,
        "cases": cases_data(gap.extent.cases),
        "events": [event.id for event in gap.extent.events],
        "clauses": list(gap.clauses),
        "duties": [duty.id for duty in gap.duties],
        "agencies": data.agencies(gap.agencies),
        "left_to": gap.left_to,
        "of": gap.extent.of,
        "on_call": [duty.id for duty in gap.on_call],
        "idle": None if idle is None else condition_words(idle, report.plan.vocabulary),
    }
