"""What a graph is made of, whatever form it is drawn in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from coordplan.answer.items import Succeeded
from coordplan.compiled import Agency, Duty, Plan, Role
from coordplan.situation import Resolved
from coordplan.text import Text
from coordplan.validity.succession import Step
from coordplan.vocabulary import Action, Fact, Phase


class View(StrEnum):
    """What of a plan is drawn."""

    REPORTS = "reports"
    DUTIES = "duties"
    OVERSIGHT = "oversight"
    HANDOVER = "handover"


class NodeKind(StrEnum):
    """What a node stands for: a body, a phase, or the addressee that no clause names."""

    AGENCY = "agency"
    PHASE = "phase"
    UNNAMED = "unnamed"


class Link(StrEnum):
    """What an edge says.

    ``lead`` to ``advise`` go from a phase to a body that takes part in it in this role, except
    in the view of oversight, where ``direct`` and ``advise`` go from one body to another.
    ``then`` leads from a phase to the next.
    """

    THEN = "then"
    LEAD = "lead"
    PERFORM = "perform"
    SUPPORT = "support"
    DIRECT = "direct"
    ADVISE = "advise"
    NOTIFY = "notify"
    HAND_OVER = "hand-over"
    SUBMIT = "submit"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Charge:
    """A duty that is drawn; ``depends_on``: the unknown facts that settle whether it holds.

    ``waiting``: it is on call, and nobody has called it. ``caution``: the mark of one
    that tells of the victim or moves the victim while danger is not excluded.
    """

    duty: Duty
    depends_on: tuple[Fact, ...] = ()
    waiting: bool = False
    caution: Text | None = None

    @property
    def certain(self) -> bool:
        """Whether it holds, whatever the answers to open questions are."""
        return not (self.depends_on or self.waiting)


@dataclass(frozen=True, slots=True)
class Part:
    """What a body does in a phase, in one role under one duty."""

    role: Role
    actions: tuple[Action, ...]
    charge: Charge


@dataclass(frozen=True, slots=True)
class Node:
    """A body, in a phase where the graph goes by phases, or a phase.

    ``steps`` are what has happened to the body since the plan.
    """

    id: str
    kind: NodeKind
    name: Text
    agency: Agency | None = None
    phase: Phase | None = None
    parts: tuple[Part, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """From one node to another: what it says, by which duties, and through whom."""

    source: str
    target: str
    link: Link
    charges: tuple[Charge, ...] = ()
    via: Agency | None = None

    @property
    def certain(self) -> bool:
        """Whether some duty behind it holds, whatever the answers to open questions are."""
        return not self.charges or any(charge.certain for charge in self.charges)


@dataclass(frozen=True, slots=True)
class Graph:
    """A view of a plan, or of what one situation sets in motion in it.

    Nodes and edges stand in the order of phases and clauses; ids are unique among the nodes, and
    every edge joins two of them. No edge leads back to its own node: nobody reports to itself.
    """

    plan: Plan
    view: View
    situation: Resolved | None
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def since(self, successions: Iterable[Succeeded]) -> Graph:
        """The same graph with what has happened to its bodies since the plan."""
        steps = {one.agency.id: one.steps for one in successions}
        nodes = tuple(
            replace(node, steps=steps.get(node.agency.id, ())) if node.agency is not None else node
            for node in self.nodes
        )
        return replace(self, nodes=nodes)

    @property
    def by_phase(self) -> bool:
        """Whether bodies stand in the phases in which they act."""
        return any(node.kind is NodeKind.PHASE for node in self.nodes)
