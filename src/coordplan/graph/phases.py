"""Duties by phase: who takes part in which phase, and how the victim goes from one to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from coordplan.compiled import Agency, Plan, Posting, Reach, Role
from coordplan.graph.parts import Charge, Edge, Link, Node, NodeKind, Part
from coordplan.vocabulary import Action, Phase

_ORDER = tuple(Role)


def case_charges(charges: Iterable[Charge]) -> tuple[Charge, ...]:
    """The duties that are tied to a case."""
    return tuple(charge for charge in charges if not charge.duty.standing)


def by_phase(
    plan: Plan,
    charges: Sequence[Charge],
    agencies: Sequence[Agency] = (),
    *,
    moves: bool = False,
    silent: bool = False,
) -> tuple[list[Node], list[Edge]]:
    """Phases in time, and in each the bodies that take part, those that matter most first.

    With ``moves`` also who is told, and to whom the victim is handed over: to the next phase in
    which the receiving body takes part, else to a node of its own. ``agencies`` are the only
    bodies shown, where some are given. With ``silent`` phases in which nobody acts are shown too.
    """
    board = _Board(plan, silent=silent)
    for charge in charges:
        for posting in charge.duty.postings:
            if not agencies or posting.agency in agencies:
                board.take_part(posting, charge)
    if moves:
        for charge in charges:
            board.move(charge)
    return board.nodes(), board.edges()


class _Board:
    """The nodes and edges while they are gathered."""

    def __init__(self, plan: Plan, *, silent: bool) -> None:
        self.plan = plan
        self.silent = silent
        self.parts: dict[tuple[str, str], list[Part]] = {}
        self.receivers: dict[str, tuple[Phase, Agency]] = {}
        self.moving: dict[tuple[str, str, Link], list[Charge]] = {}

    def take_part(self, posting: Posting, charge: Charge) -> None:
        """Put a body into each phase of what it does; what is others' by function is theirs."""
        own = [action for action in charge.duty.actions if posting.answers_for(action)]
        for phase in {action.phase.id: action.phase for action in own}.values():
            if not phase.standing:
                actions = tuple(a for a in own if a.phase is phase)
                key = (phase.id, posting.agency.id)
                self.parts.setdefault(key, []).append(Part(posting.role, actions, charge))

    def move(self, charge: Charge) -> None:
        """Join those who act to those who are told, and to those who take the victim over."""
        duty = charge.duty
        phase = min((p for p in map(_phase, duty.actions) if not p.standing), key=_number)
        told = duty.notification.to if duty.notification is not None else ()
        targets = [(Link.NOTIFY, a, self._receiver(phase, a, "told")) for a in told]
        targets += [(Link.HAND_OVER, a, self._next(phase, a)) for a in duty.hand_over_to]
        for source in duty.acting:
            for link, target, node in targets:
                if source != target:
                    key = (f"{phase.id}/{source.id}", node, link)
                    self.moving.setdefault(key, []).append(charge)

    def _next(self, phase: Phase, agency: Agency) -> str:
        """The first later phase in which a body takes part; else a node of its own."""
        later = (p for p in self.plan.vocabulary.phases.values() if p.number > phase.number)
        for other in later:
            if (other.id, agency.id) in self.parts:
                return f"{other.id}/{agency.id}"
        return self._receiver(phase, agency, "takes-over")

    def _receiver(self, phase: Phase, agency: Agency, what: str) -> str:
        node = f"{phase.id}/{what}/{agency.id}"
        self.receivers[node] = (phase, agency)
        return node

    def nodes(self) -> list[Node]:
        """Each phase, followed by its bodies."""
        found: list[Node] = []
        reached = {target for _, target, _ in self.moving}
        for phase in self.plan.vocabulary.phases.values():
            acting = sorted(
                (
                    (agency, parts)
                    for (phase_id, agency), parts in self.parts.items()
                    if phase_id == phase.id
                ),
                key=lambda entry: _weight(entry[1]),
            )
            receiving = [
                Node(node, NodeKind.AGENCY, agency.name, agency, phase)
                for node, (where, agency) in self.receivers.items()
                if where is phase and node in reached
            ]
            if acting or receiving or (self.silent and not phase.standing):
                found.append(Node(phase.id, NodeKind.PHASE, phase.label, phase=phase))
                found += [self._agency(phase, *entry) for entry in acting]
                found += receiving
        return found

    def _agency(self, phase: Phase, id_: str, parts: list[Part]) -> Node:
        agency = self.plan.agencies[id_]
        ordered = sorted(parts, key=lambda part: _ORDER.index(part.role))
        return Node(
            f"{phase.id}/{id_}", NodeKind.AGENCY, agency.name, agency, phase, tuple(ordered)
        )

    def edges(self) -> list[Edge]:
        """From phase to phase, from a phase to its bodies, and from body to body."""
        nodes = self.nodes()
        phases = [node.id for node in nodes if node.kind is NodeKind.PHASE]
        found = [Edge(one, other, Link.THEN) for one, other in pairwise(phases)]
        for node in nodes:
            if node.parts and node.phase is not None:
                role = node.parts[0].role
                charges = tuple(part.charge for part in node.parts)
                found.append(Edge(node.phase.id, node.id, Link(role.value), charges))
        found += [Edge(*key, tuple(charges)) for key, charges in self.moving.items()]
        return found


def _phase(action: Action) -> Phase:
    return action.phase


def _number(phase: Phase) -> int:
    return phase.number


def _weight(parts: Sequence[Part]) -> tuple[bool, bool, bool, int]:
    """Who certainly leads; then what names the situation; then what is certain; then by role."""
    certain = [part for part in parts if part.charge.certain]
    return (
        all(part.role is not Role.LEAD for part in certain),
        all(part.charge.duty.reach is Reach.GENERAL for part in parts),
        not certain,
        min(_ORDER.index(part.role) for part in parts),
    )
