"""The page of a graph: phase by phase who does what, or from whom something goes to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coordplan.graph.parts import Edge, Graph, Link, Node, NodeKind
from coordplan.page import (
    Block,
    Column,
    Heading,
    Page,
    Picture,
    Row,
    Rows,
    Table,
    Words,
    cell,
    clauses,
    marked,
    together,
    words,
)
from coordplan.phrases import graph as say
from coordplan.text import Text, join

_FROM = Text(vi="Từ", en="From")
_WHAT = Text(vi="Nội dung", en="What")
_TO = Text(vi="Đến", en="To")
_CLAUSES = Text(vi="Điều khoản", en="Clauses")
_COLUMNS = (
    Text(vi="Giai đoạn", en="Phase"),
    _FROM,
    _WHAT,
    _TO,
    Text(vi="Chi tiết", en="Details"),
    _CLAUSES,
    Text(vi="Nhiệm vụ", en="Duties"),
    Text(vi="Mã nơi đi", en="From (id)"),
    Text(vi="Loại liên kết", en="Link"),
    Text(vi="Mã nơi đến", en="To (id)"),
)


def graph_page(graph: Graph, picture: Text | None = None) -> Page:
    """A graph in words; ``picture`` is the same as SVG, for a format that can show it."""
    told = _Told(graph)
    shown = [] if picture is None else [Picture(picture, say.size(graph))]
    return Page(
        say.title(graph),
        (*shown, *(told.by_phase() if graph.by_phase else [told.moves()])),
        subject=say.subtitle(graph),
        sheets=(told.sheet(),),
    )


class _Told:
    """One graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.nodes = {node.id: node for node in graph.nodes}

    def by_phase(self) -> Iterator[Block]:
        """Under each phase the bodies that act in it, then whom they tell and hand over to."""
        for phase in self.graph.nodes:
            if phase.kind is not NodeKind.PHASE:
                continue
            yield Heading(words(phase.name))
            silence = say.unfilled(self.graph, phase)
            if silence is not None:
                yield Rows((Row(marked("faint", silence)),))
                continue
            own = [one for one in self.graph.nodes if one.phase is phase.phase and one.agency]
            moves = [edge for edge in self.graph.edges if self.nodes[edge.source] in own]
            yield Rows((*(_body(one) for one in own if one.parts), *map(self._move, moves)))

    def moves(self) -> Table:
        """From whom what goes to whom."""
        columns = tuple(map(Column, (_FROM, _WHAT, _TO, _CLAUSES)))
        rows = [
            (
                cell(self.nodes[edge.source].name),
                cell(together([say.LINK[edge.link], say.note(edge)])),
                cell(self.nodes[edge.target].name),
                cell(clauses(say.clauses(edge.charges))),
            )
            for edge in self.graph.edges
        ]
        return Table(columns, tuple(rows))

    def sheet(self) -> Table:
        """Every edge, a line each."""
        rows = [
            tuple(map(cell, self._line(edge, self.nodes[edge.source], self.nodes[edge.target])))
            for edge in self.graph.edges
        ]
        return Table(tuple(map(Column, _COLUMNS)), tuple(rows))

    def _line(self, edge: Edge, source: Node, target: Node) -> Sequence[Text | str | Words]:
        """One edge in the columns of the sheet."""
        phase = source.phase
        takes_part = source.kind is NodeKind.PHASE and edge.link is not Link.THEN
        details = together(text for text, _ in say.doings(target)) if takes_part else ()
        return (
            "" if phase is None else phase.label,
            source.name,
            say.LINK[edge.link],
            target.name,
            details or words(say.note(edge)),
            clauses(say.clauses(edge.charges)),
            join(dict.fromkeys(charge.duty.id for charge in edge.charges), " "),
            source.id,
            edge.link.value,
            "" if target.kind is NodeKind.UNNAMED else target.id,
        )

    def _move(self, edge: Edge) -> Row:
        """Whom a body tells or hands over to."""
        said = words(say.LINK[edge.link], " ", marked("strong", self.nodes[edge.target].name))
        return Row(
            words(self.nodes[edge.source].name),
            together([said, say.note(edge)]),
            clauses(say.clauses(edge.charges)),
        )


def _body(node: Node) -> Row:
    """What a body does in a phase."""
    doings = say.doings(node)
    if len(doings) == 1:
        ((said, at),) = doings
        return Row(words(node.name), words(said), clauses(at))
    return Row(words(node.name), together(words(said, " ", clauses(at)) for said, at in doings))
