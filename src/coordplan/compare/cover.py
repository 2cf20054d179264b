"""A set of situations in few words: terms that together say exactly this set.

A term gives some facts a set of values each. What cannot occur may lie on either side, so a term
may be shorter than the set itself. Each term is *prime*: no fact can be left out of it and no
value that can occur can be added. The list is *irredundant*: no term can be left out. It is not
proven shortest.

The terms are read off the diagram by the recursion that two-level logic minimisation uses for
binary diagrams, here for facts with many values. A fact stands in a term only where the term
covers something that no term without this fact could, so none can be left out; then values are
added to each term, and terms that have become needless are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from coordplan.compare.diagram import ALL, NONE, Diagrams, Node

Term = tuple[tuple[int, int], ...]
"""Facts, by number and in order, each with the mask of the values it may have."""

_TURNS_A_TERM = 20
"""What it costs to make a term longer by a fact, in time and in what is kept of it."""


def cover(diagrams: Diagrams, inside: Node, outside: Node) -> tuple[Term, ...]:
    """Terms that hold in all of ``inside`` and nowhere in ``outside``.

    The two must be disjoint; what lies in neither cannot occur. The shortest terms come first.
    """
    first = _Reading(diagrams).terms(inside, diagrams.complement(outside))[0]
    terms = dict.fromkeys(_prime(diagrams, seed, inside, outside) for seed in first)
    return tuple(sorted(_irredundant(diagrams, inside, [*terms]), key=_by_length))


def _by_length(term: Term) -> tuple[int, Term]:
    return len(term), term


class _Reading:
    """Terms read off a pair of diagrams, each pair once.

    For the first fact that is asked: what no term without this fact can cover is covered value by
    value; the rest by terms without it. No term of the result can be left out.
    """

    def __init__(self, diagrams: Diagrams) -> None:
        self.diagrams = diagrams
        self._done: dict[tuple[Node, Node], tuple[tuple[Term, ...], Node]] = {}

    def terms(self, lower: Node, upper: Node) -> tuple[tuple[Term, ...], Node]:
        """Terms that hold in all of ``lower`` and only in ``upper``, and where they hold."""
        if lower == NONE:
            return (), NONE
        if upper == ALL:
            return ((),), ALL
        key = (lower, upper)
        if key not in self._done:
            self._done[key] = self._split(lower, upper)
        return self._done[key]

    def _split(self, lower: Node, upper: Node) -> tuple[tuple[Term, ...], Node]:
        diagrams = self.diagrams
        fact = diagrams.asked(lower, upper)
        assert fact is not None  # both are neither empty nor everything
        lowers, uppers = diagrams.children(lower, fact), diagrams.children(upper, fact)
        common = diagrams.every(uppers)
        masks: dict[Term, int] = {}
        left, wheres = NONE, []
        for value, (low, up) in enumerate(zip(lowers, uppers, strict=True)):
            terms, covered = self.terms(diagrams.minus(low, common), up)
            diagrams.work.spend(_TURNS_A_TERM * len(terms))
            for term in terms:
                masks[term] = masks.get(term, 0) | 1 << value
            left = diagrams.either(left, diagrams.minus(low, covered))
            wheres.append(covered)
        rest, covered = self.terms(left, common)
        own = tuple(((fact, mask), *term) for term, mask in masks.items())
        return (*own, *rest), diagrams.either(diagrams.ask(fact, wheres), covered)


def _prime(diagrams: Diagrams, seed: Term, inside: Node, outside: Node) -> Term:
    """The term with the values that occur in it, and all that keep it clear of ``outside``.

    A value that occurs with nothing else of the term may occur once another has been added, so the
    facts are gone through until there is nothing to add.
    """
    term = {fact: mask & _occurring(diagrams, inside, dict(seed), fact) for fact, mask in seed}
    grown = True
    while grown:
        grown = False
        for fact in sorted(term):
            more = _occurring(diagrams, inside, term, fact) & ~term[fact]
            for value in range(diagrams.sizes[fact]):
                added = more & 1 << value
                if added and not diagrams.meets(outside, term | {fact: added}):
                    term[fact] |= added
                    grown = True
    return tuple(sorted(term.items()))


def _occurring(diagrams: Diagrams, inside: Node, term: dict[int, int], fact: int) -> int:
    """The values of a fact that occur in a set together with the rest of a term."""
    values = (
        1 << value
        for value in range(diagrams.sizes[fact])
        if diagrams.meets(inside, term | {fact: 1 << value})
    )
    return sum(values)


def _irredundant(diagrams: Diagrams, inside: Node, terms: Sequence[Term]) -> list[Term]:
    """The terms without those that the others cover; the longest are tried first."""
    tried = sorted(terms, key=_by_length, reverse=True)
    nodes = [diagrams.both(inside, diagrams.cube(dict(term))) for term in tried]
    later = [NONE]
    for node in reversed(nodes):
        later.append(diagrams.either(later[-1], node))
    later.pop()
    kept, covered = [], NONE
    for term, node in zip(tried, nodes, strict=True):
        if diagrams.minus(node, diagrams.either(covered, later.pop())) != NONE:
            kept.append(term)
            covered = diagrams.either(covered, node)
    return kept


def without_overlap(diagrams: Diagrams, inside: Node, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The same set in terms without values that the other terms cover; the longest shed first.

    A term then says what it adds to the others, and is no longer prime. Values are shed of a fact
    only together, where fewer have to be named then.
    """
    kept = [*terms]
    for number in sorted(range(len(kept)), key=lambda one: _by_length(kept[one]), reverse=True):
        others = diagrams.some(
            diagrams.both(inside, diagrams.cube(dict(term)))
            for place, term in enumerate(kept)
            if place != number
        )
        kept[number] = _shed(diagrams, diagrams.minus(inside, others), kept[number])
    return tuple(kept)


def _shed(diagrams: Diagrams, alone: Node, term: Term) -> Term:
    """A term with the values that occur in what it alone covers, where these are fewer to name."""
    found = dict(term)
    for fact, mask in term:
        left = mask & _occurring(diagrams, alone, found, fact)
        named = min(mask.bit_count(), diagrams.sizes[fact] - mask.bit_count())
        if left and left.bit_count() <= named:
            found[fact] = left
    return tuple(found.items())
