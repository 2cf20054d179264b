"""Conditions over facts with closed values, and their disjunctive terms.

Facts and values are numbers here: fact ``f`` takes one of ``sizes[f]`` values, and a set of
values is a bit mask. A term is a conjunction that gives each fact it names a set of allowed
values; a list of terms is their disjunction. Every term is *a product of independent sets*,
so a partial situation is compatible with a term exactly when each fact it knows is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Term = tuple[tuple[int, int], ...]
"""Pairs of a fact and the mask of its allowed values, by fact; masks are never empty or full."""

Terms = tuple[Term, ...]

TRUE: Terms = ((),)
FALSE: Terms = ()

WIDEST = 256
"""The most terms that one condition may need; a plan's conditions need two or three."""


class TooWideError(Exception):
    """A condition needs more than ``WIDEST`` terms."""


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


def terms_of(condition: Condition, sizes: Sequence[int], *, holds: bool = True) -> Terms:
    """The terms in which a condition holds (or, with ``holds=False``, fails).

    Raises ``TooWideError`` where more than ``WIDEST`` would be needed.
    """
    match condition:
        case Among(fact, values):
            full = (1 << sizes[fact]) - 1
            mask = values & full if holds else full & ~values
            if mask == full:
                return TRUE
            return (((fact, mask),),) if mask else FALSE
        case Negation(part):
            return terms_of(part, sizes, holds=not holds)
        case Every(parts) | Some(parts):
            lists = [terms_of(part, sizes, holds=holds) for part in parts]
            if isinstance(condition, Every) is holds:
                return conjunction(lists, sizes)
            return disjunction(lists, sizes)


def conjunction(lists: Iterable[Terms], sizes: Sequence[int]) -> Terms:
    """The terms of the conjunction of several disjunctions."""
    result = TRUE
    for terms in lists:
        if len(result) * len(terms) > WIDEST * 16:
            raise TooWideError
        met = (meet(a, b) for a in result for b in terms)
        result = _simplified([term for term in met if term is not None], sizes)
    return result


def disjunction(lists: Iterable[Terms], sizes: Sequence[int]) -> Terms:
    """The terms of the disjunction of several disjunctions."""
    return _simplified([term for terms in lists for term in terms], sizes)


def meet(a: Term, b: Term) -> Term | None:
    """What both terms allow, or None where they exclude each other."""
    allowed = dict(a)
    for fact, mask in b:
        both = mask & allowed.get(fact, mask)
        if not both:
            return None
        allowed[fact] = both
    return tuple(sorted(allowed.items()))


def within(narrow: Term, wide: Term) -> bool:
    """Whether everything that ``narrow`` allows, ``wide`` allows."""
    allowed = dict(narrow)
    return all(fact in allowed and not allowed[fact] & ~mask for fact, mask in wide)


def _simplified(terms: list[Term], sizes: Sequence[int]) -> Terms:
    """The same disjunction with fewer terms: covered ones dropped, neighbours merged."""
    if len(terms) > WIDEST * 16:
        raise TooWideError
    kept: list[Term] = []
    pending = sorted(set(terms), key=len, reverse=True)
    while pending:
        term = pending.pop()
        if any(within(term, other) for other in kept):
            continue
        kept = [other for other in kept if not within(other, term)]
        for other in kept:
            merged = _merged(term, other, sizes)
            if merged is not None:
                kept.remove(other)
                pending.append(merged)
                break
        else:
            kept.append(term)
    if len(kept) > WIDEST:
        raise TooWideError
    return tuple(sorted(kept))


def _merged(a: Term, b: Term, sizes: Sequence[int]) -> Term | None:
    """One term for both where they differ in the values of a single fact."""
    if len(a) != len(b):
        return None
    differing = [i for i, (left, right) in enumerate(zip(a, b, strict=True)) if left != right]
    if len(differing) != 1:
        return None
    (at,) = differing
    (fact, left), (other, right) = a[at], b[at]
    if fact != other:
        return None
    mask = left | right
    full = (1 << sizes[fact]) - 1
    return a[:at] + a[at + 1 :] if mask == full else (*a[:at], (fact, mask), *a[at + 1 :])
