"""What a plan lacks that an amendment could give, each with its set of situations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coordplan.amending.terms import Force, Kind, Source, Want
from coordplan.compare.baseline.sides import Pair, Side
from coordplan.compare.baseline.timed import same, timed_duties, untimed_of
from coordplan.compare.deadends import nowhere
from coordplan.compare.diagram import NONE, Node
from coordplan.compare.leaders import leader_gaps, without_leader
from coordplan.compare.survey import GapKind, Harm, Survey
from coordplan.compiled import Deadline, Duty, Posting, Role
from coordplan.frozen import dataclass
from coordplan.vocabulary import Action

_KINDS = {
    GapKind.NOBODY_ACTS: Kind.NOBODY_ACTS,
    GapKind.NOBODY_LEADS: Kind.NOBODY_LEADS,
    GapKind.HANDOVER_NOWHERE: Kind.HANDOVER_NOWHERE,
    GapKind.NOTICE_NOWHERE: Kind.NOTICE_NOWHERE,
}


@dataclass(frozen=True, slots=True)
class Untimed:
    """A duty that the plan sets no deadline, and the duty of a rule above it that has one."""

    posting: Posting
    duty: Duty
    source: Source
    limit: Deadline


@dataclass(frozen=True, slots=True)
class LocatedWant:
    """A want with the situations in which it is."""

    want: Want
    node: Node
    untimed: Untimed | None = None


def wants_of(survey: Survey, sources: Sequence[Source]) -> tuple[LocatedWant, ...]:
    """Everything that is wanted, in the order of ``gaps``; what harms nobody is left out."""
    found = [*_of_leaders(survey), *_dead_ends(survey), *_deadlines(survey, sources)]
    kinds, harms = list(Kind), list(Harm)
    found.sort(
        key=lambda one: (
            one.want.action.number,
            harms.index(one.want.harm),
            kinds.index(one.want.kind),
        )
    )
    return tuple(found)


def _of_leaders(survey: Survey) -> Iterator[LocatedWant]:
    nodes = {action.id: without_leader(survey, action) for action in survey.actions}
    for gap in leader_gaps(survey):
        if gap.kind in _KINDS and gap.harm is not Harm.LOW:
            want = Want(_KINDS[gap.kind], gap.harm, gap.action, gap.extent, gap.clauses)
            yield LocatedWant(want, nodes[gap.action.id][gap.kind])


def _dead_ends(survey: Survey) -> Iterator[LocatedWant]:
    for duty, kind, agencies, node in nowhere(survey):
        named = any(not agency.several for agency in agencies)
        if not named:
            continue
        harm = Harm.HIGH if kind is GapKind.HANDOVER_NOWHERE else Harm.MEDIUM
        extent = survey.extent(node, (), survey.looked_at(duty))
        action = survey.action_of(duty)
        want = Want(_KINDS[kind], harm, action, extent, (duty.clause,), duty, agencies)
        yield LocatedWant(want, node)


def _deadlines(survey: Survey, sources: Sequence[Source]) -> Iterator[LocatedWant]:
    """What a rule in force sets a deadline, and the plan gives the same kind of body without one.

    The same deadline of one duty and body is wanted once, wherever rules have it.
    """
    found: dict[tuple[int, str, Deadline], LocatedWant] = {}
    for action in survey.actions:
        concerned = survey.concerned(action)
        own = Side(survey.cases, survey.plan, action, concerned)
        for source in sources:
            if source.force is not Force.ABOVE:
                continue
            higher = Side(survey.cases, source.plan, action, concerned)
            for one in _untimed(survey, Pair(survey, own, higher), source):
                assert one.untimed is not None
                assert one.want.duty is not None
                key = one.want.duty.number, one.untimed.posting.agency.id, one.untimed.limit
                found.setdefault(key, one)
    yield from found.values()


def _untimed(survey: Survey, pair: Pair, source: Source) -> Iterator[LocatedWant]:
    own, higher = pair.own, pair.higher
    for duty in timed_duties(survey, higher):
        limit = duty.within
        node = untimed_of(pair, higher, duty, own)
        if limit is None or limit.ahead is not None or duty.on_call is not None or node == NONE:
            continue
        for doing in own.among(node, same(own, duty)):
            posting = _posting(pair.action, doing, duty)
            there = pair.diagrams.both(node, own.held(doing))
            if posting is not None and there != NONE:
                untimed = Untimed(posting, duty, source, limit)
                yield LocatedWant(_want(survey, pair, doing, untimed, there), there, untimed)


def _want(survey: Survey, pair: Pair, doing: Duty, untimed: Untimed, node: Node) -> Want:
    return Want(
        Kind.NO_DEADLINE,
        Harm.MEDIUM,
        pair.action,
        survey.extent(node, (), pair.own.concerned),
        (doing.clause,),
        doing,
        (untimed.posting.agency,),
        untimed.source.plan,
    )


def _posting(action: Action, doing: Duty, duty: Duty) -> Posting | None:
    """The body of the plan that does what the rule sets a deadline for, whoever calls for it."""
    if doing.on_call is not None:
        return None
    return next(
        (
            posting
            for posting in doing.acting_in(action)
            if posting.role is not Role.SUPPORT
            if any(posting.agency.is_as(other) for other in duty.acting)
        ),
        None,
    )
