"""Random situations that can occur, and what an answer says of every duty."""

from __future__ import annotations

import random
from collections.abc import Iterator

import coordplan
from coordplan.load.files import shipped_vocabulary
from tests.reference import Exact, Value, written_vocabulary


def random_situation(chance: random.Random, exact: Exact) -> dict[str, Value]:
    """Some facts that can be true together: mostly a few, sometimes nearly all."""
    most = chance.choice([3, 8, len(exact.domains)])
    while True:
        names = chance.sample(
            sorted(exact.domains), chance.randint(0, min(most, len(exact.domains)))
        )
        known = {name: chance.choice(exact.domains[name]) for name in names}
        if exact.can_occur(known):
            return known


def random_situations(chance: random.Random, count: int) -> Iterator[dict[str, Value]]:
    """So many of them, in the shipped vocabulary."""
    exact = Exact(*written_vocabulary(shipped_vocabulary()))
    for _ in range(count):
        yield random_situation(chance, exact)


def said_by(answer: coordplan.Answer) -> dict[str, str]:
    """Certain, possible or excluded, for every duty of the plan of an answer.

    The answer must have been asked with ``standing``.
    """
    certain = {item.duty.id for item in (*answer.act, *answer.oversee)}
    possible = {found.item.duty.id for found in answer.possible}
    assert not certain & possible, "what is certain is not only possible"
    return {
        duty.id: "certain"
        if duty.id in certain
        else "possible"
        if duty.id in possible
        else "excluded"
        for duty in answer.plan.duties
    }
