"""Holes in the reporting of a plan; each kind is defined in the docs, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coordplan.compiled import Agency, Duty, Plan, Reach
from coordplan.conditions import Condition
from coordplan.reporting.flows import Flow, kin
from coordplan.reporting.graph import circles, legs

KEEP_DATA = "keep-data"
"""The action by which an agency holds data that somebody might ask for."""

GROUP = "group"
"""The function of what is no single body; what its members do is not told of it."""


class HoleKind(StrEnum):
    """What is missing, or too much."""

    NO_PERIOD = "no-period"
    NO_ADDRESSEE = "no-addressee"
    NOBODY_ASKS = "nobody-asks"
    RECEIVES_NONE = "receives-none"
    CYCLE = "cycle"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Hole:
    """One hole: the agencies it concerns, and the duties that show it."""

    kind: HoleKind
    agencies: tuple[Agency, ...]
    duties: tuple[Duty, ...]


def find_holes(plan: Plan, found: Sequence[Flow]) -> tuple[Hole, ...]:
    """Every hole of a plan that has these flows, by kind, then in the order of the flows."""
    return (
        *_no_period(found),
        *_no_addressee(found),
        *_nobody_asks(plan, found),
        *_receives_none(plan, found),
        *_cycles(found),
        *_twice(plan, found),
    )


def _by_duty(found: Iterable[Flow]) -> list[list[Flow]]:
    groups: dict[int, list[Flow]] = {}
    for flow in found:
        groups.setdefault(flow.duty.number, []).append(flow)
    return list(groups.values())


def _senders(group: Iterable[Flow]) -> tuple[Agency, ...]:
    return tuple(dict.fromkeys(flow.sender for flow in group))


def _no_period(found: Sequence[Flow]) -> Iterator[Hole]:
    """A report whose words give no period."""
    for group in _by_duty(flow for flow in found if flow.reporting.unspecified):
        yield Hole(HoleKind.NO_PERIOD, _senders(group), (group[0].duty,))


def _no_addressee(found: Sequence[Flow]) -> Iterator[Hole]:
    """A report of which the words do not say to whom."""
    for group in _by_duty(flow for flow in found if flow.to is None):
        yield Hole(HoleKind.NO_ADDRESSEE, _senders(group), (group[0].duty,))


def _nobody_asks(plan: Plan, found: Sequence[Flow]) -> Iterator[Hole]:
    """An agency that keeps data and of which no clause asks a report."""
    senders = {flow.sender.id for flow in found}
    keeping: dict[Agency, list[Duty]] = {}
    for duty in plan.duties:
        if any(action.id == KEEP_DATA for action in duty.actions):
            for agency in duty.acting:
                keeping.setdefault(agency, []).append(duty)
    for agency, duties in keeping.items():
        if senders.isdisjoint(kin(plan, (agency,))) and senders.isdisjoint(agency.members):
            yield Hole(HoleKind.NOBODY_ASKS, (agency,), tuple(duties))


def _receives_none(plan: Plan, found: Sequence[Flow]) -> Iterator[Hole]:
    """An agency of which data are asked, to which nobody reports, and that has no case of its own.

    Groups are left out.
    """
    reached = {stop.id for flow in found for stop in flow.stops[1:]}
    acting = {p.agency.id for d in plan.duties if not d.standing for p in d.postings if p.role.acts}
    asked: dict[Agency, list[Duty]] = {}
    for flow in found:
        asked.setdefault(flow.sender, []).append(flow.duty)
    for agency, duties in asked.items():
        if agency.function != GROUP and (reached | acting).isdisjoint(kin(plan, (agency,))):
            yield Hole(HoleKind.RECEIVES_NONE, (agency,), tuple(dict.fromkeys(duties)))


def _cycles(found: Sequence[Flow]) -> Iterator[Hole]:
    """Agencies that report to one another in a circle, or one that reports to itself."""
    for circle in circles(found):
        inside = [f.duty for f in found if any({*leg} <= {*circle} for leg in legs(f))]
        yield Hole(HoleKind.CYCLE, circle, tuple(dict.fromkeys(inside)))


def _twice(plan: Plan, found: Sequence[Flow]) -> Iterator[Hole]:
    """Duties by which one agency reports the same data to the same addressee, in one hole.

    The same data: a rhythm in common with another of them, and either both speak of the same
    cases or one speaks of all.
    """
    channels: dict[tuple[Agency, Agency], list[Flow]] = {}
    for flow in found:
        if flow.to is not None:
            channels.setdefault((flow.sender, flow.to), []).append(flow)
    for ends, group in channels.items():
        alike = {duty.number: duty for flows in _by_rhythm(group) for duty in _alike(plan, flows)}
        if alike:
            yield Hole(HoleKind.TWICE, ends, tuple(alike[number] for number in sorted(alike)))


def _by_rhythm(group: Iterable[Flow]) -> Iterable[list[Flow]]:
    """Flows with a rhythm in common: a period, on demand, or none that the words give."""
    found: dict[object, list[Flow]] = {}
    for flow in group:
        reporting = flow.reporting
        other = ((True, reporting.on_demand), (False, reporting.unspecified))
        for rhythm in (*dict.fromkeys(reporting.every), *(key for key, so in other if so)):
            found.setdefault(rhythm, []).append(flow)
    return found.values()


def _alike(plan: Plan, flows: Sequence[Flow]) -> Iterator[Duty]:
    """The duties of flows of which another speaks of the same cases, or one of the two of all."""
    if len(flows) > 1 and any(flow.duty.reach is Reach.GENERAL for flow in flows):
        yield from (flow.duty for flow in flows)
        return
    by_case: dict[Condition, list[Duty]] = {}
    for flow in flows:
        by_case.setdefault(plan.conditions[flow.duty.condition], []).append(flow.duty)
    for duties in by_case.values():
        yield from duties if len(duties) > 1 else ()
