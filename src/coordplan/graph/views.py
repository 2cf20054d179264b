"""The views of a plan: from duties to nodes and edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.answer.items import Answer
from coordplan.compiled import Agency, Plan, Role
from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.graph.charges import involving, of_answer, of_plan
from coordplan.graph.parts import Charge, Edge, Graph, Link, Node, NodeKind, View
from coordplan.graph.phases import by_phase, case_charges
from coordplan.text import Text, quote

UNNAMED = "-"
"""The id of the node that stands for an addressee that no clause names."""

_NO_ADDRESSEE = Text(vi="không nêu nơi nhận", en="no addressee given")

Arrow = tuple[Agency, Agency | None, Link, Agency | None]
"""From whom, to whom (None: no addressee given), what, through whom."""


def graph_of(
    plan: Plan, view: View, *, answer: Answer | None = None, agencies: Sequence[Agency] = ()
) -> Graph:
    """A view of a plan; with an answer only of what its situation sets in motion.

    ``agencies`` leaves what concerns one of them. Raises ``UnknownNameError`` where nothing is
    left to draw.
    """
    charges = of_plan(plan) if answer is None else of_answer(answer)
    if agencies:
        charges = involving(charges, agencies)
    if view is View.DUTIES:
        nodes, edges = by_phase(plan, case_charges(charges), agencies)
    elif view is View.HANDOVER and answer is not None:
        nodes, edges = by_phase(plan, case_charges(charges), moves=True, silent=not agencies)
    else:
        nodes, edges = _network(_merged(_arrows(view, charges, agencies)))
    if not any(edge.charges for edge in edges):
        raise _nothing(plan, view, narrowed=answer is not None or bool(agencies))
    situation = None if answer is None else answer.situation
    return Graph(plan, view, situation, tuple(nodes), tuple(edges))


def _arrows(
    view: View, charges: Iterable[Charge], agencies: Sequence[Agency]
) -> Iterator[tuple[Arrow, Charge]]:
    arrows_of = {View.REPORTS: _reports, View.OVERSIGHT: _oversight}.get(view, _moves)
    for charge in charges:
        for source, target, link, via in arrows_of(charge):
            concerned = not agencies or any(a in agencies for a in (source, target, via))
            if source != target and concerned:
                yield (source, target, link, via), charge


def _reports(charge: Charge) -> Iterator[Arrow]:
    """Who reports to whom, through whom."""
    reporting = charge.duty.reporting
    if reporting is not None:
        for sender in charge.duty.acting:
            for to in reporting.to or (None,):
                yield sender, to, Link.REPORT, reporting.via


def _oversight(charge: Charge) -> Iterator[Arrow]:
    """Who directs those that act, and who advises the bodies to which it submits."""
    duty = charge.duty
    acting = [p.agency for p in duty.postings if p.role.acts]
    for posting in duty.postings:
        if posting.role is Role.DIRECT:
            for agency in acting:
                yield posting.agency, agency, Link.DIRECT, None
        if posting.role is Role.ADVISE:
            for agency in duty.submit_to:
                yield posting.agency, agency, Link.ADVISE, None


def _moves(charge: Charge) -> Iterator[Arrow]:
    """Who hands the victim over, tells, or submits to whom."""
    duty = charge.duty
    told = duty.notification.to if duty.notification is not None else ()
    for source in duty.acting:
        for link, targets in (
            (Link.HAND_OVER, duty.hand_over_to),
            (Link.NOTIFY, told),
            (Link.SUBMIT, duty.submit_to),
        ):
            for target in targets:
                yield source, target, link, None


def _merged(arrows: Iterable[tuple[Arrow, Charge]]) -> dict[Arrow, tuple[Charge, ...]]:
    """Equal arrows as one, with every duty behind it."""
    found: dict[Arrow, dict[int, Charge]] = {}
    for arrow, charge in arrows:
        found.setdefault(arrow, {})[charge.duty.number] = charge
    return {arrow: tuple(charges.values()) for arrow, charges in found.items()}


def _network(arrows: dict[Arrow, tuple[Charge, ...]]) -> tuple[list[Node], list[Edge]]:
    nodes: dict[str, Node] = {}
    edges = []
    for (source, target, link, via), charges in arrows.items():
        start, end = _node(source), _node(target)
        nodes |= {node.id: nodes.get(node.id, node) for node in (start, end)}
        edges.append(Edge(start.id, end.id, link, charges, via))
    return list(nodes.values()), edges


def _node(agency: Agency | None) -> Node:
    if agency is None:
        return Node(UNNAMED, NodeKind.UNNAMED, _NO_ADDRESSEE)
    return Node(agency.id, NodeKind.AGENCY, agency.name, agency)


_WHAT = {
    View.REPORTS: Text(vi="báo cáo nào", en="reports"),
    View.DUTIES: Text(vi="nhiệm vụ nào", en="duties"),
    View.OVERSIGHT: Text(
        vi="việc chỉ đạo, tham mưu nào giữa các cơ quan", en="directions or advice between agencies"
    ),
    View.HANDOVER: Text(
        vi="việc chuyển giao hay thông báo nào", en="hand-overs or notices between agencies"
    ),
}


def _nothing(plan: Plan, view: View, *, narrowed: bool) -> UnknownNameError:
    """That a graph would have no edges, with what to do instead."""
    here = Text(vi=" trong phạm vi đã chọn", en=" for what was asked") if narrowed else Text("", "")
    message = Text(
        en=f"plan {quote(plan.id)} has no {_WHAT[view].en} to draw{here.en}",
        vi=f"kế hoạch {quote(plan.id)} không có {_WHAT[view].vi} để vẽ{here.vi}",
    )
    mend = Text(
        en="leave out --event, --fact and --agency, or choose another --view",
        vi="bỏ bớt --event, --fact, --agency, hoặc chọn --view khác",
    )
    return UnknownNameError([Diagnostic("empty-graph", message, None, mend)])
