"""Working days: the days of the week, the public holidays of a year, and swapped days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coordplan.text import Text

SATURDAY, SUNDAY = 5, 6
WEEKEND = {
    SATURDAY: Text(vi="thứ Bảy", en="Saturday"),
    SUNDAY: Text(vi="Chủ nhật", en="Sunday"),
}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Year:
    """What a year is known to have: days off by name, and days worked although on a weekend.

    ``provisional`` says that not all swaps of this year are known: a day of it may be swapped yet.
    """

    off: Mapping[date, Text]
    working: frozenset[date] = frozenset()
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked. ``year`` gives what is known of a year, when it is first needed.

    It raises ``DateError`` for a year of which nothing reliable is known.
    """

    year: Callable[[int], Year]

    def day_off(self, day: date) -> Text | None:
        """Why nobody works on a day, or None on a working day."""
        year = self.year(day.year)
        if day in year.working:
            return None
        return year.off.get(day) or WEEKEND.get(day.weekday())

    def open_years(self, first: date, last: date) -> tuple[int, ...]:
        """The years of these days of which not all swaps are known."""
        years = range(first.year, last.year + 1)
        return tuple(year for year in years if self.year(year).provisional)

    def this_or_next(self, day: date) -> date:
        """The day itself where it is a working day, else the next that is."""
        while self.day_off(day) is not None:
            day += _DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The working day that is ``count`` working days after a day, which is not counted.

        With 0 it is the day itself or, where that is off, the next working day.
        """
        if count == 0:
            return self.this_or_next(day)
        for _ in range(count):
            day = self.this_or_next(day + _DAY)
        return day

    def earliest(self, day: date, count: int) -> date:
        """The first of the days from which ``after`` leads to a day or beyond it."""
        for _ in range(max(count, 1)):
            day -= _DAY
            while self.day_off(day) is not None:
                day -= _DAY
        return day if count else day + _DAY
