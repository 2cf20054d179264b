"""Reports as a person reads them: who sends what to whom, what is missing, what is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.compiled import Duty
from coordplan.render import words
from coordplan.render.lines import BLANK, Entry, Line, Span, entries, labelled, line, paragraph
from coordplan.render.reports import words as say
from coordplan.reporting.due import DueReport, Schedule
from coordplan.reporting.flows import Flow
from coordplan.reporting.ledger import Ledger
from coordplan.text import Language


def ledger_lines(ledgers: Sequence[Ledger], language: Language, width: int) -> list[Line]:
    """Every plan's reports from the bottom level up, or what some agencies owe and receive."""
    lines: list[Line] = []
    for ledger in ledgers:
        lines += [*([BLANK] if lines else []), *_ledger(ledger, language, width)]
    return lines


def schedule_lines(due: Schedule, language: Language, width: int) -> list[Line]:
    """What is due, by agency; the rule of the due day before, what has no date after."""
    first, last = words.day(due.first, language), words.day(due.last, language)
    lines = [line(Span(say.DUE[language].format(first=first, last=last), "heading"))]
    rule = say.rule(due.due_after)[language]
    lines += paragraph(say.RULE[language].format(rule=rule), width, style="faint")
    if due.provisional:
        years = ", ".join(map(str, due.provisional))
        lines += paragraph(say.PROVISIONAL[language].format(years=years), width, style="alert")
    for plan in dict.fromkeys(r.flow.plan.id for r in due.reports if not r.in_force):
        note = say.OUT_OF_FORCE[language].format(plan=plan)
        lines += labelled(Span(words.WARNING[language], "alert"), note, width)
    if not due.reports:
        lines += paragraph(say.NOTHING_DUE[language], width)
    lines += _by_sender(due.reports, language, width)
    return [*lines, *_undated(due, language, width)]


def _ledger(ledger: Ledger, language: Language, width: int) -> Iterator[Line]:
    plan = ledger.plan
    yield from labelled(Span(plan.id, "heading"), plan.title[language], width)
    if not ledger.flows:
        missing = say.NO_REPORTS if ledger.about is None else say.NOTHING_HERE
        yield from paragraph(missing[language], width)
    elif ledger.about is None:
        yield from _by_level(ledger.flows, language, width)
    else:
        parts = (
            (say.OWES, ledger.owed),
            (say.RECEIVES, ledger.received),
            (say.PASSES_ON, ledger.passed_on),
        )
        for heading, found in parts:
            yield from _section(heading[language], _rows(found, language), width)
    yield from _holes(ledger, language, width)


def _by_level(found: Iterable[Flow], language: Language, width: int) -> Iterator[Line]:
    """Flows under the step that they take, such as "commune → district"."""
    groups: dict[str, list[Flow]] = {}
    for flow in found:
        levels = flow.plan.vocabulary.levels
        to = say.NOWHERE if flow.to is None else levels[flow.to.level].label
        step = f"{levels[flow.sender.level].label[language]} → {to[language]}"
        groups.setdefault(step.upper(), []).append(flow)
    for step, flows in groups.items():
        yield from _section(step, _rows(flows, language), width)


def _rows(found: Iterable[Flow], language: Language) -> list[Entry]:
    return [
        Entry(
            flow.sender.name[language],
            f"→ {to}: {say.rhythm(flow, language)} — {flow.content[language]}",
            words.clause(flow.duty),
        )
        for flow, to in _sent(found, language)
    ]


def _sent(found: Iterable[Flow], language: Language) -> list[tuple[Flow, str]]:
    """What one agency sends under one duty, with all its addressees."""
    groups: dict[tuple[str, str], list[Flow]] = {}
    for flow in found:
        groups.setdefault((flow.duty.id, flow.sender.id), []).append(flow)
    return [(group[0], say.addressees(group, language)) for group in groups.values()]


def _section(heading: str, rows: Sequence[Entry], width: int) -> Iterator[Line]:
    if rows:
        yield BLANK
        yield line(Span(heading, "heading"))
        yield from entries(rows, width)


def _holes(ledger: Ledger, language: Language, width: int) -> Iterator[Line]:
    yield BLANK
    yield line(Span(say.HOLES[language], "heading"))
    if not ledger.holes:
        yield from paragraph(say.NO_HOLES[language], width, indent=2)
    rows = [
        Entry(say.KIND[hole.kind][language], say.hole(hole)[language], _clauses(hole.duties))
        for hole in ledger.holes
    ]
    yield from entries(rows, width)


def _clauses(duties: Iterable[Duty]) -> str:
    return " ".join(dict.fromkeys(words.clause(duty) for duty in duties))


def _by_sender(reports: Iterable[DueReport], language: Language, width: int) -> Iterator[Line]:
    groups: dict[tuple[str, str], list[DueReport]] = {}
    for report in reports:
        flow = report.flow
        groups.setdefault((flow.plan.id, flow.sender.name[language]), []).append(report)
    for (plan, sender), found in groups.items():
        yield BLANK
        yield from paragraph(f"{sender}  {plan}", width, style="strong")
        rows = [
            Entry(
                words.day(report.due, language),
                f"→ {say.addressees((report.flow,), language)}: "
                f"{say.period(report.every, report.period, language)}"
                f" — {report.flow.content[language]}",
                words.clause(report.flow.duty),
            )
            for report in found
        ]
        yield from entries(rows, width)


def _undated(due: Schedule, language: Language, width: int) -> Iterator[Line]:
    reasons: dict[str, list[Flow]] = {}
    for undated in due.undated:
        reasons.setdefault(say.undated(undated, language), []).append(undated.flow)
    rows = [
        Entry(
            flow.sender.name[language],
            f"→ {to}: {reason}",
            f"{flow.plan.id}\u00a0{words.clause(flow.duty)}",
        )
        for reason, flows in reasons.items()
        for flow, to in _sent(flows, language)
    ]
    yield from _section(say.NO_DATE[language], rows, width)
