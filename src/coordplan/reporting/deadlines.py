"""Deadlines of duties on the calendar, from the moment a victim is received.

Times are those of Viet Nam, seven hours before UTC all year round.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from coordplan.compiled import Deadline
from coordplan.diagnostics import DateError
from coordplan.reporting.calendar import WorkCalendar
from coordplan.reporting.periods import Length, length
from coordplan.text import Text

ZONE = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class Due:
    """By when something must be done.

    Where that day is off, ``day_off`` says why, and ``next_working_day`` when offices open again.
    The deadline itself is not moved: no plan says that it may be.
    """

    at: datetime
    day_off: Text | None = None
    next_working_day: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment of receiving, and the calendar that deadlines run on from there."""

    received: datetime
    calendar: WorkCalendar

    def due(self, deadline: Deadline) -> Due | None:
        """By when a duty with this deadline must be done.

        At once: the moment itself. Hours run through nights, weekends and Tết. Days, weeks,
        months and years end with the last minute of their last day, the first day not counted;
        so do working days. None where the time is unreadable, or ends in a year without a
        calendar: the deadline then stands in words alone. So it does where it ends ahead of
        entry, a day that is not known.
        """
        try:
            return self._due(deadline)
        except DateError:
            return None

    def _due(self, deadline: Deadline) -> Due | None:
        if deadline.immediately:
            return Due(self.received)
        if deadline.working_days is not None:
            day = self.calendar.after(self.received.date(), deadline.working_days)
            return Due(_end_of(day))
        found = length(deadline.duration or "")
        at = None if found is None else _later(self.received, found)
        return None if at is None else self._with_day_off(at)

    def _with_day_off(self, at: datetime) -> Due:
        why = self.calendar.day_off(at.date())
        if why is None:
            return Due(at)
        return Due(at, why, self.calendar.this_or_next(at.date()))


def _later(start: datetime, found: Length) -> datetime | None:
    """The end of a length of time; None beyond the last year that dates have."""
    try:
        day = _months_later(start.date(), found.months) + timedelta(days=found.days)
        if not found.time:
            return _end_of(day)
        return datetime.combine(day, start.timetz()) + found.time
    except (OverflowError, ValueError):
        return None


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last day of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _end_of(day: date) -> datetime:
    return datetime.combine(day, _LAST_MINUTE, ZONE)
