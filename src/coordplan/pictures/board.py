"""Bodies in columns, one column a phase; the way of the victim runs from left to right.

Under the head of a column hang the bodies that take part, on a line to its left. A hand-over
leaves a box to the right, goes up to a track of its own between heads and boxes, and down into
the box that takes over; a notice goes down beside its column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coordplan.graph.parts import Edge, Graph, Link, Node, NodeKind
from coordplan.phrases import graph as say
from coordplan.pictures.drawing import (
    NAME,
    SMALL,
    Block,
    Drawing,
    Placed,
    Point,
    Route,
    block,
)
from coordplan.text import Language

COLUMN, INDENT, LANE = 246.0, 30.0, 9.0
RAIL = 6.0
BETWEEN_BOXES = 9.0
FIGURE = 52.0
"""The room to the left of the first head, in which the victim is drawn."""

_PHASE_TO_BODY = frozenset({Link.LEAD, Link.PERFORM, Link.SUPPORT, Link.DIRECT, Link.ADVISE})


def draw_board(graph: Graph, language: Language) -> Drawing:
    """The columns of a graph that goes by phases."""
    board = _Board(graph, language)
    routes = tuple(board.route(edge) for edge in graph.edges)
    places = [*board.placed.values(), *(r.tag for r in routes if r.tag is not None)]
    return Drawing(
        boxes=tuple((node, board.placed[node.id]) for node in graph.nodes),
        rails=tuple(board.rails()),
        routes=routes,
        width=max(*(place.right for place in places), *(p.x + 4 for r in routes for p in r.points)),
        height=max(place.bottom for place in places),
    )


class _Board:
    def __init__(self, graph: Graph, language: Language) -> None:
        self.graph, self.language = graph, language
        self.columns = _columns(graph.nodes)
        self.column = {n.id: at for at, nodes in enumerate(self.columns) for n in nodes}
        self.moves = [edge for edge in graph.edges if edge.link in {Link.NOTIFY, Link.HAND_OVER}]
        self.tags = {
            edge: block([(say.label(edge)[language], SMALL, False)], COLUMN - INDENT)
            for edge in self.moves
            if self._crosses(edge)
        }
        self.heads = max(self._block(nodes[0]).height for nodes in self.columns)
        self.track: dict[Edge, float] = {}
        y = self.heads + LANE
        for edge, tag in self.tags.items():
            self.track[edge] = y + tag.height
            y += tag.height + LANE
        self.placed: dict[str, Placed] = {}
        self.left: list[float] = []
        self._place(y + LANE)

    def _crosses(self, edge: Edge) -> bool:
        return self.column[edge.source] != self.column[edge.target]

    def _block(self, node: Node) -> Block:
        name = (node.name[self.language], NAME, say.stands_out(self.graph, node))
        lines = [said[self.language] for said in say.box_lines(self.graph, node)]
        room = COLUMN if node.kind is NodeKind.PHASE else COLUMN - INDENT
        return block([name, *((line, SMALL, False) for line in lines)], room, full=True)

    def _place(self, top: float) -> None:
        """Columns from left to right, each with room beside it for the lines that pass there."""
        x = FIGURE
        for at, (head, *bodies) in enumerate(self.columns):
            x += LANE * (1 + len(self._entering(at)))
            self.left.append(x)
            self.placed[head.id] = Placed(x, 0, replace(self._block(head), height=self.heads))
            y = top
            for node in bodies:
                self.placed[node.id] = Placed(x + INDENT, y, self._block(node))
                y = self.placed[node.id].bottom + BETWEEN_BOXES
            x += COLUMN + LANE * (2 + len(self._leaving(at)))

    def _entering(self, at: int) -> list[Edge]:
        return [e for e in self.moves if self.column[e.target] == at and self._crosses(e)]

    def _leaving(self, at: int) -> list[Edge]:
        return [e for e in self.moves if self.column[e.source] == at]

    def rails(self) -> Iterator[tuple[Point, Point]]:
        """The lines on which bodies hang under the head of their column."""
        for head, *bodies in self.columns:
            hanging = [self.placed[node.id].middle for node in bodies if node.parts]
            if hanging:
                top = self.placed[head.id]
                yield Point(top.x + RAIL, top.bottom), Point(top.x + RAIL, max(hanging))

    def route(self, edge: Edge) -> Route:
        """The line of an edge."""
        source, target = self.placed[edge.source], self.placed[edge.target]
        if edge.link is Link.THEN:
            ends = (Point(source.right, source.middle), Point(target.x, target.middle))
            return Route(edge, ends, None, smooth=False)
        if edge.link in _PHASE_TO_BODY:
            ends = (Point(source.x + RAIL, target.middle), Point(target.x, target.middle))
            return Route(edge, ends, None, smooth=False)
        return self._move(edge, source, target)

    def _move(self, edge: Edge, source: Placed, target: Placed) -> Route:
        column = self.column[edge.source]
        lane = source.right + LANE * (1 + self._leaving(column).index(edge))
        start = _port(source, [e for e in self.moves if e.source == edge.source], edge)
        end = _port(target, [e for e in self.moves if e.target == edge.target], edge)
        out = (Point(source.right, start), Point(lane, start))
        if not self._crosses(edge):
            return Route(
                edge, (*out, Point(lane, end), Point(target.right, end)), None, smooth=False
            )
        at = self.column[edge.target]
        into = self.left[at] - LANE * (1 + self._entering(at).index(edge))
        y = self.track[edge]
        own = self.tags[edge]
        tag = Placed(source.right - own.width, y - own.height, own)
        track = (Point(lane, y), Point(into, y), Point(into, end), Point(target.x, end))
        return Route(edge, (*out, *track), tag, smooth=False)


def _columns(nodes: Iterable[Node]) -> list[list[Node]]:
    columns: list[list[Node]] = []
    for node in nodes:
        if node.kind is NodeKind.PHASE:
            columns.append([])
        columns[-1].append(node)
    return columns


def _port(place: Placed, edges: list[Edge], edge: Edge) -> float:
    """Where a line meets the side of a box that it shares with other lines."""
    return place.y + place.block.height * (edges.index(edge) + 1) / (len(edges) + 1)
