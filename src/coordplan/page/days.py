"""What a day changes: what is said against a plan, and who stands in for its bodies.

Between two days on which something happens nothing changes, so every answer of a day is that of
the last such day before it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from coordplan.answer.dated import against_law, by_law, changes, if_by_law, leader_gone
from coordplan.answer.evaluate import own_caveats
from coordplan.answer.items import Caveat, Succeeded
from coordplan.casework.kinship import kinds_after, left_open
from coordplan.compiled import Agency, Plan
from coordplan.contract import parts as p
from coordplan.phrases.successions import path
from coordplan.registry.terms import Entitlement, Registry
from coordplan.text import Text, vietnamese_day
from coordplan.validity.succession import steps_of
from coordplan.vocabulary import Fact, Value, Vocabulary

Data = dict[str, Any]

LONG_AGO = "1900-01-01"
_DAY = "{day}"


def days_data(plan: Plan, registry: Registry | None) -> Data:
    """What each day changes of a plan's answers, from the day on which it begins to.

    ``splits`` are the actions that some tasks passed on with: who stands in for a body depends on
    which of them an answer gives it.
    """
    splits = _splits(registry)
    found: Data = {"splits": [sorted(one) for one in splits], "warnings": [], "successors": {}}
    for day in _days(plan, registry):
        _add(found["warnings"], day, _warnings(plan, registry, day))
        for number, agency in enumerate(plan.agencies.values()):
            if registry is not None:
                variants = _variants(plan, agency, registry, day, splits)
                _add(found["successors"].setdefault(number, []), day, variants)
    found["successors"] = {
        number: by_day for number, by_day in found["successors"].items() if len(by_day) > 1
    }
    return found


def law_data(vocabulary: Vocabulary, registry: Registry | None) -> list[Data]:
    """What the law gives to cases since a day, facts and values by number, and what it is."""
    if registry is None:
        return []
    return [_given(one, registry, vocabulary) for one in registry.entitlements]


def _given(one: Entitlement, registry: Registry, vocabulary: Vocabulary) -> Data:
    facts = vocabulary.facts
    return {
        "on": one.on,
        "cases": [
            (facts[id_].number, [_number(facts[id_], value) for value in values])
            for id_, values in one.cases.items()
        ],
        "sets": [(facts[id_].number, _number(facts[id_], v)) for id_, v in one.sets.items()],
        "said": p.text(by_law(one, registry).message),
        "open": {
            facts[id_].number: p.text(if_by_law(one, registry, facts[id_]).message)
            for id_ in one.cases
        },
        "against": {facts[id_].number: p.text(against_law(facts[id_]).message) for id_ in one.sets},
    }


def _number(fact: Fact, value: Value) -> int:
    return [one.value for one in fact.values].index(value)


def _add(by_day: list[tuple[str, Any]], day: str, said: object) -> None:
    """Note what is so from a day on, unless it was so before."""
    if not by_day or by_day[-1][1] != said:
        by_day.append((day, said))


def _days(plan: Plan, registry: Registry | None) -> list[str]:
    """The days on which something happens, and the day after each."""
    days = {LONG_AGO}
    document = plan.document
    for iso in (document.effective_from, document.effective_to):
        days |= set() if iso is None else _around(iso)
    for one in () if registry is None else _dates(registry):
        days |= _around(one)
    return sorted(days)


def _dates(registry: Registry) -> Iterator[str]:
    """Every day, month or year that a registry names."""
    yield from (one.on for one in registry.successions)
    yield from (one.on for one in registry.mergers)
    yield from (one.on for one in registry.abolished.values())
    for one in registry.instruments.values():
        yield from (d for d in (one.issued, one.from_, one.to, one.unclear_from) if d is not None)


def _around(iso: str) -> set[str]:
    """The first day of a day, month or year, and the first day after it."""
    parts = [int(part) for part in iso.split("-")]
    first = datetime.date(*[*parts, 1, 1][:3])
    match len(parts):
        case 1:
            after = datetime.date(first.year + 1, 1, 1)
        case 2:
            after = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
        case _:
            after = first + datetime.timedelta(days=1)
    return {first.isoformat(), after.isoformat()}


def _warnings(plan: Plan, registry: Registry | None, day: str) -> list[list[Data]]:
    """What is said against the plan itself, and what has changed around it."""
    on = datetime.date.fromisoformat(day)
    around = () if registry is None else changes(plan, registry, on)
    return [[_caveat(one, day) for one in said] for said in (own_caveats(plan, on), around)]


def _caveat(one: Caveat, day: str) -> Data:
    said = one.message
    if one.rule == "not-yet-in-force":  # which names the day of the question
        said = Text(said.vi.replace(vietnamese_day(day), _DAY), said.en.replace(day, _DAY))
    return {"rule": one.rule, "message": {"vi": said.vi, "en": said.en}}


def _splits(registry: Registry | None) -> list[frozenset[str]]:
    """The sets of actions that some tasks passed on with."""
    found = () if registry is None else (frozenset(o.actions) for o in registry.successions)
    return [one for one in dict.fromkeys(found) if one]


def _variants(
    plan: Plan, agency: Agency, registry: Registry, day: str, splits: Sequence[frozenset[str]]
) -> list[tuple[list[bool], Data | None]]:
    """Who stands in for a body, by which of the splits an answer gives it something of."""
    found = [
        (list(hit), _stands_in(plan, agency, registry, day, actions))
        for hit in product((False, True), repeat=len(splits))
        if (actions := _meeting(hit, splits)) is not None
    ]
    alike = all(said == found[0][1] for _, said in found)
    return [([], found[0][1])] if alike else found


def _meeting(hit: Iterable[bool], splits: Sequence[frozenset[str]]) -> frozenset[str] | None:
    """Actions that meet just these splits; None where none do."""
    pairs = list(zip(hit, splits, strict=True))
    apart = frozenset[str]().union(*(split for met, split in pairs if not met))
    actions = frozenset[str]().union(*(split for met, split in pairs if met)) - apart
    met = all(bool(split & actions) is wanted for wanted, split in pairs)
    return actions if met else None


def _stands_in(
    plan: Plan, agency: Agency, registry: Registry, day: str, actions: frozenset[str]
) -> Data | None:
    """Who stands in for a body on a day; and what is said where it leads and is gone."""
    steps = steps_of(plan, agency, registry, day, actions)
    if not steps:
        return None
    said, gone = path(steps), leader_gone(Succeeded(agency, steps))
    return {
        "path": {"vi": said.vi, "en": said.en},
        "kinds": sorted(kinds_after(agency, steps)),
        "open": left_open(steps),
        "gone": None if gone is None else {"vi": gone.message.vi, "en": gone.message.en},
    }
