"""To whom an action is given: to nobody, without a leader, or to other bodies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from coordplan.compare.baseline.sides import Pair, Side
from coordplan.compare.baseline.terms import Aspect, Deviation, Site, Way
from coordplan.compare.diagram import NONE, Node
from coordplan.compare.survey import Harm
from coordplan.compiled import Agency, Duty, Plan, Posting, Reach


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

    A plan contradicts its baseline where it speaks of the situation, or both speak of any victim,
    each of another body. What only the plan says of any victim adds a body, or leaves one out.
    """
    own, higher, diagrams = pair.own, pair.higher, pair.diagrams
    left_out, only_own = _left_out(pair), _only_own(pair)
    named = {b: diagrams.both(node, own.by(b, Reach.NAMED)) for b, node in only_own.items()}
    instead = _instead(pair, left_out, only_own)
    for node, bodies in _together(instead):
        others = [body for body, out in left_out.items() if diagrams.both(out, node) != NONE]
        led = diagrams.both(node, diagrams.either(own.led, higher.led))
        sites = answering_in(own, node, bodies), answering_in(higher, node, others)
        harm = Harm.MEDIUM if led == NONE else Harm.HIGH
        yield pair.deviation(Way.CONTRADICTS, Aspect.BODY, harm, node, sites)
    if pair.whole:
        beside = {body: diagrams.minus(node, instead[body]) for body, node in only_own.items()}
        for node, bodies in _together(beside):
            speaking = diagrams.some(diagrams.both(named[body], node) for body in bodies)
            sites = answering_in(own, node, bodies), answering_in(higher, node)
            harm = Harm.LOW if speaking == NONE else Harm.MEDIUM
            yield pair.deviation(Way.ADDS, Aspect.BODY, harm, node, sites)
    against = diagrams.some(instead.values())
    rest = {body: diagrams.minus(node, against) for body, node in left_out.items()}
    for node, bodies in _together(rest):
        sites = answering_in(own, node), answering_in(higher, node, bodies)
        harm = Harm.MEDIUM if within_reach(own.plan, bodies) else Harm.LOW
        yield pair.deviation(Way.OMITS, Aspect.BODY, harm, node, sites)


def _instead(
    pair: Pair, left_out: Mapping[Agency, Node], only_own: Mapping[Agency, Node]
) -> dict[Agency, Node]:
    """Where the plan names a body in the place of one of the baseline.

    It speaks of the situation itself; or both speak only of any victim. A baseline that is encoded
    in part may give the action to that body too, in what is not encoded: of two such bodies only
    a leader stands against another.
    """
    own, higher, diagrams = pair.own, pair.higher, pair.diagrams
    if not pair.whole:
        left_out = {body: diagrams.both(out, higher.led) for body, out in left_out.items()}
    lacking = diagrams.some(left_out.values())
    in_general = diagrams.some(
        diagrams.both(node, higher.by(body, Reach.GENERAL)) for body, node in left_out.items()
    )
    return {
        body: diagrams.both(
            node,
            diagrams.either(
                diagrams.both(own.by(body, Reach.NAMED), lacking),
                diagrams.both(own.by(body, Reach.GENERAL), in_general),
            ),
        )
        for body, node in only_own.items()
    }


def _together(parts: Mapping[Agency, Node]) -> Iterator[tuple[Node, list[Agency]]]:
    """Bodies of which the same is to be said in the same situations, where there are any."""
    found: dict[Node, list[Agency]] = {}
    for body, node in parts.items():
        if node != NONE:
            found.setdefault(node, []).append(body)
    yield from found.items()


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
