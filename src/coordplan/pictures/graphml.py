"""A graph as GraphML, for graph programs: every name in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, indent

from coordplan.graph.parts import Edge, Graph, Node
from coordplan.phrases import graph as say
from coordplan.text import visible
from coordplan.xml import DECLARATION, xml_text

_NODE_KEYS = ("kind", "name_vi", "name_en", "function", "level", "phase", "does_vi", "does_en")
_EDGE_KEYS = ("link", "label_vi", "label_en", "via", "clauses", "certain")


def graphml_text(graph: Graph) -> str:
    """A directed GraphML document; lists are joined by spaces, what does not apply is left out."""
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for side, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for key in keys:
            type_ = "boolean" if key == "certain" else "string"
            SubElement(
                root,
                "key",
                {"id": f"{side}-{key}", "for": side, "attr.name": key, "attr.type": type_},
            )
    drawn = SubElement(root, "graph", id=graph.plan.id, edgedefault="directed")
    for node in graph.nodes:
        _fill(SubElement(drawn, "node", id=node.id), "node", dict(_node(graph, node)))
    for number, edge in enumerate(graph.edges, 1):
        place = {"id": f"e{number}", "source": edge.source, "target": edge.target}
        _fill(SubElement(drawn, "edge", place), "edge", _edge(edge))
    indent(root)
    return DECLARATION + xml_text(root)


def _fill(element: Element, side: str, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        if value:
            SubElement(element, "data", key=f"{side}-{key}").text = value


def _node(graph: Graph, node: Node) -> Iterator[tuple[str, str]]:
    yield "kind", node.kind.value
    yield "name_vi", node.name.vi
    yield "name_en", node.name.en
    if node.agency is not None:
        yield "function", node.agency.function
        yield "level", node.agency.level
    if node.phase is not None:
        yield "phase", node.phase.id
    does = say.box_lines(graph, node)
    yield "does_vi", "\n".join(visible(one.vi) for one in does)
    yield "does_en", "\n".join(visible(one.en) for one in does)


def _edge(edge: Edge) -> dict[str, str]:
    label = say.label(edge)
    return {
        "link": edge.link.value,
        "label_vi": label.vi,
        "label_en": label.en,
        "via": "" if edge.via is None else edge.via.id,
        "clauses": " ".join(dict.fromkeys(charge.duty.clause for charge in edge.charges)),
        "certain": "true" if edge.certain else "false",
    }
