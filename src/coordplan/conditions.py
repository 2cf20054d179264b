"""Conditions over facts with closed values, and their disjunctive terms.

Facts and values are numbers here: fact ``f`` takes one of ``sizes[f]`` values, and a set of
values is a bit mask. A term gives each fact a set of allowed values; a list of terms is their
disjunction. Every term is a *product of independent sets*, so a partial situation is
compatible with a term exactly when each fact it knows is.

Terms are written in positional cube notation, as in two-level logic minimisation: one integer
with a field of bits for each fact, all bits set where any value will do.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from coordplan.frozen import dataclass

Term = int
Terms = tuple[Term, ...]

FALSE: Terms = ()

WIDEST = 512
"""The most terms that one condition may need as written; a plan's conditions need two or three."""


class TooWideError(Exception):
    """A condition needs more than ``WIDEST`` terms."""


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

    def term(self, fact: int, values: int) -> Term:
        """The term that allows a fact these values, and all other facts any."""
        return self.full & ~self.fields[fact] | values << self.offsets[fact]

    def allows(self, term: Term, fact: int, value: int) -> bool:
        """Whether a term allows a fact a value."""
        return bool(term >> (self.offsets[fact] + value) & 1)

    def values(self, term: Term, fact: int) -> list[int]:
        """The values that a term allows a fact."""
        return [v for v in range(self.sizes[fact]) if self.allows(term, fact, v)]

    def occurs(self, term: Term) -> bool:
        """Whether a term leaves every fact at least one value."""
        return all(term & field for field in self.fields)


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


def width(condition: Condition, *, holds: bool = True) -> int:
    """How many terms a condition needs at most, from its form alone; cheap to compute."""
    match condition:
        case Among():
            return 1
        case Negation(part):
            return width(part, holds=not holds)
        case Every(parts) | Some(parts):
            widths = [width(part, holds=holds) for part in parts]
            return math.prod(widths) if isinstance(condition, Every) is holds else sum(widths)


def terms_of(condition: Condition, space: Space, *, holds: bool = True) -> Terms:
    """The terms in which a condition holds (or, with ``holds=False``, fails).

    Raises ``TooWideError`` where its form needs more than ``WIDEST``.
    """
    if width(condition, holds=holds) > WIDEST:
        raise TooWideError
    match condition:
        case Among(fact, values):
            any_value = (1 << space.sizes[fact]) - 1
            allowed = values & any_value if holds else any_value & ~values
            return (space.term(fact, allowed),) if allowed else FALSE
        case Negation(part):
            return terms_of(part, space, holds=not holds)
        case Every(parts) | Some(parts):
            lists = [terms_of(part, space, holds=holds) for part in parts]
            if isinstance(condition, Every) is holds:
                return conjunction(lists, space)
            return simplified((term for terms in lists for term in terms), space)


def conjunction(lists: Iterable[Terms], space: Space) -> Terms:
    """The terms of the conjunction of several disjunctions.

    Raises ``TooWideError`` where the result grows far beyond what one condition may need.
    """
    result = space.always
    for terms in lists:
        met = (a & b for a in result for b in terms)
        result = simplified((term for term in met if space.occurs(term)), space)
        if len(result) > WIDEST * 4:
            raise TooWideError
    return result


def simplified(terms: Iterable[Term], space: Space) -> Terms:
    """The same disjunction with fewer terms: neighbours merged, covered ones dropped.

    Neighbours differ in the values of a single fact; together they are one term.
    """
    merged = set(terms)
    anywhere, everywhere = 0, space.full
    for term in merged:
        anywhere |= term
        everywhere &= term
    varying = [field for field in space.fields if (anywhere ^ everywhere) & field]
    before = -1
    while len(merged) != before:
        before = len(merged)
        for field in varying:
            beside: dict[Term, Term] = {}
            for term in merged:
                elsewhere = term & ~field
                beside[elsewhere] = beside.get(elsewhere, 0) | term
            merged = set(beside.values())
    kept: list[Term] = []
    outside: list[Term] = []  # what each kept term leaves out
    for term in sorted(merged, key=lambda t: (-t.bit_count(), t)):
        for others in outside:
            if not term & others:
                break
        else:
            kept.append(term)
            outside.append(space.full ^ term)
    return tuple(sorted(kept))
