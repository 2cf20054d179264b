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
    """How two plans differ over one action; no class is the proof that they do not.

    ``concerned`` is the number of situations that were compared: the action is needed, and both
    places have the place of entry. ``compared`` is False where nothing was: there is no such
    situation, or neither plan gives anybody the role in any of them.
    """

    action: Action
    classes: tuple[DifferenceClass, ...]
    concerned: int
    compared: bool

    @property
    def count(self) -> int:
        """In how many complete situations the plans differ."""
        return sum(one.count for one in self.classes)


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Two plans compared: over each action, the situations in which other bodies have a role.

    ``situations`` is the number of all complete situations that can occur. ``roles`` is None where
    those who answer for an action were compared: who leads and, where nobody does, who does it.
    """

    a: Plan
    b: Plan
    roles: tuple[Role, ...] | None
    situations: int
    actions: tuple[ActionDifference, ...]

    @property
    def differs(self) -> bool:
        """Whether there is a situation in which the plans act differently."""
        return any(one.classes for one in self.actions)


def compare_behaviour(
    a: Plan, b: Plan, *, actions: Collection[str] = (), roles: Collection[Role] = ()
) -> Behaviour:
    """Every situation in which two plans give a role in an action to different bodies.

    A body has the role where it has at least one of ``roles``; without any, where it answers for
    the action: it leads or, where nobody leads, it performs. Without ``actions``, every action
    that is tied to a case is compared, in the situations in which it is needed and at the places
    that both plans have. Duties on call count as called.

    Raises ``UnknownNameError`` for an unknown action, ``VocabularyMismatchError`` for plans in
    different vocabularies, ``TooComplexError`` where an exact comparison would take too long.
    """
    require_one_vocabulary(a, b)
    chosen = chosen_actions(a.vocabulary, actions)
    cases = Cases(a.vocabulary, (a, b))
    compared = [_Comparison(cases, a, b, one, roles).difference() for one in chosen]
    in_order = tuple(role for role in Role if role in roles) or None
    return Behaviour(a, b, in_order, cases.diagrams.count(cases.all), tuple(compared))


def charges(plan: Plan, action: Action, roles: Collection[Role]) -> Charges:
    """Every body that a plan gives one of these roles in an action, with its duties."""
    found: dict[Body, list[tuple[Duty, Posting]]] = {}
    for duty in plan.duties_with(action):
        for posting in duty.postings:
            if posting.role in roles and posting.answers_for(action):
                body = (posting.agency.function, posting.agency.level)
                found.setdefault(body, []).append((duty, posting))
    return {body: tuple(pairs) for body, pairs in sorted(found.items())}


@dataclass(frozen=True, slots=True)
class _Part:
    """Situations in which each plan gives the role to exactly these bodies."""

    node: Node
    of_a: tuple[Body, ...] = ()
    of_b: tuple[Body, ...] = ()


class _Side:
    """What one plan says of one action: who has the role, and where."""

    def __init__(self, cases: Cases, plan: Plan, action: Action, roles: Collection[Role]) -> None:
        self.cases = cases
        self.plan = plan
        cases.diagrams.work.spend(sum(len(d.postings) for d in plan.duties_with(action)))
        self.charges = charges(plan, action, roles or (Role.LEAD, Role.PERFORM))
        self.led = NONE
        if not roles:
            pairs = (pair for own in self.charges.values() for pair in own)
            self.led = cases.of(plan, (d for d, posting in pairs if posting.role is Role.LEAD))

    def node(self, duty: Duty, posting: Posting) -> Node:
        """The situations in which a duty gives a body the role."""
        held = self.cases.held(self.plan)[duty.condition]
        if posting.role is Role.LEAD or self.led == NONE:
            return held
        return self.cases.diagrams.minus(held, self.led)

    def under(self, body: Body) -> Node:
        """The situations in which a body has the role."""
        return self.cases.diagrams.some(self.node(*pair) for pair in self.charges.get(body, ()))

    def anybody(self) -> Node:
        """The situations in which anybody has the role."""
        return self.cases.diagrams.some(map(self.under, self.charges))


class _Comparison:
    """One action under two plans."""

    def __init__(
        self, cases: Cases, a: Plan, b: Plan, action: Action, roles: Collection[Role]
    ) -> None:
        self.cases = cases
        self.action = action
        self.a, self.b = (_Side(cases, plan, action, roles) for plan in (a, b))
        self.concerned = cases.concerned(action, (a, b))

    def difference(self) -> ActionDifference:
        """The classes, those of most situations first, and what was compared at all."""
        diagrams = self.cases.diagrams
        given = diagrams.either(self.a.anybody(), self.b.anybody())
        return ActionDifference(
            self.action,
            tuple(self._classes()),
            diagrams.count(self.concerned),
            diagrams.both(given, self.concerned) != NONE,
        )

    def _classes(self) -> Iterator[DifferenceClass]:
        count = self.cases.diagrams.count
        for part in sorted(self._parts(), key=lambda p: (-count(p.node), p.of_a, p.of_b)):
            terms = self.cases.terms(part.node, self.concerned)
            known = self.cases.fewest(part.node, terms, self._shown(part))
            yield DifferenceClass(
                self._parties(self.a, part.of_a, known),
                self._parties(self.b, part.of_b, known),
                count(part.node),
                tuple(map(self.cases.described, terms)),
                self.cases.situation(known),
            )

    def _parts(self) -> list[_Part]:
        """The situations in which the plans differ, split by which bodies have the role."""
        diagrams = self.cases.diagrams
        bodies = sorted({*self.a.charges, *self.b.charges})
        under_a = {body: self.a.under(body) for body in bodies}
        under_b = {body: self.b.under(body) for body in bodies}
        differing = diagrams.some(diagrams.differ(under_a[body], under_b[body]) for body in bodies)
        differing = diagrams.both(differing, self.concerned)
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

    def _shown(self, part: _Part) -> list[list[Node]]:
        """For each body that has the role, the situations of each duty that may give it."""
        return [
            [side.node(*pair) for pair in side.charges[body]]
            for side, bodies in ((self.a, part.of_a), (self.b, part.of_b))
            for body in bodies
        ]

    def _parties(self, side: _Side, bodies: tuple[Body, ...], known: Known) -> tuple[Party, ...]:
        """The bodies that have the role, with the duties that certainly give it."""
        here = self.cases.here(known)
        minus = self.cases.diagrams.minus
        return tuple(
            Party(
                *body,
                tuple(pair for pair in side.charges[body] if minus(here, side.node(*pair)) == NONE),
            )
            for body in bodies
        )
