"""Law: ``why`` explains what ``who`` answers, item by item, and ``why-not`` all the rest."""

from __future__ import annotations

import pytest

import coordplan
from coordplan import Mention, Role, Situation
from coordplan.load.files import default_plans

pytestmark = pytest.mark.slow

SITUATIONS = [
    Situation(),
    Situation("air-return"),
    Situation("sea-border-return", minor=True, wish="support"),
    Situation("self-return", received_by="border-guard"),
    Situation("domestic-rescue", under_16=True),
    Situation("danger-at-shelter", proceedings="trial"),
    Situation("mass-handover", status="identified"),
]


@pytest.mark.parametrize("standing", [False, True])
@pytest.mark.parametrize("situation", SITUATIONS, ids=str)
@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_why_explains_the_answer(plan_id: str, situation: Situation, standing: bool) -> None:
    plan = coordplan.load_plan(plan_id)
    answer = coordplan.who(plan, situation, standing=standing)
    why = coordplan.why(plan, situation, standing=standing)
    because = {
        one.duty.id: {ground.fact.id: ground.value.value for ground in one.decision.facts}
        for one in why.explained
    }
    items: list[coordplan.Act | coordplan.Notice | coordplan.Report]
    items = [*answer.act, *answer.oversee, *answer.notify, *answer.reports]
    assert {item.duty.id: dict(item.because) for item in items} == because
    parts = {
        (part.agency.id, one.duty.id, part.role) for one in why.explained for part in one.parts
    }
    assert parts >= {(i.agency.id, i.duty.id, i.role) for i in (*answer.act, *answer.oversee)}
    assert parts >= {(i.agency.id, i.duty.id, Mention.TOLD) for i in answer.notify}

    why_not = coordplan.why_not(plan, situation, standing=standing)
    assert [one.duty for one in why_not.others] == sorted(
        (one.duty for one in why.explained), key=[one.duty for one in why_not.others].index
    )
    open_ = {
        one.duty.id
        for one in why_not.explained
        if one.decision.verdict is coordplan.Verdict.POSSIBLE
    }
    depends = {
        one.duty.id: tuple(fact.id for fact in one.decision.depends_on)
        for one in why_not.explained
        if one.duty.id in open_
    }
    assert depends == {
        found.item.duty.id: tuple(fact.id for fact in found.depends_on) for found in answer.possible
    }
    for one in why_not.explained:
        waiting = one.decision.by_facts is coordplan.Verdict.CERTAIN
        assert bool(one.changes) is not waiting, "a call is no change of the situation"
    left_out = {duty.id for duty in why_not.standing}
    asked = {one.duty.id for one in (*why.explained, *why_not.explained)}
    assert asked | left_out == {duty.id for duty in plan.duties}
    assert not asked & left_out
    assert standing is not bool(left_out) or not standing


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_each_agency_is_explained_where_the_answer_has_it(plan_id: str) -> None:
    plan = coordplan.load_plan(plan_id)
    answer = coordplan.who(plan, Situation("rescue"))
    for agency in plan.agencies.values():
        why = coordplan.why(plan, Situation("rescue"), agency.id)
        assert why.subject.agencies == (agency,)
        roles = {
            (one.duty.id, part.role)
            for one in why.explained
            for part in one.parts
            if isinstance(part.role, Role) and not one.duty.standing
        }
        acts = {(i.duty.id, i.role) for i in (*answer.act, *answer.oversee) if i.agency == agency}
        assert roles == acts
        told = {one.duty.id for one in why.explained if Mention.TOLD in {p.role for p in one.parts}}
        assert told == {i.duty.id for i in answer.notify if i.agency == agency}
        has_role = any(p.agency == agency for duty in plan.duties for p in duty.postings)
        assert [b.agency for b in why.bystanders] == ([] if has_role else [agency])
