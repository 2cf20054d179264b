"""The nearest change that makes a condition certain: exact, all of its values together.

A change gives stated facts other values and fills in facts that were not stated. Its cost is
the number of stated facts changed, then the number of facts filled in. With everything filled
in, a term in which the condition holds is reached by changing just the stated facts that it
does not allow; so the term that allows most of them gives the fewest changes, and only the
fill-ins have to be searched for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from coordplan.answer.explanation import Change, Wanted
from coordplan.answer.grounds import cube_of
from coordplan.conditions import Condition, Space, Term, Terms, simplified
from coordplan.index import Known, occurring
from coordplan.vocabulary import Vocabulary

Facts = frozenset[int]


def nearest(vocabulary: Vocabulary, condition: Condition, stated: Known) -> tuple[Change, ...]:
    """All changes of least cost that make a condition certain, as products of value sets.

    None where the condition holds in nothing that can occur. What is stated must be consistent.
    """
    space = vocabulary.world.space
    holds = occurring(vocabulary.world, condition)
    fails = occurring(vocabulary.world, condition, holds=False)
    starts = [
        _Start(changed, stated, holds, fails, space) for changed in _fewest(holds, stated, space)
    ]
    for size in range(len(space.sizes) + 1):
        found = [
            _change(term, start.changed | filled, vocabulary, stated)
            for start in starts
            for filled in sorted(start.fill_ins(size), key=sorted)
            for term in start.solutions(filled)
        ]
        if found:
            return tuple(found)
    return ()


def _fewest(holds: Terms, stated: Known, space: Space) -> list[Facts]:
    """The smallest sets of stated facts that must change for some term in which it holds."""
    sets = {
        frozenset(fact for fact, value in stated.items() if not space.allows(term, fact, value))
        for term in holds
    }
    least = min(map(len, sets), default=0)
    return sorted((facts for facts in sets if len(facts) == least), key=sorted)


@dataclass(frozen=True, slots=True)
class _Start:
    """Some stated facts set free to change; the others stay."""

    changed: Facts
    stated: Known
    holds: Terms
    fails: Terms
    space: Space

    def fill_ins(self, size: int) -> set[Facts]:
        """The sets of so many facts to fill in that could rule out every failing term.

        Each failing term must have a fact in the set, or a changed one, that it restricts.
        """
        failing = self.remaining(self.fails)
        free = [fact for fact in self.restricted([*failing, *self.holds]) if self.is_free(fact)]
        supports = {self.restricted([term]) for term in failing}
        open_ = sorted((facts for facts in supports if facts.isdisjoint(self.changed)), key=len)
        return set(self.hitting(open_, frozenset(), free, size))

    def hitting(
        self, supports: list[Facts], chosen: Facts, free: list[int], size: int
    ) -> Iterator[Facts]:
        """The sets of so many facts that have one in each support."""
        missed = next((facts for facts in supports if facts.isdisjoint(chosen)), None)
        if missed is None:
            others = [fact for fact in free if fact not in chosen]
            for more in combinations(others, size - len(chosen)):
                yield chosen.union(more)
        elif len(chosen) < size:
            for fact in sorted(missed):
                if self.is_free(fact):
                    yield from self.hitting(supports, chosen | {fact}, free, size)

    def solutions(self, filled: Facts) -> Terms:
        """The values of the changed and filled facts with which the condition is certain.

        Each is a way in which it can hold, other than stated, less every way in which it fails.
        """
        space, own = self.space, self.changed | filled
        others = space.full
        for fact in own:
            others &= ~space.fields[fact]
        otherwise = space.full
        for fact in self.changed:
            otherwise &= space.term(fact, ~(1 << self.stated[fact]) & (1 << space.sizes[fact]) - 1)
        holding = ((term | others) & otherwise for term in self.remaining(self.holds))
        failing = {term | others for term in self.remaining(self.fails)}
        wanted = [term for term in holding if space.occurs(term)]
        return simplified(_without(wanted, failing, space), space)

    def remaining(self, terms: Terms) -> list[Term]:
        """The terms that the stated facts which stay allow."""
        stays = {f: v for f, v in self.stated.items() if f not in self.changed}
        cube = cube_of(stays, self.space)
        return [term for term in terms if self.space.occurs(term & cube)]

    def restricted(self, terms: Iterable[Term]) -> Facts:
        """The facts of which some term does not allow every value."""
        fields = self.space.fields
        return frozenset(
            fact for term in terms for fact, field in enumerate(fields) if field & ~term
        )

    def is_free(self, fact: int) -> bool:
        """Whether a fact can be filled in."""
        return fact not in self.stated


def _without(terms: Iterable[Term], cut: Iterable[Term], space: Space) -> list[Term]:
    """The situations of some terms that lie in none of others, as terms."""
    left = list(dict.fromkeys(terms))
    for other in cut:
        left = [piece for term in left for piece in _pieces(term, other, space)]
    return left


def _pieces(term: Term, other: Term, space: Space) -> Iterator[Term]:
    """What is left of a term without another: pieces that do not overlap."""
    if not space.occurs(term & other):
        yield term
        return
    for field in space.fields:
        outside = term & field & ~other
        if outside:
            yield term & ~field | outside
            term &= ~field | other


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
