"""The page of a graph: phase by phase who does what, or from whom something goes to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coordplan.blocks import (
    Block,
    Columns,
    Heading,
    Page,
    Picture,
    Row,
    Rows,
    Words,
    clauses,
    marked,
    section,
    sheet,
    together,
    words,
)
from coordplan.graph.parts import Edge, Graph, Link, Node, NodeKind
from coordplan.pages.drafts import with_drafts
from coordplan.pages.successions import succession_row
from coordplan.phrases import columns as c
from coordplan.phrases import graph as say
from coordplan.phrases.successions import CHANGED
from coordplan.text import Text


class _Move(NamedTuple):
    """An edge with its ends."""

    source: Node
    edge: Edge
    target: Node

    @property
    def link(self) -> Text:
        return say.LINK[self.edge.link]

    @property
    def clauses(self) -> Words:
        return clauses(say.clauses(self.edge.charges))

    @property
    def details(self) -> Words:
        """What a body does in a phase, or what else the edge says."""
        takes_part = self.source.kind is NodeKind.PHASE and self.edge.link is not Link.THEN
        doings = together(said for said, _ in say.doings(self.target)) if takes_part else ()
        return doings or words(say.note(self.edge))


_FROM = Text(vi="Từ", en="From")
_TO = Text(vi="Đến", en="To")
_COLUMNS: Columns[_Move] = (
    (c.PHASE, lambda move: "" if move.source.phase is None else move.source.phase.label),
    (_FROM, lambda move: move.source.name),
    (c.WHAT, lambda move: move.link),
    (_TO, lambda move: move.target.name),
    (c.DETAILS, lambda move: move.details),
    (c.CLAUSES, lambda move: move.clauses),
    (c.DUTIES, lambda move: " ".join(dict.fromkeys(one.duty.id for one in move.edge.charges))),
    (Text(vi="Mã nơi đi", en="From (id)"), lambda move: move.source.id),
    (Text(vi="Loại liên kết", en="Link"), lambda move: move.edge.link.value),
    (
        Text(vi="Mã nơi đến", en="To (id)"),
        lambda move: "" if move.target.kind is NodeKind.UNNAMED else move.target.id,
    ),
)
_SHOWN: Columns[_Move] = (
    (_FROM, lambda move: move.source.name),
    (c.WHAT, lambda move: together([move.link, say.note(move.edge)])),
    (_TO, lambda move: move.target.name),
    (c.CLAUSES, lambda move: move.clauses),
)


def graph_page(graph: Graph, picture: Text | None = None) -> Page:
    """A graph in words; ``picture`` is the same as SVG, for a format that can show it."""
    nodes = {node.id: node for node in graph.nodes}
    moves = [_Move(nodes[edge.source], edge, nodes[edge.target]) for edge in graph.edges]
    shown = [] if picture is None else [Picture(picture, say.size(graph))]
    page = Page(
        say.title(graph),
        (
            *shown,
            *(_by_phase(graph, moves) if graph.by_phase else [sheet(_SHOWN, moves)]),
            *_changed(graph),
        ),
        subject=say.subtitle(graph),
        sheets=(sheet(_COLUMNS, moves),),
    )
    return with_drafts(page, [graph.plan])


def _by_phase(graph: Graph, moves: Sequence[_Move]) -> Iterator[Block]:
    """Under each phase the bodies that act in it, then whom they tell and hand over to."""
    for phase in graph.nodes:
        if phase.kind is not NodeKind.PHASE:
            continue
        yield Heading(words(phase.name))
        silence = say.unfilled(graph, phase)
        if silence is not None:
            yield Rows((Row(marked("faint", silence)),))
            continue
        own = [one for one in graph.nodes if one.phase is phase.phase and one.agency]
        acting = (_body(one) for one in own if one.parts)
        ids = {one.id for one in own}
        yield Rows((*acting, *(_move(one) for one in moves if one.source.id in ids)))


def _changed(graph: Graph) -> list[Block]:
    """Who has succeeded the bodies that are drawn."""
    steps = {node.agency: node.steps for node in graph.nodes if node.agency and node.steps}
    return section(CHANGED, [succession_row(body, own) for body, own in steps.items()])


def _move(move: _Move) -> Row:
    """Whom a body tells or hands over to."""
    said = words(move.link, " ", marked("strong", move.target.name))
    return Row(words(move.source.name), together([said, say.note(move.edge)]), move.clauses)


def _body(node: Node) -> Row:
    """What a body does in a phase."""
    doings = say.doings(node)
    if len(doings) == 1:
        ((said, at),) = doings
        return Row(words(node.name), words(said), clauses(at))
    return Row(words(node.name), together(words(said, " ", clauses(at)) for said, at in doings))
