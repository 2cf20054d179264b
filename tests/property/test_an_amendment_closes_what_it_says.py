"""Law: what is proposed closes what it says, and changes who leads nowhere else.

Random plans are amended from one another; a SAT solver reads the YAML before and after.
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Mapping
from typing import Any

import pytest

from coordplan.amending.mend import mend
from coordplan.amending.proof import prove
from coordplan.amending.terms import Kind, Mending
from coordplan.load.amending import with_duties
from tests import reference_comparison as slow
from tests import synthetic
from tests.property.test_differences_are_exact import made_by_chance

DAY = datetime.date(2026, 11, 29)
LEADERS = {Kind.NOBODY_ACTS, Kind.NOBODY_LEADS}


def literals(
    sat: slow.Sat, plan: Mapping[str, Any], action: str, words: slow.Words
) -> tuple[int, int]:
    """Where anybody acts, and where anybody leads."""
    every = slow.duties(plan, words)
    acted = [sat.holds(one.when) for one in every if one.having(action, slow.ACTING)]
    led = [sat.holds(one.when) for one in every if one.having(action, ("lead",))]
    return sat.some(acted), sat.some(led)


def lacking(sat: slow.Sat, plan: Mapping[str, Any], one: Mending, words: slow.Words) -> int:
    """Where a plan lacks what is wanted."""
    action = one.want.action.id
    concerned = sat.holds(slow.concerned(action, [plan], words))
    acted, led = literals(sat, plan, action, words)
    if one.want.kind is Kind.NOBODY_ACTS:
        return sat.every([concerned, -acted])
    return sat.every([concerned, acted, -led])


def check(seed: int, *, smallest: bool) -> int:
    """How many proposals were taken and found right."""
    words, domains, constraints, written, plans = made_by_chance(seed)
    found = mend(plans[0], as_of=DAY, others=[plans[1]], smallest=smallest)
    taken = [*found.taken]
    after: Any = with_duties(copy.deepcopy(written[0]), taken)
    amended = synthetic.plan(after, plans[0].vocabulary)
    assert not prove(plans[0], amended, taken).stray
    sat = slow.Sat(domains, constraints)
    for one in found.mendings:
        if one.want.kind not in LEADERS:
            continue
        was = lacking(sat, written[0], one, words)
        assert sat.count(was) == one.want.extent.count
        acted, led = literals(sat, after, one.want.action.id, words)
        still = sat.every([was, -acted if one.want.kind is Kind.NOBODY_ACTS else -led])
        left = 0 if one.left is None else one.left.count
        assert sat.count(still) == left
    for phase in words["phases"].values():
        for action in phase["actions"]:
            _, led = literals(sat, written[0], action, words)
            before, now = (
                slow.charges(one, action, ("lead",), words) for one in (written[0], after)
            )
            for body in {*before, *now}:
                old, new = (
                    sat.some([sat.holds(w) for w in who.get(body, [])]) for who in (before, now)
                )
                assert not sat.possible(led, new, -old), "nobody leads where somebody led"
                assert not sat.possible(old, -new), "nobody is taken away"
    if smallest:
        assert found.fewest is not None
        assert found.fewest <= len(taken)
    return len(taken)


def test_a_few_random_plans() -> None:
    pytest.importorskip("pysat", reason="python-sat (extra `test`) is not installed")
    assert sum(check(seed, smallest=seed % 2 == 0) for seed in range(3)) > 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(60))
def test_random_plans(seed: int) -> None:
    pytest.importorskip("pysat", reason="python-sat (extra `test`) is not installed")
    check(seed, smallest=seed % 2 == 0)
