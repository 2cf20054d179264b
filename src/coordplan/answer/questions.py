"""What to ask next: the facts whose answers settle the most of what is still undecided."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from coordplan.answer.items import Question
from coordplan.compiled import Plan
from coordplan.conditions import facts_of
from coordplan.situation import Resolved


def questions(
    plan: Plan, resolved: Resolved, undecided: Mapping[int, int], mattering: Collection[int]
) -> tuple[Question, ...]:
    """The unknown facts that can help to settle an undecided duty, best first.

    ``undecided`` maps each undecided condition to the number of duties that hang on it;
    ``mattering`` are the facts on which they depend. Best
    is the question that leaves the fewest duties undecided, over its answers counted alike;
    then the one that can settle more; then the order of the vocabulary.
    """
    found = list(_candidates(plan, resolved, undecided, mattering))
    return tuple(sorted(found, key=lambda q: (q.left, -q.decides, q.fact.number)))


def _candidates(
    plan: Plan, resolved: Resolved, undecided: Mapping[int, int], mattering: Collection[int]
) -> Iterator[Question]:
    world, index = plan.vocabulary.world, plan.index
    alive = index.compatible(resolved.known)
    named = {fact for condition in undecided for fact in facts_of(plan.conditions[condition])}
    tied = {fact for component in world.touching(named) for fact in component.facts}
    for fact in plan.vocabulary.fact_list:
        if fact.number in resolved.known or fact.number not in named | tied:
            continue
        values = world.values(fact.number, resolved.known)
        left_by_value = []
        settled: set[int] = set()
        for value in values:
            remaining = alive & index.allow[fact.number][value]
            left = 0
            for condition, duties in undecided.items():
                if remaining & index.holds[condition] and remaining & index.fails[condition]:
                    left += duties
                else:
                    settled.add(condition)
            left_by_value.append(left)
        if settled or fact.number in mattering:
            yield Question(
                fact,
                tuple(fact.values[value].value for value in values),
                sum(undecided[condition] for condition in settled),
                sum(left_by_value) / len(left_by_value),
            )
