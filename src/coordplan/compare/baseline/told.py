"""Who is told: bodies that only one side tells. A group is not counted as naming its bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coordplan.compare.baseline.given import within_reach
from coordplan.compare.baseline.sides import Pair, Side
from coordplan.compare.baseline.terms import Aspect, Deviation, Site, Way
from coordplan.compare.diagram import NONE, Node
from coordplan.compare.survey import Harm
from coordplan.compiled import Agency, Duty


def told_otherwise(pair: Pair) -> Iterator[Deviation]:
    """Deviations in who is told under the duties of one action.

    Whoever is told under another action is told: one duty may give word and hand over.
    """
    plan = pair.own.plan
    for body, (node, duties) in _untold(pair, pair.higher, pair.own).items():
        by = {posting.agency for duty in duties for posting in duty.postings}
        reach = within_reach(plan, [body]) and within_reach(plan, by)
        harm = Harm.MEDIUM if reach else Harm.LOW
        yield pair.deviation(Way.OMITS, Aspect.NOTICE, harm, node, (Site(), Site(duties, (body,))))
    if pair.whole:
        for body, (node, duties) in _untold(pair, pair.own, pair.higher).items():
            sites = Site(duties, (body,)), Site()
            yield pair.deviation(Way.ADDS, Aspect.NOTICE, Harm.LOW, node, sites)


def _untold(pair: Pair, side: Side, other: Side) -> Mapping[Agency, tuple[Node, tuple[Duty, ...]]]:
    """Whom a side tells and the other does not: where, and under which duties."""
    diagrams = pair.diagrams
    found: dict[Agency, tuple[Node, tuple[Duty, ...]]] = {}
    for duty in side.duties:
        if pair.survey.action_of(duty) != side.action:
            continue
        for body in duty.word_to:
            told = (one for one in other.plan.duties if one.tells(duty.enough(body)))
            node = diagrams.minus(side.held(duty), other.some(told))
            if node != NONE and not body.several:
                before, duties = found.get(body, (NONE, ()))
                found[body] = (diagrams.either(before, node), (*duties, duty))
    return found
