"""The deviations of a plan from higher instruments as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coordplan.answer.items import Caveat
from coordplan.compare.baseline.terms import Deviation, Deviations, Site
from coordplan.compiled import Duty, Plan
from coordplan.contract import parts as p

if TYPE_CHECKING:
    from coordplan.contract import types as c


def deviations_data(
    plan: Plan, reports: Sequence[tuple[Deviations, Sequence[Caveat]]]
) -> c.DeviationsJson:
    """The deviations of a plan from each baseline as JSON."""
    return {
        "coordplan": 1,
        "plan": plan.id,
        **p.apart(plan),
        "drafts": p.drafts(plan, *(report.baseline for report, _ in reports)),
        "baselines": [_report(report, caveats) for report, caveats in reports],
    }


def _report(report: Deviations, caveats: Sequence[Caveat]) -> c.DeviationsFromJson:
    return {
        "baseline": report.baseline.id,
        **p.apart(report.baseline),
        "title": p.text(report.baseline.title),
        "partial": bool(report.baseline.document.covers),
        "warnings": p.warnings(caveats),
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
        "cases": p.cases_data(one.extent.cases),
        "events": [event.id for event in one.extent.events],
        "own": _site(one.own),
        "higher": _site(one.higher),
    }


def _site(site: Site) -> c.DeviationSideJson:
    return {
        "clauses": list(site.clauses),
        "duties": [_duty(duty) for duty in site.duties],
        "agencies": p.agencies(site.agencies),
        "within": p.within(site.within),
    }


def _duty(duty: Duty) -> c.DeviationDutyJson:
    return {"duty": duty.id, "clause": duty.clause, "gist": p.text(duty.gist)}
