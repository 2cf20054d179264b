"""Law: what a question is said to leave undecided is what asking again with each answer leaves."""

from __future__ import annotations

import random

import pytest

import coordplan
from coordplan.conditions import facts_of
from coordplan.load.files import default_plans
from tests.differential.situations import random_situations


def _weight(plan: coordplan.Plan, duty: coordplan.Duty) -> float:
    named = facts_of(plan.conditions[duty.condition])
    comes_up = [
        fact.since.number
        for fact in plan.vocabulary.fact_list
        if fact.since is not None and fact.number in named
    ]
    timed = (*duty.before, *duty.after) or duty.actions
    return 0.5 ** max([min(action.phase.number for action in timed), *comes_up])


def _open(answer: coordplan.Answer) -> dict[str, coordplan.Duty]:
    """What facts may settle: duties on call that nobody has called are asked for last."""
    duties = (found.item.duty for found in answer.possible)
    return {duty.id: duty for duty in duties if duty.on_call is None}


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_questions(plan_id: str) -> None:
    plan = coordplan.load_plan(plan_id)
    asked = 0
    for known in random_situations(random.Random(plan_id), 20):
        answer = coordplan.who(plan, coordplan.Situation(**known))
        before = _open(answer)
        stays_best: list[tuple[float, int, int]] = []
        for question in answer.ask:
            after = [
                _open(
                    coordplan.who(plan, coordplan.Situation(**{**known, question.fact.id: value}))
                )
                for value in question.values
            ]
            left = sum(_weight(plan, duty) for open_ in after for duty in open_.values()) / len(
                after
            )
            settled = {id_ for id_ in before if any(id_ not in open_ for open_ in after)}
            assert question.left == pytest.approx(left)
            assert question.decides == len(settled)
            stays_best.append((round(left, 9), -question.decides, question.fact.number))
            asked += 1
        assert stays_best == sorted(stays_best), "best first"
        named = {
            fact.id
            for found in answer.possible
            for fact in found.depends_on
            if found.item.duty.on_call is None
        }
        assert named <= {question.fact.id for question in answer.ask}
    assert asked
