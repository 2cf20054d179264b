"""Where word or the victim is passed on to somebody who need not do anything, or in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coordplan.compare.diagram import NONE, Node
from coordplan.compare.survey import Gap, GapKind, Harm, Survey
from coordplan.compiled import Agency, Duty, Plan


def dead_ends(survey: Survey) -> Iterator[Gap]:
    """Notices and hand-overs that land on nobody with a duty, and circles of hand-overs."""
    stand_ins = _stand_ins(survey.plan)
    for duty in survey.duties:
        yield from _notices(survey, duty, stand_ins)
        yield from _hand_over(survey, duty, stand_ins)
    yield from _circles(survey)


def _stand_ins(plan: Plan) -> Mapping[str, frozenset[str]]:
    """For each agency, who may act for it.

    Itself and others of its function and level, the members of a group, the groups that it is a
    member of, whoever is under it.
    """
    found = {id_: {id_, *agency.members} for id_, agency in plan.agencies.items()}
    for one in plan.agencies.values():
        found[one.id] |= {
            other.id
            for other in plan.agencies.values()
            if not one.several and (one.function, one.level) == (other.function, other.level)
        }
    for agency in plan.agencies.values():
        for member in agency.members:
            found[member].add(agency.id)
        above = agency.under
        while above is not None:
            found[above].add(agency.id)
            above = plan.agencies[above].under
    return {id_: frozenset(ids) for id_, ids in found.items()}


def _answered(
    survey: Survey, duty: Duty, agencies: Iterable[Agency], stand_ins: Mapping[str, frozenset[str]]
) -> Node:
    """The situations in which one of some agencies has a duty of its own towards the victim."""
    ids = frozenset[str]().union(*(stand_ins[agency.id] for agency in agencies))
    own = (
        other
        for other in survey.plan.duties
        if other is not duty and not other.standing
        if any(posting.agency.id in ids for posting in other.postings)
    )
    return survey.cases.of(survey.plan, own)


def _bound(survey: Survey, agencies: Iterable[Agency]) -> tuple[Agency, ...]:
    """The agencies that a plan can give duties: not the family, the victim or a foreign state."""
    functions = survey.plan.vocabulary.functions
    return tuple(agency for agency in agencies if not functions[agency.function].outside)


def _notices(survey: Survey, duty: Duty, stand_ins: Mapping[str, frozenset[str]]) -> Iterator[Gap]:
    """Whom a duty tells who then has nothing to do; where one is enough, all of them together."""
    if duty.notification is None:
        return
    told = duty.notification.to
    for agencies in (told,) if duty.notification.any else ((agency,) for agency in told):
        if agencies == _bound(survey, agencies):
            harm = Harm.LOW if all(agency.several for agency in agencies) else Harm.MEDIUM
            yield from _lost(survey, GapKind.NOTICE_NOWHERE, harm, duty, agencies, stand_ins)


def _hand_over(
    survey: Survey, duty: Duty, stand_ins: Mapping[str, frozenset[str]]
) -> Iterator[Gap]:
    """To whom a duty hands the victim over, one or another of whom then has nothing to do."""
    agencies = duty.hand_over_to
    if agencies and agencies == _bound(survey, agencies):
        harm = Harm.MEDIUM if all(agency.several for agency in agencies) else Harm.HIGH
        yield from _lost(survey, GapKind.HANDOVER_NOWHERE, harm, duty, agencies, stand_ins)


def _lost(
    survey: Survey,
    kind: GapKind,
    harm: Harm,
    duty: Duty,
    agencies: tuple[Agency, ...],
    stand_ins: Mapping[str, frozenset[str]],
) -> Iterator[Gap]:
    answered = _answered(survey, duty, agencies, stand_ins)
    node = survey.cases.diagrams.minus(survey.held(duty), answered)
    if node != NONE:
        yield Gap(
            kind=kind,
            harm=harm,
            action=survey.action_of(duty),
            count=survey.count(node),
            cases=survey.cases_of(node),
            events=survey.events_in(node),
            clauses=(duty.clause,),
            duties=(duty,),
            agencies=agencies,
        )


def _circles(survey: Survey) -> Iterator[Gap]:
    """Rings of hand-overs by which the victim comes back to who has already handed over."""
    edges = _edges(survey)
    closed = _closed(survey, edges)
    seen: set[frozenset[str]] = set()
    for start in survey.plan.agencies:
        if closed.get(start, NONE) == NONE:
            continue
        ring, node = _ring(survey, edges, start, closed[start])
        if frozenset(ring) in seen:
            continue
        seen.add(frozenset(ring))
        duties = tuple(dict.fromkeys(ring.values()))
        yield Gap(
            kind=GapKind.HANDOVER_CIRCLE,
            harm=Harm.HIGH,
            action=survey.action_of(duties[0]),
            count=survey.count(node),
            cases=survey.cases_of(node),
            events=survey.events_in(node),
            clauses=tuple(dict.fromkeys(duty.clause for duty in duties)),
            duties=duties,
            agencies=tuple(survey.plan.agencies[id_] for id_ in ring),
        )


Edges = Mapping[str, Sequence[tuple[str, Duty]]]
"""To whom each agency hands the victim over, and by which duty."""


def _edges(survey: Survey) -> Edges:
    found: dict[str, list[tuple[str, Duty]]] = {}
    for duty in survey.duties:
        for giver in (posting.agency.id for posting in duty.postings if posting.role.acts):
            for taker in (agency.id for agency in duty.hand_over_to):
                if giver != taker:
                    found.setdefault(giver, []).append((taker, duty))
    return found


def _closed(survey: Survey, edges: Edges) -> Mapping[str, Node]:
    """For each agency that hands over, the situations in which the victim may come back to it."""
    diagrams = survey.cases.diagrams
    reach: dict[tuple[str, str], Node] = {}
    for giver, given in edges.items():
        for taker, duty in given:
            known = reach.get((giver, taker), NONE)
            reach[giver, taker] = diagrams.either(known, survey.held(duty))
    for middle in edges:
        to = [(a, node) for (a, b), node in reach.items() if b == middle]
        on = [(b, node) for (a, b), node in reach.items() if a == middle]
        for giver, first in to:
            for taker, second in on:
                way = diagrams.both(first, second)
                reach[giver, taker] = diagrams.either(reach.get((giver, taker), NONE), way)
    return {giver: reach[giver, giver] for giver in edges if (giver, giver) in reach}


def _ring(survey: Survey, edges: Edges, start: str, node: Node) -> tuple[dict[str, Duty], Node]:
    """A shortest ring through an agency: who hands over by which duty, and where it all holds."""
    paths: list[tuple[dict[str, Duty], str, Node]] = [({}, start, node)]
    for path, giver, here in paths:
        for taker, duty in edges.get(giver, ()):
            there = survey.cases.diagrams.both(here, survey.held(duty))
            if there == NONE:
                continue
            longer = {**path, giver: duty}
            if taker == start:
                return longer, there
            if taker not in longer:
                paths.append((longer, taker, there))
    raise AssertionError("there is a ring where the closure says so")
