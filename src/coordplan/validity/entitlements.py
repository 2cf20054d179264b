"""What the law gives to a case since a day, whatever the plan says: facts that it settles."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from coordplan.compiled import Plan
from coordplan.registry.terms import Entitlement, Registry
from coordplan.situation import Situation, meets
from coordplan.vocabulary import Value


def laws_for(plan: Plan, registry: Registry | None) -> Registry | None:
    """A registry where it is one for the vocabulary of a plan, else None."""
    return registry if registry is not None and registry.id == plan.vocabulary.id else None


def entitled(situation: Situation, registry: Registry | None, as_of: datetime.date) -> Situation:
    """A situation under what the law gives on a day, whatever follows from it.

    What is stated stays, though the law has it otherwise.
    """
    return situation if registry is None else situation.under(since(registry, as_of.isoformat()))


def given(registry: Registry, facts: Mapping[str, Value], day: str) -> Iterator[Entitlement]:
    """What the law certainly gives to a case with these facts."""
    return (one for one in since(registry, day) if meets(facts, one.cases))


def hanging(
    registry: Registry, facts: Mapping[str, Value], day: str
) -> Iterator[tuple[Entitlement, str]]:
    """What the law gives if one more fact is as it asks for, and that fact; some must be known."""
    for one in since(registry, day):
        unknown = [fact for fact in one.cases if fact not in facts]
        known = [facts[fact] in values for fact, values in one.cases.items() if fact in facts]
        if len(unknown) == 1 and known and all(known):
            yield one, unknown[0]


def since(registry: Registry, day: str) -> Iterator[Entitlement]:
    """What the law gives on a day, to whom it may concern."""
    return (one for one in registry.entitlements if one.on <= day)
