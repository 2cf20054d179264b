"""Law: a diff read backwards is the same diff: sides change places, kinds turn into opposites."""

from __future__ import annotations

import itertools
import random

import pytest

import coordplan
from coordplan.compare.changes import Change
from coordplan.compare.diff import diff
from coordplan.load.files import default_plans
from tests.written_plans import compiled, random_plan

pytestmark = pytest.mark.slow


def _told(change: Change) -> tuple[object, ...]:
    return (
        change.fingerprint,
        change.kind.id,
        change.before and (change.before.plan.id, change.before.clauses),
        change.after and (change.after.plan.id, change.after.clauses),
        *_values(change),
        change.events,
    )


def _values(change: Change) -> tuple[object, object]:
    """Both values; lists that stand beside each other in one order, whichever plan gave it."""
    if isinstance(change.old, tuple) and isinstance(change.new, tuple):
        return sorted(zip(change.old, change.new, strict=True)), None
    return change.old, change.new


def _swap(before: coordplan.Plan, after: coordplan.Plan) -> None:
    forth, back = diff(before, after), diff(after, before)
    expected = sorted((_told(change.swapped) for change in forth.all), key=repr)
    assert sorted((_told(change) for change in back.all), key=repr) == expected
    assert len({change.fingerprint for change in forth.all}) == len(forth.all)
    assert {(b.id, a.id) for a, b in forth.alignment.duties} == {
        (one.id, other.id) for one, other in back.alignment.duties
    }


@pytest.mark.parametrize(
    "pair", list(itertools.combinations(sorted(default_plans()), 2)), ids=" ".join
)
def test_shipped_plans(pair: tuple[str, str]) -> None:
    _swap(*coordplan.load_plans(pair))


@pytest.mark.parametrize("seed", range(20))
def test_random_plans(seed: int) -> None:
    chance = random.Random(seed)
    _swap(compiled(random_plan(chance)), compiled(random_plan(chance)))
