"""Multi-valued decision diagrams: sets of complete situations, compared exactly.

A node asks for one fact and has one child for each of its values; the two ends say that a
situation is outside (``NONE``) or inside (``ALL``). Facts are asked in one fixed order, equal
nodes are one node, and a node whose children are all alike is that child. So two sets are equal
exactly when their nodes are the same number, and nothing is approximated.

All sets are combined by one operation, if-then-else, as in packages for binary decision diagrams.
It recurses at most once for each fact.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

from coordplan.conditions import Among, Condition, Every, Negation, Some
from coordplan.work import MOST_FACTS, TooComplexError, Work

Node = int
Cube = Mapping[int, int]
"""A product of independent value sets: the number of a fact to a mask of its values."""

NONE: Node = 0
ALL: Node = 1

_TURNS_A_CALL, _TURNS_A_NODE = 3, 15
"""What it costs to ask for a set that is known, and to make one, in time and in what is kept."""


class Diagrams:
    """The nodes over some facts: made once, numbered, and never made twice.

    ``sizes`` gives every fact of the vocabulary its number of values; ``order`` holds the facts
    that nodes may ask for, first asked first. What is done with it is charged to its ``work``:
    anything may raise ``TooComplexError``. Not to be shared among threads.
    """

    def __init__(
        self, sizes: Sequence[int], order: Sequence[int], work: Work | None = None
    ) -> None:
        if len(order) > MOST_FACTS:
            raise TooComplexError
        self.work = work or Work()
        self.sizes = tuple(sizes)
        self.order = tuple(order)
        self._depth = {fact: depth for depth, fact in enumerate(order)}
        self._end = len(order)
        self._asks = [self._end, self._end]
        self._children: list[tuple[Node, ...]] = [(), ()]
        self._numbers: dict[tuple[int, tuple[Node, ...]], Node] = {}
        self._decided: dict[tuple[Node, Node, Node], Node] = {}
        self._counts: dict[Node, int] = {}
        asked = set(order)
        self._others = math.prod(size for fact, size in enumerate(sizes) if fact not in asked)

    # making

    def among(self, fact: int, values: int) -> Node:
        """The situations in which a fact has one of these values (a mask)."""
        ends = (ALL if values >> value & 1 else NONE for value in range(self.sizes[fact]))
        return self._node(self._depth[fact], tuple(ends))

    def of(self, condition: Condition) -> Node:
        """The situations in which a condition holds."""
        match condition:
            case Among(fact, values):
                return self.among(fact, values)
            case Negation(part):
                return self.complement(self.of(part))
            case Every(parts):
                return self.every(self.of(part) for part in parts)
            case Some(parts):
                return self.some(self.of(part) for part in parts)

    def cube(self, cube: Cube) -> Node:
        """The situations of a product of value sets."""
        return self.every(self.among(fact, values) for fact, values in cube.items())

    def ask(self, fact: int, children: Sequence[Node]) -> Node:
        """The set with one child for each value of a fact; children may ask only for later ones."""
        return self._node(self._depth[fact], tuple(children))

    def _node(self, depth: int, children: tuple[Node, ...]) -> Node:
        if children.count(children[0]) == len(children):
            return children[0]
        number = self._numbers.setdefault((depth, children), len(self._asks))
        if number == len(self._asks):
            self._asks.append(depth)
            self._children.append(children)
        return number

    # combining

    def decide(self, if_: Node, then: Node, else_: Node) -> Node:
        """The situations of ``then`` inside ``if_``, and those of ``else_`` outside of it."""
        self.work.spend(_TURNS_A_CALL)
        if if_ == ALL or then == else_:
            return then
        if if_ == NONE:
            return else_
        if then == ALL and else_ == NONE:
            return if_
        key = (if_, then, else_)
        if key not in self._decided:
            depth = min(self._asks[if_], self._asks[then], self._asks[else_])
            self.work.spend(_TURNS_A_NODE + self.sizes[self.order[depth]])
            parts = zip(*[self._at(node, depth) for node in key], strict=True)
            self._decided[key] = self._node(depth, tuple([self.decide(*part) for part in parts]))
        return self._decided[key]

    def _at(self, node: Node, depth: int) -> tuple[Node, ...]:
        """The children of a node for the fact asked at some depth, which it may not ask for."""
        if self._asks[node] == depth:
            return self._children[node]
        return (node,) * self.sizes[self.order[depth]]

    def both(self, one: Node, other: Node) -> Node:
        """The situations in both sets."""
        return self.decide(one, other, NONE) if one < other else self.decide(other, one, NONE)

    def either(self, one: Node, other: Node) -> Node:
        """The situations in at least one of two sets."""
        return self.decide(one, ALL, other) if one < other else self.decide(other, ALL, one)

    def complement(self, node: Node) -> Node:
        """The situations outside of a set."""
        return self.decide(node, NONE, ALL)

    def minus(self, one: Node, other: Node) -> Node:
        """The situations of one set that are not in another."""
        return self.decide(other, NONE, one)

    def differ(self, one: Node, other: Node) -> Node:
        """The situations in exactly one of two sets; ``NONE`` proves that the sets are equal."""
        return self.decide(one, self.complement(other), other)

    def every(self, nodes: Iterable[Node]) -> Node:
        """The situations in all of some sets."""
        return reduce(self.both, nodes, ALL)

    def some(self, nodes: Iterable[Node]) -> Node:
        """The situations in at least one of some sets."""
        return reduce(self.either, nodes, NONE)

    # asking

    def meets(self, node: Node, cube: Cube) -> bool:
        """Whether some situation of a set lies in a product of value sets."""
        kept = {
            self._depth[fact]: [v for v in range(self.sizes[fact]) if values >> v & 1]
            for fact, values in cube.items()
        }
        seen = {NONE}
        waiting = [node]
        while waiting:
            here = waiting.pop()
            if here == ALL:
                return True
            if here in seen:
                continue
            seen.add(here)
            self.work.spend(_TURNS_A_CALL)
            children, values = self._children[here], kept.get(self._asks[here])
            waiting += children if values is None else [children[value] for value in values]
        return False

    def first(self, node: Node) -> dict[int, int]:
        """A product of single values that lies in a set; the set must not be empty."""
        found: dict[int, int] = {}
        while node != ALL:
            children = self._children[node]
            value = next(value for value, child in enumerate(children) if child != NONE)
            found[self.order[self._asks[node]]] = 1 << value
            node = children[value]
        return found

    def children(self, node: Node, fact: int) -> tuple[Node, ...]:
        """What a set says of the facts asked after ``fact``, for each of its values.

        The set must not depend on a fact that is asked before.
        """
        return self._at(node, self._depth[fact])

    def asked(self, *nodes: Node) -> int | None:
        """The fact that some sets ask for first; None where none depends on any."""
        depth = min(self._asks[node] for node in nodes)
        return self.order[depth] if depth < self._end else None

    def count(self, node: Node) -> int:
        """How many complete situations a set holds, exactly, over all facts of the vocabulary."""
        inside = math.prod(self.sizes[fact] for fact in self.order[: self._asks[node]])
        return self._below(node) * inside * self._others

    def _below(self, node: Node) -> int:
        """How many ways of answering the facts from a node on end inside."""
        if node in {NONE, ALL}:
            return node
        if node not in self._counts:
            depth = self._asks[node]
            self.work.spend(_TURNS_A_NODE)
            total = 0
            for child in self._children[node]:
                skipped = self.order[depth + 1 : self._asks[child]]
                total += self._below(child) * math.prod(self.sizes[fact] for fact in skipped)
            self._counts[node] = total
        return self._counts[node]
