"""Law: the situation given with a difference or a gap shows it for certain when ``who`` is asked,
and no situation that states fewer facts does."""

from __future__ import annotations

import itertools
from collections.abc import Collection
from typing import Any

import pytest

import coordplan
from coordplan.answer.calls import all_called
from coordplan.compare.behaviour import compare_behaviour
from coordplan.compare.gaps import find_gaps
from coordplan.compare.survey import Gap, GapKind
from coordplan.compiled import Role
from coordplan.load.files import default_plans
from tests import reference
from tests import reference_comparison as slow
from tests.property.test_differences_are_exact import made_by_chance, sides

pytestmark = pytest.mark.slow

PLANS = sorted(default_plans())
PAIRS = list(itertools.combinations(PLANS, 2))


def who_says(
    plan: coordplan.Plan,
    situation: coordplan.Situation,
    action: coordplan.vocabulary.Action,
    roles: Collection[Role],
) -> frozenset[Any] | None:
    """The bodies that certainly have a role in an action; None where it is not certain who has.

    Without roles: who leads, else who performs. Duties on call are called.
    """
    answer = coordplan.who(plan, situation, phases=[action.phase.id], calls=all_called(plan))

    def having(wanted: Collection[Role]) -> tuple[set[Any], set[Any]]:
        items = [*answer.act, *answer.oversee]
        maybe = [f.item for f in answer.possible if isinstance(f.item, coordplan.Act)]
        certain, open_ = (
            {
                (item.agency.function, item.agency.level)
                for item in found
                if item.answers_for(action) and item.role in wanted
            }
            for found in (items, maybe)
        )
        return certain, open_

    certain, open_ = having(roles or [Role.LEAD])
    if not roles and not certain and not open_:
        certain, open_ = having([Role.PERFORM])
    return frozenset(certain) if open_ <= certain else None


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize(
    "roles", [(), (Role.LEAD,), (Role.LEAD, Role.PERFORM, Role.SUPPORT)], ids=len
)
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
@pytest.mark.parametrize("roles", [(), (Role.LEAD,)], ids=len)
def test_no_fewer_facts_show_it(seed: int, roles: tuple[Role, ...]) -> None:
    words, domains, constraints, written, (a, b) = made_by_chance(seed)
    for difference in compare_behaviour(a, b, roles=roles).actions:
        action = difference.action
        where = slow.concerned(action.id, written, words)
        for found in difference.classes:
            assert (
                who_says(a, found.situation, action, roles),
                who_says(b, found.situation, action, roles),
            ) == sides(found)
            for size in range(len(found.situation.facts)):
                for names in itertools.combinations(sorted(domains), size):
                    for values in itertools.product(*(domains[name] for name in names)):
                        known = dict(zip(names, values, strict=True))
                        fewer = coordplan.Situation(**known)
                        try:
                            said = (
                                who_says(a, fewer, action, roles),
                                who_says(b, fewer, action, roles),
                            )
                        except coordplan.SituationError:
                            continue
                        if said == sides(found):
                            possible = reference.completions(known, domains, constraints)
                            assert reference.verdict(where, possible) != "certain", fewer


@pytest.mark.parametrize("plan_id", PLANS)
def test_gaps_of_shipped_plans(plan_id: str) -> None:
    plan = coordplan.load_plan(plan_id)
    for gap in find_gaps(plan).gaps:
        for case in gap.extent.cases:
            _assert_shown(gap, coordplan.who(plan, case.situation, calls=all_called(plan)))
            if gap.kind is GapKind.ONLY_ON_CALL:
                uncalled = coordplan.who(plan, case.situation)
                assert not [item for item in uncalled.act if item.answers_for(gap.action)]


def _assert_shown(gap: Gap, answer: coordplan.Answer) -> None:
    here = [item for item in answer.act if item.answers_for(gap.action)]
    open_ = [
        found.item
        for found in answer.possible
        if isinstance(found.item, coordplan.Act) and found.item.answers_for(gap.action)
    ]
    match gap.kind:
        case GapKind.NOBODY_ACTS:
            assert not here
            assert not [item for item in open_ if item.role.acts]
        case GapKind.NOBODY_LEADS:
            assert here
            assert not [item for item in (*here, *open_) if item.role is Role.LEAD]
        case GapKind.ONLY_ON_CALL:
            assert here
            assert all(item.duty.on_call is not None for item in (*here, *open_) if item.role.acts)
        case GapKind.RIVAL_LEADERS:
            leaders = [
                item.agency
                for item in here
                if item.role is Role.LEAD and not item.posting.by_function
            ]
            assert len(set(leaders)) > 1 or leaders[0].several
        case GapKind.HANDOVER_CIRCLE:
            assert {duty.id for duty in gap.duties} <= {item.duty.id for item in here}
        case _:
            items = {item.duty.id for item in (*answer.act, *answer.oversee)}
            assert gap.duties[0].id in items
