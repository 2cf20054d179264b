"""To whom an action is given: to nobody, without a leader, or to other bodies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from coordplan.compare.baseline.sides import Pair, Side
from coordplan.compare.baseline.terms import Aspect, Deviation, Site, Way
from coordplan.compare.diagram import NONE, Node
from coordplan.compare.survey import Harm
from coordplan.compiled import Agency, Duty, Plan, Posting


def given_otherwise(pair: Pair) -> Iterator[Deviation]:
    """Deviations in who is given one action; of word that is given, only who is told counts."""
    if pair.action.telling:
        return
    own, higher, minus = pair.own, pair.higher, pair.diagrams.minus
    omitted = minus(higher.acted, own.acted)
    if omitted != NONE:
        there = acting_in(higher, omitted)
        harm = Harm.MEDIUM if within_reach(own.plan, there.agencies) else Harm.LOW
        yield pair.deviation(Way.OMITS, Aspect.ACTION, harm, omitted, (Site(), there))
    added = minus(own.acted, higher.acted)
    if added != NONE and pair.whole:
        here = acting_in(own, added)
        yield pair.deviation(Way.ADDS, Aspect.ACTION, Harm.LOW, added, (here, Site()))
    leaderless = _leaderless(pair)
    if leaderless != NONE:
        sites = acting_in(own, leaderless), answering_in(higher, leaderless)
        yield pair.deviation(Way.OMITS, Aspect.LEADER, Harm.MEDIUM, leaderless, sites)
    yield from _bodies(pair)


def _leaderless(pair: Pair) -> Node:
    """Where the baseline has a leader, and the plan neither has one nor one body that does it."""
    own, diagrams = pair.own, pair.diagrams
    in_charge = diagrams.either(own.led, own.alone)
    return diagrams.minus(diagrams.both(pair.higher.led, own.acted), in_charge)


def _compared(pair: Pair) -> Node:
    """Where both sides say who answers for the action."""
    diagrams = pair.diagrams
    both = diagrams.both(pair.own.answered, pair.higher.answered)
    return diagrams.minus(both, _leaderless(pair))


def _bodies(pair: Pair) -> Iterator[Deviation]:
    """Bodies to which only one side gives the action, where both sides give it to somebody.

    A plan contradicts its baseline where both speak of the situation itself, each of another body.
    What a plan says of any victim adds a body, or leaves one out.
    """
    own, higher, diagrams = pair.own, pair.higher, pair.diagrams
    left_out = _left_out(pair)
    lacking = diagrams.some(left_out.values())
    instead = NONE
    for body, node in _only_own(pair).items():
        named = diagrams.both(node, own.named(body))
        against = diagrams.both(named, lacking)
        instead = diagrams.either(instead, against)
        if against != NONE:
            others = [b for b, n in left_out.items() if diagrams.both(n, against) != NONE]
            led = diagrams.both(against, diagrams.either(own.led, higher.led))
            sites = answering_in(own, against, [body]), answering_in(higher, against, others)
            harm = Harm.MEDIUM if led == NONE else Harm.HIGH
            yield pair.deviation(Way.CONTRADICTS, Aspect.BODY, harm, against, sites)
        beside = diagrams.minus(node, against)
        if beside != NONE:
            sites = answering_in(own, beside, [body]), answering_in(higher, beside)
            harm = Harm.LOW if diagrams.both(named, beside) == NONE else Harm.MEDIUM
            yield pair.deviation(Way.ADDS, Aspect.BODY, harm, beside, sites)
    for body, node in left_out.items():
        rest = diagrams.minus(node, instead)
        if rest != NONE:
            sites = answering_in(own, rest), answering_in(higher, rest, [body])
            harm = Harm.MEDIUM if within_reach(own.plan, [body]) else Harm.LOW
            yield pair.deviation(Way.OMITS, Aspect.BODY, harm, rest, sites)


def _left_out(pair: Pair) -> dict[Agency, Node]:
    """Bodies of the baseline, and where the plan gives the action to others only.

    A group that the plan names may hold such a body, and does not name it.
    """
    diagrams, both = pair.diagrams, _compared(pair)
    return {
        body: diagrams.minus(diagrams.both(both, node), pair.own.like(body))
        for body, node in pair.higher.bodies.items()
        if not body.several
    }


def _only_own(pair: Pair) -> dict[Agency, Node]:
    """Bodies of the plan, and where the baseline gives the action to others only.

    A group of the baseline may hold such a body: where it acts, nothing is said.
    """
    diagrams, both = pair.diagrams, _compared(pair)
    found = {}
    for body, node in pair.own.bodies.items():
        if not body.several:
            theirs = diagrams.either(pair.higher.like(body), pair.higher.groups)
            found[body] = diagrams.minus(diagrams.both(both, node), theirs)
    return found


def acting_in(side: Side, node: Node) -> Site:
    """Everybody who acts somewhere in a set of situations."""
    both = side.cases.diagrams.both
    return _site((d, p) for d, p in side.acting if both(node, side.held(d)) != NONE)


def answering_in(side: Side, node: Node, bodies: Collection[Agency] | None = None) -> Site:
    """Who answers for the action somewhere in a set of situations: everybody, or some bodies."""
    return _site((d, p) for d, p in side.responsible(node) if bodies is None or p.agency in bodies)


def _site(found: Iterable[tuple[Duty, Posting]]) -> Site:
    pairs = list(found)
    duties = {duty.number: duty for duty, _ in pairs}
    agencies = {posting.agency.id: posting.agency for _, posting in pairs}
    return Site(tuple(duties.values()), tuple(agencies.values()))


def within_reach(plan: Plan, agencies: Iterable[Agency]) -> bool:
    """Whether a plan gives any duty to a body like one of these, so that it might give this one."""
    posted = {posting.agency for duty in plan.duties for posting in duty.postings}
    return any(own.is_as(agency) for agency in agencies for own in posted)
