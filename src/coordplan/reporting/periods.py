"""Reporting periods on the calendar: days, weeks, months, quarters, half-years, years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coordplan.lengths import Length, length

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both of them in it."""

    first: date
    last: date


def on_calendar(duration: str) -> bool:
    """Whether periods of this length follow the calendar.

    They do where months divide a year evenly (each year begins with a new period), and for one
    week (from Monday to Sunday) and one day. Of any other length nobody but the plan could say
    when the first one begins.
    """
    found = length(duration)
    if found is None or found.minutes:
        return False
    if found.months:
        return not found.days and _YEAR % found.months == 0
    return found.days in (1, 7)


def periods(duration: str, first: date, last: date) -> Iterator[Period]:
    """The periods that end from ``first`` to ``last``; none where they follow no calendar."""
    found = length(duration)
    if found is None or not on_calendar(duration):
        return
    period = _around(found, first)
    while period.last <= last:
        yield period
        if period.last == date.max:
            return
        period = _around(found, period.last + timedelta(days=1))


def _around(found: Length, day: date) -> Period:
    """The period in which a day lies."""
    if not found.months:
        since = day.weekday() if found.days == 7 else 0
        first = day - timedelta(days=since)
        return Period(first, first + timedelta(days=found.days - 1))
    month = (day.month - 1) // found.months * found.months + 1
    return Period(
        day.replace(month=month, day=1), _end_of_month(day.year, month + found.months - 1)
    )


def _end_of_month(year: int, month: int) -> date:
    following = date(year, month, 28) + timedelta(days=4) if (year, month) != (9999, 12) else None
    return date.max if following is None else following - timedelta(days=following.day)
