"""A file of days off and swapped working days as written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from coordplan.shape import Bilingual, Shape

Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class DaysOff(Shape):
    """One day off, or all days up to ``to``."""

    date: Day
    to: Day | None = None
    name: Bilingual | None = None


class HolidaysFile(Shape):
    """Days off and days worked instead, format version 1.

    They go before the public holidays that coordplan knows. Of the ``years`` named, the file
    tells everything: the known holidays of these years do not count.
    """

    coordplan: Literal[1]
    years: tuple[Annotated[int, Field(strict=True, ge=1995, le=2200)], ...] = ()
    days_off: tuple[DaysOff, ...] = ()
    working_days: tuple[Day, ...] = ()
