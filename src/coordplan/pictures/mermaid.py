"""A graph as a Mermaid flowchart, which many wikis and code hosts draw."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coordplan.graph.parts import Edge, Graph, Link, Node, NodeKind
from coordplan.phrases import graph as say
from coordplan.text import Language, visible

_ARROWS: dict[Link, str] = {
    Link.THEN: "==>",
    Link.LEAD: "==>",
    Link.HAND_OVER: "==>",
    Link.SUPPORT: "-.->",
    Link.NOTIFY: "-.->",
    Link.ADVISE: "-.->",
}
_SIGNS = re.compile(r"""^[^\w(→⚠]|^\d|[#"'`<>&\[\]{}|\\%$*_~=@^]|:(?! )|--+|(?i:www)(?=\.)""")
"""What Mermaid, YAML, Markdown or HTML may read: a mark at the beginning, where lists begin, and
signs anywhere; a colon before a space is only a colon."""


def mermaid_text(graph: Graph, language: Language) -> str:
    """A flowchart from left to right; nodes are numbered in the order of the graph."""
    ids = {node.id: f"n{number}" for number, node in enumerate(graph.nodes, 1)}
    title = say.title(graph)[language]
    lines = [
        "---",
        f"title: '{_safe(f'{title} — {graph.plan.id}')}'",
        "---",
        "flowchart LR",
        f"  accTitle: {_safe(title)}",
        f"  accDescr: {_safe(say.subtitle(graph)[language])}",
        *(f"  {ids[node.id]}{_box(graph, node, language)}" for node in graph.nodes),
        *(f"  {line}" for edge in graph.edges for line in _edge(edge, ids, language)),
    ]
    return "\n".join(lines) + "\n"


def _box(graph: Graph, node: Node, language: Language) -> str:
    said = "<br>".join(_safe(one[language]) for one in say.caption(graph, node))
    return f'(["{said}"])' if node.kind is NodeKind.PHASE else f'["{said}"]'


def _edge(edge: Edge, ids: dict[str, str], language: Language) -> Iterator[str]:
    said = say.label(edge)[language]
    between = f'|"{_safe(said)}"|' if said else ""
    arrow = _ARROWS.get(edge.link, "-->")
    yield f"{ids[edge.source]} {arrow}{between} {ids[edge.target]}"


def _safe(text: str) -> str:
    """A text on one line in which nothing is read as Mermaid, YAML, Markdown or HTML."""
    return _SIGNS.sub(
        lambda found: "".join(f"#{ord(sign)};" for sign in found[0]), visible(text).strip()
    )
