"""Law: stating a fact that follows from what is known changes nothing but who stated it."""

from __future__ import annotations

import random

import pytest

import coordplan
from coordplan.contract import answer as data
from coordplan.index import Verdict
from coordplan.load.files import default_plans, shipped_vocabulary
from tests import reference
from tests.differential.situations import random_situation

CASES = 40


def _told(answer: coordplan.Answer) -> object:
    """The answer without its reasons: a stated fact may stand there where it was implied."""
    return [
        [(i.duty.id, i.agency.id, i.role) for i in (*answer.act, *answer.oversee)],
        [(n.duty.id, n.agency.id) for n in answer.notify],
        [(p.kind, p.item.duty.id, [f.id for f in p.depends_on]) for p in answer.possible],
        [(q.fact.id, q.values, q.decides, q.left) for q in answer.ask],
        dict(answer.status),
        answer.situation.facts,
    ]


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_an_implied_fact_stated_changes_nothing(plan_id: str) -> None:
    plan = coordplan.load_plan(plan_id)
    exact = reference.Exact(*reference.written_vocabulary(shipped_vocabulary()))
    chance = random.Random(f"implied {plan_id}")
    stated = 0
    for _ in range(CASES):
        known = random_situation(chance, exact)
        answer = coordplan.who(plan, coordplan.Situation(**known))
        facts = answer.situation.facts
        stated += len(facts) > len(known)
        assert _told(coordplan.who(plan, coordplan.Situation(**facts))) == _told(answer)
    assert stated, "some situations imply something"


def test_the_order_of_events_and_facts_does_not_matter(haiphong: coordplan.Plan) -> None:
    exact = reference.Exact(*reference.written_vocabulary(shipped_vocabulary()))
    chance = random.Random("order")
    for _ in range(CASES):
        known = random_situation(chance, exact)
        turned = dict(reversed(known.items()))
        one, two = (coordplan.who(haiphong, coordplan.Situation(**k)) for k in (known, turned))
        assert data.plan_answer(one) == data.plan_answer(two)


def test_because_alone_makes_a_duty_certain(haiphong: coordplan.Plan) -> None:
    """The facts given as the reason of an item are enough, and each of them is needed."""
    exact = reference.Exact(*reference.written_vocabulary(shipped_vocabulary()))
    chance = random.Random("because")
    for _ in range(CASES):
        answer = coordplan.who(haiphong, coordplan.Situation(**random_situation(chance, exact)))
        for item in answer.act:
            for left_out in (None, *item.because):
                rest = {n: v for n, v in item.because.items() if n != left_out}
                resolved = coordplan.who(haiphong, coordplan.Situation(**rest)).situation
                alive = haiphong.index.compatible(resolved.known)
                verdict = haiphong.index.verdict(item.duty.condition, alive)
                assert (verdict is Verdict.CERTAIN) == (left_out is None)
