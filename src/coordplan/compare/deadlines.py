"""Which of two deadlines is the tighter one, where that is certain."""

from __future__ import annotations

import math
import re

from coordplan.compiled import Deadline

_DURATION = re.compile(
    r"^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$"
)
_DAY = 86_400

Span = tuple[float, float]
"""The least and the greatest length of a deadline in seconds."""


def compared(before: Deadline, after: Deadline) -> str | None:
    """``tightened``, ``loosened``, ``changed`` (neither is certain), or None: equally long.

    Months of one and days of the other are compared by the shortest and the longest month.
    Working days last at least as many days; how many more depends on the calendar.
    Of two that end ahead of entry the longer is the tighter; beside another form neither is.
    """
    if before == after:
        return None
    if before.ahead is not None and after.ahead is not None:
        return compared(Deadline(duration=after.ahead), Deadline(duration=before.ahead))
    if before.ahead is not None or after.ahead is not None:
        return "changed"
    if before.working_days is not None and after.working_days is not None:
        return "tightened" if after.working_days < before.working_days else "loosened"
    old, new = _parts(before), _parts(after)
    if old is not None and new is not None:
        months, seconds = new[0] - old[0], new[1] - old[1]
        if months == seconds == 0:
            return None
        if months * seconds >= 0:
            return "tightened" if months + seconds < 0 else "loosened"
    shortest, longest = _span(before)
    least, most = _span(after)
    if most <= shortest:
        return "tightened"
    return "loosened" if least >= longest else "changed"


def _parts(deadline: Deadline) -> tuple[int, int] | None:
    """Months and seconds; None for working days and for what is no duration."""
    if deadline.immediately:
        return 0, 0
    match = _DURATION.match(deadline.duration or "")
    if match is None:
        return None
    years, months, weeks, days, hours, minutes, seconds = (
        int(part or 0) for part in match.groups()
    )
    return 12 * years + months, (7 * weeks + days) * _DAY + hours * 3600 + minutes * 60 + seconds


def _span(deadline: Deadline) -> Span:
    if deadline.working_days is not None:
        return deadline.working_days * _DAY, math.inf
    parts = _parts(deadline)
    if parts is None:
        return 0, math.inf
    months, seconds = parts
    years, rest = divmod(months, 12)
    least = years * 365 + rest * 28
    most = years * 366 + rest * 31
    return least * _DAY + seconds, most * _DAY + seconds
