"""Days and moments as they are written, and the zone that they are in.

One form of each is read and nothing else, whatever else ISO 8601 allows: ``20260209`` and
``2026-W07-1`` are days to some programs and slips of the hand to people.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""The time of Viet Nam: seven hours before UTC, all year round."""

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = _DAY + r"T([01][0-9]|2[0-3]):[0-5][0-9](Z|[+-][0-9]{2}:[0-9]{2})?"
_DATED = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


def day_of(written: str) -> date | None:
    """The day written ``YYYY-MM-DD``; None for what is none, or is written otherwise."""
    if re.fullmatch(_DAY, written) is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def moment_of(written: str) -> datetime | None:
    """The minute written ``YYYY-MM-DDTHH:MM``, in Viet Nam where it names no other offset.

    None for what is none, or is written otherwise.
    """
    if re.fullmatch(_MOMENT, written) is None:
        return None
    try:
        return in_vietnam(datetime.fromisoformat(written))
    except (ValueError, OverflowError):
        return None


def in_vietnam(moment: datetime) -> datetime:
    """A moment in the time of Viet Nam; without an offset it is in that time already.

    Raises ``OverflowError`` at the ends of time.
    """
    return moment.replace(tzinfo=ZONE) if moment.tzinfo is None else moment.astimezone(ZONE)


def is_dated(written: str) -> bool:
    """Whether it is a year, a month or a day: ``2023``, ``2023-07``, ``2023-07-18``."""
    return first_day_of(written) is not None


def first_day_of(written: str) -> date | None:
    """The day itself, or the first of a month or a year; None for what is none of them."""
    if re.fullmatch(_DATED, written) is None:
        return None
    return day_of(written + "-01-01"[: 10 - len(written)])
