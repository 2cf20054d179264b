"""Law: without the facts of no bearing a plan says the same; without any other it does not."""

from __future__ import annotations

import random

import pytest

import coordplan
from coordplan import Situation, Verdict
from coordplan.answer.bearing import without_bearing
from coordplan.load.files import shipped_plans
from coordplan.situation import resolve
from coordplan.vocabulary import Value
from tests.differential.situations import random_situations

PLANS = {plan: coordplan.load_plan(plan) for plan in sorted(shipped_plans())}


def said(plan: coordplan.Plan, facts: dict[str, Value]) -> dict[str, object]:
    """The verdict of every duty that is tied to a case, on what it depends, and the warnings."""
    answer = coordplan.who(plan, Situation(**facts))
    alive = plan.index.compatible(resolve(Situation(**facts), plan.vocabulary).known)
    verdicts = {
        duty.id: plan.index.verdict(duty.condition, alive)
        for duty in plan.duties
        if not duty.standing
    }
    told = [d for d in plan.duties if d.tells_or_moves and not d.standing]
    marked = any(
        answer.cautious(duty) and verdicts[duty.id] is not Verdict.EXCLUDED for duty in told
    )
    outside = {warning.rule for warning in answer.warnings} & {"outside-places"}
    return {**verdicts, "depends": _depends(answer), "marked": marked, "outside": outside}


def _depends(answer: coordplan.Answer) -> dict[str, tuple[str, ...]]:
    return {p.item.duty.id: tuple(fact.id for fact in p.depends_on) for p in answer.possible}


@pytest.mark.parametrize("plan", PLANS)
def test_the_same_is_said_without_them(plan: str) -> None:
    loaded, chance = PLANS[plan], random.Random(plan)
    seen = False
    for facts in random_situations(chance, 40):
        stated = dict(facts)
        idle = {fact.id for fact in without_bearing(coordplan.who(loaded, Situation(**stated)))}
        assert idle <= set(stated)
        left = {name: value for name, value in stated.items() if name not in idle}
        assert said(loaded, left) == said(loaded, stated)
        seen = seen or bool(idle)
    assert seen


def test_a_minor_changes_nothing_at_the_seaport_of_haiphong_and_danger_does() -> None:
    plan = PLANS["haiphong"]
    answer = coordplan.who(plan, Situation("seaport-return", "minor"))
    assert [fact.id for fact in without_bearing(answer)] == ["minor"]
    excluded = coordplan.who(plan, Situation("seaport-return", danger=False))
    assert without_bearing(excluded) == (), "it takes the marks away"
