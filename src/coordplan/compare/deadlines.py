"""Which of two deadlines is the tighter one, whatever the moment from which they run.

Both ends are those of ``coordplan.deadlines``, so that a comparison says what ``who`` dates. How
far apart two ends can lie is exact: the calendar repeats itself every 400 years, and every month of
them is looked at.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from coordplan.compiled import Deadline
from coordplan.deadlines import CYCLE, End, ahead, end, later, measure

_DAY = 1440
_LAST = _DAY - 1
"""The last minute of a day."""

Span = tuple[float, float]
"""The least and the greatest of what may be, in minutes."""


def compared(before: Deadline, after: Deadline) -> str | None:
    """``tightened``, ``loosened``, ``changed`` (neither is certain), or None: equally long.

    Tightened: it ends earlier from some moment, and later from none. Working days last at least as
    many days; how many more depends on the calendar. Of two that end ahead of entry the longer is
    the tighter; beside another form neither is.
    """
    if measure(before) == measure(after):
        return None
    least, most = _apart(before, after)
    if most <= 0:
        return "tightened"
    return "loosened" if least >= 0 else "changed"


def _apart(before: Deadline, after: Deadline) -> Span:
    """How much later the second ends than the first: the least and the most."""
    if before.working_days is not None and after.working_days is not None:
        days = (after.working_days - before.working_days) * _DAY
        return (days, math.inf) if days > 0 else (-math.inf, days)
    if after.working_days is not None:
        first = end(before)
        least = -math.inf if first is None else _between(first, _days(after.working_days))[0]
        return least, math.inf
    if before.working_days is not None:
        least, most = _apart(after, before)
        return -most, -least
    for one, other, unclear in (
        (end(before), end(after), 0),
        (ahead(before), ahead(after), _LAST),
    ):
        if one is not None and other is not None:
            return _between(one, other, unclear)
    return -math.inf, math.inf


def _days(count: int) -> End:
    """The earliest that so many working days can end: every day is worked."""
    return End(0, count, None)


def _between(before: End, after: End, unclear: int = 0) -> Span:
    """How many minutes the second end lies after the first, over all moments.

    Of a length in days ahead of entry it is ``unclear`` by how many minutes it ends before the last
    of its day; that matters beside one in hours only.
    """
    least, most = _days_between(before.months, after.months)
    days = after.days - before.days
    low, high = (least + days) * _DAY, (most + days) * _DAY
    match before.minutes, after.minutes:
        case None, None:
            return low, high
        case None, int(minutes):
            return low + minutes - _LAST, high + minutes + unclear
        case int(minutes), None:
            return low - minutes - unclear, high - minutes + _LAST
        case int(old), int(new):
            return low + new - old, high + new - old
    raise AssertionError  # minutes are a number or None


@lru_cache(maxsize=64)
def _days_between(before: int, after: int) -> tuple[int, int]:
    """The least and the most days from so many months after a day to so many others after it."""
    if before == after:
        return 0, 0
    found = [(later(day, after, 0) - later(day, before, 0)).days for day in _days_that_matter()]
    return min(found), max(found)


def _days_that_matter() -> Iterator[date]:
    """The days of 400 years from which months differ in length: all before the 28th are like it."""
    for month in range(CYCLE):
        year, number = 2000 + month // 12, month % 12 + 1
        for day in range(28, 32):
            try:
                yield date(year, number, day)
            except ValueError:
                break
