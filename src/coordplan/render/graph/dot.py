"""A graph in DOT, the language of Graphviz."""

from __future__ import annotations

from coordplan.graph.parts import Edge, Graph, Link, Node, NodeKind
from coordplan.render.graph import words
from coordplan.text import Language

_STYLES: dict[Link, str] = {
    Link.THEN: "bold",
    Link.LEAD: "bold",
    Link.HAND_OVER: "bold",
    Link.SUPPORT: "dashed",
    Link.NOTIFY: "dotted",
    Link.ADVISE: "dotted",
}


def dot_text(graph: Graph, language: Language) -> str:
    """A directed graph from left to right; ids are those of the data."""
    title = f"{words.title(graph)[language]} — {words.subtitle(graph, language)}"
    lines = [
        f"digraph {_quoted(graph.plan.id)} {{",
        f"  graph [rankdir=LR, label={_quoted(title)}, labelloc=t];",
        '  node [shape=box, fontname="sans-serif"];',
        '  edge [fontname="sans-serif"];',
        *(f"  {_node(graph, node, language)}" for node in graph.nodes),
        *(f"  {_edge(edge, language)}" for edge in graph.edges),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _node(graph: Graph, node: Node, language: Language) -> str:
    said = _quoted("\n".join(words.caption(graph, node, language)))
    shape = ", shape=cds" if node.kind is NodeKind.PHASE else ""
    return f"{_quoted(node.id)} [label={said}{shape}];"


def _edge(edge: Edge, language: Language) -> str:
    style = _STYLES.get(edge.link, "solid")
    said = f"label={_quoted(words.label(edge, language))}, style={style}"
    return f"{_quoted(edge.source)} -> {_quoted(edge.target)} [{said}];"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
