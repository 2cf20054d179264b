"""Who has succeeded an agency of a plan by a day: steps in time, each with its instrument."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from coordplan.compiled import Agency, Plan
from coordplan.frozen import dataclass
from coordplan.registry.terms import (
    Body,
    Grounds,
    Instrument,
    Merger,
    Registry,
    Succession,
    Successor,
)
from coordplan.text import Text, fold


@dataclass(frozen=True, slots=True)
class Heir:
    """The body that tasks passed to; ``agencies`` are those of the plan that are this body."""

    name: Text
    body: Body
    agencies: tuple[Agency, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to a body on a day; ``to`` is empty where no successor is known.

    ``name`` is the body's name: of the agency in the first step, of an heir in a later one.
    ``task`` says which tasks passed on, where not all did; ``merger`` is set
    where all that happened is that the province became part of another: bodies of other
    provinces that a plan names are not meant, and who stands in may not be known.
    """

    name: Text
    on: str
    to: tuple[Heir, ...]
    task: Text | None
    under: tuple[Instrument, ...]
    grounds: Grounds
    merger: Merger | None = None


def heirs(steps: tuple[Step, ...]) -> tuple[Heir, ...]:
    """Who has the tasks at the end: the heirs to whom nothing has happened since."""
    passed = {step.name for step in steps}
    return tuple(heir for step in steps for heir in step.to if heir.name not in passed)


def in_part(steps: tuple[Step, ...]) -> bool:
    """Whether somebody has some of the tasks, and of the others no heir is known."""
    ended = any(not step.to and step.merger is None for step in steps)
    return ended and any(step.to for step in steps)


@dataclass(frozen=True, slots=True)
class _Here:
    """A body on its way through time: what it is, since when, and what has happened to it.

    A first step comes after the plan; a later one may come on the day of the step before it.
    """

    name: Text
    body: Body
    after: str
    past: tuple[str, ...] = ()
    several: bool = False

    def meets(self, on: str) -> bool:
        """Whether something of this day happens to it."""
        return on >= self.after if self.past else on > self.after


def age(plan: Plan, registry: Registry) -> str:
    """A day, as precise as the plan, before which the plan cannot have been written.

    A plan without a date is no older than the latest instrument that it rests on.
    """
    document = plan.document
    written = document.issued or document.effective_from
    if written is not None:
        return written
    named = [registry.instruments.get(id_) for id_ in (*document.carries_out, *document.cites)]
    return max((one.issued for one in named if one is not None and one.issued), default="")


def happened(plan: Plan, registry: Registry, on: str, day: str) -> bool:
    """Whether something of the day ``on`` came after the plan, and not after ``day``."""
    return age(plan, registry) < on <= day


def mergers(plan: Plan, registry: Registry, day: str) -> Iterator[Merger]:
    """The mergers, by a day, of the provinces that the plan's jurisdiction names."""
    for merger in registry.mergers:
        names = (merger.name, merger.into)
        if any(lies_in(plan, name) for name in names) and happened(plan, registry, merger.on, day):
            yield merger


def lies_in(plan: Plan, province: str) -> bool:
    """Whether the plan's jurisdiction is in the province of this name, or is it."""
    return f" {_folded(province)} " in plan.once(_place)


@cache
def _folded(province: str) -> str:
    """The folded name of a province of the registry; there are a few."""
    return fold(province)


def _place(plan: Plan) -> str:
    return f" {fold(plan.jurisdiction.name.vi)} "


def steps_of(
    plan: Plan, agency: Agency, registry: Registry, day: str, actions: Collection[str] | None = None
) -> tuple[Step, ...]:
    """What has happened to an agency between the plan and a day, in order of time.

    Tasks that passed to several bodies give a step each, and each of the heirs is followed.
    ``actions`` leaves out what concerns other actions only.
    """
    found: list[Step] = []
    body, since = Body(agency.function, agency.level), age(plan, registry)
    waiting = [_Here(agency.name, body, since, several=agency.several)]
    while waiting:
        here = waiting.pop(0)
        group = _next(here, registry, day, actions)
        for one in group:
            found.append(_step(plan, here, one, registry))
            past = (*here.past, one.id)
            waiting += [_Here(s.name, Body(s.function, s.level), one.on, past) for s in one.to]
        if group and all(one.actions for one in group):
            past = (*here.past, *(one.id for one in group))
            waiting.append(_Here(here.name, here.body, group[0].on, past))
        if not group:
            found += _merged(plan, here, registry, day)
    return tuple(sorted(found, key=lambda step: step.on))


def _next(
    here: _Here, registry: Registry, day: str, actions: Collection[str] | None
) -> list[Succession]:
    """What happens to a body first; what speaks of its function goes before what does not."""
    open_ = [
        one
        for one in registry.successions
        if one.id not in here.past
        and one.of.level == here.body.level
        and one.of.function in {None, here.body.function}
        and one.on <= day
        and here.meets(one.on)
        and (not one.actions or actions is None or not set(one.actions).isdisjoint(actions))
    ]
    keys = [(one.on, one.of.function is None) for one in open_]
    return [one for one, key in zip(open_, keys, strict=True) if key == min(keys)]


def _step(plan: Plan, here: _Here, one: Succession, registry: Registry) -> Step:
    heirs = tuple(Heir(s.name, Body(s.function, s.level), _in_plan(plan, s)) for s in one.to)
    under = tuple(registry.instruments[id_] for id_ in one.grounds.under)
    return Step(here.name, one.on, heirs, one.task, under, one.grounds)


def _in_plan(plan: Plan, heir: Successor) -> tuple[Agency, ...]:
    """The agencies of the plan that are this body already: function, level and name agree."""
    return tuple(
        agency
        for agency in plan.agencies.values()
        if (agency.function, agency.level) == (heir.function, heir.level)
        and fold(agency.name.vi) == fold(heir.name.vi)
    )


def _merged(plan: Plan, here: _Here, registry: Registry, day: str) -> Iterator[Step]:
    """That a body of a province which is now part of another belongs to that one, or may."""
    for merger in registry.mergers:
        known = merger.level == here.body.level and not here.several
        open_ = here.body.level in merger.unknown
        if not (known or open_) or merger.on > day or not here.meets(merger.on):
            continue
        if lies_in(plan, merger.name):
            name = Text(vi=f"{here.name.vi} ({merger.into})", en=f"{here.name.en} ({merger.into})")
            to = (Heir(name, here.body, ()),) if known else ()
            under = tuple(registry.instruments[id_] for id_ in merger.grounds.under)
            yield Step(here.name, merger.on, to, None, under, merger.grounds, merger)
