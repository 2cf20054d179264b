"""Law: where a comparison tells no difference, the same bodies answer for an action.

They lead or, where nobody does, they perform. Ten thousand complete situations are drawn; who
answers is read off the YAML, not asked of the engine.
"""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

import coordplan
from coordplan.compare.behaviour import compare_behaviour
from coordplan.load.files import default_plans, shipped_plans, shipped_vocabulary
from tests import reference
from tests import reference_comparison as slow
from tests.property.test_differences_are_exact import constraints_of, sides, terms_of, within
from tests.synthetic import domains_of

pytestmark = pytest.mark.slow

PAIRS = list(itertools.combinations(sorted(default_plans()), 2))
SAMPLED = 10_000


def _sampled(chance: random.Random, domains: Any, constraints: Any) -> reference.Facts:
    """A complete situation that can occur, each as likely as any other."""
    while True:
        facts = {name: chance.choice(values) for name, values in domains.items()}
        if all(reference.holds(t, facts) or not reference.holds(i, facts) for i, t in constraints):
            return facts


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_sampled_situations(one: str, other: str) -> None:
    words = reference.read(shipped_vocabulary())
    domains, constraints = domains_of(words), constraints_of(words)
    found = compare_behaviour(coordplan.load_plan(one), coordplan.load_plan(other))
    written = [reference.read(shipped_plans()[id_]) for id_ in (one, other)]
    told = []
    for difference in found.actions:
        a, b = (slow.charges(plan, difference.action.id, None, words) for plan in written)
        where = slow.concerned(difference.action.id, written, words)
        if a or b:
            classes = [(terms_of(one.description), sides(one)) for one in difference.classes]
            told.append((a, b, where, classes))
    chance = random.Random(one + other)
    for _ in range(SAMPLED // len(PAIRS)):
        facts = _sampled(chance, domains, constraints)
        for a, b, where, classes in told:
            if not reference.holds(where, facts):
                continue
            pair = (slow.having(a, facts), slow.having(b, facts))
            said = [sides_ for terms, sides_ in classes if within(terms, facts)]
            assert said == ([pair] if pair[0] != pair[1] else [])
