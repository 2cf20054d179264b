"""The fewest facts that put a situation into a set, whatever else may be the case."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from coordplan.compare.diagram import NONE, Diagrams, Node

Known = tuple[tuple[int, int], ...]
"""Facts by number, each with the number of its one value."""


def fewest(
    diagrams: Diagrams,
    world: Node,
    inside: Node,
    shown: Sequence[Sequence[Node]] = (),
    spoken_of: Collection[int] = (),
) -> Known | None:
    """The fewest facts that leave only situations of ``inside``; None where there are none.

    Each entry of ``shown`` lists sets of which one must hold in all that is left: an answer says
    for certain only what a single duty says for certain. Of equally few facts, those that are
    ``spoken_of`` are taken before those that only imply them, then those asked first.
    """
    search = _Search(diagrams, frozenset(spoken_of))
    found = [
        known
        for target in _targets(diagrams, inside, shown)
        if (known := search.shortest(target, diagrams.minus(world, target))) is not None
    ]
    return min(found, key=lambda known: (search.cost(known), sorted(known)), default=None)


def _targets(diagrams: Diagrams, inside: Node, shown: Sequence[Sequence[Node]]) -> list[Node]:
    """The parts of a set in which one and the same choice of sets holds; none inside another."""
    targets = [inside]
    for choices in shown:
        diagrams.work.spend(len(targets) * len(choices))
        parts = {diagrams.both(target, node) for target in targets for node in choices}
        targets = []
        for part in sorted(parts - {NONE}, key=lambda node: (-diagrams.count(node), node)):
            if all(diagrams.minus(part, wider) != NONE for wider in targets):
                targets.append(part)
    return targets


_TURNS_A_PAIR = 20
"""What it costs to work a pair of sets out, in time and in what is kept of it."""


class _Search:
    """Shortest facts by pairs of sets, each pair worked out once.

    In the order in which facts are asked, a fact is either left open, and then every value of it
    must keep outside what is outside, or it has one value.
    """

    def __init__(self, diagrams: Diagrams, spoken_of: frozenset[int]) -> None:
        self.diagrams = diagrams
        self.spoken_of = spoken_of
        self._done: dict[tuple[Node, Node], Known | None] = {}

    def cost(self, known: Known) -> tuple[int, int]:
        """How many facts, and how many of them nobody speaks of; less is better."""
        return len(known), sum(fact not in self.spoken_of for fact, _ in known)

    def shortest(self, inside: Node, outside: Node) -> Known | None:
        """The fewest facts that meet ``inside`` and leave nothing of ``outside``."""
        if inside == NONE:
            return None
        if outside == NONE:
            return ()
        key = (inside, outside)
        if key not in self._done:
            self._done[key] = self._split(inside, outside)
        return self._done[key]

    def _split(self, inside: Node, outside: Node) -> Known | None:
        self.diagrams.work.spend(_TURNS_A_PAIR)
        fact = self.diagrams.asked(inside, outside)
        if fact is None:
            return None
        ins = self.diagrams.children(inside, fact)
        outs = self.diagrams.children(outside, fact)
        best = self.shortest(self.diagrams.some(ins), self.diagrams.some(outs))
        if best == ():
            return best
        for value, (in_, out) in enumerate(zip(ins, outs, strict=True)):
            rest = self.shortest(in_, out)
            if rest is None:
                continue
            longer = ((fact, value), *rest)
            if best is None or self.cost(longer) < self.cost(best):
                best = longer
        return best
