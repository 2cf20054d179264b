"""What one plan says of one action, as sets of situations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from coordplan.compare.baseline.terms import Aspect, Deviation, Site, Way
from coordplan.compare.cases import Cases
from coordplan.compare.diagram import NONE, Diagrams, Node
from coordplan.compare.survey import Harm, Survey
from coordplan.compiled import Agency, Duty, Plan, Posting, Reach, Role
from coordplan.vocabulary import Action


class Side:
    """One plan and one action: who acts, who answers for it, who is told, and where.

    The leaders answer for an action; where nobody leads, those who do it. Only the situations that
    are ``concerned`` are looked at. Duties on call count as called.
    """

    def __init__(self, cases: Cases, plan: Plan, action: Action, concerned: Node) -> None:
        self.cases = cases
        self.plan = plan
        self.action = action
        self.concerned = concerned
        self.duties = plan.duties_with(action)
        self.acting = tuple((d, posting) for d in self.duties for posting in d.acting_in(action))

    def held(self, duty: Duty) -> Node:
        """The situations in which a duty of this side holds, of those that are looked at."""
        held = self.cases.held(self.plan)[duty.condition]
        return self.cases.diagrams.both(self.concerned, held)

    def some(self, duties: Iterable[Duty]) -> Node:
        """The situations in which at least one of some duties holds, of those looked at."""
        return self.cases.diagrams.both(self.concerned, self.cases.of(self.plan, duties))

    @cached_property
    def acted(self) -> Node:
        """Where anybody acts."""
        return self.some(duty for duty, _ in self.acting)

    @cached_property
    def led(self) -> Node:
        """Where anybody leads."""
        return self.some(duty for duty, posting in self.acting if posting.role is Role.LEAD)

    @cached_property
    def alone(self) -> Node:
        """Where nobody leads and one body does it: alone, or alone under a duty that names this.

        A group is more than one.
        """
        diagrams, found, before = self.cases.diagrams, NONE, self.led
        for reach in Reach:
            doing = [(d, p) for d, p in self.acting if p.role is Role.PERFORM and d.reach is reach]
            done, several = self.some(d for d, _ in doing), self.cases.several(self.plan, doing)
            one = diagrams.minus(diagrams.minus(done, several), before)
            found, before = diagrams.either(found, one), diagrams.either(before, done)
        return found

    @cached_property
    def answered(self) -> Node:
        """Where anybody answers for it."""
        return self.cases.diagrams.some(self.bodies.values())

    @cached_property
    def bodies(self) -> Mapping[Agency, Node]:
        """Each body with the situations in which it answers for the action."""
        found: dict[Agency, Node] = {}
        for duty, posting in self.acting:
            node = self.answering(duty, posting)
            if node != NONE:
                found[posting.agency] = self.cases.diagrams.either(
                    found.get(posting.agency, NONE), node
                )
        return found

    def answering(self, duty: Duty, posting: Posting) -> Node:
        """Where a body answers for the action under one duty."""
        if posting.role is Role.LEAD:
            return self.held(duty)
        if posting.role is Role.PERFORM:
            return self.cases.diagrams.minus(self.held(duty), self.led)
        return NONE

    def by(self, agency: Agency, reach: Reach) -> Node:
        """Where a body answers for the action under duties of one reach.

        What each of several does by its function stands in nobody's way, and does not count.
        """
        return self.cases.diagrams.some(
            self.answering(duty, posting)
            for duty, posting in self.acting
            if posting.agency == agency and duty.reach is reach and not posting.by_function
        )

    def like(self, agency: Agency) -> Node:
        """Where a body of the same kind answers for the action, or a group that names one."""
        return self.cases.diagrams.some(
            node
            for body, node in self.bodies.items()
            if any(one.is_as(agency) for one in (body, *self._members(body)))
        )

    @cached_property
    def groups(self) -> Node:
        """Where a group answers for the action whose members are not named: it may be anybody."""
        return self.cases.diagrams.some(
            node for body, node in self.bodies.items() if body.several and not body.members
        )

    def _members(self, agency: Agency) -> Iterator[Agency]:
        """The bodies that a group names."""
        return (self.plan.agencies[id_] for id_ in agency.members)

    def responsible(self, node: Node) -> Iterator[tuple[Duty, Posting]]:
        """Who answers for the action somewhere in a set of situations."""
        both = self.cases.diagrams.both
        for duty, posting in self.acting:
            if both(node, self.answering(duty, posting)) != NONE:
                yield duty, posting

    def among(self, node: Node, duties: Iterable[Duty]) -> tuple[Duty, ...]:
        """Those of some duties that hold somewhere in a set of situations."""
        both = self.cases.diagrams.both
        return tuple(duty for duty in duties if both(node, self.held(duty)) != NONE)


@dataclass(frozen=True, slots=True)
class Pair:
    """One action under a plan and under its baseline."""

    survey: Survey
    own: Side
    higher: Side

    @property
    def action(self) -> Action:
        """The action."""
        return self.own.action

    @property
    def diagrams(self) -> Diagrams:
        """What sets of situations are combined by."""
        return self.survey.cases.diagrams

    @property
    def whole(self) -> bool:
        """Whether the baseline is encoded as a whole, so that its silence says something."""
        return not self.higher.plan.document.covers

    def deviation(
        self, way: Way, aspect: Aspect, harm: Harm, node: Node, sites: tuple[Site, Site]
    ) -> Deviation:
        """A deviation in a set of situations, with the plan's side and that of the baseline.

        An answer to each situation that it gives is certain of a duty of either side.
        """
        shown = [
            [side.held(duty) for duty in site.duties]
            for side, site in zip((self.own, self.higher), sites, strict=True)
            if site.duties
        ]
        extent = self.survey.extent(node, shown, self.own.concerned)
        return Deviation(way, aspect, harm, self.action, extent, *sites)
