"""Lengths of time as they are written: ISO 8601 durations."""

from __future__ import annotations

import re

from coordplan.frozen import dataclass

_DURATION = (
    r"P(?=[0-9T])(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?"
    r"(?:T(?=[0-9])(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?)?"
)


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: months of the calendar, days of the calendar, and exact minutes."""

    months: int
    days: int
    minutes: int


def units(duration: str) -> tuple[int, ...] | None:
    """Years, months, weeks, days, hours and minutes as written; None for what is no duration."""
    match = re.fullmatch(_DURATION, duration)  # which keeps what it compiles
    return None if match is None else tuple(int(part or 0) for part in match.groups())


def length(duration: str) -> Length | None:
    """What an ISO 8601 duration measures; None for what is none, or is zero or endless."""
    written = units(duration)
    if written is None or not any(written):
        return None
    years, months, weeks, days, hours, minutes = written
    return Length(12 * years + months, 7 * weeks + days, 60 * hours + minutes)
