"""When a deadline ends: the one definition by which deadlines are dated and compared.

Hours and minutes run on exactly. Days, weeks, months and years end with the last minute of their
last day, the first day not counted: one day is never shorter than 24 hours, and often longer.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coordplan.compiled import Deadline
from coordplan.dates import ZONE
from coordplan.lengths import Length, length

CYCLE, CYCLE_DAYS = 4800, 146_097
"""The months, and the days, after which the calendar repeats itself."""

_DAY = 24 * 60
_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class End:
    """Months and days after the day of a moment: that day's last minute, or exact minutes on.

    ``minutes`` run from the same time of that day; None where it ends with the last minute. Ends
    are equal exactly where they always come together.
    """

    months: int
    days: int
    minutes: int | None

    def after(self, moment: datetime) -> datetime | None:
        """The end, counted from a moment; None beyond the last day that there is."""
        try:
            day = later(moment.date(), self.months, self.days)
            if self.minutes is None:
                return end_of(day)
            same_time = datetime.combine(day, moment.timetz())
            return same_time + timedelta(minutes=self.minutes)
        except (OverflowError, ValueError):
            return None


def end(deadline: Deadline) -> End | None:
    """How a deadline ends that runs from a moment.

    None for what needs more: working days a calendar, what lies ahead of entry the day of entry.
    """
    if deadline.immediately:
        return End(0, 0, 0)
    return None if deadline.duration is None else _end(length(deadline.duration), 1)


def ahead(deadline: Deadline) -> End | None:
    """How far before the entry a deadline ends that lies ahead of it; None for any other."""
    return None if deadline.ahead is None else _end(length(deadline.ahead), -1)


def measure(deadline: Deadline | None) -> Hashable:
    """What is the same for deadlines that always end at the same time, however they are written."""
    if deadline is None:
        return None
    found = ahead(deadline) if deadline.ahead is not None else end(deadline)
    return deadline if found is None else (found, deadline.ahead is None)


def _end(found: Length | None, sign: int) -> End | None:
    """An end in one form: 12 months are a year, whole days of an exact length are minutes."""
    if found is None:
        return None
    cycles, months = divmod(found.months, CYCLE)
    days = found.days + cycles * CYCLE_DAYS
    if not found.minutes:
        return End(sign * months, sign * days, None)
    return End(sign * months, 0, sign * (days * _DAY + found.minutes))


def later(day: date, months: int, days: int) -> date:
    """The day so many months and then days later, or earlier where they are negative.

    A month without such a day ends with its last. Raises ``OverflowError`` or ``ValueError``
    beyond the days that there are.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])) + timedelta(days=days)


def end_of(day: date) -> datetime:
    """The last minute of a day in Viet Nam."""
    return datetime.combine(day, _LAST_MINUTE, ZONE)
