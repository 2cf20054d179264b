"""Deviations of a plan from higher instruments: as text, as Markdown, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from coordplan.answer.items import Caveat
from coordplan.compare.baseline.terms import Aspect, Deviation, Deviations, Site, Way
from coordplan.compiled import Duty, Plan, Role
from coordplan.render import data, words
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

_BESIDE = Text(vi="so với", en="beside")
_SAID: dict[tuple[Way, Aspect], Text] = {
    (Way.CONTRADICTS, Aspect.BODY): Text(
        vi="trái: giao {own}; {baseline} giao {higher}",
        en="contradicts: given to {own}; {baseline} gives it to {higher}",
    ),
    (Way.CONTRADICTS, Aspect.DEADLINE): Text(
        vi="trái: {limit}; {baseline}: {higher_limit}",
        en="contradicts: {limit}; {baseline}: {higher_limit}",
    ),
    (Way.OMITS, Aspect.ACTION): Text(
        vi="thiếu: không giao cho ai; {baseline} giao {higher}",
        en="omits: given to nobody; {baseline} gives it to {higher}",
    ),
    (Way.OMITS, Aspect.LEADER): Text(
        vi="thiếu: không ai chủ trì; {baseline}: {higher} chủ trì",
        en="omits: nobody leads; by {baseline} the leader is {higher}",
    ),
    (Way.OMITS, Aspect.BODY): Text(
        vi="thiếu: không giao {higher} như {baseline}, mà giao {own}",
        en="omits: not given to {higher}, as {baseline} does, but to {own}",
    ),
    (Way.OMITS, Aspect.NOTICE): Text(
        vi="thiếu: {higher} không được báo, {baseline} thì có",
        en="omits: {higher} is not told; by {baseline} it is",
    ),
    (Way.OMITS, Aspect.DEADLINE): Text(
        vi="thiếu: không nêu thời hạn; {baseline}: {higher_limit} ({higher})",
        en="omits: no deadline; {baseline}: {higher_limit} ({higher})",
    ),
    (Way.LOOSENS, Aspect.DEADLINE): Text(
        vi="nới: {limit}; {baseline}: {higher_limit}",
        en="loosens: {limit}; {baseline}: {higher_limit}",
    ),
    (Way.TIGHTENS, Aspect.DEADLINE): Text(
        vi="siết: {limit}; {baseline}: {higher_limit}",
        en="tightens: {limit}; {baseline}: {higher_limit}",
    ),
    (Way.ADDS, Aspect.ACTION): Text(
        vi="thêm: giao {own}; {baseline} không giao cho ai",
        en="adds: given to {own}; {baseline} gives it to nobody",
    ),
    (Way.ADDS, Aspect.BODY): Text(
        vi="thêm: giao cả {own}; {baseline} giao {higher}",
        en="adds: also given to {own}; {baseline} gives it to {higher}",
    ),
    (Way.ADDS, Aspect.NOTICE): Text(
        vi="thêm: {own} được báo, {baseline} thì không",
        en="adds: {own} is told; by {baseline} it is not",
    ),
    (Way.ADDS, Aspect.DEADLINE): Text(
        vi="thêm: {limit}; {baseline} không nêu thời hạn",
        en="adds: {limit}; {baseline} sets no deadline",
    ),
}
_COUNTS = Text(
    vi="{all} sai khác: {high} nặng, {medium} vừa, {low} nhẹ; có thể có {situations}",
    en="{all} deviations: {high} high, {medium} medium, {low} low; {situations} can occur",
)
_NONE = Text(vi="không có sai khác trong {situations}", en="no deviation in any of {situations}")
_LIMITS = Text(
    vi="nêu lại {repeated} trong {total} thời hạn của {baseline}",
    en="repeats {repeated} of the {total} deadlines of {baseline}",
)
_PARTIAL = Text(
    vi="{baseline} mới mã hóa một phần: không xét những gì kế hoạch nói thêm",
    en="{baseline} is encoded in part only: what the plan adds is not looked at",
)
_LEADS = Text(vi=" (chủ trì)", en=" (leads)")
_AGENCIES_SHOWN = 4


def deviation_lines(
    report: Deviations,
    caveats: Sequence[Caveat],
    language: Language,
    width: int,
    *,
    full: bool = False,
) -> list[Line]:
    """Deviations by phase and action, the gravest first; ``caveats`` are those of the baseline.

    Without ``full``, those of little harm are only counted and long lists are cut.
    """
    plan, baseline = report.plan, report.baseline
    beside = f"{_BESIDE[language]} {baseline.id}"
    lines = [
        *labelled(Span(plan.id, "strong"), plan.title[language], width),
        *labelled(Span(beside, "strong"), baseline.title[language], width),
    ]
    for caveat in caveats:
        name = Span(f"{words.WARNING[language]} ({baseline.id})", "alert")
        lines += labelled(name, caveat.message[language], width)
    for said in _head(report, language):
        lines += paragraph(said, width)
    for phase, found in by_phase(report.found, plan.vocabulary, full=full):
        lines += [BLANK, line(Span(phase.label[language].upper(), "heading"))]
        for one in found:
            lines += _lines(report, one, language, width, full=full)
    left = 0 if full else tally(report.found)["low"]
    if left:
        lines += [BLANK, line(Span(LESS[language].format(n=left), "faint"))]
    return lines


def _head(report: Deviations, language: Language) -> Iterator[str]:
    """What was found on the whole."""
    situations = how_many(report.situations, language)
    if report.found:
        counts = tally(report.found)
        yield _COUNTS[language].format(all=len(report.found), situations=situations, **counts)
    else:
        yield _NONE[language].format(situations=situations)
    baseline = report.baseline.id
    if report.limits.total:
        yield _LIMITS[language].format(
            repeated=report.limits.repeated, total=report.limits.total, baseline=baseline
        )
    if report.baseline.document.covers:
        yield _PARTIAL[language].format(baseline=baseline)


def _lines(
    report: Deviations, one: Deviation, language: Language, width: int, *, full: bool
) -> list[Line]:
    lines = labelled(label(one.harm, language), _said(report, one, language, full=full), width)
    for case in shown_cases(one.extent, full=full):
        lines += paragraph(f"- {case_words(case, language)}", width, indent=6)
    for name, said in _notes(report, one, language, full=full):
        lines += labelled(Span(f"      {name}", "faint"), said, width)
    return lines


def _said(report: Deviations, one: Deviation, language: Language, *, full: bool) -> str:
    """What is otherwise, on which action, and in how many situations."""
    said = _SAID[one.way, one.aspect][language].format(
        own=_bodies(one, one.own, language, full=full),
        higher=_bodies(one, one.higher, language, full=full),
        baseline=report.baseline.id,
        limit=words.deadline(one.own.within, language) if one.own.within else "",
        higher_limit=words.deadline(one.higher.within, language) if one.higher.within else "",
    )
    there = where(one.extent, report.situations, language)
    return f"{one.action.label[language]}: {said} ({there})"


def _bodies(one: Deviation, site: Site, language: Language, *, full: bool) -> str:
    """The bodies of a side; those that lead are marked where it matters who leads."""
    shown = site.agencies if full else site.agencies[:_AGENCIES_SHOWN]
    leading = {
        posting.agency
        for duty in site.duties
        for posting in duty.postings
        if posting.role is Role.LEAD and one.aspect in {Aspect.ACTION, Aspect.BODY}
    }
    names = [
        agency.name[language] + (_LEADS[language] if agency in leading else "") for agency in shown
    ]
    return ", ".join([*names, *(["…"] if len(shown) < len(site.agencies) else [])])


def _notes(
    report: Deviations, one: Deviation, language: Language, *, full: bool
) -> Iterator[tuple[str, str]]:
    """Cases left out, events inside, and the clauses of both sides."""
    hidden = hidden_cases(one.extent, language, full=full)
    if hidden:
        yield "…", hidden
    events = one.extent.events
    if events and one.extent.count < report.situations:
        yield EVENTS[language], ", ".join(event.label[language] for event in events)
    for plan, site in ((report.plan, one.own), (report.baseline, one.higher)):
        if site.duties:
            yield plan.id, _clauses(site, language, full=full)


def _clauses(site: Site, language: Language, *, full: bool) -> str:
    """The clauses of a side; of a single duty also what it says."""
    said = clause_words(site.clauses, full=full)
    if len(site.duties) == 1:
        return f"{said}: {site.duties[0].gist[language]}"
    return said


def deviation_markdown(report: Deviations, caveats: Sequence[Caveat], language: Language) -> str:
    """The same as Markdown, whole: one heading a phase, one item a deviation."""
    plan, baseline = report.plan, report.baseline
    title = f"# {plan.id} {_BESIDE[language]} {baseline.id}\n\n"
    titles = f"{plan.title[language]}  \n{baseline.title[language]}\n\n"
    parts = [title, titles]
    parts += [f"> {words.WARNING[language]}: {one.message[language]}\n" for one in caveats]
    parts.append("\n".join(_head(report, language)) + "\n")
    for phase, found in by_phase(report.found, plan.vocabulary, full=True):
        parts.append(f"\n## {phase.label[language]}\n\n")
        for one in found:
            said = _said(report, one, language, full=True)
            parts.append(f"- **{HARM[one.harm][language]}** {said} (`{one.id}`)\n")
            parts += [
                f"  - {case_words(case, language)}\n" for case in shown_cases(one.extent, full=True)
            ]
            notes = _notes(report, one, language, full=True)
            parts += [f"  - {name}: {text}\n" for name, text in notes]
    return "".join(parts)


def deviations_data(
    plan: Plan, reports: Sequence[tuple[Deviations, Sequence[Caveat]]]
) -> c.DeviationsJson:
    """The deviations of a plan from each baseline as JSON."""
    return {
        "coordplan": 1,
        "plan": plan.id,
        "baselines": [_report(report, caveats) for report, caveats in reports],
    }


def _report(report: Deviations, caveats: Sequence[Caveat]) -> c.DeviationsFromJson:
    return {
        "baseline": report.baseline.id,
        "title": data.text(report.baseline.title),
        "partial": bool(report.baseline.document.covers),
        "warnings": data.warnings(caveats),
        "situations": report.situations,
        "actions": [action.id for action in report.actions],
        "deadlines": {"total": report.limits.total, "repeated": report.limits.repeated},
        "deviations": [_deviation(one) for one in report.found],
    }


def _deviation(one: Deviation) -> c.DeviationJson:
    return {
        "id": one.id,
        "way": one.way.value,
        "aspect": one.aspect.value,
        "severity": one.harm.value,
        "phase": one.action.phase.id,
        "action": one.action.id,
        "count": one.extent.count,
        "cases": cases_data(one.extent.cases),
        "events": [event.id for event in one.extent.events],
        "own": _site(one.own),
        "higher": _site(one.higher),
    }


def _site(site: Site) -> c.DeviationSideJson:
    return {
        "clauses": list(site.clauses),
        "duties": [_duty(duty) for duty in site.duties],
        "agencies": data.agencies(site.agencies),
        "within": data.within(site.within),
    }


def _duty(duty: Duty) -> c.DeviationDutyJson:
    return {"duty": duty.id, "clause": duty.clause, "gist": data.text(duty.gist)}
