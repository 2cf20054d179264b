"""The bitset index: which conditions a partial situation makes certain, possible or excluded.

Constraints between facts are the ``World``. Each condition is multiplied, once, with the
constraints that touch its facts, both where it holds and where it fails. Every resulting term
then contains only situations that can occur, so

* a condition is *possible* exactly when some term in which it holds is compatible with what is
  known, and
* it is *certain* exactly when no term in which it fails is.

A query is one AND of big integers for each known fact. Nothing is approximated; the tests
compare with the enumeration of every completion.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from coordplan.conditions import (
    FALSE,
    Condition,
    Space,
    Term,
    Terms,
    conjunction,
    facts_of,
    space_of,
    terms_of,
)

MOST_STATES = 2000
"""How many states of knowledge ``deciding`` looks at; a plan's conditions need a handful."""

Known = Mapping[int, int]
"""What is known of a situation: the number of a fact to the number of its value."""


class Verdict(Enum):
    """What a situation says of a condition, over all completions that can occur."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Component:
    """Facts that constraints tie together, and the combinations of them that can occur."""

    facts: frozenset[int]
    terms: Terms


@dataclass(frozen=True, slots=True)
class Index:
    """Terms numbered as bits: those that allow a value, and those of each condition.

    ``allow[f][v]`` holds the terms compatible with fact ``f`` having value ``v``;
    ``holds[c]`` and ``fails[c]`` the terms in which condition ``c`` holds and fails.
    """

    allow: tuple[tuple[int, ...], ...]
    holds: tuple[int, ...]
    fails: tuple[int, ...]

    def compatible(self, known: Known) -> int:
        """The terms compatible with what is known."""
        alive = -1
        for fact, value in known.items():
            alive &= self.allow[fact][value]
        return alive

    def verdict(self, condition: int, alive: int) -> Verdict:
        """What the compatible terms say of a condition."""
        if not alive & self.fails[condition]:
            return Verdict.CERTAIN
        return Verdict.POSSIBLE if alive & self.holds[condition] else Verdict.EXCLUDED


@dataclass(frozen=True, slots=True)
class World:
    """What can occur: the values of each fact, and the constraints between facts."""

    space: Space
    components: tuple[Component, ...]
    index: Index

    def consistent(self, known: Known) -> bool:
        """Whether some completion of what is known can occur."""
        alive = self.index.compatible(known)
        return all(alive & terms for terms in self.index.holds)

    def values(self, fact: int, known: Known) -> list[int]:
        """The values of a fact that can occur together with what is known."""
        alive = self.index.compatible(known)
        return [
            value
            for value, terms in enumerate(self.index.allow[fact])
            if all(alive & terms & possible for possible in self.index.holds)
        ]

    def closure(self, known: Known) -> dict[int, int]:
        """What is known, and every fact that the constraints leave a single value."""
        alive = self.index.compatible(known)
        closed = dict(known)
        for component, terms in zip(self.components, self.index.holds, strict=True):
            for fact in sorted(component.facts - closed.keys()):
                allow = self.index.allow[fact]
                values = [v for v in range(len(allow)) if alive & terms & allow[v]]
                if len(values) == 1:
                    closed[fact] = values[0]
        return closed

    def touching(self, facts: Iterable[int]) -> tuple[Component, ...]:
        """The components that have a fact among these."""
        facts = frozenset(facts)
        return tuple(c for c in self.components if not facts.isdisjoint(c.facts))


def world_of(sizes: Sequence[int], constraints: Sequence[Condition]) -> World:
    """The world in which all constraints hold. Raises ``TooWideError``."""
    groups: list[tuple[frozenset[int], list[Condition]]] = []
    for constraint in constraints:
        facts, members = facts_of(constraint), [constraint]
        apart = []
        for other_facts, others in groups:
            if facts.isdisjoint(other_facts):
                apart.append((other_facts, others))
            else:
                facts, members = facts | other_facts, others + members
        groups = [*apart, (facts, members)]
    space = space_of(sizes)
    components = tuple(
        Component(facts, conjunction([terms_of(member, space) for member in members], space))
        for facts, members in groups
    )
    index = _numbered(space, [(component.terms, FALSE) for component in components])
    return World(space, components, index)


def occurring(world: World, condition: Condition, *, holds: bool = True) -> Terms:
    """What can occur of the situations in which a condition holds (or fails).

    Raises ``TooWideError``.
    """
    care = [component.terms for component in world.touching(facts_of(condition))]
    return conjunction([terms_of(condition, world.space, holds=holds), *care], world.space)


def index_of(world: World, conditions: Sequence[Condition]) -> Index:
    """The index of some conditions in a world. Raises ``TooWideError``."""
    split = [
        (occurring(world, condition), occurring(world, condition, holds=False))
        for condition in conditions
    ]
    return _numbered(world.space, split)


def _numbered(space: Space, split: Sequence[tuple[Terms, Terms]]) -> Index:
    """Terms numbered in order, and the bit sets over those numbers."""
    terms: list[Term] = []
    sets: list[int] = []
    for part in (part for pair in split for part in pair):
        sets.append((1 << len(part)) - 1 << len(terms))
        terms += part
    terms.reverse()  # the first term is the lowest bit, and stands last in the digits
    allow = tuple(
        tuple(
            int("".join("01"[space.allows(term, fact, value)] for term in terms) or "0", 2)
            for value in range(size)
        )
        for fact, size in enumerate(space.sizes)
    )
    return Index(allow, tuple(sets[::2]), tuple(sets[1::2]))


def sufficient(index: Index, condition: int, known: Known, order: Sequence[int]) -> list[int]:
    """A smallest-by-inclusion set of known facts that makes a condition certain.

    Facts are let go in ``order`` while the condition stays certain; what is left is returned
    in the reverse of that order. The condition must be certain for what is known.
    """
    kept = {fact: known[fact] for fact in order if fact in known}
    for fact in order:
        if fact not in kept:
            continue
        rest = {other: value for other, value in kept.items() if other != fact}
        if index.verdict(condition, index.compatible(rest)) is Verdict.CERTAIN:
            kept = rest
    return [fact for fact in reversed(order) if fact in kept]


def deciding(index: Index, condition: int, known: Known, facts: Sequence[int]) -> list[int]:
    """The unknown facts among ``facts`` that may settle an undecided condition.

    A fact is named when there is a further state of knowledge (values for some of the other
    facts) in which the condition is still undecided and one value of this fact decides it.
    Facts that can no longer matter are left out. Order is kept. Where more than ``MOST_STATES``
    states would have to be looked at, every fact that the terms still tell apart is named.
    """
    holds, fails = index.holds[condition], index.fails[condition]
    start = index.compatible(known) & (holds | fails)
    unknown = [
        fact
        for fact in facts
        if fact not in known and len({start & terms for terms in index.allow[fact]}) > 1
    ]
    found: set[int] = set()
    states = {(start, frozenset[int]())}
    visited = 0
    while states and len(found) < len(unknown):
        further = set()
        for alive, settled in states:
            for fact in unknown:
                if fact in settled:
                    continue
                for terms in index.allow[fact]:
                    left = alive & terms
                    if left & holds and left & fails:
                        further.add((left, settled | {fact}))
                    elif left:
                        found.add(fact)
        visited += len(states)
        if visited > MOST_STATES:
            return unknown
        states = further
    return [fact for fact in unknown if fact in found]
