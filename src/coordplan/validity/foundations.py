"""The national rules behind a plan: what it carries out and cites, and all that these stand on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coordplan.compiled import Plan
from coordplan.frozen import FrozenDict
from coordplan.registry.terms import Registry
from coordplan.validity.findings import cited
from coordplan.vocabulary import Value

_NOTHING_KNOWN: Mapping[str, Value] = FrozenDict()


def foundations(
    plan: Plan,
    rules: Iterable[Plan],
    registry: Registry | None,
    day: str,
    facts: Mapping[str, Value] = _NOTHING_KNOWN,
) -> tuple[Plan, ...]:
    """Those of some national rules that stand behind a plan on a day, the highest first.

    They are the instruments that the plan carries out or cites, those on which these rest, other
    rules that carry out one of them, and, behind a plan that is no such rule itself, those that
    concern a case with these ``facts``, cited or not: what is not known does not rule them out.
    What is not yet in force on the day is left out; what is over by then gives way to what
    replaced it. A rule that rests on the plan itself does not stand behind it.
    """
    known = {rule.id: rule for rule in rules if rule.id != plan.id}
    behind = _behind(plan, known, registry, day)
    local = registry is not None and plan.id not in registry.instruments
    found = {
        id_
        for id_, rule in known.items()
        if id_ in behind
        or not behind.isdisjoint(_carried_out(rule, registry))
        or (local and _concerned(id_, registry, facts))
        if plan.id not in _behind(rule, {plan.id: plan, **known}, registry, day)
        if begun(rule, day) and not _over(id_, registry, day)
    }
    ranks = {id_: len(_behind(known[id_], known, registry, day) & found) for id_ in found}
    return tuple(known[id_] for id_ in sorted(found, key=lambda id_: (ranks[id_], id_)))


def in_force(rule: Plan, registry: Registry | None, day: str) -> bool:
    """Whether a rule is in force on a day: begun, not over, and not past its own last day."""
    ends = rule.document.effective_to
    past = ends is not None and day[: len(ends)] > ends
    return begun(rule, day) and not past and not _over(rule.id, registry, day)


def _behind(
    plan: Plan, known: Mapping[str, Plan], registry: Registry | None, day: str
) -> frozenset[str]:
    """Every instrument that a plan rests on, in any number of steps."""
    found: set[str] = set()
    todo = list(cited(plan))
    while todo:
        id_ = todo.pop()
        if id_ in found:
            continue
        found.add(id_)
        if id_ in known:
            todo += cited(known[id_])
        todo += _steps(id_, registry, day)
    return frozenset(found)


def _steps(id_: str, registry: Registry | None, day: str) -> list[str]:
    """What an instrument details, and what came in its place by a day."""
    instrument = registry.instruments.get(id_) if registry is not None else None
    if instrument is None:
        return []
    parents = [instrument.parent] if instrument.parent is not None else []
    return [*parents, *(instrument.replaced_by if _over(id_, registry, day) else ())]


def _carried_out(rule: Plan, registry: Registry | None) -> tuple[str, ...]:
    """What a rule carries out: by its own words, or as the registry has it."""
    instrument = registry.instruments.get(rule.id) if registry is not None else None
    parent = instrument.parent if instrument is not None else None
    return (*rule.document.carries_out, *((parent,) if parent is not None else ()))


def _concerned(id_: str, registry: Registry | None, facts: Mapping[str, Value]) -> bool:
    """Whether an instrument applies, or may, to a case with some facts without being cited."""
    instrument = registry.instruments.get(id_) if registry is not None else None
    concerns = instrument.concerns if instrument is not None else None
    return concerns is not None and all(
        facts.get(fact, value) == value for fact, value in concerns.items()
    )


def begun(rule: Plan, day: str) -> bool:
    """Whether a rule is in force by a day, or by the end of a year or month."""
    begins = rule.document.effective_from
    return begins is None or begins[: len(day)] <= day[: len(begins)]


def _over(id_: str, registry: Registry | None, day: str) -> bool:
    """Whether an instrument is over by a day, which may be as coarse as a year."""
    instrument = registry.instruments.get(id_) if registry is not None else None
    ended = instrument.to if instrument is not None else None
    return ended is not None and ended[: len(day)] < day
