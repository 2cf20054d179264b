"""A graph as an SVG picture that loads nothing, prints in black and white, and can be read out.

What a line means is told by its dashes, its weight and its head; colour only repeats it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from coordplan.diagnostics import CoordplanError, Diagnostic
from coordplan.graph.parts import Edge, Graph, Link, Node, NodeKind
from coordplan.measure import broken as lines_of
from coordplan.measure import text_width
from coordplan.phrases import graph as say
from coordplan.pictures.board import draw_board
from coordplan.pictures.drawing import PADDING, SMALL, Drawing, Placed, Point, Route, Row
from coordplan.pictures.network import draw_network
from coordplan.text import Language, Text, visible
from coordplan.xml import xml_text

MARGIN = 20.0
NARROWEST = 560.0
MOST_PARTS = 800
"""Boxes and lines together; laying out a few hundred takes a second or two."""
TITLE, SUBTITLE = 17.0, 12.0
FONTS = '"DejaVu Sans", Verdana, "Noto Sans", Arial, sans-serif'


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: colour, weight, dashes, head."""

    colour: str
    weight: float
    dashes: str = ""
    head: Literal["full", "open"] = "full"


STROKES: dict[Link, Stroke] = {
    Link.THEN: Stroke("#1b1f24", 5),
    Link.LEAD: Stroke("#1b1f24", 3.2),
    Link.PERFORM: Stroke("#1b1f24", 1.4),
    Link.SUPPORT: Stroke("#1b1f24", 1.4, "6 3"),
    Link.DIRECT: Stroke("#7a4a00", 1.6, "10 3 2 3"),
    Link.ADVISE: Stroke("#7a4a00", 1.4, "2 3", "open"),
    Link.NOTIFY: Stroke("#8a1c5c", 1.6, "2 3", "open"),
    Link.HAND_OVER: Stroke("#0b4f9e", 3.2),
    Link.SUBMIT: Stroke("#0f5132", 1.4, "10 3 2 3", "open"),
    Link.REPORT: Stroke("#0f5132", 1.5),
}
"""Dark on white: a contrast of more than 7 to 1 each."""


def svg_text(graph: Graph, language: Language) -> str:
    """The whole picture, as wide and high as it needs.

    Raises ``CoordplanError`` for a graph of more boxes and lines than anybody could read.
    """
    if len(graph.nodes) + len(graph.edges) > MOST_PARTS:
        raise _too_large(graph)
    drawing = draw_board(graph, language) if graph.by_phase else draw_network(graph, language)
    width = max(drawing.width, NARROWEST)
    head = [
        *(
            (row, TITLE, True)
            for row in lines_of(say.title(graph)[language], width, TITLE, bold=True)
        ),
        *(
            (row, SUBTITLE, False)
            for row in lines_of(say.subtitle(graph)[language], width, SUBTITLE)
        ),
    ]
    top = MARGIN + sum(size * 1.4 for _, size, _ in head) + 10
    foot = list(_legend(graph, language, width))
    height = top + drawing.height + 28 + (foot[-1][0].y + 24 if foot else 0) + MARGIN
    root = _root(graph, language, width + 2 * MARGIN, height)
    y = MARGIN
    for text, size, bold in head:
        y += size * 1.4
        _text(root, Row(text, size, bold), MARGIN, y - size * 0.4)
    body = SubElement(root, "g", transform=f"translate({_n(MARGIN)} {_n(top)})")
    _picture(body, graph, drawing, language)
    legend = SubElement(
        root,
        "g",
        {
            "class": "legend",
            "transform": f"translate({_n(MARGIN)} {_n(top + drawing.height + 28)})",
        },
    )
    for place, link, said in foot:
        _sample(legend, place, link, said)
    return xml_text(root)


def _too_large(graph: Graph) -> CoordplanError:
    count = len(graph.nodes) + len(graph.edges)
    message = Text(
        en=f"a picture of {count} boxes and lines cannot be read; {MOST_PARTS} are drawn at most",
        vi=f"sơ đồ {count} ô và đường nối là quá lớn; chỉ vẽ tối đa {MOST_PARTS}",
    )
    mend = Text(
        en="narrow it with --agency or --event, or choose another --format",
        vi="thu hẹp bằng --agency hoặc --event, hoặc chọn --format khác",
    )
    return CoordplanError([Diagnostic("graph-too-large", message, None, mend)])


def _root(graph: Graph, language: Language, width: float, height: float) -> Element:
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_n(width)} {_n(height)}",
            "width": _n(width),
            "height": _n(height),
            "role": "img",
            "lang": language,
            "aria-labelledby": "title desc",
            "font-family": FONTS,
            "fill": "#1b1f24",
        },
    )
    SubElement(root, "title", id="title").text = say.title(graph)[language]
    SubElement(root, "desc", id="desc").text = say.about(graph)[language]
    SubElement(root, "rect", width="100%", height="100%", fill="#fff")
    return root


def _picture(body: Element, graph: Graph, drawing: Drawing, language: Language) -> None:
    """Lines first, then boxes, then the words at the lines: what is above covers what is below."""
    for start, end in drawing.rails:
        look = {"stroke": "#8d96a0", "stroke-width": "1", "fill": "none"}
        SubElement(body, "path", {"class": "rail", "d": _straight((start, end))} | look)
    for route in drawing.routes:
        _route(body, graph, route, language)
    for node, placed in drawing.boxes:
        _box(body, graph, node, placed, language)
    for route in drawing.routes:
        if route.tag is not None:
            _tag(body, route, route.tag)
    if graph.by_phase:
        _figure(body, drawing)


def _box(body: Element, graph: Graph, node: Node, placed: Placed, language: Language) -> None:
    group = SubElement(body, "g", {"class": f"node {node.kind.value}", "data-id": node.id})
    said = (visible(one[language]) for one in say.caption(graph, node))
    SubElement(group, "title").text = "\n".join(said)
    width, height = placed.block.width, placed.block.height
    shape: dict[str, str] = {"fill": "#fff", "stroke": "#1b1f24", "stroke-width": "1.2"}
    x, y = placed.x, placed.y
    if node.kind is NodeKind.PHASE:
        tip = 9.0
        corners = [(x, y), (x + width - tip, y), (x + width, y + height / 2)]
        corners += [(x + width - tip, y + height), (x, y + height)]
        points = " ".join(f"{_n(a)},{_n(b)}" for a, b in corners)
        silent = say.unfilled(graph, node) is not None
        look = {"fill": "#fff", "stroke-dasharray": "5 3"} if silent else {"fill": "#dfe3e8"}
        SubElement(group, "polygon", shape | {"points": points} | look)
    else:
        place = {"x": _n(x), "y": _n(y), "width": _n(width), "height": _n(height), "rx": "4"}
        SubElement(group, "rect", place | shape | _frame(graph, node))
    _rows(group, placed)


def _frame(graph: Graph, node: Node) -> dict[str, str]:
    """How the box of a body is framed: who leads thickly, what depends in dashes."""
    into = [edge for edge in graph.edges if edge.target == node.id]
    found: dict[str, str] = {}
    if not say.stands_out(graph, node):
        found |= {"stroke": "#8d96a0", "stroke-width": "1"}
    if node.kind is NodeKind.UNNAMED or (into and not any(edge.certain for edge in into)):
        found |= {"stroke-dasharray": "5 3", "fill": "#f6f6f6"}
    if any(edge.link is Link.LEAD and edge.certain for edge in into):
        found |= {"stroke": "#1b1f24", "stroke-width": "3"}
    return found


def _rows(group: Element, placed: Placed) -> None:
    rows = placed.block.rows
    y = placed.middle - sum(row.height for row in rows) / 2
    for row in rows:
        y += row.height
        _text(group, row, placed.x + PADDING, y - row.size * 0.38)


def _text(parent: Element, row: Row, x: float, y: float) -> Element:
    bold = {"font-weight": "bold"} if row.bold else {}
    place = {"x": _n(x), "y": _n(y), "font-size": _n(row.size), **bold}
    text = SubElement(parent, "text", place)
    text.text = row.text
    return text


def _route(body: Element, graph: Graph, route: Route, language: Language) -> None:
    edge = route.edge
    place = {"data-source": edge.source, "data-target": edge.target, "data-link": edge.link.value}
    group = SubElement(body, "g", {"class": "edge"} | place)
    SubElement(group, "title").text = visible(say.sentence(graph, edge)[language])
    _line(group, edge.link, route.points, smooth=route.smooth)


def _line(group: Element, link: Link, points: Sequence[Point], *, smooth: bool) -> None:
    stroke = STROKES[link]
    length = 5 + 2.2 * stroke.weight
    shaft = _shortened(points, length * 0.8)
    path = {"d": _curved(shaft) if smooth else _straight(shaft), "fill": "none"}
    drawn = {"stroke": stroke.colour, "stroke-width": _n(stroke.weight)}
    dashes = {"stroke-dasharray": stroke.dashes} if stroke.dashes else {}
    SubElement(group, "path", path | drawn | dashes)
    _head(group, stroke, points, length)


def _head(group: Element, stroke: Stroke, points: Sequence[Point], length: float) -> None:
    """The head of an arrow: lines end level, to the left or to the right."""
    tip, before = points[-1], points[-2]
    back = -length if tip.x >= before.x else length
    half = length * 0.42
    corners = f"{_n(tip.x + back)},{_n(tip.y - half)} {_n(tip.x)},{_n(tip.y)} "
    corners += f"{_n(tip.x + back)},{_n(tip.y + half)}"
    if stroke.head == "full":
        SubElement(group, "polygon", points=corners, fill=stroke.colour)
    else:
        look = {"fill": "#fff", "stroke": stroke.colour, "stroke-width": "1.3"}
        SubElement(group, "polygon", {"points": corners} | look)


def _shortened(points: Sequence[Point], by: float) -> list[Point]:
    *rest, before, tip = points
    step = min(by, abs(tip.x - before.x)) * (1 if tip.x >= before.x else -1)
    return [*rest, before, Point(tip.x - step, tip.y)]


def _straight(points: Iterable[Point]) -> str:
    first, *rest = (f"{_n(point.x)} {_n(point.y)}" for point in points)
    return " ".join([f"M{first}", *(f"L{place}" for place in rest)])


def _curved(points: Sequence[Point]) -> str:
    """Level at every point, so that a line enters and leaves boxes and tags at right angles."""
    parts = [f"M{_n(points[0].x)} {_n(points[0].y)}"]
    for one, other in pairwise(points):
        half = (one.x + other.x) / 2
        bend = f"{_n(half)} {_n(one.y)} {_n(half)} {_n(other.y)}"
        parts.append(f"C{bend} {_n(other.x)} {_n(other.y)}")
    return " ".join(parts)


def _tag(body: Element, route: Route, placed: Placed) -> None:
    edge = route.edge
    place = {"data-source": edge.source, "data-target": edge.target, "data-link": edge.link.value}
    group = SubElement(body, "g", {"class": "tag"} | place)
    box = {"x": _n(placed.x), "y": _n(placed.y), "rx": "3", "fill": "#fff"}
    size = {"width": _n(placed.block.width), "height": _n(placed.block.height)}
    frame = {"stroke": "#8d96a0", "stroke-width": "0.6"} | _doubt(edge) if route.smooth else {}
    SubElement(group, "rect", box | size | frame)
    _rows(group, placed)


def _doubt(edge: Edge) -> dict[str, str]:
    return {} if edge.certain else {"stroke-dasharray": "5 3"}


def _figure(body: Element, drawing: Drawing) -> None:
    """The victim, before the first phase, on the way into it."""
    first = drawing.boxes[0][1]
    y = first.middle
    group = SubElement(body, "g", {"class": "victim", "fill": "#1b1f24"})
    SubElement(group, "circle", cx="14", cy=_n(y - 12), r="7")
    SubElement(
        group, "path", d=f"M2 {_n(y + 18)} V{_n(y + 8)} A12 12 0 0 1 26 {_n(y + 8)} V{_n(y + 18)} Z"
    )
    _line(group, Link.THEN, (Point(32, y), Point(first.x, y)), smooth=False)


Frame = Literal["broken", "thin"]
Sample = tuple[Point, Link | Frame, str]
"""Where an entry of the legend stands, the line or frame it explains, its words."""


def _legend(graph: Graph, language: Language, width: float) -> Iterator[Sample]:
    """The entries of the legend in rows: only lines that are drawn."""
    used = {edge.link for edge in graph.edges}
    entries: list[tuple[Link | Frame, str]] = [
        (link, say.LEGEND[link][language]) for link in Link if link in used
    ]
    if any(not charge.certain for edge in graph.edges for charge in edge.charges):
        entries.append(("broken", say.MAY_HOLD[language]))
    if not all(say.stands_out(graph, node) for node in graph.nodes):
        entries.append(("thin", say.GENERAL[language]))
    x = y = 0.0
    for link, said in entries:
        wide = 56 + text_width(said, SMALL) + 24
        if x and x + wide > width:
            x, y = 0.0, y + 20
        yield Point(x, y), link, said
        x += wide


def _sample(legend: Element, place: Point, link: Link | Frame, said: str) -> None:
    group = SubElement(legend, "g", {"class": "sample"})
    if not isinstance(link, Link):
        box = {"x": _n(place.x + 4), "y": _n(place.y + 2), "width": "36", "height": "13", "rx": "3"}
        thin = {"fill": "#fff", "stroke": "#8d96a0"}
        broken = {"fill": "#f6f6f6", "stroke": "#1b1f24", "stroke-dasharray": "5 3"}
        SubElement(group, "rect", box | (thin if link == "thin" else broken))
    else:
        middle = place.y + 8
        _line(group, link, (Point(place.x, middle), Point(place.x + 46, middle)), smooth=False)
    _text(group, Row(said, SMALL), place.x + 54, place.y + 12)


def _n(number: float) -> str:
    """A number for SVG: at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")
