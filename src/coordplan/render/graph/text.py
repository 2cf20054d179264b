"""A graph as lines of text: every edge as a sentence."""

from __future__ import annotations

from coordplan.graph.parts import Graph
from coordplan.render.graph import words
from coordplan.render.lines import BLANK, Line, Span, line, paragraph, wrapped
from coordplan.text import Language


def graph_lines(graph: Graph, language: Language, width: int) -> list[Line]:
    """Which plan, which situation, and every edge as a sentence with its clauses."""
    lines = [
        line(Span(words.title(graph)[language], "heading")),
        *paragraph(words.subtitle(graph, language), width, style="faint"),
        BLANK,
    ]
    for edge in graph.edges:
        said = words.sentence(graph, edge, language)
        lines += [line(row) for row in wrapped(said, width, rest="  ")]
    return lines
