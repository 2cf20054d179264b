"""By when: deadlines that only one side sets, or that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.compare.baseline.given import within_reach
from coordplan.compare.baseline.sides import Pair, Side
from coordplan.compare.baseline.terms import Aspect, Deviation, Limits, Site, Way
from coordplan.compare.deadlines import compared
from coordplan.compare.diagram import NONE, Node
from coordplan.compare.survey import Harm, Survey
from coordplan.compiled import Agency, Duty

_WAYS = {"tightened": Way.TIGHTENS, "loosened": Way.LOOSENS, "changed": Way.CONTRADICTS}
_HARMS = {Way.TIGHTENS: Harm.LOW, Way.LOOSENS: Harm.MEDIUM, Way.CONTRADICTS: Harm.MEDIUM}


def timed_otherwise(pair: Pair) -> Iterator[Deviation]:
    """Deviations in the deadlines of one action."""
    own, higher, diagrams = pair.own, pair.higher, pair.diagrams
    for duty in timed_duties(pair.survey, higher):
        otherwise = diagrams.minus(higher.held(duty), own.some(_repeating(own, duty)))
        for other in _likewise(own, duty):
            way = _way(duty, other)
            node = diagrams.both(otherwise, own.held(other))
            if way is not None and node != NONE:
                yield _found(pair, way, _HARMS[way], node, ([other], [duty]))
        untimed = untimed_of(pair, higher, duty, own)
        if untimed != NONE:
            harm = Harm.MEDIUM if within_reach(own.plan, duty.acting) else Harm.LOW
            doing = own.among(untimed, same(own, duty))
            yield _found(pair, Way.OMITS, harm, untimed, (doing, [duty]))
    for duty in timed_duties(pair.survey, own) if pair.whole else ():
        free = untimed_of(pair, own, duty, higher)
        if free != NONE:
            doing = higher.among(free, same(higher, duty))
            yield _found(pair, Way.ADDS, Harm.LOW, free, ([duty], doing))


def untimed_of(pair: Pair, side: Side, duty: Duty, other: Side) -> Node:
    """Where a side sets a deadline, and the other does the same by no deadline."""
    diagrams = pair.diagrams
    done = diagrams.both(side.held(duty), other.some(same(other, duty)))
    return diagrams.minus(done, other.some(_likewise(other, duty)))


def limits(pairs: Iterable[Pair]) -> Limits:
    """How many duties of the baseline have a deadline, and how many the plan repeats."""
    total = repeated = 0
    for pair in pairs:
        for duty in timed_duties(pair.survey, pair.higher):
            held = pair.higher.held(duty)
            same = pair.own.some(_repeating(pair.own, duty))
            total += held != NONE
            repeated += held != NONE and pair.diagrams.minus(held, same) == NONE
    return Limits(total, repeated)


def _way(duty: Duty, other: Duty) -> Way | None:
    """How the deadline of a duty of the plan stands to that of the baseline; None: the same."""
    before, after = duty.limit, other.limit
    assert before is not None
    assert after is not None
    how = compared(before, after)
    return None if how is None else _WAYS[how]


def timed_duties(survey: Survey, side: Side) -> list[Duty]:
    """The duties of a side with a deadline, each under one action only."""
    return [
        duty
        for duty in side.duties
        if duty.limit is not None and survey.action_of(duty) == side.action
    ]


def same(side: Side, duty: Duty) -> list[Duty]:
    """The duties of a side by which such a body does what a duty of the other side does.

    Word to one body says nothing of word to another, nor do papers that go to another.
    """
    telling = side.action.telling or duty.within is None
    return [
        one
        for one in side.duties
        if _meets(one.acting, duty.acting)
        and (not (telling and duty.word_to) or one.tells(duty.word_to))
        and (not duty.submit_to or _meets(one.submit_to, duty.submit_to))
    ]


def _likewise(side: Side, duty: Duty) -> list[Duty]:
    """Those of them that have a deadline; one ahead of entry is like no other."""
    return [
        one
        for one in same(side, duty)
        if one.limit is not None and (duty.limit is None or _ahead(one) == _ahead(duty))
    ]


def _ahead(duty: Duty) -> bool:
    return duty.limit is not None and duty.limit.ahead is not None


def _repeating(side: Side, duty: Duty) -> list[Duty]:
    """Those that have the same deadline."""
    return [one for one in _likewise(side, duty) if _way(duty, one) is None]


def _meets(some: Iterable[Agency], others: Iterable[Agency]) -> bool:
    known = list(others)
    return any(one.may_be(other) for one in some for other in known)


def _found(
    pair: Pair, way: Way, harm: Harm, node: Node, duties: tuple[Sequence[Duty], Sequence[Duty]]
) -> Deviation:
    own, higher = map(_site, duties)
    return pair.deviation(way, Aspect.DEADLINE, harm, node, (own, higher))


def _site(duties: Sequence[Duty]) -> Site:
    agencies = dict.fromkeys(agency for duty in duties for agency in duty.acting)
    within = duties[0].limit if len(duties) == 1 else None
    return Site(tuple(dict.fromkeys(duties)), tuple(agencies), within)
