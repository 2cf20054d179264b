"""Where word or the victim is passed on to somebody who need not do anything, or in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coordplan.compare.diagram import NONE, Node
from coordplan.compare.survey import Gap, GapKind, Harm, Survey
from coordplan.compiled import Agency, Duty


def dead_ends(survey: Survey) -> Iterator[Gap]:
    """Notices and hand-overs that land on nobody with a duty, and circles of hand-overs."""
    for duty, kind, agencies, node in nowhere(survey):
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


def nowhere(survey: Survey) -> Iterator[tuple[Duty, GapKind, tuple[Agency, ...], Node]]:
    """Each duty whose word or victim lands on bodies with no duty of their own, and where."""
    stand_ins = _StandIns(survey)
    for duty in survey.duties:
        for kind, agencies in _receiving(duty):
            answered = stand_ins.answered(duty, agencies)
            node = survey.cases.diagrams.minus(survey.at_work(duty), answered)
            if node != NONE and _bound(survey, agencies):
                yield duty, kind, agencies, node


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


class _StandIns:
    """Who may act for whom, looked up when it is asked."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._alike: dict[tuple[str, str], list[str]] = {}
        self._near: dict[str, list[str]] = {}
        for id_, one in survey.plan.agencies.items():
            self._alike.setdefault((one.function, one.level), []).append(id_)
            self._near.setdefault(id_, []).extend(one.members)
            for member in one.members:
                self._near.setdefault(member, []).append(id_)
        self._under: dict[str, list[str]] = {}
        for id_, one in survey.plan.agencies.items():
            if one.under is not None:
                self._under.setdefault(one.under, []).append(id_)
        self._own: dict[str, list[Duty]] = {}
        for duty in survey.plan.duties:
            for posting in () if duty.standing else duty.postings:
                self._own.setdefault(posting.agency.id, []).append(duty)

    def of(self, agency: Agency) -> Iterator[str]:
        """Whoever may act for an agency.

        Itself and others of its function and level, the members of a group, the groups that it is
        a member of, whoever is under it.
        """
        yield agency.id
        yield from self._near.get(agency.id, ())
        if not agency.several:
            yield from self._alike[agency.function, agency.level]
        below = list(self._under.get(agency.id, ()))
        for id_ in below:
            below += self._under.get(id_, ())
        yield from below

    def answered(self, duty: Duty, agencies: Iterable[Agency]) -> Node:
        """The situations in which one of some agencies has a duty of its own to the victim."""
        spend = self._survey.cases.diagrams.work.spend
        ids: set[str] = set()
        for agency in agencies:
            found = [*self.of(agency)]
            spend(len(found))
            ids.update(found)
        own: dict[int, Duty] = {}
        for id_ in ids:
            duties = self._own.get(id_, ())
            spend(len(duties))
            own |= {other.number: other for other in duties}
        own.pop(duty.number, None)
        return self._survey.cases.of(self._survey.plan, own.values())


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
    reach: dict[str, dict[str, Node]] = {}
    for giver, given in edges.items():
        to = reach.setdefault(giver, {})
        for taker, duty in given:
            to[taker] = diagrams.either(to.get(taker, NONE), survey.at_work(duty))
    for middle in edges:
        for to in reach.values():
            first = to.get(middle, NONE)
            diagrams.work.spend()
            for taker, second in [*reach[middle].items()] if first != NONE else ():
                to[taker] = diagrams.either(to.get(taker, NONE), diagrams.both(first, second))
    return {giver: to[giver] for giver, to in reach.items() if giver in to}


def _ring(survey: Survey, edges: Edges, start: str, node: Node) -> tuple[dict[str, Duty], Node]:
    """A shortest ring through an agency: who hands over by which duty, and where it all holds."""
    paths: list[tuple[dict[str, Duty], str, Node]] = [({}, start, node)]
    for path, giver, here in paths:
        survey.cases.diagrams.work.spend(len(path) * len(edges.get(giver, ())))
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
