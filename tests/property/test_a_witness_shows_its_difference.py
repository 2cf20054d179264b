"""Law: the situation given with a difference or a gap shows it for certain when ``who`` is asked,
and no situation that states fewer facts does."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

import pytest

import coordplan
from coordplan.compare.behaviour import compare_behaviour
from coordplan.compare.gaps import find_gaps
from coordplan.compare.survey import Gap, GapKind
from coordplan.compiled import Role
from coordplan.load.files import default_plans
from tests.property.test_differences_are_exact import made_by_chance, sides

pytestmark = pytest.mark.slow

PLANS = sorted(default_plans())
PAIRS = list(itertools.combinations(PLANS, 2))


def who_says(
    plan: coordplan.Plan,
    situation: coordplan.Situation,
    action: coordplan.vocabulary.Action,
    roles: Iterable[Role],
) -> frozenset[Any] | None:
    """The bodies that certainly have a role in an action; None where it is not certain who has."""
    answer = coordplan.who(plan, situation, phases=[action.phase.id])
    certain = {
        (item.agency.function, item.agency.level)
        for item in (*answer.act, *answer.oversee)
        if action in item.actions and item.role in roles
    }
    open_ = {
        (found.item.agency.function, found.item.agency.level)
        for found in answer.possible
        if isinstance(found.item, coordplan.Act)
        and action in found.item.actions
        and found.item.role in roles
    }
    return frozenset(certain) if open_ <= certain else None


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("roles", [(Role.LEAD,), (Role.LEAD, Role.PERFORM, Role.SUPPORT)], ids=len)
def test_shipped_plans(one: str, other: str, roles: tuple[Role, ...]) -> None:
    a, b = coordplan.load_plan(one), coordplan.load_plan(other)
    for difference in compare_behaviour(a, b, roles=roles).actions:
        for found in difference.classes:
            said = tuple(
                who_says(plan, found.situation, difference.action, roles) for plan in (a, b)
            )
            assert said == sides(found)
            assert said[0] != said[1]


@pytest.mark.parametrize("seed", range(15))
def test_no_fewer_facts_show_it(seed: int) -> None:
    _, domains, _, _, (a, b) = made_by_chance(seed)
    for difference in compare_behaviour(a, b).actions:
        for found in difference.classes:
            roles, action = [Role.LEAD], difference.action
            assert (
                who_says(a, found.situation, action, roles),
                who_says(b, found.situation, action, roles),
            ) == sides(found)
            for size in range(len(found.situation.facts)):
                for names in itertools.combinations(sorted(domains), size):
                    for values in itertools.product(*(domains[name] for name in names)):
                        fewer = coordplan.Situation(**dict(zip(names, values, strict=True)))
                        try:
                            said = (
                                who_says(a, fewer, action, roles),
                                who_says(b, fewer, action, roles),
                            )
                        except coordplan.SituationError:
                            continue
                        assert said != sides(found), (fewer, found.situation)


@pytest.mark.parametrize("plan_id", PLANS)
def test_gaps_of_shipped_plans(plan_id: str) -> None:
    plan = coordplan.load_plan(plan_id)
    for gap in find_gaps(plan).gaps:
        for case in gap.extent.cases:
            _assert_shown(gap, coordplan.who(plan, case.situation))


def _assert_shown(gap: Gap, answer: coordplan.Answer) -> None:
    here = [item for item in answer.act if gap.action in item.actions]
    open_ = [
        found.item
        for found in answer.possible
        if isinstance(found.item, coordplan.Act) and gap.action in found.item.actions
    ]
    match gap.kind:
        case GapKind.NOBODY_ACTS:
            assert not here
            assert not [item for item in open_ if item.role.acts]
        case GapKind.NOBODY_LEADS:
            assert here
            assert not [item for item in (*here, *open_) if item.role is Role.LEAD]
        case GapKind.RIVAL_LEADERS:
            leaders = [
                item.agency for item in here if item.role is Role.LEAD and not item.duty.by_function
            ]
            assert len(set(leaders)) > 1 or leaders[0].several
        case GapKind.HANDOVER_CIRCLE:
            assert {duty.id for duty in gap.duties} <= {item.duty.id for item in here}
        case _:
            items = {item.duty.id for item in (*answer.act, *answer.oversee)}
            assert gap.duties[0].id in items
