"""Laws: a plan does not differ from itself; reversing a comparison swaps its sides."""

from __future__ import annotations

import itertools

import pytest

import coordplan
from coordplan.compare.behaviour import compare_behaviour
from coordplan.compiled import Role
from coordplan.load.files import default_plans
from tests.property.test_differences_are_exact import made_by_chance

PLANS = sorted(default_plans())


@pytest.mark.parametrize("plan_id", PLANS)
def test_a_plan_does_not_differ_from_itself(plan_id: str) -> None:
    plan = coordplan.load_plan(plan_id)
    found = compare_behaviour(plan, plan, roles=list(Role))
    assert not found.differs
    assert all(not difference.classes for difference in found.actions)


def _assert_swapped(a: coordplan.Plan, b: coordplan.Plan) -> None:
    there, back = compare_behaviour(a, b), compare_behaviour(b, a)
    assert there.situations == back.situations
    for one, other in zip(there.actions, back.actions, strict=True):
        swapped = {
            (found.of_b, found.of_a, found.count, str(found.description), str(found.situation))
            for found in one.classes
        }
        assert swapped == {
            (found.of_a, found.of_b, found.count, str(found.description), str(found.situation))
            for found in other.classes
        }


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(PLANS, 2)))
def test_reversing_swaps_the_sides_of_shipped_plans(one: str, other: str) -> None:
    _assert_swapped(coordplan.load_plan(one), coordplan.load_plan(other))


@pytest.mark.parametrize("seed", range(10))
def test_reversing_swaps_the_sides_of_random_plans(seed: int) -> None:
    *_, (a, b) = made_by_chance(seed)
    _assert_swapped(a, b)
