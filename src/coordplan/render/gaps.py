"""The gaps of a plan: as text, as Markdown, as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coordplan.compare.gaps import GapReport
from coordplan.compare.survey import Gap, GapKind, Harm
from coordplan.render import data, words
from coordplan.render.conditions import condition_words
from coordplan.render.findings import (
    EVENTS,
    HARM,
    LESS,
    by_phase,
    case_words,
    cases_data,
    clause_words,
    hidden_cases,
    label,
    shown_cases,
    tally,
    where,
)
from coordplan.render.lines import BLANK, Line, Span, labelled, line, paragraph
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
_COUNTS = Text(
    vi="{all} phát hiện: {high} nặng, {medium} vừa, {low} nhẹ; có thể có {situations}",
    en="{all} findings: {high} high, {medium} medium, {low} low; {situations} can occur",
)
_NONE = Text(vi="không phát hiện gì trong {situations}", en="nothing found in any of {situations}")
_AMEND = Text(vi="sửa tại", en="amend")
_NO_CLAUSE = Text(vi="không điều khoản nào nói đến", en="no clause gives it")


def gap_lines(
    report: GapReport, language: Language, width: int, *, full: bool = False
) -> list[Line]:
    """Findings by phase and action, the most harmful first.

    Without ``full``, those of little harm are only counted and long lists are cut.
    """
    plan = report.plan
    lines = [
        *labelled(Span(plan.id, "strong"), plan.title[language], width),
        *paragraph(_counts(report, language), width),
    ]
    for phase, gaps in by_phase(report.gaps, plan.vocabulary, full=full):
        lines += [BLANK, line(Span(phase.label[language].upper(), "heading"))]
        for gap in gaps:
            lines += _gap_lines(report, gap, language, width, full=full)
    left = 0 if full else sum(gap.harm is Harm.LOW for gap in report.gaps)
    if left:
        lines += [BLANK, line(Span(LESS[language].format(n=left), "faint"))]
    return lines


def _counts(report: GapReport, language: Language) -> str:
    situations = how_many(report.situations, language)
    if not report.gaps:
        return _NONE[language].format(situations=situations)
    return _COUNTS[language].format(
        all=len(report.gaps), situations=situations, **tally(report.gaps)
    )


def _gap_lines(
    report: GapReport, gap: Gap, language: Language, width: int, *, full: bool
) -> list[Line]:
    lines = labelled(label(gap.harm, language), _said(report, gap, language), width)
    for case in shown_cases(gap.extent, full=full):
        lines += paragraph(f"- {case_words(case, language)}", width, indent=6)
    lines += [
        found
        for name, said in _notes(report, gap, language, full=full)
        for found in labelled(Span(f"      {name}", "faint"), said, width)
    ]
    return lines


def _said(report: GapReport, gap: Gap, language: Language) -> str:
    """What is wrong, with which action, and in how many situations."""
    joiner = _JOINER.get(gap.kind, Text(vi=", ", en=", "))[language]
    circle = gap.kind is GapKind.HANDOVER_CIRCLE
    agencies = [*gap.agencies, *(gap.agencies[:1] if circle else ())]
    said = _SAID[gap.kind][language].format(
        by=words.names(gap.duties[0].acting if gap.duties else (), language),
        agencies=words.names(agencies, language, joiner),
        duty=gap.duties[0].name if gap.duties else "",
        other=gap.duties[-1].name if gap.duties else "",
        idle=condition_words(gap.idle, report.plan.vocabulary) if gap.idle is not None else "",
    )
    if gap.left_to is not None:
        said += _LEFT_TO[language].format(plan=gap.left_to)
    there = where(gap.extent, report.situations, language)
    return f"{gap.action.label[language]}: {said} ({there})"


def _notes(
    report: GapReport, gap: Gap, language: Language, *, full: bool
) -> Iterator[tuple[str, str]]:
    """What else to know of a finding: cases left out, events in it, clauses to amend."""
    hidden = hidden_cases(gap.extent, language, full=full)
    if hidden:
        yield "…", hidden
    events = gap.extent.events
    if events and gap.extent.count < report.situations:
        yield EVENTS[language], ", ".join(event.label[language] for event in events)
    yield _AMEND[language], clause_words(gap.clauses, full=full) or _NO_CLAUSE[language]


def gap_markdown(report: GapReport, language: Language) -> str:
    """The same as Markdown, whole: one heading a phase, one item a finding."""
    plan = report.plan
    parts = [f"# {plan.id}: {plan.title[language]}\n\n{_counts(report, language)}\n"]
    for phase, gaps in by_phase(report.gaps, plan.vocabulary, full=True):
        parts.append(f"\n## {phase.label[language]}\n\n")
        for gap in gaps:
            harm = HARM[gap.harm][language]
            parts.append(f"- **{harm}** {_said(report, gap, language)} (`{gap.id}`)\n")
            parts += [
                f"  - {case_words(case, language)}\n" for case in shown_cases(gap.extent, full=True)
            ]
            notes = _notes(report, gap, language, full=True)
            parts += [f"  - {name}: {said}\n" for name, said in notes]
    return "".join(parts)


def gaps_data(report: GapReport) -> c.GapsJson:
    """The same as JSON."""
    return {
        "coordplan": 1,
        "plan": report.plan.id,
        "baseline": None if report.baseline is None else report.baseline.id,
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
        "idle": None if idle is None else condition_words(idle, report.plan.vocabulary),
    }
