"""Reports, and what is due, as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coordplan.render.reports import words as say
from coordplan.render.reports.data import uid
from coordplan.render.spreadsheet import csv_table
from coordplan.reporting.due import DueReport, Schedule
from coordplan.reporting.flows import Flow
from coordplan.reporting.ledger import Ledger
from coordplan.text import Language

_FLOW = ("plan", "from", "to", "via", "every", "on_demand", "period", "requested", "content")
_CLAUSE = ("duty", "clause")
_DUE = ("due", "period_from", "period_to", "in_force", "uid", "label")


def ledger_csv(ledgers: Sequence[Ledger], language: Language) -> str:
    """One line a report, with a header; names and contents in the language."""
    rows = (_flow(flow, language) for ledger in ledgers for flow in ledger.flows)
    return csv_table((*_FLOW, *_CLAUSE), rows)


def schedule_csv(due: Schedule, language: Language) -> str:
    """One line a due report, with a header; days as ISO 8601 dates."""
    rows = ((*_due(report, language), *_flow(report.flow, language)) for report in due.reports)
    return csv_table((*_DUE, *_FLOW, *_CLAUSE), rows)


def _flow(flow: Flow, language: Language) -> Iterator[str]:
    reporting = flow.reporting
    yield flow.plan.id
    yield flow.sender.name[language]
    yield flow.to.name[language] if flow.to is not None else ""
    yield reporting.via.name[language] if reporting.via is not None else ""
    yield "; ".join(reporting.every)
    yield _flag(reporting.on_demand)
    yield "unspecified" if reporting.unspecified else ""
    yield _flag(flow.requested)
    yield flow.content[language]
    yield flow.duty.id
    yield flow.duty.clause


def _due(report: DueReport, language: Language) -> Iterator[str]:
    yield report.due.isoformat()
    yield report.period.first.isoformat()
    yield report.period.last.isoformat()
    yield _flag(report.in_force)
    yield uid(report)
    yield say.period(report.every, report.period, language)


def _flag(value: bool) -> str:
    return "true" if value else "false"
