"""The working days that the page knows, so that it can say by when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from coordplan.contract import parts as p
from coordplan.diagnostics import DateError
from coordplan.reporting.calendar import SATURDAY, SUNDAY, WEEKEND, WorkCalendar, Year
from coordplan.text import Text


def years_data(years: Mapping[int, Year]) -> dict[str, Any]:
    """Days off by the number of what they are called, and days worked, of each year."""
    names: dict[Text, int] = {}
    data = {
        str(number): {
            "off": {
                day.isoformat(): names.setdefault(name, len(names))
                for day, name in sorted(year.off.items())
            },
            "working": sorted(day.isoformat() for day in year.working),
            "provisional": year.provisional,
        }
        for number, year in years.items()
    }
    return {
        "names": [p.text(name) for name in names],
        "weekend": [p.text(WEEKEND[day]) for day in (SATURDAY, SUNDAY)],
        "years": data,
    }


def years_around(calendar: WorkCalendar, year: int) -> dict[int, Year]:
    """The years around one of which a calendar knows the holidays."""
    found = {}
    for one in range(year - 1, year + 3):
        try:
            found[one] = calendar.year(one)
        except DateError:
            continue
    return found
