"""Bodies and what leads from one to the other, in layers from left to right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coordplan.graph.parts import Graph, Node
from coordplan.phrases import graph as say
from coordplan.phrases.successions import now
from coordplan.pictures.drawing import NAME, SMALL, Block, Drawing, Placed, Point, Route, block
from coordplan.pictures.layout import Item, Layers, heights, layered
from coordplan.text import Language

BOX, TAG = 190.0, 170.0
BETWEEN_COLUMNS = 44.0
BETWEEN_LINES = 10.0
BETWEEN_ROWS = 9.0


def _lines(node: Node, language: Language) -> list[tuple[str, float, bool]]:
    """The name of a body, and who stands in for it today."""
    since = [(now(node.steps)[language], SMALL, False)] if node.steps else []
    return [(node.name[language], NAME, True), *since]


def draw_network(graph: Graph, language: Language) -> Drawing:
    """Every node as a box, every edge as a line with its words in a place of its own."""
    number = {node.id: n for n, node in enumerate(graph.nodes)}
    arcs = [(number[edge.source], number[edge.target]) for edge in graph.edges]
    layers = layered(len(graph.nodes), arcs)
    blocks: dict[Item, Block] = {
        n: _roomy(
            block(_lines(node, language), BOX, full=True),
            max(sum(c[0] == n for c in layers.chains), sum(c[-1] == n for c in layers.chains)),
        )
        for n, node in enumerate(graph.nodes)
    }
    for item, edge in zip(layers.labels, graph.edges, strict=True):
        blocks[item] = block([(say.label(edge)[language], SMALL, False)], TAG)
    placed = _placed(layers, blocks)
    ports = _Ports(layers, placed)
    routes = [
        Route(edge, ports.line(n), placed[layers.labels[n]], smooth=True)
        for n, edge in enumerate(graph.edges)
    ]
    return Drawing(
        boxes=tuple((node, placed[n]) for n, node in enumerate(graph.nodes)),
        rails=(),
        routes=tuple(routes),
        width=max(place.right for place in placed.values()),
        height=max(place.bottom for place in placed.values()),
    )


def _roomy(own: Block, lines: int) -> Block:
    """A box high enough for the heads of so many lines at one side."""
    return replace(own, height=max(own.height, BETWEEN_LINES * (lines + 1)))


def _placed(layers: Layers, blocks: Mapping[Item, Block]) -> dict[Item, Placed]:
    """A place for every item; those of long edges are as wide as their column and flat."""
    items = [item for layer in layers.layers for item in layer]
    size = {item: blocks[item].height if item in blocks else 2.0 for item in items}
    middle = heights(layers.layers, layers.chains, size, BETWEEN_ROWS)
    top = min(middle[item] - size[item] / 2 for item in items)
    placed: dict[Item, Placed] = {}
    x = 0.0
    for layer in layers.layers:
        width = max((blocks[item].width for item in layer if item in blocks), default=0.0)
        for item in layer:
            own = blocks.get(item, Block((), width, size[item]))
            left = x + (width - own.width) / 2
            placed[item] = Placed(left, middle[item] - size[item] / 2 - top, own)
        x += width + BETWEEN_COLUMNS
    return placed


class _Ports:
    """Where lines leave and enter boxes: spread over the side, in the order of where they go."""

    def __init__(self, layers: Layers, placed: Mapping[Item, Placed]) -> None:
        self.layers = layers
        self.placed = placed
        self.column = {
            item: (min(placed[i].x for i in layer), max(placed[i].right for i in layer))
            for layer in layers.layers
            for item in layer
        }
        self.leaving: dict[Item, list[int]] = {}
        self.entering: dict[Item, list[int]] = {}
        for n, chain in enumerate(layers.chains):
            self.leaving.setdefault(chain[0], []).append(n)
            self.entering.setdefault(chain[-1], []).append(n)
        for edges in self.leaving.values():
            edges.sort(key=lambda n: placed[layers.chains[n][1]].middle)
        for edges in self.entering.values():
            edges.sort(key=lambda n: placed[layers.chains[n][-2]].middle)

    def line(self, n: int) -> tuple[Point, ...]:
        """The points of an edge, from its source to its target."""
        chain = self.layers.chains[n]
        first, last = self.placed[chain[0]], self.placed[chain[-1]]
        points = [Point(first.right, _port(first, self.leaving[chain[0]], n))]
        for item in chain[1:-1]:
            place = self.placed[item]
            left, right = self.column[item]
            points += [Point(left, place.middle), Point(right, place.middle)]
        points.append(Point(last.x, _port(last, self.entering[chain[-1]], n)))
        return tuple(reversed(points) if n in self.layers.turned else points)


def _port(place: Placed, edges: Sequence[int], n: int) -> float:
    return place.y + place.block.height * (edges.index(n) + 1) / (len(edges) + 1)
