"""What the law gives to a case since a day, whatever the plan says: facts that it settles."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from coordplan.registry.terms import Entitlement, Registry
from coordplan.situation import Situation, resolve
from coordplan.vocabulary import Value, Vocabulary


def entitled(
    situation: Situation, vocabulary: Vocabulary, registry: Registry | None, as_of: datetime.date
) -> Situation:
    """A situation with the facts that the law settles for it on a day.

    What is stated stays, though the law has it otherwise. Raises ``SituationError`` as ``resolve``.
    """
    facts = resolve(situation, vocabulary).facts
    settled = {
        fact: value
        for one in (given(registry, facts, as_of.isoformat()) if registry is not None else ())
        for fact, value in one.sets.items()
        if fact not in facts
    }
    return Situation(*situation.events, **situation.facts, **settled) if settled else situation


def given(registry: Registry, facts: Mapping[str, Value], day: str) -> Iterator[Entitlement]:
    """What the law certainly gives to a case with these facts."""
    for one in _since(registry, day):
        if all(facts.get(fact) in values for fact, values in one.cases.items()):
            yield one


def hanging(
    registry: Registry, facts: Mapping[str, Value], day: str
) -> Iterator[tuple[Entitlement, str]]:
    """What the law gives if one more fact is as it asks for, and that fact; some must be known."""
    for one in _since(registry, day):
        unknown = [fact for fact in one.cases if fact not in facts]
        known = [facts[fact] in values for fact, values in one.cases.items() if fact in facts]
        if len(unknown) == 1 and known and all(known):
            yield one, unknown[0]


def _since(registry: Registry, day: str) -> Iterator[Entitlement]:
    return (one for one in registry.entitlements if one.on <= day)
