"""Law: the bare match gives exactly the duties that the whole answer calls certain."""

from __future__ import annotations

import operator
import random

import pytest

import coordplan
from coordplan.index import Verdict
from coordplan.load.files import default_plans
from coordplan.situation import resolve
from tests.differential.situations import random_situations

by_number = operator.attrgetter("number")


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_match(plan_id: str) -> None:
    plan = coordplan.load_plan(plan_id)
    for known in random_situations(random.Random(plan_id), 200):
        resolved = resolve(coordplan.Situation(**known), plan.vocabulary)
        alive = plan.index.compatible(resolved.known)
        one_by_one = [
            duty for duty in plan.duties
            if plan.index.verdict(duty.condition, alive) is Verdict.CERTAIN
            if duty.on_call is None
        ]  # fmt: skip
        assert (
            sorted(coordplan.match(plan, coordplan.Situation(**known)), key=by_number) == one_by_one
        )
        assert sorted(coordplan.match(plan, resolved), key=by_number) == one_by_one
        assert coordplan.matcher(plan)(resolved) == coordplan.match(plan, resolved)
        answer = coordplan.who(plan, coordplan.Situation(**known), standing=True)
        assert {item.duty.id for item in (*answer.act, *answer.oversee)} == {
            duty.id for duty in one_by_one if duty.postings
        }


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_match_of_complete_facts(plan_id: str) -> None:
    """Nothing is unknown: a duty matches or it does not, and nothing is only possible."""
    plan = coordplan.load_plan(plan_id)
    chance = random.Random(plan_id)
    for known in random_situations(chance, 100):
        situation = dict(known)
        for fact in chance.sample(plan.vocabulary.fact_list, len(plan.vocabulary.fact_list)):
            resolved = resolve(coordplan.Situation(**situation), plan.vocabulary)
            values = plan.vocabulary.world.values(fact.number, resolved.known)
            situation[fact.id] = fact.values[chance.choice(values)].value
        on_call = {duty.id: chance.random() < 0.5 for duty in plan.duties_on_call}
        complete = coordplan.Situation(**situation)
        answer = coordplan.who(plan, complete, standing=True, calls=on_call)
        assert not answer.possible
        said = {item.duty.id for item in (*answer.act, *answer.oversee)}
        matched = coordplan.match(plan, complete, calls=on_call)
        assert {d.id for d in matched if d.postings} == said
        silent = coordplan.who(plan, complete, standing=True)
        assert {found.item.duty.id for found in silent.possible} == {
            call.duty.id for call in silent.calls
        }, "only what waits to be called is open"


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_a_condition_alone_answers_as_among_all(plan_id: str) -> None:
    plan = coordplan.load_plan(plan_id)
    every = range(len(plan.vocabulary.fact_list))
    alone = [plan.index.alone(number, every) for number in range(len(plan.conditions))]
    for known in random_situations(random.Random(plan_id), 50):
        resolved = resolve(coordplan.Situation(**known), plan.vocabulary)
        alive = plan.index.compatible(resolved.known)
        settled = plan.index.settled(alive)
        for number, index in enumerate(alone):
            verdict = plan.index.verdict(number, alive)
            assert index.verdict(0, index.compatible(resolved.known)) is verdict
            guard = plan.index.guards[number]
            assert bool(settled.certain & guard) == (verdict is Verdict.CERTAIN)
            assert bool(settled.undecided & guard) == (verdict is Verdict.POSSIBLE)
