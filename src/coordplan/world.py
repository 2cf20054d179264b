"""What can occur: the facts, the constraints between them, and what a condition leaves of it.

What is known of a situation leaves each fact some values; the constraints, kept as the combinations
that can occur of the facts that they tie together, leave fewer. The tests compare with the
enumeration of every completion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coordplan.conditions import (
    Condition,
    Space,
    Term,
    Terms,
    conjunction,
    facts_of,
    space_of,
    terms_of,
)
from coordplan.frozen import dataclass
from coordplan.once import Once
from coordplan.work import PART, TooComplexError, Work

Split = tuple[Terms, Terms]
"""The terms in which a condition holds, and those in which it fails."""

Known = Mapping[int, int]
"""What is known of a situation: the number of a fact to the number of its value."""


@dataclass(frozen=True, slots=True)
class Component:
    """Facts that constraints tie together, and the combinations of them that can occur."""

    facts: frozenset[int]
    terms: Terms


@dataclass(frozen=True, slots=True)
class World(Once):
    """What can occur: the values of each fact, and the constraints between facts."""

    space: Space
    components: tuple[Component, ...]

    def consistent(self, known: Known) -> bool:
        """Whether some completion of what is known can occur."""
        return bool(self.reachable(known))

    def broken(self, cube: Term) -> Iterator[Component]:
        """The components of which nothing lies in a term."""
        for component in self.components:
            fields = [self.space.fields[fact] for fact in component.facts]
            if not any(all(term & cube & f for f in fields) for term in component.terms):
                yield component

    def reachable(self, known: Known) -> Term:
        """The values that each fact can take together with what is known; 0 where it is absurd.

        What each component leaves is kept: it depends on a few facts that take few values.
        """
        space = self.space
        reach = space.full
        for fact, value in known.items():
            reach &= space.single[fact][value]
        for component, (fields, kept) in zip(self.components, self.once(_met), strict=True):
            here = reach & fields
            met = kept.get(here)
            if met is None:
                met = kept[here] = self._meeting(component, reach)
            reach &= met
        return reach

    def _meeting(self, component: Component, reach: Term) -> Term:
        """The union of the terms of a component that something within reach lies in."""
        fields = [self.space.fields[fact] for fact in component.facts]
        union = 0
        for term in component.terms:
            if all(term & reach & field for field in fields):
                union |= term
        return union

    def values(self, fact: int, known: Known) -> list[int]:
        """The values of a fact that can occur together with what is known."""
        return self.space.values(self.reachable(known), fact)

    def closure(self, known: Known, reach: Term | None = None) -> dict[int, int]:
        """What is known, and every fact that the constraints leave a single value.

        ``reach`` spares the work where ``reachable(known)`` is at hand.
        """
        reach = self.reachable(known) if reach is None else reach
        closed = dict(known)
        for component in self.components:
            for fact in component.facts.difference(known):
                values = reach & self.space.fields[fact]
                if values & values - 1 == 0:
                    closed[fact] = values.bit_length() - 1 - self.space.offsets[fact]
        return closed

    def touching(self, facts: Iterable[int]) -> tuple[Component, ...]:
        """The components that have a fact among these."""
        facts = frozenset(facts)
        return tuple(c for c in self.components if not facts.isdisjoint(c.facts))


def _met(world: World) -> tuple[tuple[Term, dict[Term, Term]], ...]:
    """For each component its fields, and what is left of it by what is known of them."""
    fields = world.space.fields
    return tuple((sum(fields[f] for f in part.facts), {}) for part in world.components)


def world_of(
    sizes: Sequence[int], constraints: Sequence[Condition], work: Work | None = None
) -> World:
    """The world in which all constraints hold. Raises ``TooComplexError``."""
    work = work or Work()
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
        Component(facts, conjunction([terms_of(one, space, work) for one in members], space, work))
        for facts, members in groups
    )
    return World(space, components)


def occurring(
    world: World, condition: Condition, work: Work | None = None, *, holds: bool = True
) -> Terms:
    """What can occur of the situations in which a condition holds (or fails).

    Raises ``TooComplexError`` where that takes more work than is left of what may be spent.
    """
    work = work or Work()
    care = [component.terms for component in world.touching(facts_of(condition))]
    terms = terms_of(condition, world.space, work, holds=holds)
    return conjunction([terms, *care], world.space, work)


def split_of(world: World, condition: Condition, work: Work | None = None) -> Split:
    """What can occur, split into where a condition holds and where it fails.

    Raises ``TooComplexError``.
    """
    work = work or Work()
    return occurring(world, condition, work), occurring(world, condition, work, holds=False)


class Splits(Once):
    """The splits of conditions in one world: each worked out once, for what is left of one work.

    No condition may take more than a part of it, so that the next ones are not refused with it.
    """

    def __init__(self, world: World, work: Work | None = None) -> None:
        self.world = world
        self.work = work or Work()
        self._done: dict[Condition, Split | None] = {}

    def of(self, condition: Condition) -> Split:
        """The split of a condition. Raises ``TooComplexError``, at every call for it."""
        if condition not in self._done:
            part = self.work.part(PART)
            self._done[condition] = None
            try:
                self._done[condition] = split_of(self.world, condition, part)
            finally:
                self.work.left -= part.spent
        found = self._done[condition]
        if found is None:
            raise TooComplexError
        return found
