"""Due reports: the periods of every flow on the calendar, and the day by which each is due.

The plans set no day. The rule is an assumption that whoever asks can change: so many working
days after the period ends.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coordplan.compiled import Plan
from coordplan.lengths import length
from coordplan.reporting.calendar import WorkCalendar
from coordplan.reporting.flows import Flow
from coordplan.reporting.periods import Period, on_calendar, periods

DUE_AFTER = 5
"""Working days after the end of a period by which its report is due, unless told otherwise."""


class Undatable(StrEnum):
    """Why a report has no date."""

    UNSPECIFIED = "unspecified"
    ON_DEMAND = "on-demand"
    OFF_CALENDAR = "off-calendar"


@dataclass(frozen=True, slots=True)
class DueReport:
    """One report for one period. ``every`` is the rhythm that asks for it.

    ``provisional`` are the years through which its due day was counted and of which not all swapped
    days are known: it may move.
    """

    flow: Flow
    every: str
    period: Period
    due: date
    provisional: tuple[int, ...] = ()

    @property
    def in_force(self) -> bool:
        """Whether the plan, as far as it says, was in force when the period ended."""
        return in_force(self.flow.plan, self.period.last)

    @property
    def uid(self) -> str:
        """What names it for good, whatever range of days it is asked for in.

        Made from plan, duty, sender, addressee, rhythm and end of the period; not from the due
        day, so that another rule moves the entry of a calendar instead of adding one.
        """
        flow = self.flow
        to = "" if flow.to is None else flow.to.id
        named = (flow.duty.id, flow.sender.id, to, self.every, self.period.last.isoformat())
        digest = hashlib.sha256("\n".join((flow.plan.label, *named)).encode()).hexdigest()
        return f"{digest[:32]}@coordplan"


@dataclass(frozen=True, slots=True)
class Undated:
    """A report that cannot be put on the calendar, and why; ``every`` where that is the reason."""

    flow: Flow
    reason: Undatable
    every: str | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is due from one day to another; ``provisional``: years whose swaps are not all known."""

    first: date
    last: date
    due_after: int
    reports: tuple[DueReport, ...]
    undated: tuple[Undated, ...]
    provisional: tuple[int, ...]


def schedule(
    found: Iterable[Flow],
    first: date,
    last: date,
    calendar: WorkCalendar,
    *,
    due_after: int = DUE_AFTER,
) -> Schedule:
    """Every report due from ``first`` to ``last``, by day, then in the order of the flows.

    A period that ended before ``first`` is in it where its report is due on or after that day.
    Raises ``DateError`` where a year has no calendar, whether or not anything is due in it.
    """
    found = tuple(found)
    for year in (first.year, last.year):
        calendar.year(year)
    reports = [due for flow in found for due in _due(flow, first, last, calendar, due_after)]
    years = calendar.open_years(first, last) if reports else ()
    return Schedule(
        first,
        last,
        due_after,
        tuple(sorted(reports, key=lambda report: report.due)),
        tuple(one for flow in found for one in _undated(flow)),
        tuple(sorted({*years, *(year for one in reports for year in one.provisional)})),
    )


def in_force(plan: Plan, day: date) -> bool:
    """Whether a plan was in force on a day, compared as precisely as its document says."""
    shown, document = day.isoformat(), plan.document
    begins, ends = document.effective_from, document.effective_to
    begun = begins is None or shown[: len(begins)] >= begins
    return begun and (ends is None or shown[: len(ends)] <= ends)


def _due(
    flow: Flow, first: date, last: date, calendar: WorkCalendar, due_after: int
) -> Iterator[DueReport]:
    earliest = calendar.earliest(first, due_after)
    latest = last - timedelta(days=due_after)
    rhythms = {length(every): every for every in reversed(flow.reporting.every)}
    for every in reversed(rhythms.values()):  # P12M beside P1Y asks for one report
        for period in periods(every, earliest, latest):
            due = calendar.after(period.last, due_after)
            if first <= due <= last:
                counted = period.last + timedelta(days=1) if due_after else period.last
                yield DueReport(flow, every, period, due, calendar.open_years(counted, due))


def _undated(flow: Flow) -> Iterator[Undated]:
    for every in flow.reporting.every:
        if not on_calendar(every):
            yield Undated(flow, Undatable.OFF_CALENDAR, every)
    if flow.reporting.on_demand:
        yield Undated(flow, Undatable.ON_DEMAND)
    if flow.reporting.unspecified:
        yield Undated(flow, Undatable.UNSPECIFIED)
