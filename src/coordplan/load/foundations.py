"""The higher instruments that a plan is held against: by name, or those that stand behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coordplan.load.files import national_plans
from coordplan.load.plans import load_plan
from coordplan.load.registry import load_registry
from coordplan.validity.foundations import foundations
from coordplan.validity.succession import age

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.load.cache import Cache
    from coordplan.vocabulary import Vocabulary

AUTO = "auto"
"""In the place of a name: the national rules that stand behind the plan."""


def load_baselines(
    plan: Plan,
    names: Sequence[str],
    day: str | None = None,
    *,
    vocabulary: Vocabulary | None = None,
    cache: Cache | None = None,
) -> tuple[Plan, ...]:
    """The instruments that names give for a plan, each once: ids, files, or ``auto``.

    ``auto`` stands for the shipped national rules that stand behind the plan on a day (ISO 8601;
    None is the day of the plan). Raises as ``load_plan`` does.
    """
    found: dict[str, Plan] = {}
    for name in names:
        if name == AUTO:
            found |= {rule.id: rule for rule in _behind(plan, day, cache)}
        else:
            named = load_plan(name, vocabulary=vocabulary, cache=cache)
            found[named.id] = named
    return tuple(found.values())


def _behind(plan: Plan, day: str | None, cache: Cache | None) -> tuple[Plan, ...]:
    """The shipped national rules behind a plan; only those of its vocabulary come into question."""
    rules = [load_plan(id_, cache=cache) for id_ in national_plans()]
    registry = load_registry(plan.vocabulary.id, cache=cache)
    if day is None:
        day = age(plan, registry) if registry is not None else (plan.document.issued or "")
    own = [rule for rule in rules if rule.vocabulary.id == plan.vocabulary.id]
    return foundations(plan, own, registry, day)
