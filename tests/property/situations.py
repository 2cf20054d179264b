"""Random situations that can occur, for the laws that need them."""

from __future__ import annotations

import random
from collections.abc import Iterator

import coordplan
from coordplan.situation import resolve
from coordplan.vocabulary import Value


def random_situations(
    chance: random.Random, count: int, *, most: int = 8
) -> Iterator[dict[str, Value]]:
    """Facts of up to ``most`` different kinds that can be true together."""
    vocabulary = coordplan.load_vocabulary()
    while count:
        facts = chance.sample(vocabulary.fact_list, chance.randint(0, most))
        known = {fact.id: chance.choice(fact.values).value for fact in facts}
        try:
            resolve(coordplan.Situation(**known), vocabulary)
        except coordplan.SituationError:
            continue
        count -= 1
        yield known
