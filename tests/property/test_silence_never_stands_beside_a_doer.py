"""Law: what is silent is in no clause that holds or may hold, or speaks of it to nobody."""

from __future__ import annotations

import random

import pytest

import coordplan
from coordplan import Role, Situation, Status
from coordplan.load.files import shipped_plans
from tests.differential.situations import random_situations

PLANS = {plan: coordplan.load_plan(plan) for plan in sorted(shipped_plans())}


@pytest.mark.parametrize("plan", PLANS)
def test_silence_is_silence(plan: str) -> None:
    loaded = PLANS[plan]
    about = {a.id for clause in loaded.clauses.values() for a in clause.about}
    chance = random.Random(plan)
    seen: set[Status] = set()
    for facts in random_situations(chance, 150):
        answer = coordplan.who(loaded, Situation(**facts))
        maybe = [found.item for found in answer.possible]
        duties = {item.duty.id: item.duty for item in (*answer.act, *answer.oversee, *maybe)}
        duties |= {notice.duty.id: notice.duty for notice in answer.notify}
        duties |= {report.duty.id: report.duty for report in answer.reports}
        spoken = about | {action.id for duty in duties.values() for action in duty.actions}
        for action, status in answer.status.items():
            acting = {
                item.duty.id
                for item in (*answer.act, *maybe)
                for one in item.duty.actions
                if one.id == action
                if any(posting.role is not Role.SUPPORT for posting in item.duty.acting_in(one))
            }
            supported = any(i.role is Role.SUPPORT and i.has(action) for i in answer.act)
            certain = acting & {item.duty.id for item in answer.act}
            seen.add(status)
            if status in {Status.SILENT, Status.MENTIONED}:
                assert not acting
                assert (status is Status.MENTIONED) is (action in spoken)
            if status in {Status.NAMED, Status.GENERAL} and not supported:
                assert certain
            if status is Status.UNDECIDED:
                assert not certain
    assert len(seen) >= 2, "a plan of general tasks alone is general or silent"
