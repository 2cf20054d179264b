"""The least sum of costs, against every way to pair."""

from __future__ import annotations

import itertools
import random

import pytest

from coordplan.compare.assignment import cheapest, paired


def called(one: object) -> tuple[str, str]:
    return "", str(one)


def least(left: list[int], right: list[int], limit: int) -> int:
    """The least cost, found by trying every pairing: distances are differences of numbers."""
    best = limit * len(left)
    for size in range(min(len(left), len(right)) + 1):
        for some in itertools.combinations(left, size):
            for others in itertools.permutations(right, size):
                costs = [abs(a - b) for a, b in zip(some, others, strict=True)]
                if all(cost < limit for cost in costs):
                    best = min(best, sum(costs) + limit * (len(left) - size))
    return best


@pytest.mark.parametrize("seed", range(150))
def test_pairing_numbers(seed: int) -> None:
    chance = random.Random(seed)
    left, right = ([chance.randint(0, 30) for _ in range(chance.randint(0, 5))] for _ in "lr")
    limit = chance.randint(1, 20)
    pairs = paired(left, right, lambda a, b: abs(a - b), limit, called)
    assert all(abs(a - b) < limit for a, b in pairs)
    for n, side in enumerate((left, right)):
        taken = [pair[n] for pair in pairs]
        assert all(taken.count(one) <= side.count(one) for one in taken)
    alone = len(left) - len(pairs)
    assert sum(abs(a - b) for a, b in pairs) + limit * alone == least(left, right, limit)


@pytest.mark.parametrize("seed", range(50))
def test_any_costs(seed: int) -> None:
    chance = random.Random(seed)
    size = chance.randint(1, 4)
    rows = [
        {j: chance.randint(0, 9) for j in range(size) if chance.random() < 0.7}
        | {size + i: chance.randint(5, 12)}
        for i in range(size)
    ]
    chosen = cheapest(rows)
    assert len(set(chosen)) == size
    every = itertools.product(*rows)
    sums = [
        sum(r[c] for r, c in zip(rows, cs, strict=True)) for cs in every if len(set(cs)) == size
    ]
    assert sum(rows[i][c] for i, c in enumerate(chosen)) == min(sums)


def test_which_comes_first_does_not_matter() -> None:
    """Many pairings cost the same here; the same one is chosen from either side, in any order."""
    left, right = ["aa", "ab", "ba"], ["xx", "xy", "yx"]
    pairs = set(paired(left, right, lambda _, __: 1, 2, called))
    assert set(paired(left[::-1], right[::-1], lambda _, __: 1, 2, called)) == pairs
    assert {(b, a) for a, b in paired(right, left, lambda _, __: 1, 2, called)} == pairs
