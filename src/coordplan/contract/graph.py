"""A graph as the JSON contract has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordplan.contract import parts as p
from coordplan.graph.parts import Charge, Edge, Graph, Link, Node, Part

if TYPE_CHECKING:
    from coordplan.contract import types as c


def graph_data(graph: Graph) -> c.GraphJson:
    """Every node and every edge, with the duties behind them."""
    return {
        "coordplan": 1,
        "plan": graph.plan.id,
        "drafts": p.drafts(graph.plan),
        "view": graph.view.value,
        "situation": None if graph.situation is None else dict(graph.situation.facts),
        "nodes": [_node(node) for node in graph.nodes],
        "edges": [_edge(edge) for edge in graph.edges],
    }


def _node(node: Node) -> c.NodeJson:
    return {
        "id": node.id,
        "kind": node.kind.value,
        "name": p.text(node.name),
        "agency": None if node.agency is None else p.agency(node.agency),
        "phase": None if node.phase is None else node.phase.id,
        "parts": [_part(part) for part in node.parts],
        "steps": [p.step(one) for one in node.steps],
    }


def _part(part: Part) -> c.GraphPartJson:
    duty = part.charge.duty
    return {
        "role": part.role.value,
        "actions": [action.id for action in part.actions],
        "duty": duty.id,
        "clause": duty.clause,
        "within": p.within(duty.within),
        "depends_on": [fact.id for fact in part.charge.depends_on],
        "on_call": p.on_call(duty.on_call),
        "waiting": part.charge.waiting,
        "mind_danger": part.charge.caution is not None,
    }


def _edge(edge: Edge) -> c.EdgeJson:
    return {
        "source": edge.source,
        "target": edge.target,
        "link": edge.link.value,
        "via": None if edge.via is None else p.agency(edge.via),
        "certain": edge.certain,
        "duties": [_duty(edge, charge) for charge in edge.charges],
    }


def _duty(edge: Edge, charge: Charge) -> c.EdgeDutyJson:
    duty = charge.duty
    told = duty.notification if edge.link is Link.NOTIFY else None
    return {
        "duty": duty.id,
        "clause": duty.clause,
        "gist": p.text(duty.gist),
        "inferred": p.maybe(duty.inferred),
        "within": p.within(duty.within if told is None else told.within),
        "any_of": [a.id for a in told.to] if told is not None and told.any else None,
        "reports": p.reporting(duty) if edge.link is Link.REPORT else None,
        "depends_on": [fact.id for fact in charge.depends_on],
        "on_call": p.on_call(duty.on_call),
        "waiting": charge.waiting,
        "mind_danger": charge.caution is not None,
    }
