"""Reports as the JSON contract has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coordplan.contract import parts as p
from coordplan.phrases import reports as say
from coordplan.phrases.conditions import condition_words
from coordplan.reporting.due import DueReport, Schedule
from coordplan.reporting.flows import Flow
from coordplan.reporting.holes import Hole
from coordplan.reporting.ledger import Ledger

if TYPE_CHECKING:
    from coordplan.contract import types as c


def reports_data(ledgers: Sequence[Ledger], due: Schedule | None = None) -> c.ReportsJson:
    """What several plans say of reporting."""
    return {
        "coordplan": 1,
        "plans": [
            {
                "plan": ledger.plan.id,
                **p.apart(ledger.plan),
                "title": p.text(ledger.plan.title),
                "reports": [flow_data(flow) for flow in ledger.flows],
                "holes": [_hole(hole) for hole in ledger.holes],
            }
            for ledger in ledgers
        ],
        "drafts": p.drafts(*(ledger.plan for ledger in ledgers)),
        "due": None if due is None else _schedule(due),
    }


def flow_data(flow: Flow) -> c.FlowJson:
    """One report of one agency to one other."""
    reporting, plan = flow.reporting, flow.plan
    condition = plan.conditions[flow.duty.condition]
    return {
        "plan": plan.id,
        **p.apart(plan),
        "from": p.agency(flow.sender),
        "to": None if flow.to is None else p.agency(flow.to),
        "via": None if reporting.via is None else p.agency(reporting.via),
        "every": list(reporting.every),
        "on_demand": reporting.on_demand,
        "period": "unspecified" if reporting.unspecified else None,
        "requested": flow.requested,
        "content": p.text(flow.content),
        "when": condition_words(condition, plan.vocabulary) or None,
        "duty": flow.duty.id,
        "clause": flow.duty.clause,
        "inferred": p.maybe(flow.duty.inferred),
    }


def _hole(hole: Hole) -> c.HoleJson:
    return {
        "kind": hole.kind.value,
        "message": p.text(say.hole(hole)),
        "agencies": p.agencies(hole.agencies),
        "duties": [duty.id for duty in hole.duties],
        "clauses": list(dict.fromkeys(duty.clause for duty in hole.duties)),
    }


def _schedule(due: Schedule) -> c.ScheduleJson:
    return {
        "from": due.first.isoformat(),
        "to": due.last.isoformat(),
        "due_after": due.due_after,
        "rule": p.text(say.rule(due.due_after)),
        "provisional_years": list(due.provisional),
        "reports": [_due(report) for report in due.reports],
        "undated": [
            {
                "reason": undated.reason.value,
                "every": undated.every,
                "report": flow_data(undated.flow),
            }
            for undated in due.undated
        ],
    }


def _due(report: DueReport) -> c.DueReportJson:
    found: c.DueReportJson = {
        "uid": report.uid,
        "due": report.due.isoformat(),
        "every": report.every,
        "period": {
            "from": report.period.first.isoformat(),
            "to": report.period.last.isoformat(),
        },
        "in_force": report.in_force,
        "report": flow_data(report.flow),
    }
    if report.provisional:
        found["provisional_years"] = list(report.provisional)
    return found
