"""What is asked for an answer: the instruments above a plan, and the plans of other places."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from coordplan.amending.terms import Force, Source
from coordplan.compiled import Plan
from coordplan.registry.terms import Registry
from coordplan.validity.foundations import begun, foundations, in_force
from coordplan.validity.succession import age


def sources_of(
    plan: Plan,
    rules: Iterable[Plan],
    others: Iterable[Plan],
    registry: Registry | None,
    as_of: datetime.date,
) -> tuple[Source, ...]:
    """Everything that may answer for a plan on a day, the strongest first.

    Of the rules of the state those that stand behind the plan on the day, or stood on its own; of
    the plans of other places those that had begun by the day, over or not.
    """
    known, day = tuple(rules), as_of.isoformat()
    found = [
        *_rules(plan, known, registry, day),
        *(Source(one, Force.OTHER) for one in others if one.id != plan.id and begun(one, day)),
    ]
    order = list(Force)
    return tuple(sorted(found, key=lambda one: order.index(one.force)))


def _rules(
    plan: Plan, rules: tuple[Plan, ...], registry: Registry | None, day: str
) -> Iterator[Source]:
    now = {rule.id: rule for rule in foundations(plan, rules, registry, day)}
    made = day if registry is None else age(plan, registry) or day
    then = {rule.id: rule for rule in foundations(plan, rules, registry, made)}
    for id_, rule in {**then, **now}.items():
        if id_ not in now or not in_force(rule, registry, day):
            yield Source(rule, Force.PAST)
        elif _unclear(id_, registry, day):
            yield Source(rule, Force.UNCLEAR)
        else:
            yield Source(rule, Force.ABOVE)


def _unclear(id_: str, registry: Registry | None, day: str) -> bool:
    known = None if registry is None else registry.instruments.get(id_)
    since = None if known is None else known.unclear_from
    return since is not None and since <= day
