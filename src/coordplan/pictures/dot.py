"""A graph in DOT, the language of Graphviz."""

from __future__ import annotations

from coordplan.graph.parts import Edge, Graph, Link, Node, NodeKind
from coordplan.phrases import graph as say
from coordplan.text import Language, visible

_STYLES: dict[Link, str] = {
    Link.THEN: "bold",
    Link.LEAD: "bold",
    Link.HAND_OVER: "bold",
    Link.SUPPORT: "dashed",
    Link.NOTIFY: "dotted",
    Link.ADVISE: "dotted",
}
_SIGNS = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})


def dot_text(graph: Graph, language: Language) -> str:
    """A directed graph from left to right; ids are those of the data."""
    title = f"{say.title(graph)[language]} — {say.subtitle(graph)[language]}"
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
    said = _quoted(*(one[language] for one in say.caption(graph, node)))
    shape = ", shape=cds" if node.kind is NodeKind.PHASE else ""
    return f"{_quoted(node.id)} [label={said}{shape}];"


def _edge(edge: Edge, language: Language) -> str:
    style = _STYLES.get(edge.link, "solid")
    said = f"label={_quoted(say.label(edge)[language])}, style={style}"
    return f"{_quoted(edge.source)} -> {_quoted(edge.target)} [{said}];"


def _quoted(*lines: str) -> str:
    """Lines as one quoted string in which nothing is read as DOT, or as an entity of HTML."""
    return '"{}"'.format("\\n".join(visible(line).translate(_SIGNS) for line in lines))
