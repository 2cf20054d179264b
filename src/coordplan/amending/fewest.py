"""The fewest of some sets that cover what all of them cover, and a bound where that is too many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from coordplan.compare.diagram import NONE, Diagrams, Node

EXACT = 12
"""Of up to so many sets every choice is tried, the smallest first."""


def fewest(diagrams: Diagrams, sets: Sequence[Node]) -> tuple[tuple[int, ...], int]:
    """Numbers of sets that cover the union of all, and how few might do at the least.

    Sets that alone cover something are taken, those that lie in another one left out; of up to
    ``EXACT`` others they are the fewest. Of more, those that add most are taken in turn, and the
    bound counts situations of which no set covers two.
    """
    useful = _not_inside_another(diagrams, sets)
    needed = [number for number in useful if _alone(diagrams, sets, useful, number)]
    left = diagrams.minus(diagrams.some(sets), diagrams.some(sets[n] for n in needed))
    rest = [n for n in useful if n not in needed and diagrams.both(left, sets[n]) != NONE]
    parts = {number: diagrams.both(left, sets[number]) for number in rest}
    if len(rest) <= EXACT:
        more = next(
            chosen
            for size in range(len(rest) + 1)
            for chosen in combinations(rest, size)
            if diagrams.minus(left, diagrams.some(parts[n] for n in chosen)) == NONE
        )
        return tuple(sorted([*needed, *more])), len(needed) + len(more)
    least = len(needed) + _apart(diagrams, [*parts.values()], left)
    return tuple(sorted([*needed, *_greedy(diagrams, sets, rest, left)])), least


def _not_inside_another(diagrams: Diagrams, sets: Sequence[Node]) -> list[int]:
    """The sets that hold something and lie in no other; of equal ones the first."""
    return [
        number
        for number, node in enumerate(sets)
        if node != NONE
        and not any(
            diagrams.minus(node, other) == NONE and (node != other or place < number)
            for place, other in enumerate(sets)
            if place != number
        )
    ]


def _alone(diagrams: Diagrams, sets: Sequence[Node], useful: Sequence[int], number: int) -> bool:
    """Whether a set covers something that no other useful one does."""
    others = diagrams.some(sets[n] for n in useful if n != number)
    return diagrams.minus(sets[number], others) != NONE


def _greedy(
    diagrams: Diagrams, sets: Sequence[Node], useful: Sequence[int], whole: Node
) -> tuple[int, ...]:
    chosen: list[int] = []
    left = whole
    while left != NONE:
        best = max(useful, key=lambda n: diagrams.count(diagrams.both(left, sets[n])))
        chosen.append(best)
        left = diagrams.minus(left, sets[best])
    return tuple(chosen)


def _apart(diagrams: Diagrams, sets: Sequence[Node], whole: Node) -> int:
    """How many situations are found, one after the other, of which no set covers two.

    Each is looked for where few sets reach: out of as many of them as leave anything.
    """
    left, found = whole, 0
    while left != NONE:
        found += 1
        point = left
        for node in sets:
            outside = diagrams.minus(point, node)
            point = point if outside == NONE else outside
        covering = [node for node in sets if diagrams.both(point, node) != NONE]
        left = diagrams.minus(left, diagrams.some(covering))
    return found
