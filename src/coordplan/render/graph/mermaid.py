"""A graph as a Mermaid flowchart, which many wikis and code hosts draw."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.graph.parts import Edge, Graph, Link, Node, NodeKind
from coordplan.render.graph import words
from coordplan.text import Language

_ARROWS: dict[Link, str] = {
    Link.THEN: "==>",
    Link.LEAD: "==>",
    Link.HAND_OVER: "==>",
    Link.SUPPORT: "-.->",
    Link.NOTIFY: "-.->",
    Link.ADVISE: "-.->",
}


def mermaid_text(graph: Graph, language: Language) -> str:
    """A flowchart from left to right; nodes are numbered in the order of the graph."""
    ids = {node.id: f"n{number}" for number, node in enumerate(graph.nodes, 1)}
    lines = [
        "---",
        f"title: '{words.title(graph)[language]} — {graph.plan.id}'",
        "---",
        "flowchart LR",
        f"  accTitle: {words.title(graph)[language]}",
        f"  accDescr: {words.subtitle(graph, language)}",
        *(f"  {ids[node.id]}{_box(graph, node, language)}" for node in graph.nodes),
        *(f"  {line}" for edge in graph.edges for line in _edge(edge, ids, language)),
    ]
    return "\n".join(lines) + "\n"


def _box(graph: Graph, node: Node, language: Language) -> str:
    said = "<br>".join(map(_safe, words.caption(graph, node, language)))
    return f'(["{said}"])' if node.kind is NodeKind.PHASE else f'["{said}"]'


def _edge(edge: Edge, ids: dict[str, str], language: Language) -> Iterator[str]:
    said = words.label(edge, language)
    between = f'|"{_safe(said)}"|' if said else ""
    arrow = _ARROWS.get(edge.link, "-->")
    yield f"{ids[edge.source]} {arrow}{between} {ids[edge.target]}"


def _safe(text: str) -> str:
    """A text in which nothing is read as Mermaid or HTML."""
    for sign, name in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;")):
        text = text.replace(sign, name)
    return text.replace("[", "#91;").replace("]", "#93;").replace("`", "#96;")
