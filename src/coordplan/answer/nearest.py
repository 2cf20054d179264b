"""The nearest change that makes a condition certain: exact, all of its values together.

A change gives stated facts other values and fills in facts that were not stated. Its cost is
the number of stated facts changed, then the number of facts filled in. With everything filled
in, a term in which the condition holds is reached by changing just the stated facts that it
does not allow; so the term that allows most of them gives the fewest changes, and only the
fill-ins have to be searched for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coordplan.answer.explanation import Change, Wanted
from coordplan.conditions import Condition, Space, Term, Terms, simplified
from coordplan.vocabulary import Vocabulary
from coordplan.work import Work
from coordplan.world import Known, split_of

Facts = frozenset[int]


def nearest(
    vocabulary: Vocabulary, condition: Condition, stated: Known, work: Work | None = None
) -> tuple[Change, ...]:
    """All changes of least cost that make a condition certain, as products of value sets.

    None where the condition holds in nothing that can occur. What is stated must be consistent.
    Raises ``TooComplexError`` where there is not enough work left to find them all.
    """
    space, work = vocabulary.world.space, work or Work()
    holds, fails = split_of(vocabulary.world, condition, work)
    searches = [
        (changed, _Search(changed, stated, holds, fails, space, work))
        for changed in _fewest(holds, stated, space)
    ]
    for size in range(len(space.sizes) + 1):
        found = [
            _change(term, changed | filled, vocabulary, stated)
            for changed, search in searches
            for filled, terms in sorted(search.found(size).items(), key=_by_facts)
            for term in terms
        ]
        if found:
            return tuple(found)
    return ()


def _by_facts(found: tuple[Facts, Terms]) -> list[int]:
    return sorted(found[0])


def _fewest(holds: Terms, stated: Known, space: Space) -> list[Facts]:
    """The smallest sets of stated facts that must change for some term in which it holds."""
    sets = {
        frozenset(fact for fact, value in stated.items() if not space.allows(term, fact, value))
        for term in holds
    }
    least = min(map(len, sets), default=0)
    return sorted((facts for facts in sets if len(facts) == least), key=sorted)


class _Search:
    """The search for the fewest fill-ins, with some stated facts set free to change.

    A state is a term: facts that stay have the value stated, changed ones any other, facts
    filled in some values, all others any. A failing term that a state still meets must be ruled
    out by the values of some fact; every way to do so leads to a further state.
    """

    def __init__(
        self, changed: Facts, stated: Known, holds: Terms, fails: Terms, space: Space, work: Work
    ) -> None:
        self.space = space
        self.work = work
        self.settled = frozenset(stated)
        start = space.cube({f: v for f, v in stated.items() if f not in changed})
        for fact in changed:
            start &= space.full & ~(1 << space.offsets[fact] + stated[fact])
        self.start = start
        self.holds = self.meeting(holds, start)
        self.fails = self.meeting(fails, start)
        self.a_state = space.weight * len(space.fields) * (1 + len(self.fails) + len(self.holds))

    def found(self, size: int) -> dict[Facts, Terms]:
        """By the set of facts filled in, of so many or fewer: their values that will do.

        They are those of a state that meets no failing term, as far as it can occur.
        """
        ends: dict[Facts, list[Term]] = {}
        waiting, seen = [self.start], {self.start}
        while waiting:
            state = waiting.pop()
            self.work.spend(self.a_state)
            failing = self.meeting(self.fails, state)
            filled = self.filled(state)
            if not failing:
                ends.setdefault(filled, []).append(state)
            elif len(filled) + self.at_least(failing, state, filled) <= size:
                further = set(self.further(failing, state, filled, size)) - seen
                seen |= further
                waiting += further
        return {filled: self.occurring(filled, states) for filled, states in ends.items()}

    def further(
        self, failing: Iterable[Term], state: Term, filled: Facts, size: int
    ) -> Iterator[Term]:
        """The states that rule out that failing term which leaves the fewest ways to do so."""
        facts, term = min(((self.ways(term, state), term) for term in failing), key=_fewest_ways)
        for fact in facts:
            if fact in self.settled or fact in filled or len(filled) < size:
                field = self.space.fields[fact]
                narrowed = state & ~(field & term)
                if any(self.space.occurs(hold & narrowed) for hold in self.holds):
                    yield narrowed

    def at_least(self, failing: Iterable[Term], state: Term, filled: Facts) -> int:
        """A number of facts that must be filled in at least: terms that have no fact in common."""
        used: set[int] = set(self.settled | filled)
        apart = 0
        for facts in sorted((self.ways(term, state) for term in failing), key=len):
            if used.isdisjoint(facts):
                used |= facts
                apart += 1
        return apart

    def ways(self, term: Term, state: Term) -> Facts:
        """The facts by whose values a state can rule out a term."""
        left = state & ~term
        return frozenset(f for f, field in enumerate(self.space.fields) if left & field)

    def filled(self, state: Term) -> Facts:
        """The facts that a state fills in."""
        return frozenset(
            fact
            for fact, field in enumerate(self.space.fields)
            if fact not in self.settled and field & ~state
        )

    def occurring(self, filled: Facts, states: Iterable[Term]) -> Terms:
        """What can occur of some states, all facts but the stated and filled ones left open."""
        others = self.space.full
        for fact in self.settled | filled:
            others &= ~self.space.fields[fact]
        met = ((hold | others) & state for state in states for hold in self.holds)
        return simplified((term for term in met if self.space.occurs(term)), self.space, self.work)

    def meeting(self, terms: Iterable[Term], state: Term) -> Terms:
        """The terms that a state has something in common with."""
        return tuple(term for term in terms if self.space.occurs(term & state))


def _fewest_ways(option: tuple[Facts, Term]) -> tuple[int, Term]:
    return len(option[0]), option[1]


def _change(term: Term, facts: Facts, vocabulary: Vocabulary, stated: Known) -> Change:
    space = vocabulary.world.space
    return Change(
        tuple(
            Wanted(
                fact,
                fact.values[stated[fact.number]] if fact.number in stated else None,
                tuple(v for n, v in enumerate(fact.values) if space.allows(term, fact.number, n)),
            )
            for fact in (vocabulary.fact_list[number] for number in sorted(facts))
        )
    )
