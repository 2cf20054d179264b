"""Completions, the plain way: every combination of values, and what constraints tie together.

Nothing here knows the index or its terms: two engines that share their cleverness would share
their mistakes.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coordplan.conditions import Condition, facts_of

Values = Mapping[int, int]
"""The number of a fact to the number of its value."""


@dataclass(frozen=True, slots=True)
class Tied:
    """Facts that constraints tie together, in order, and those constraints."""

    facts: tuple[int, ...]
    constraints: tuple[Condition, ...]


def tied_by(constraints: Iterable[Condition]) -> tuple[Tied, ...]:
    """The groups of facts that have no constraint between them."""
    groups: list[Tied] = []
    for constraint in constraints:
        group = Tied(tuple(sorted(facts_of(constraint))), (constraint,))
        for other in list(groups):
            if not set(other.facts).isdisjoint(group.facts):
                groups.remove(other)
                facts = tuple(sorted({*other.facts, *group.facts}))
                group = Tied(facts, (*other.constraints, *group.constraints))
        groups.append(group)
    return tuple(groups)


def count(facts: Iterable[int], sizes: Sequence[int], known: Values) -> int:
    """How many combinations of values some facts have."""
    return math.prod(sizes[fact] for fact in facts if fact not in known)


def combinations(facts: Sequence[int], sizes: Sequence[int], known: Values) -> Iterator[Values]:
    """Every combination of values of some facts that agrees with what is known."""
    choices = [[known[fact]] if fact in known else range(sizes[fact]) for fact in facts]
    for values in itertools.product(*choices):
        yield dict(zip(facts, values, strict=True))


def projected(combined: Iterable[Values], facts: Iterable[int]) -> list[Values]:
    """The combinations as these facts see them, each once, in order."""
    seen = {tuple((fact, values[fact]) for fact in facts): None for values in combined}
    return [dict(pairs) for pairs in seen]


def joined(parts: Sequence[Sequence[Values]]) -> Iterator[Values]:
    """Every way to take one combination of each part."""
    for chosen in itertools.product(*parts):
        yield {fact: value for values in chosen for fact, value in sorted(values.items())}
