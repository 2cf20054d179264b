"""Deadlines of duties on the calendar, from the moment a victim is received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coordplan.compiled import Deadline
from coordplan.dates import in_vietnam
from coordplan.deadlines import end, end_of
from coordplan.diagnostics import DateError
from coordplan.reporting.calendar import WorkCalendar
from coordplan.text import Text

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """By when something must be done.

    Where that day is off, ``day_off`` says why, and ``next_working_day`` when offices open again.
    The deadline itself is not moved: no plan says that it may be. ``provisional`` are the years
    that the calendar was asked for and of which not all swapped days are known; where such a year
    moves what is said here, ``may_move``.
    """

    at: datetime
    day_off: Text | None = None
    next_working_day: date | None = None
    provisional: tuple[int, ...] = ()
    may_move: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment of receiving, and the calendar that deadlines run on from there.

    The moment is told in the time of Viet Nam; one without an offset is in that time already.
    """

    received: datetime
    calendar: WorkCalendar

    def __post_init__(self) -> None:
        object.__setattr__(self, "received", in_vietnam(self.received))

    def due(self, deadline: Deadline) -> Due | None:
        """By when a duty with this deadline must be done.

        At once is the moment itself; working days end with the last minute of the last of them, the
        first day not counted; anything else as ``coordplan.deadlines`` has it. None where the time
        is unreadable, or ends in a year without a calendar: the deadline then stands in words
        alone. So it does where it ends ahead of entry, a day that is not known.
        """
        try:
            return self._due(deadline)
        except DateError:
            return None

    def _due(self, deadline: Deadline) -> Due | None:
        if deadline.immediately:
            return Due(self.received)
        if deadline.working_days is not None:
            return self._in_working_days(deadline.working_days)
        found = end(deadline)
        at = None if found is None else found.after(self.received)
        return None if at is None else self._with_day_off(at)

    def _in_working_days(self, count: int) -> Due:
        since = self.received.date()
        day = self.calendar.after(since, count)
        years = self.calendar.open_years(since + _DAY, day)
        return Due(end_of(day), provisional=years, may_move=bool(years))

    def _with_day_off(self, at: datetime) -> Due:
        day = at.date()
        why = self.calendar.day_off(day)
        if why is None:
            return Due(at, provisional=self.calendar.open_years(day, day))
        following = self.calendar.this_or_next(day)
        years = self.calendar.open_years(day, following)
        return Due(at, why, following, provisional=years, may_move=bool(years))
