"""Situations in which nobody acts, nobody leads, or more than one leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.compare.diagram import NONE, Node
from coordplan.compare.survey import Gap, GapKind, Harm, Survey
from coordplan.compiled import Duty, Plan, Posting, Role
from coordplan.vocabulary import Action

_ACTING = tuple(role for role in Role if role.acts)


def leader_gaps(survey: Survey) -> Iterator[Gap]:
    """What is wrong with who leads, action by action."""
    for action in survey.actions:
        yield from _without_leader(survey, action)
        yield from _rivals(survey, action)
        yield from _only_on_call(survey, action)


def _without_leader(survey: Survey, action: Action) -> Iterator[Gap]:
    """Where nobody acts; and where somebody acts and nobody leads.

    What a baseline gives a leader is a finding of its own, of little harm; of several baselines
    the first that does so counts.
    """
    diagrams, all_ = survey.cases.diagrams, survey.concerned(action)
    acting = survey.giving(action, _ACTING)
    on_call = _on_call(acting)
    without = without_leader(survey, action)
    together = survey.cases.several(survey.plan, acting)
    filled = [(rule.label, _led_by(rule, survey, action)) for rule in survey.baselines]
    for kind, node in without.items():
        shown = [] if kind is GapKind.NOBODY_ACTS else [[survey.held(d) for d, _ in acting]]
        own, left = node, []
        for rule, there in filled:
            left.append((rule, diagrams.both(own, there)))
            own = diagrams.minus(own, there)
        harm = Harm.MEDIUM if diagrams.both(own, together) != NONE else Harm.LOW
        if kind is GapKind.NOBODY_ACTS:
            harm = Harm.HIGH
        clauses = _nearest(acting) or survey.speaking_of(action)
        if own != NONE:
            extent = survey.extent(own, shown, all_)
            yield Gap(kind, harm, action, extent, clauses, on_call=on_call)
        for rule, there in left:
            if there != NONE:
                extent = survey.extent(there, shown, all_)
                yield Gap(kind, Harm.LOW, action, extent, clauses, left_to=rule, on_call=on_call)


def without_leader(survey: Survey, action: Action) -> dict[GapKind, Node]:
    """The situations in which nobody acts, unless that is no gap, and those where nobody leads."""
    diagrams, all_ = survey.cases.diagrams, survey.concerned(action)
    acting = survey.giving(action, _ACTING)
    acted = diagrams.some(survey.held(duty) for duty, _ in acting)
    led = diagrams.some(survey.held(duty) for duty, posting in acting if posting.role is Role.LEAD)
    found = {} if action.accessory else {GapKind.NOBODY_ACTS: diagrams.minus(all_, acted)}
    return {**found, GapKind.NOBODY_LEADS: diagrams.both(all_, diagrams.minus(acted, led))}


def _only_on_call(survey: Survey, action: Action) -> Iterator[Gap]:
    """Where somebody acts only if called: that is given, and yet nobody need do it."""
    diagrams, concerned = survey.cases.diagrams, survey.concerned(action)
    acting = survey.giving(action, _ACTING)
    always = diagrams.some(survey.held(duty) for duty, _ in acting if duty.on_call is None)
    called = diagrams.some(survey.held(duty) for duty, _ in acting if duty.on_call is not None)
    node = diagrams.both(concerned, diagrams.minus(called, always))
    if node == NONE:
        return
    on_call = _on_call(acting)
    shown = [[survey.held(duty) for duty in on_call]]
    yield Gap(
        kind=GapKind.ONLY_ON_CALL,
        harm=Harm.LOW,
        action=action,
        extent=survey.extent(node, shown, concerned),
        clauses=tuple(dict.fromkeys(duty.clause for duty in on_call)),
        on_call=on_call,
    )


def _on_call(acting: Iterable[tuple[Duty, Posting]]) -> tuple[Duty, ...]:
    """The duties on call among some, each once."""
    found = {duty.number: duty for duty, _ in acting if duty.on_call is not None}
    return tuple(found.values())


def _led_by(rule: Plan, survey: Survey, action: Action) -> Node:
    """The situations in which a baseline gives an action a leader."""
    leading = (
        duty
        for duty in rule.duties_with(action)
        if any(p.role is Role.LEAD for p in duty.acting_in(action))
    )
    return survey.cases.of(rule, leading)


def _nearest(acting: Iterable[tuple[Duty, Posting]]) -> tuple[str, ...]:
    """The clauses that give an action: to a leader first, then to others who act."""
    in_order = sorted(acting, key=lambda pair: (pair[1].role is not Role.LEAD, pair[0].number))
    return tuple(dict.fromkeys(duty.clause for duty, _ in in_order))


def _rivals(survey: Survey, action: Action) -> Iterator[Gap]:
    """Where two or more lead, and no clause says that each does so by its function."""
    leading = [
        (duty, posting)
        for duty, posting in survey.giving(action, (Role.LEAD,))
        if not posting.by_function
    ]
    concerned = survey.concerned(action)
    node = survey.cases.diagrams.both(concerned, survey.cases.several(survey.plan, leading))
    if node == NONE:
        return
    agencies = {posting.agency.id: posting.agency for _, posting in leading}
    yield Gap(
        kind=GapKind.RIVAL_LEADERS,
        harm=Harm.MEDIUM,
        action=action,
        extent=survey.extent(node, [_pairs(survey, leading)], concerned),
        clauses=tuple(dict.fromkeys(duty.clause for duty, _ in leading)),
        agencies=tuple(agencies.values()),
        on_call=_on_call(leading),
    )


def _pairs(survey: Survey, given: Sequence[tuple[Duty, Posting]]) -> list[Node]:
    """For each two bodies, and each group, the situations in which their duties hold."""
    both = survey.cases.diagrams.both
    return [
        both(survey.held(duty), survey.held(other))
        for number, (duty, posting) in enumerate(given)
        for other, another in given[number:]
        if posting.agency.several or posting.agency != another.agency
    ]
