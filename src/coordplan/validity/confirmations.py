"""What a registry knows, when that was last confirmed, and what hangs on it in some plans."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from enum import StrEnum

from coordplan.compiled import Agency, Plan
from coordplan.conditions import facts_of
from coordplan.dates import first_day_of
from coordplan.frozen import dataclass
from coordplan.registry.terms import Entitlement, Grounds, Registry
from coordplan.text import Text, alike
from coordplan.validity.findings import citing
from coordplan.validity.impact import rests_on
from coordplan.validity.succession import Step, lies_in, steps_of


class Kind(StrEnum):
    """What is known."""

    INSTRUMENT = "instrument"
    SUCCESSION = "succession"
    ABOLITION = "abolition"
    MERGER = "merger"
    ENTITLEMENT = "entitlement"


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on a fact in one plan: the plan as a whole, clauses, duties, agencies."""

    plan: Plan
    as_whole: bool
    clauses: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    agencies: tuple[Agency, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A fact of the registry; ``days`` is how long ago it was confirmed, None where not known."""

    kind: Kind
    id: str
    title: Text
    grounds: Grounds
    days: int | None
    hanging: tuple[Hanging, ...]


def confirmations(
    registry: Registry, plans: Iterable[Plan], as_of: datetime.date
) -> tuple[Confirmation, ...]:
    """Every fact of a registry, what was confirmed longest ago first, with what hangs on it."""
    known, day = tuple(plans), as_of.isoformat()
    steps = {plan: _steps(plan, registry, day) for plan in known}
    found = [
        *_instruments(registry, known, as_of),
        *_events(registry, steps, as_of),
        *_entitlements(registry, known, as_of),
    ]
    return tuple(sorted(found, key=lambda one: -1 if one.days is None else -one.days))


def age(confirmed: str | None, as_of: datetime.date) -> int | None:
    """The days since a day, or since the first of a month; none of what is still to come."""
    day = None if confirmed is None else first_day_of(confirmed)
    return None if day is None else max((as_of - day).days, 0)


def _instruments(
    registry: Registry, plans: Iterable[Plan], as_of: datetime.date
) -> Iterator[Confirmation]:
    for one in registry.instruments.values():
        found = (_on_instrument(plan, one.id) for plan in plans)
        hanging = tuple(each for each in found if each.as_whole or each.clauses)
        title = alike(f"{one.number} — ") + one.title
        days = age(one.grounds.confirmed, as_of)
        yield Confirmation(Kind.INSTRUMENT, one.id, title, one.grounds, days, hanging)


def _on_instrument(plan: Plan, id_: str) -> Hanging:
    """What of a plan hangs on an instrument, which may be the plan's own."""
    clauses = citing(plan, id_)
    return Hanging(
        plan,
        rests_on(plan, id_) or plan.id == id_,
        tuple(clause.at for clause in clauses),
        tuple(duty.id for clause in clauses for duty in clause.duties),
    )


Steps = tuple[tuple[Agency, Step], ...]


def _steps(plan: Plan, registry: Registry, day: str) -> Steps:
    """What has happened to each agency of a plan by a day."""
    return tuple(
        (agency, step)
        for agency in plan.agencies.values()
        for step in steps_of(plan, agency, registry, day)
    )


def _events(
    registry: Registry, steps: dict[Plan, Steps], as_of: datetime.date
) -> Iterator[Confirmation]:
    """Successions, levels that ended, places that merged: whom of a plan they concern."""

    def concerned(grounds: Grounds, plan: Plan) -> tuple[Agency, ...]:
        return tuple(dict.fromkeys(a for a, step in steps[plan] if step.grounds is grounds))

    def made(kind: Kind, id_: str, title: Text, grounds: Grounds, whole: set[Plan]) -> Confirmation:
        hanging = tuple(
            Hanging(plan, plan in whole, agencies=concerned(grounds, plan))
            for plan in steps
            if plan in whole or concerned(grounds, plan)
        )
        return Confirmation(kind, id_, title, grounds, age(grounds.confirmed, as_of), hanging)

    for one in registry.successions:
        to = ", ".join(heir.name.vi for heir in one.to), ", ".join(h.name.en for h in one.to)
        title = alike(f"{one.id} → ") + Text(to[0] or _NOBODY.vi, to[1] or _NOBODY.en)
        yield made(Kind.SUCCESSION, one.id, title, one.grounds, set())
    for end in registry.abolished.values():
        ended = {plan for plan in steps if plan.jurisdiction.level == end.level}
        yield made(Kind.ABOLITION, end.level, alike(end.level), end.grounds, ended)
    for merger in registry.mergers:
        inside = {p for p in steps if lies_in(p, merger.name) or lies_in(p, merger.into)}
        title = alike(f"{merger.name} → {merger.into}")
        yield made(Kind.MERGER, merger.name, title, merger.grounds, inside)


_NOBODY = Text(vi="chưa xác định được cơ quan kế thừa", en="no successor known")


def _entitlements(
    registry: Registry, plans: Iterable[Plan], as_of: datetime.date
) -> Iterator[Confirmation]:
    for one in registry.entitlements:
        found = ((plan, _turning_on(plan, one)) for plan in plans)
        hanging = tuple(Hanging(plan, False, duties=duties) for plan, duties in found if duties)
        days = age(one.grounds.confirmed, as_of)
        yield Confirmation(Kind.ENTITLEMENT, one.id, one.said, one.grounds, days, hanging)


def _turning_on(plan: Plan, one: Entitlement) -> tuple[str, ...]:
    """The duties whose condition names a fact that the law settles."""
    numbers = {fact.number for fact in plan.vocabulary.fact_list if fact.id in one.sets}
    return tuple(
        duty.id
        for duty in plan.duties
        if not numbers.isdisjoint(facts_of(plan.conditions[duty.condition]))
    )
