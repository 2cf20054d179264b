"""The gaps of a plan as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordplan.compare.gaps import GapReport
from coordplan.compare.survey import Gap
from coordplan.contract import parts as p
from coordplan.phrases.conditions import condition_words

if TYPE_CHECKING:
    from coordplan.contract import types as c


def gaps_data(report: GapReport) -> c.GapsJson:
    """The same as JSON."""
    return {
        "coordplan": 1,
        "plan": report.plan.id,
        "drafts": p.drafts(report.plan, *report.baselines),
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
        "cases": p.cases_data(gap.extent.cases),
        "events": [event.id for event in gap.extent.events],
        "clauses": list(gap.clauses),
        "duties": [duty.id for duty in gap.duties],
        "agencies": p.agencies(gap.agencies),
        "left_to": gap.left_to,
        "of": gap.extent.of,
        "on_call": [duty.id for duty in gap.on_call],
        "idle": None if idle is None else condition_words(idle, report.plan.vocabulary),
    }
