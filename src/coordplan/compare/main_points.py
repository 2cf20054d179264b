"""What to read first of a comparison, action by action: who leads, who is told, by when."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from coordplan.compare.alignment import Alignment
from coordplan.compiled import Agency, Deadline, Notification, Plan, Role
from coordplan.deadlines import measure
from coordplan.vocabulary import Action


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a plan says of an action, and the clauses that say it.

    What two plans say is the same where the ``key`` is.
    """

    value: Agency | Notification | Deadline
    clauses: tuple[str, ...]
    key: Hashable


Points = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """One action of which the two plans say something else.

    Of who leads, ``roles`` are those of the bodies on each side: where nobody leads an action
    they perform it, and where nobody does even that they support.
    """

    action: Action
    sides: tuple[Points, Points]
    roles: tuple[Role, Role] = (Role.LEAD, Role.LEAD)


@dataclass(frozen=True, slots=True)
class MainPoints:
    """Where the plans differ first of all.

    ``leaders``: both give the action, and others lead it; ``acting``: others do it, and nobody
    leads. ``only`` are the actions that one side alone gives to anybody.
    """

    leaders: tuple[Contrast, ...]
    acting: tuple[Contrast, ...]
    told: tuple[Contrast, ...]
    deadlines: tuple[Contrast, ...]
    only: tuple[tuple[Action, ...], tuple[Action, ...]]


def main_points(alignment: Alignment) -> MainPoints:
    """Where two plans differ first of all, each in the order of the vocabulary."""
    sides = _Side(alignment, former=True), _Side(alignment, former=False)
    actions = list(alignment.before.vocabulary.actions.values())
    given = [{action.id: side.acting(action) for action in actions} for side in sides]
    answering = [
        _answering(action, sides)
        for action in actions
        if given[0][action.id] and given[1][action.id]
    ]
    different = [one for one in answering if _differ(one)]
    return MainPoints(
        tuple(one for one in different if Role.LEAD in one.roles),
        tuple(one for one in different if Role.LEAD not in one.roles),
        tuple(_contrasts(actions, lambda action: (sides[0].told(action), sides[1].told(action)))),
        tuple(_contrasts(actions, lambda action: (sides[0].due(action), sides[1].due(action)))),
        (
            tuple(a for a in actions if given[0][a.id] and not given[1][a.id]),
            tuple(a for a in actions if given[1][a.id] and not given[0][a.id]),
        ),
    )


def _answering(action: Action, sides: tuple[_Side, _Side]) -> Contrast:
    """Who leads an action on each side and, where nobody does, who does it or at least helps."""
    (role, one), (other_role, other) = (
        next((role, points) for role in Role if (points := side.acting(action, role)))
        for side in sides
    )
    return Contrast(action, (one, other), (role, other_role))


def _contrasts(
    actions: Iterable[Action], said: Callable[[Action], tuple[Points, Points]]
) -> Iterator[Contrast]:
    found = (Contrast(action, said(action)) for action in actions)
    return (one for one in found if _differ(one))


def _differ(one: Contrast) -> bool:
    before, after = ({point.key for point in points} for points in one.sides)
    return one.roles[0] is not one.roles[1] or before != after


class _Side:
    """What one of two plans says of actions."""

    def __init__(self, alignment: Alignment, *, former: bool) -> None:
        self.plan: Plan = alignment.before if former else alignment.after
        self.versions = alignment.versions
        self.later = alignment.agencies if former else {}

    def body(self, agency: Agency) -> Hashable:
        """What makes a body the same as one of the other plan."""
        if not self.versions:
            return (agency.function, agency.level)
        return self.later.get(agency.id, agency.id)

    def acting(self, action: Action, *roles: Role) -> Points:
        """Who acts in an action, in one of some roles or in any."""
        return _together(
            (posting.agency, duty.clause, self.body(posting.agency))
            for duty in self.plan.duties
            for posting in duty.acting_in(action)
            if not roles or posting.role in roles
        )

    def told(self, action: Action) -> Points:
        """Who is told under an action."""
        return _together(
            (told, duty.clause, (frozenset(map(self.body, told.to)), told.any))
            for duty in self.plan.duties_with(action)
            if (told := duty.notification) is not None
        )

    def due(self, action: Action) -> Points:
        """By when an action is done, or somebody told."""
        return _together(
            (within, duty.clause, measure(within))
            for duty in self.plan.duties_with(action)
            for told in (duty.notification,)
            for within in (duty.within, told.within if told is not None else None)
            if within is not None
        )


def _together(
    said: Iterable[tuple[Agency | Notification | Deadline, str, Hashable]],
) -> Points:
    """What is said, each thing once with all its clauses."""
    found: dict[Agency | Notification | Deadline, tuple[dict[str, None], Hashable]] = {}
    for value, clause, key in said:
        found.setdefault(value, ({}, key))[0][clause] = None
    return tuple(Point(value, tuple(clauses), key) for value, (clauses, key) in found.items())
