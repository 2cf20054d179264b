"""Where two plans act differently: every situation, in classes, or a proof that there is none.

Agencies are compared by function and level: for each of them one diagram holds the situations in
which it has the role under one plan, and another those under the other plan. Where the two are
the same node, the plans agree on that agency in every situation that can occur.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from coordplan.compare.cases import Cases, Description
from coordplan.compare.diagram import NONE, Node
from coordplan.compare.fewest import Known
from coordplan.compare.scope import chosen_actions
from coordplan.compiled import Duty, Plan, Posting, Role, require_one_vocabulary
from coordplan.situation import Situation
from coordplan.vocabulary import Action

Body = tuple[str, str]
"""What makes agencies of two plans comparable: function and level."""

Charges = Mapping[Body, tuple[tuple[Duty, Posting], ...]]
"""Every body that may have the role under a plan, with the duties that give it the role."""


@dataclass(frozen=True, slots=True)
class Party:
    """A body that has the role in a class of situations, and what gives it the role there."""

    function: str
    level: str
    postings: tuple[tuple[Duty, Posting], ...]


@dataclass(frozen=True, slots=True)
class DifferenceClass:
    """Situations in which each plan gives the role to the same bodies, and the two differ.

    ``count`` complete situations, told by ``description``. ``situation`` states the fewest facts
    from which both answers, ``of_a`` and ``of_b``, are certain.
    """

    of_a: tuple[Party, ...]
    of_b: tuple[Party, ...]
    count: int
    description: Description
    situation: Situation


@dataclass(frozen=True, slots=True)
class ActionDifference:
    """How two plans differ over one action; no class is the proof that they do not."""

    action: Action
    classes: tuple[DifferenceClass, ...]

    @property
    def count(self) -> int:
        """In how many complete situations the plans differ."""
        return sum(one.count for one in self.classes)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Two plans compared: over each action, the situations in which other bodies have a role.

    ``situations`` is the number of all complete situations that can occur.
    """

    a: Plan
    b: Plan
    roles: tuple[Role, ...]
    situations: int
    actions: tuple[ActionDifference, ...]

    @property
    def differs(self) -> bool:
        """Whether there is a situation in which the plans act differently."""
        return any(one.classes for one in self.actions)


def compare_behaviour(
    a: Plan, b: Plan, *, actions: Collection[str] = (), roles: Collection[Role] = (Role.LEAD,)
) -> Behaviour:
    """Every situation in which two plans give a role in an action to different bodies.

    A body has the role where it has at least one of ``roles``. Without ``actions``, every action
    that is tied to a case is compared.

    Raises ``UnknownNameError`` for an unknown action, ``VocabularyMismatchError`` for plans in
    different vocabularies, ``TooComplexError`` where an exact comparison would take too long.
    """
    require_one_vocabulary(a, b)
    chosen = chosen_actions(a.vocabulary, actions)
    cases = Cases(a.vocabulary, (a, b))
    compared = [
        ActionDifference(one, tuple(_Comparison(cases, a, b, one, roles).classes()))
        for one in chosen
    ]
    in_order = tuple(role for role in Role if role in roles)
    return Behaviour(a, b, in_order, cases.diagrams.count(cases.all), tuple(compared))


def charges(plan: Plan, action: Action, roles: Collection[Role]) -> Charges:
    """Every body that a plan gives one of these roles in an action, with its duties."""
    found: dict[Body, list[tuple[Duty, Posting]]] = {}
    for duty in plan.duties:
        if action in duty.actions:
            for posting in duty.postings:
                if posting.role in roles:
                    body = (posting.agency.function, posting.agency.level)
                    found.setdefault(body, []).append((duty, posting))
    return {body: tuple(pairs) for body, pairs in sorted(found.items())}


@dataclass(frozen=True, slots=True)
class _Part:
    """Situations in which each plan gives the role to exactly these bodies."""

    node: Node
    of_a: tuple[Body, ...] = ()
    of_b: tuple[Body, ...] = ()


class _Comparison:
    """One action under two plans."""

    def __init__(
        self, cases: Cases, a: Plan, b: Plan, action: Action, roles: Collection[Role]
    ) -> None:
        self.cases = cases
        self.a, self.b = a, b
        self.in_a, self.in_b = charges(a, action, roles), charges(b, action, roles)

    def classes(self) -> Iterator[DifferenceClass]:
        """The classes, those of most situations first."""
        count = self.cases.diagrams.count
        for part in sorted(self._parts(), key=lambda p: (-count(p.node), p.of_a, p.of_b)):
            terms = self.cases.terms(part.node)
            known = self.cases.fewest(part.node, terms, self._shown(part))
            yield DifferenceClass(
                self._parties(self.a, self.in_a, part.of_a, known),
                self._parties(self.b, self.in_b, part.of_b, known),
                count(part.node),
                tuple(map(self.cases.described, terms)),
                self.cases.situation(known),
            )

    def _parts(self) -> list[_Part]:
        """The situations in which the plans differ, split by which bodies have the role."""
        diagrams = self.cases.diagrams
        bodies = sorted({*self.in_a, *self.in_b})
        under_a = {body: self._node(self.a, self.in_a, body) for body in bodies}
        under_b = {body: self._node(self.b, self.in_b, body) for body in bodies}
        differing = diagrams.some(diagrams.differ(under_a[body], under_b[body]) for body in bodies)
        parts = [_Part(differing)] if differing != NONE else []
        for body in bodies:
            parts = [
                _Part(node, (*part.of_a, *in_a), (*part.of_b, *in_b))
                for part in parts
                for half, in_a in self._halves(part.node, under_a[body], body)
                for node, in_b in self._halves(half, under_b[body], body)
            ]
        return parts

    def _halves(
        self, node: Node, under: Node, body: Body
    ) -> Iterator[tuple[Node, tuple[Body, ...]]]:
        """A set of situations split by whether a body has the role; empty halves are left out."""
        diagrams = self.cases.diagrams
        for half, bodies in (
            (diagrams.both(node, under), (body,)),
            (diagrams.minus(node, under), ()),
        ):
            if half != NONE:
                yield half, bodies

    def _node(self, plan: Plan, in_plan: Charges, body: Body) -> Node:
        return self.cases.of(plan, (duty for duty, _ in in_plan.get(body, ())))

    def _shown(self, part: _Part) -> list[list[Node]]:
        """For each body that has the role, the situations of each duty that may give it."""
        return [
            [self.cases.held(plan)[duty.condition] for duty, _ in in_plan[body]]
            for plan, in_plan, bodies in (
                (self.a, self.in_a, part.of_a),
                (self.b, self.in_b, part.of_b),
            )
            for body in bodies
        ]

    def _parties(
        self, plan: Plan, in_plan: Charges, bodies: tuple[Body, ...], known: Known
    ) -> tuple[Party, ...]:
        """The bodies that have the role, with the duties that certainly give it."""
        certain = self.cases.certain(plan, known)
        return tuple(
            Party(*body, tuple(pair for pair in in_plan[body] if pair[0].condition in certain))
            for body in bodies
        )
