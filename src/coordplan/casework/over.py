"""Which plans stand over a place: the rules of the state, and the plan of its province."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from coordplan.compiled import Plan
from coordplan.registry.terms import Registry
from coordplan.text import fold
from coordplan.validity.entitlements import laws_for
from coordplan.validity.foundations import in_force
from coordplan.validity.succession import lies_in

_KINDS = ("tinh ", "thanh pho ")
"""How names of provinces begin, folded."""


def stands_over(rule: Plan, plan: Plan) -> bool:
    """Whether a plan is a rule of the state, or that of the province in which another's place lies.

    By the names of the places: nothing is known of one that does not say where it lies.
    """
    level = rule.jurisdiction.level
    if plan.vocabulary.levels[level].outside:
        return True
    return level in plan.levels_above and lies_in(plan, province_of(rule))


def province_of(plan: Plan) -> str:
    """The name of a plan's place without the word for what kind of place it is."""
    name = fold(plan.jurisdiction.name.vi)
    kind = next((kind for kind in _KINDS if name.startswith(kind)), "")
    return name.removeprefix(kind)


def divided(
    rules: Iterable[Plan], registry: Registry | None, as_of: datetime.date
) -> tuple[tuple[Plan, ...], tuple[Plan, ...]]:
    """Rules that are in force on a day, and those that are not."""
    day = as_of.isoformat()
    held: list[Plan] = []
    left_out: list[Plan] = []
    for rule in rules:
        known = laws_for(rule, registry)
        (held if in_force(rule, known, day) else left_out).append(rule)
    return tuple(held), tuple(left_out)
