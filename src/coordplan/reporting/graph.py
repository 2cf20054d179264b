"""The reporting graph: agencies, and an edge for each step that a report takes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from coordplan.compiled import Agency
from coordplan.reporting.flows import Flow

if TYPE_CHECKING:
    from networkx import DiGraph


def legs(flow: Flow) -> list[tuple[Agency, Agency]]:
    """The steps of a flow: from sender to channel to addressee, as far as they are named."""
    return list(pairwise(flow.stops))


def reporting_graph(found: Sequence[Flow]) -> DiGraph:
    """A directed graph of agency ids; a node has its ``agency``, an edge its ``duties``."""
    import networkx

    graph = networkx.DiGraph()
    for flow in found:
        graph.add_nodes_from((stop.id, {"agency": stop}) for stop in flow.stops)
        for one, other in legs(flow):
            known = graph.get_edge_data(one.id, other.id, {"duties": ()})["duties"]
            graph.add_edge(one.id, other.id, duties=(*known, flow.duty))
    return graph


def circles(found: Sequence[Flow]) -> list[tuple[Agency, ...]]:
    """Agencies that report to one another in a circle, or one that reports to itself.

    Each circle is a strongly connected component, whole; circles and their agencies stand in the
    order of the flows.
    """
    import networkx

    graph = reporting_graph(found)
    order = {id_: number for number, id_ in enumerate(graph)}
    whole = [
        sorted(component, key=order.__getitem__)
        for component in networkx.strongly_connected_components(graph)
        if len(component) > 1 or any(graph.has_edge(id_, id_) for id_ in component)
    ]
    return [
        tuple(graph.nodes[id_]["agency"] for id_ in circle)
        for circle in sorted(whole, key=lambda circle: order[circle[0]])
    ]
