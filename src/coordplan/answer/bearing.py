"""Which stated facts changed nothing: with or without them a plan says the same."""

from __future__ import annotations

from collections.abc import Mapping

from coordplan.answer.circumstances import caution_of, outside_places
from coordplan.answer.items import Answer
from coordplan.situation import Situation, resolve
from coordplan.vocabulary import Fact, Value


def without_bearing(answer: Answer) -> tuple[Fact, ...]:
    """Stated facts that can all be left out together, and every duty asked about stays as it is.

    What is certain or excluded stays so, and what is undecided depends on the same. Of facts that
    say the same only one is named: they are tried one by one, in the order of the vocabulary.
    """
    plan, resolved = answer.plan, answer.situation
    vocabulary = plan.vocabulary
    kept = {
        fact.id: fact.values[resolved.known[fact.number]].value
        for fact in vocabulary.fact_list
        if fact.number in resolved.given - resolved.by_law
    }
    telling = {duty.condition for duty in plan.duties if duty.tells_or_moves}
    bearing_mark = sum(plan.index.guards[condition] for condition in telling)
    before = _said(answer, bearing_mark, kept)
    idle = []
    for fact in vocabulary.fact_list:
        rest = {name: value for name, value in kept.items() if name != fact.id}
        if fact.id in kept and _said(answer, bearing_mark, rest) == before:
            kept = rest
            idle.append(fact)
    return tuple(idle)


def _said(answer: Answer, bearing_mark: int, facts: Mapping[str, Value]) -> tuple[object, ...]:
    """What facts say of the duties asked about: certain, undecided, what is open; and warnings.

    What is open are the terms left of undecided conditions: what they still depend on. The mark of
    danger counts where a duty that is not excluded would bear it; ``bearing_mark`` are
    the guards of those.
    """
    plan, index = answer.plan, answer.plan.index
    resolved = resolve(Situation(**facts).under(answer.situation.law), plan.vocabulary)
    alive = index.compatible(resolved.known)
    settled = index.settled(alive)
    certain, undecided = settled.certain & answer.asked, settled.undecided & answer.asked
    terms = 0
    for condition, guard in enumerate(index.guards):
        if guard & undecided:
            terms |= index.holds[condition] | index.fails[condition]
    marked = bool(bearing_mark & (certain | undecided)) and caution_of(resolved) is not None
    outside = any(outside_places(plan, resolved, answer.status))
    return certain, undecided, alive & terms, marked, outside
