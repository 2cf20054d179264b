"""Conditions over facts with closed values, and their disjunctive terms.

Facts and values are numbers here: fact ``f`` takes one of ``sizes[f]`` values, and a set of
values is a bit mask. A term gives each fact a set of allowed values; a list of terms is their
disjunction. Every term is a *product of independent sets*, so a partial situation is
compatible with a term exactly when each fact it knows is.

Terms are written in positional cube notation, as in two-level logic minimisation: one integer
with a field of bits for each fact, all bits set where any value will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import and_

from coordplan.frozen import dataclass
from coordplan.work import Work

Term = int
Terms = tuple[Term, ...]

FALSE: Terms = ()

_TERMS_A_TURN, _BITS_A_TURN = 2, 512
"""How many terms that may cover another, and how many bits of a term, are looked at in a turn."""


@dataclass(frozen=True, slots=True)
class Space:
    """The fields of a term: where each fact has its bits.

    ``full`` allows everything; ``single[f][v]`` allows fact ``f`` the value ``v`` alone.
    """

    sizes: tuple[int, ...]
    offsets: tuple[int, ...]
    fields: tuple[int, ...]
    full: Term
    single: tuple[tuple[Term, ...], ...]

    @property
    def always(self) -> Terms:
        """The terms of what always holds."""
        return (self.full,)

    @property
    def weight(self) -> int:
        """The turns that it takes to look at a term."""
        return 1 + self.full.bit_length() // _BITS_A_TURN

    def term(self, fact: int, values: int) -> Term:
        """The term that allows a fact these values, and all other facts any."""
        return self.full & ~self.fields[fact] | values << self.offsets[fact]

    def cube(self, known: Mapping[int, int]) -> Term:
        """The term of all situations in which these facts have these values."""
        cube = self.full
        for fact, value in known.items():
            cube &= self.single[fact][value]
        return cube

    def allows(self, term: Term, fact: int, value: int) -> bool:
        """Whether a term allows a fact a value."""
        return bool(term >> (self.offsets[fact] + value) & 1)

    def values(self, term: Term, fact: int) -> list[int]:
        """The values that a term allows a fact."""
        return [v for v in range(self.sizes[fact]) if self.allows(term, fact, v)]

    def occurs(self, term: Term) -> bool:
        """Whether a term leaves every fact at least one value."""
        return all(term & field for field in self.fields)

    def narrowed(self, terms: Iterable[Term]) -> list[Term]:
        """The fields of the facts to which some of these terms do not allow every value."""
        common = reduce(and_, terms, self.full)
        return [field for field in self.fields if ~common & field]


def space_of(sizes: Sequence[int]) -> Space:
    """The space of facts with these numbers of values."""
    offsets, fields, offset = [], [], 0
    for size in sizes:
        offsets.append(offset)
        fields.append((1 << size) - 1 << offset)
        offset += size
    full = (1 << offset) - 1
    single = tuple(
        tuple(full & ~field | 1 << start + value for value in range(size))
        for size, start, field in zip(sizes, offsets, fields, strict=True)
    )
    return Space(tuple(sizes), tuple(offsets), tuple(fields), full, single)


@dataclass(frozen=True, slots=True)
class Among:
    """The fact has one of these values (a mask)."""

    fact: int
    values: int


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold; with no part it always holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds; with no part it never holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """The part does not hold."""

    part: Condition


Condition = Among | Every | Some | Negation

ALWAYS: Condition = Every(())


def facts_of(condition: Condition) -> frozenset[int]:
    """The facts that a condition names."""
    match condition:
        case Among(fact, _):
            return frozenset({fact})
        case Negation(part):
            return facts_of(part)
        case Every(parts) | Some(parts):
            return frozenset().union(*(facts_of(part) for part in parts))


def terms_of(condition: Condition, space: Space, work: Work, *, holds: bool = True) -> Terms:
    """The terms in which a condition holds (or, with ``holds=False``, fails).

    Raises ``TooComplexError`` where there is not enough work left to find them.
    """
    match condition:
        case Among(fact, values):
            work.spend(space.weight)
            any_value = (1 << space.sizes[fact]) - 1
            allowed = values & any_value if holds else any_value & ~values
            return (space.term(fact, allowed),) if allowed else FALSE
        case Negation(part):
            return terms_of(part, space, work, holds=not holds)
        case Every(parts) | Some(parts):
            lists = [terms_of(part, space, work, holds=holds) for part in parts]
            if isinstance(condition, Every) is holds:
                return conjunction(lists, space, work)
            return simplified((term for terms in lists for term in terms), space, work)


def conjunction(lists: Iterable[Terms], space: Space, work: Work) -> Terms:
    """The terms of the conjunction of several disjunctions.

    Raises ``TooComplexError`` where there is not enough work left for the next product, before
    it is made.
    """
    result = space.always
    for terms in lists:
        result = product(result, terms, space, work)
    return result


def product(one: Terms, other: Terms, space: Space, work: Work) -> Terms:
    """The terms of the conjunction of two disjunctions. Raises ``TooComplexError``."""
    if one == space.always:
        return other
    if other == space.always:
        return one
    fields = _contested(one, other, space, work)
    met = (a & b for a in one for b in other)
    return simplified((term for term in met if all(term & f for f in fields)), space, work)


def _contested(one: Terms, other: Terms, space: Space, work: Work) -> Iterable[Term]:
    """The fields of which two terms that meet may leave nothing; and the work to look at them."""
    work.spend(len(space.sizes) * space.weight)
    # a fact that only one side narrows keeps a value
    fields = set(space.narrowed(one)).intersection(space.narrowed(other))
    work.spend(len(one) * len(other) * (2 + len(fields) // 2) * space.weight)
    return fields


def conflict(base: Terms, lists: Sequence[Terms], space: Space, work: Work) -> list[int]:
    """Which disjunctions rule each other out within ``base``: their numbers, none of them needless.

    Those in front are let go first. All of them together must leave nothing of ``base``. Raises
    ``TooComplexError``.
    """
    found: list[int] = []
    while base:
        left, number = base, len(lists)
        while left:
            number -= 1
            left = product(left, lists[number], space, work)
        found.append(number)
        base = product(base, lists[number], space, work)
        lists = [*[space.always] * (number + 1), *lists[number + 1 :]]
    return found


def meet(one: Terms, other: Terms, space: Space, work: Work) -> bool:
    """Whether some situation lies in both of two disjunctions. Raises ``TooComplexError``."""
    fields = _contested(one, other, space, work)
    return any(all(a & b & field for field in fields) for a in one for b in other)


def simplified(terms: Iterable[Term], space: Space, work: Work) -> Terms:
    """The same disjunction with fewer terms: neighbours merged, covered ones dropped.

    Neighbours differ in the values of a single fact; together they are one term. Raises
    ``TooComplexError`` where there is not enough work left.
    """
    merged = set(terms)
    work.spend((len(space.sizes) + 2 * len(merged)) * space.weight)
    anywhere, everywhere = 0, space.full
    for term in merged:
        anywhere |= term
        everywhere &= term
    varying = [field for field in space.fields if (anywhere ^ everywhere) & field]
    before = -1
    while len(merged) != before:
        before = len(merged)
        work.spend(2 * before * len(varying) * space.weight)
        for field in varying:
            beside: dict[Term, Term] = {}
            for term in merged:
                elsewhere = term & ~field
                beside[elsewhere] = beside.get(elsewhere, 0) | term
            merged = set(beside.values())
    kept: list[Term] = []
    outside: list[Term] = []  # what each kept term leaves out
    for term in sorted(merged, key=lambda t: (-t.bit_count(), t)):
        work.spend((1 + len(outside) // _TERMS_A_TURN) * space.weight)
        for others in outside:
            if not term & others:
                break
        else:
            kept.append(term)
            outside.append(space.full ^ term)
    return tuple(sorted(kept))
