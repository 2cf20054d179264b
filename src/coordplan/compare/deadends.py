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
        for kind, agencies in _receiving(duty):
            answered = _answered(survey, duty, agencies, stand_ins)
            node = survey.cases.diagrams.minus(survey.at_work(duty), answered)
            if node == NONE or not _bound(survey, agencies):
                continue
            yield Gap(
                kind=kind,
                harm=_harm(kind, agencies),
                action=survey.action_of(duty),
                extent=survey.extent(node, (), survey.looked_at(duty)),
                clauses=(duty.clause,),
                duties=(duty,),
                agencies=agencies,
            )
    yield from _circles(survey)


def _receiving(duty: Duty) -> Iterator[tuple[GapKind, tuple[Agency, ...]]]:
    """Whom a duty tells (together where one is enough), and to whom it hands over."""
    told = duty.notification
    if told is not None:
        for agencies in (told.to,) if told.any else ((agency,) for agency in told.to):
            yield GapKind.NOTICE_NOWHERE, agencies
    if duty.hand_over_to:
        yield GapKind.HANDOVER_NOWHERE, duty.hand_over_to


def _harm(kind: GapKind, agencies: tuple[Agency, ...]) -> Harm:
    """A victim who is lost is worse than word that is; a group may hold somebody who acts."""
    named = any(not agency.several for agency in agencies)
    if kind is GapKind.HANDOVER_NOWHERE:
        return Harm.HIGH if named else Harm.MEDIUM
    return Harm.MEDIUM if named else Harm.LOW


def _stand_ins(plan: Plan) -> Mapping[str, frozenset[str]]:
    """For each agency, who may act for it.

    Itself and others of its function and level, the members of a group, the groups that it is a
    member of, whoever is under it.
    """
    found = {id_: {id_, *agency.members} for id_, agency in plan.agencies.items()}
    for one in plan.agencies.values():
        alike = (one.function, one.level)
        if not one.several:
            found[one.id] |= {
                o.id for o in plan.agencies.values() if (o.function, o.level) == alike
            }
        for member in one.members:
            found[member].add(one.id)
        above = one.under
        while above is not None:
            found[above].add(one.id)
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


def _bound(survey: Survey, agencies: Iterable[Agency]) -> bool:
    """Whether a plan can give all of these duties: none is the family, say, or a foreign state."""
    functions = survey.plan.vocabulary.functions
    return not any(functions[agency.function].outside for agency in agencies)


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
            extent=survey.extent(node),
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
            reach[giver, taker] = diagrams.either(known, survey.at_work(duty))
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
            there = survey.cases.diagrams.both(here, survey.at_work(duty))
            if there == NONE:
                continue
            longer = {**path, giver: duty}
            if taker == start:
                return longer, there
            if taker not in longer:
                paths.append((longer, taker, there))
    raise AssertionError("there is a ring where the closure says so")
