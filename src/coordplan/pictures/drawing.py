"""A picture before it is written down: boxes, routes and tags with their places, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coordplan.graph.parts import Edge, Node
from coordplan.measure import broken, text_width

NAME, SMALL = 12.0, 11.0
"""Sizes of type: names, and everything else."""

LEADING = 1.3
PADDING = 7.0


class Point(NamedTuple):
    """A place; x grows to the right, y downwards."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text."""

    text: str
    size: float
    bold: bool = False

    @property
    def height(self) -> float:
        """The room that the line takes."""
        return self.size * LEADING

    @property
    def width(self) -> float:
        """The room that the line takes at most."""
        return text_width(self.text, self.size, bold=self.bold)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text with some room around them, without a place yet."""

    rows: tuple[Row, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in its place: the upper left corner."""

    x: float
    y: float
    block: Block

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.block.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.block.height

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.block.height / 2


@dataclass(frozen=True, slots=True)
class Route:
    """An edge: the points that its line goes through, and its tag where it has one."""

    edge: Edge
    points: tuple[Point, ...]
    tag: Placed | None
    smooth: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture; its upper left corner is at 0, 0. ``rails`` only guide the eye."""

    boxes: tuple[tuple[Node, Placed], ...]
    rails: tuple[tuple[Point, Point], ...]
    routes: tuple[Route, ...]
    width: float
    height: float


def block(
    paragraphs: Sequence[tuple[str, float, bool]], room: float, *, full: bool = False
) -> Block:
    """Paragraphs of text, size and boldness, broken to a room; with ``full`` as wide as that."""
    rows = tuple(
        Row(found, size, bold)
        for text, size, bold in paragraphs
        for found in broken(text, room - 2 * PADDING, size, bold=bold)
    )
    widest = max((row.width for row in rows), default=0.0) + 2 * PADDING
    return Block(rows, room if full else widest, sum(row.height for row in rows) + 2 * PADDING)
