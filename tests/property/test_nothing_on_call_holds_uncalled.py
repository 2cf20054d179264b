"""Law: a duty on call is certain in no situation until it is called, and then only it changes."""

from __future__ import annotations

import itertools
import random

import pytest

import coordplan
from coordplan import Situation, Verdict
from coordplan.answer.calls import all_called
from coordplan.conditions import facts_of
from coordplan.load.files import shipped_plans
from coordplan.situation import resolve
from tests.differential.situations import random_situations

PLANS = {plan: coordplan.load_plan(plan) for plan in sorted(shipped_plans())}
ON_CALL = [duty for plan in PLANS.values() for duty in plan.duties_on_call]


def some_situations(plan: coordplan.Plan, count: int) -> list[Situation]:
    chance = random.Random(plan.id)
    return [Situation(**facts) for facts in random_situations(chance, count)]


def certain(answer: coordplan.Answer) -> set[str]:
    acting = {item.duty.id for item in (*answer.act, *answer.oversee)}
    told = {notice.duty.id for notice in answer.notify}
    return acting | told | {report.duty.id for report in answer.reports}


def in_which_it_holds(plan: coordplan.Plan, duty: coordplan.Duty) -> Situation:
    """The first combination of the facts that a duty names in which they certainly hold."""
    facts = [
        plan.vocabulary.fact_list[n] for n in sorted(facts_of(plan.conditions[duty.condition]))
    ]
    for values in itertools.product(*(fact.values for fact in facts)):
        known = {fact.id: value.value for fact, value in zip(facts, values, strict=True)}
        try:
            resolved = resolve(Situation(**known), plan.vocabulary)
        except coordplan.SituationError:
            continue
        alive = plan.index.compatible(resolved.known)
        if plan.index.verdict(duty.condition, alive) is Verdict.CERTAIN:
            return Situation(**known)
    raise AssertionError(duty.id)


def test_some_plan_has_duties_on_call() -> None:
    assert {duty.id.partition(":")[0] for duty in ON_CALL} >= {"haiphong", "soctrang", "dongnai"}


@pytest.mark.parametrize("plan", PLANS)
def test_none_is_certain_uncalled(plan: str) -> None:
    on_call = {duty.id for duty in PLANS[plan].duties_on_call}
    for situation in some_situations(PLANS[plan], 120):
        answer = coordplan.who(PLANS[plan], situation, standing=True)
        assert not certain(answer) & on_call
        assert not {d.id for d in coordplan.match(PLANS[plan], situation)} & on_call
        for call in answer.calls:
            assert call.called is None
            assert call.by_facts is not Verdict.EXCLUDED


@pytest.mark.parametrize("duty", ON_CALL, ids=lambda duty: duty.id)
def test_a_call_of_one_clause_makes_exactly_its_duties_certain(duty: coordplan.Duty) -> None:
    plan = PLANS[duty.id.partition(":")[0]]
    of_clause = {one.id for one in plan.duties_on_call if one.clause == duty.clause}
    seen = False
    for situation in [in_which_it_holds(plan, duty), *some_situations(plan, 60)]:
        known = resolve(situation, plan.vocabulary).known
        alive = plan.index.compatible(known)
        by_facts = {
            one.id
            for one in plan.duties_on_call
            if plan.index.verdict(one.condition, alive) is Verdict.CERTAIN
        }
        before = certain(coordplan.who(plan, situation, standing=True))
        after = certain(coordplan.who(plan, situation, standing=True, calls={duty.clause: True}))
        assert after - before == of_clause & by_facts
        assert before <= after
        seen = seen or duty.id in by_facts
    assert seen, "its facts held in some situation"


@pytest.mark.parametrize("plan", PLANS)
def test_refusing_every_call_leaves_nothing_waiting(plan: str) -> None:
    refused = {duty.id: False for duty in PLANS[plan].duties_on_call}
    on_call = set(refused)
    for situation in some_situations(PLANS[plan], 40):
        answer = coordplan.who(PLANS[plan], situation, standing=True, calls=refused)
        assert not certain(answer) & on_call
        assert not {found.item.duty.id for found in answer.possible} & on_call
        called = coordplan.who(PLANS[plan], situation, standing=True, calls=all_called(PLANS[plan]))
        assert certain(answer) <= certain(called)
