"""Law: neither the order of what is written, nor ids of agencies, nor locators are a difference."""

from __future__ import annotations

import random

import pytest

from coordplan.compare.diff import diff
from coordplan.load.files import default_plans
from tests.written_plans import (
    compiled,
    random_plan,
    renumbered,
    shipped,
    shuffled,
    with_other_ids,
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_a_diff_with_itself_is_empty(plan: str) -> None:
    written = compiled(shipped(plan))
    assert diff(written, written).all == ()


@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_a_shipped_plan_in_another_order(plan: str) -> None:
    written = shipped(plan)
    mixed = shuffled(written, random.Random(plan))
    assert diff(compiled(written), compiled(mixed)).all == ()
    assert diff(compiled(mixed), compiled(written)).all == ()


@pytest.mark.parametrize("seed", range(20))
def test_a_random_plan_in_another_order(seed: int) -> None:
    chance = random.Random(seed)
    written = random_plan(chance)
    assert diff(compiled(written), compiled(shuffled(written, chance))).all == ()


@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_other_ids_and_locators_are_a_note_each(plan: str) -> None:
    """The ids are not only new: each agency has the id of another now."""
    written = shipped(plan)
    ids = sorted(written["agencies"])
    swapped = dict(zip(ids, ids[1:] + ids[:1], strict=True))
    other = renumbered(with_other_ids(shuffled(written, random.Random(1)), swapped.__getitem__))
    found = diff(compiled(written), compiled(other))
    assert {change.kind.id for change in found.all} == {"agency-ids-changed", "renumbered"}
    (ids_changed,) = [c for c in found.changes if c.kind.id == "agency-ids-changed"]
    assert isinstance(ids_changed.old, tuple)
    assert isinstance(ids_changed.new, tuple)
    assert all(swapped[o] == n for o, n in zip(ids_changed.old, ids_changed.new, strict=True))


@pytest.mark.parametrize("seed", range(10))
def test_fingerprints_outlast_order_ids_and_locators(seed: int) -> None:
    chance = random.Random(seed)
    before = random_plan(chance)
    after = random_plan(chance)
    after["agencies"] = {**after["agencies"], **before["agencies"]}
    plain = diff(compiled(before), compiled(after))
    moved = diff(
        *(
            compiled(with_other_ids(shuffled(written, chance), lambda id_: f"x-{id_}"))
            for written in (renumbered(before), renumbered(after))
        )
    )
    notes = {"agency-ids-changed", "renumbered"}  # what these say, ids and locators, is new
    assert [c.fingerprint for c in plain.all]
    assert {c.fingerprint for c in plain.all if c.kind.id not in notes} == {
        c.fingerprint for c in moved.all if c.kind.id not in notes
    }
