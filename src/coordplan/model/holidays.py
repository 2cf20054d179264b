"""A file of days off and swapped working days as written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from coordplan.shape import Bilingual, Name, Shape

Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class DaysOff(Shape):
    """One day off, or all days up to ``to``."""

    date: Day
    to: Day | None = None
    name: Bilingual | None = None


Year = Annotated[int, Field(strict=True, ge=1995, le=2200)]


class Decision(Shape):
    """That it is known which days of a year are swapped, and from where: a number, an address."""

    year: Year
    source: Name


class HolidaysFile(Shape):
    """Days off and days worked instead, format version 1.

    They go before the public holidays that coordplan knows. Of the ``years`` named, the file
    tells everything: the known holidays of these years do not count. Of any other year somebody may
    swap more days, until a decision on it is named under ``decisions``.
    """

    coordplan: Literal[1]
    years: tuple[Year, ...] = ()
    decisions: tuple[Decision, ...] = ()
    days_off: tuple[DaysOff, ...] = ()
    working_days: tuple[Day, ...] = ()
