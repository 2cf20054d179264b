"""Random situations that the constraints of a vocabulary allow, from a seed."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from coordplan import Vocabulary
from coordplan.vocabulary import Value

Facts = Mapping[str, Value]
"""What is known of a case: facts by id, each with its value."""

KNOWN_IN_A_QUESTION = (2, 6)
"""How many facts somebody who asks knows: at least and at most."""


def complete_situation(vocabulary: Vocabulary, rng: Random) -> Facts:
    """A value for every fact, in the order of the vocabulary."""
    known: dict[int, int] = {}
    for fact in rng.sample(vocabulary.fact_list, len(vocabulary.fact_list)):
        known[fact.number] = rng.choice(vocabulary.world.values(fact.number, known))
    return {fact.id: fact.values[known[fact.number]].value for fact in vocabulary.fact_list}


def partial_situation(vocabulary: Vocabulary, rng: Random) -> Facts:
    """A complete situation of which only a few facts are known."""
    facts = complete_situation(vocabulary, rng)
    chosen = set(rng.sample(sorted(facts), rng.randint(*KNOWN_IN_A_QUESTION)))
    return {name: value for name, value in facts.items() if name in chosen}


def complete_situations(vocabulary: Vocabulary, count: int, seed: int) -> list[Facts]:
    """Some complete situations; the same seed gives the same."""
    rng = Random(seed)
    return [complete_situation(vocabulary, rng) for _ in range(count)]


def partial_situations(vocabulary: Vocabulary, count: int, seed: int) -> list[Facts]:
    """Some partial situations; the same seed gives the same."""
    rng = Random(seed)
    return [partial_situation(vocabulary, rng) for _ in range(count)]
