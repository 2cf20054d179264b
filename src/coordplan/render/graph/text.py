"""A graph as lines of text, one an edge; as Mermaid, and as DOT."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.graph.parts import Edge, Graph, Link, NodeKind
from coordplan.render.graph import words
from coordplan.render.lines import BLANK, Line, Span, line, paragraph
from coordplan.text import Language


def graph_lines(graph: Graph, language: Language, width: int) -> list[Line]:
    """Every edge as a sentence; phases are headings."""
    lines = [
        line(Span(words.title(graph)[language], "heading")),
        *paragraph(words.subtitle(graph, language), width, style="faint"),
        BLANK,
    ]
    for edge in graph.edges:
        for number, row in enumerate(
            paragraph(words.sentence(graph, edge, language), width - 2, indent=0)
        ):
            lines.append(row if number == 0 else line("  ", *row))
    return lines
