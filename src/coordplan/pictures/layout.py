"""The layered layout of a directed graph, from left to right, after Sugiyama.

Edges that close a circle are turned round; nodes are put into layers; long edges get a place in
every layer they cross, and labels a layer of their own; crossings are reduced by barycentres; and
heights are the least squares of the distances to the neighbours that keep the order. Everything
is settled by the order of the input, so equal graphs are drawn alike.
"""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coordplan.work import Work

Item = int
"""A node, a label or a place of a long edge, by number; the nodes come first."""

Arc = tuple[int, int]
"""An edge by the numbers of its nodes."""

SWEEPS = 12

_TURNS_A_PLACE = 200
"""What every place in a layer costs, in all sweeps and until it is drawn."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers in order, and the chain of items, from left to right, of each edge.

    ``labels`` are the items that hold the labels of the edges; ``turned`` the edges that point
    to the left.
    """

    layers: tuple[tuple[Item, ...], ...]
    chains: tuple[tuple[Item, ...], ...]
    labels: tuple[Item, ...]
    turned: frozenset[int]


def layered(count: int, arcs: Sequence[Arc]) -> Layers:
    """The layers of a graph of so many nodes; no arc may lead back to its own node.

    Raises ``TooComplexError`` where there are more than could be drawn, or seen.
    """
    work = Work()
    order = _sequence(count, arcs, work)
    place = {node: at for at, node in enumerate(order)}
    turned = frozenset(n for n, (a, b) in enumerate(arcs) if place[a] > place[b])
    forward = [(b, a) if n in turned else (a, b) for n, (a, b) in enumerate(arcs)]
    ranks = {node: 2 * rank for node, rank in _ranks(order, forward).items()}
    chains: list[tuple[Item, ...]] = []
    labels: list[Item] = []
    for start, end in forward:
        work.spend(_TURNS_A_PLACE * (ranks[end] - ranks[start]))
        between = range(len(ranks), len(ranks) + ranks[end] - ranks[start] - 1)
        ranks |= {item: ranks[start] + step for step, item in enumerate(between, 1)}
        labels.append(between[0])
        chains.append((start, *between, end))
    layers: list[list[Item]] = [[] for _ in range(max(ranks.values(), default=-1) + 1)]
    for item, rank in ranks.items():
        layers[rank].append(item)
    return Layers(_fewest_crossings(layers, chains), tuple(chains), tuple(labels), turned)


def _sequence(count: int, arcs: Sequence[Arc], work: Work) -> list[int]:
    """The nodes in an order that few arcs go against: sinks last, sources first (Eades)."""
    left = set(range(count))
    first: list[int] = []
    last: list[int] = []
    while left:
        work.spend(len(left) + len(arcs))
        live = [(a, b) for a, b in arcs if a in left and b in left]
        out, into = {a for a, _ in live}, {b for _, b in live}
        sinks = [node for node in sorted(left) if node not in out]
        sources = [node for node in sorted(left) if node not in into and node in out]
        if sinks or sources:
            last = [*sinks, *last]
            first += sources
            left.difference_update(sinks, sources)
            continue
        gain = dict.fromkeys(sorted(left), 0)
        for a, b in live:
            gain[a] += 1
            gain[b] -= 1
        best = max(gain, key=gain.__getitem__)
        first.append(best)
        left.remove(best)
    return [*first, *last]


def _ranks(order: Sequence[int], arcs: Sequence[Arc]) -> dict[int, int]:
    """The layer of each node: after all that lead to it, and as near as can be to what follows."""
    ranks = dict.fromkeys(sorted(order), 0)
    before, after = neighbours(arcs)
    for node in order:
        ranks[node] = max((ranks[other] + 1 for other in before.get(node, ())), default=0)
    for node in reversed(order):
        if node in after and node not in before:
            ranks[node] = min(ranks[other] for other in after[node]) - 1
    return ranks


def _fewest_crossings(
    layers: list[list[Item]], chains: Sequence[Sequence[Item]]
) -> tuple[tuple[Item, ...], ...]:
    """The best order of the items in each layer that sweeps to and fro come by."""
    before, after = neighbours(chains)
    best = [list(layer) for layer in layers]
    fewest = crossings(best, after)
    for sweep in range(SWEEPS):
        forward = sweep % 2 == 0
        sides = before if forward else after
        numbers = range(1, len(layers)) if forward else range(len(layers) - 2, -1, -1)
        for number in numbers:
            beside = layers[number - 1 if forward else number + 1]
            place = {item: at for at, item in enumerate(beside)}
            own = {item: at for at, item in enumerate(layers[number])}
            layers[number].sort(key=lambda item: _mean(sides.get(item, ()), place, own[item]))
        found = crossings(layers, after)
        if found < fewest:
            best, fewest = [list(layer) for layer in layers], found
    return tuple(tuple(layer) for layer in best)


def _mean(items: Sequence[Item], place: Mapping[Item, int], own: float) -> float:
    return sum(place[item] for item in items) / len(items) if items else own


def neighbours(
    chains: Sequence[Sequence[Item]],
) -> tuple[dict[Item, list[Item]], dict[Item, list[Item]]]:
    """The neighbours of each item on its left and on its right."""
    before: dict[Item, list[Item]] = {}
    after: dict[Item, list[Item]] = {}
    for chain in chains:
        for left, right in pairwise(chain):
            before.setdefault(right, []).append(left)
            after.setdefault(left, []).append(right)
    return before, after


def crossings(layers: Sequence[Sequence[Item]], after: Mapping[Item, Sequence[Item]]) -> int:
    """How many pairs of lines between neighbouring layers cross."""
    total = 0
    for layer, beside in pairwise(layers):
        place = {item: at for at, item in enumerate(beside)}
        ends: list[int] = []
        for item in layer:
            own = sorted(place[other] for other in after.get(item, ()))
            total += sum(len(ends) - bisect(ends, end) for end in own)
            for end in own:
                insort(ends, end)
    return total


def heights(
    layers: Sequence[Sequence[Item]],
    chains: Sequence[Sequence[Item]],
    size: Mapping[Item, float],
    gap: float,
) -> dict[Item, float]:
    """Where the middle of each item stands; none nearer than ``gap`` to the next of its layer."""
    sides = neighbours(chains)
    middle: dict[Item, float] = {}
    for layer in layers:
        middle |= zip(
            layer, spread([0.0] * len(layer), [size[item] for item in layer], gap), strict=True
        )
    for sweep in range(2 * SWEEPS):
        side = sides[sweep % 2]
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            wanted = [
                sum(middle[other] for other in side[item]) / len(side[item])
                if item in side
                else middle[item]
                for item in layer
            ]
            middle |= zip(layer, spread(wanted, [size[item] for item in layer], gap), strict=True)
    return middle


def spread(wanted: Sequence[float], sizes: Sequence[float], gap: float) -> list[float]:
    """Places in order, as near as can be (least squares) to those wanted, without overlap."""
    offsets = [0.0]
    for one, other in pairwise(sizes):
        offsets.append(offsets[-1] + (one + other) / 2 + gap)
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=False):
        total, count = want - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            total, count = total + blocks[-1][0], count + blocks[-1][1]
            blocks.pop()
        blocks.append((total, count))
    places = [total / count for total, count in blocks for _ in range(count)]
    return [place + offset for place, offset in zip(places, offsets, strict=False)]
