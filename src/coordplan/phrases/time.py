"""Days, durations, deadlines and rhythms in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from coordplan.compiled import Deadline, Reporting
from coordplan.lengths import units
from coordplan.text import Text, alike, counted, forms, join, vietnamese_day

if TYPE_CHECKING:
    from coordplan.reporting.deadlines import Clock, Due

IMMEDIATELY = Text(vi="ngay", en="at once")
ON_DEMAND = Text(vi="đột xuất", en="on demand")
UNSPECIFIED = Text(vi="không nêu kỳ hạn", en="no period given")
_WITHIN = Text(vi="trong thời hạn {time}", en="within {time}")
_AHEAD = Text(vi="chậm nhất {time} trước khi nhập cảnh", en="at least {time} before entry")
BY = Text(vi="{said} (hạn {at}{moves})", en="{said} (by {at}{moves})")
BY_DAY_OFF = Text(
    vi="{said} (hạn {at}; ngày nghỉ: {why}; làm việc lại ngày {next}{moves})",
    en="{said} (by {at}; a day off: {why}; next working day {next}{moves})",
)
SWAPS = Text(
    vi="chưa có đủ lịch hoán đổi ngày làm việc năm {years}",
    en="not all swapped working days of {years} are known",
)
MAY_MOVE = Text(vi="có thể thay đổi: {why}", en="may move: {why}")
_DATED = (
    Text(vi="năm {day}", en="{day}"),
    Text(vi="tháng {day}", en="{day}"),
    Text(vi="ngày {day}", en="{day}"),
)
"""A year, a month and a day."""
_EVERY = Text(vi="{time} một lần", en="every {time}")
_WORKING_DAYS = forms(vi="{n} ngày làm việc", one="{n} working day", many="{n} working days")
_UNITS: tuple[tuple[Text, Text], ...] = (
    forms(vi="{n} năm", one="{n} year", many="{n} years"),
    forms(vi="{n} tháng", one="{n} month", many="{n} months"),
    forms(vi="{n} tuần", one="{n} week", many="{n} weeks"),
    forms(vi="{n} ngày", one="{n} day", many="{n} days"),
    forms(vi="{n} giờ", one="{n} hour", many="{n} hours"),
    forms(vi="{n} phút", one="{n} minute", many="{n} minutes"),
)
_EACH: dict[str, Text] = {
    "P1D": Text(vi="hằng ngày", en="daily"),
    "P1W": Text(vi="hằng tuần", en="weekly"),
    "P1M": Text(vi="hằng tháng", en="monthly"),
    "P3M": Text(vi="3 tháng một lần", en="every 3 months"),
    "P6M": Text(vi="6 tháng một lần", en="every 6 months"),
    "P1Y": Text(vi="hằng năm", en="yearly"),
}


def duration(iso: str) -> Text:
    """An ISO 8601 duration in words: ``P6M`` is "6 tháng"."""
    written = units(iso)
    if written is None:
        return Text(iso, iso)
    parts = [counted(forms, count) for forms, count in zip(_UNITS, written, strict=True) if count]
    return join(parts, " ")


def day(value: date | str) -> Text:
    """A day, or its ISO form, as people write it: ``01/03/2025``, ``2025-03-01``."""
    iso = value if isinstance(value, str) else value.isoformat()
    return Text(vi=vietnamese_day(iso), en=iso)


def dated(iso: str) -> Text:
    """An ISO day, month or year in a sentence: "ngày 01/03/2025", "tháng 03/2025", "năm 2025"."""
    return _DATED[iso.count("-")].format(day=day(iso))


def moment(at: datetime) -> Text:
    """A moment as people write it: ``16:00 13/02/2026``, ``2026-02-13 16:00``."""
    shown = day(at.date())
    return Text(vi=f"{at:%H:%M} {shown.vi}", en=f"{shown.en} {at:%H:%M}")


def deadline(within: Deadline) -> Text:
    """A deadline in words."""
    if within.immediately:
        return IMMEDIATELY
    if within.ahead is not None:
        return _AHEAD.format(time=duration(within.ahead))
    if within.working_days is not None:
        return _WITHIN.format(time=counted(_WORKING_DAYS, within.working_days))
    return _WITHIN.format(time=duration(within.duration or ""))


def by_when(within: Deadline, clock: Clock | None) -> Text:
    """A deadline in words and, where there is a clock, on the calendar."""
    said = deadline(within)
    found = None if clock is None else clock.due(within)
    if found is None:
        return said
    at, moves = moment(found.at), _moves(found)
    if found.day_off is None or found.next_working_day is None:
        return BY.format(said=said, at=at, moves=moves)
    next_ = day(found.next_working_day)
    return BY_DAY_OFF.format(said=said, at=at, why=found.day_off, next=next_, moves=moves)


def swaps_unknown(years: Iterable[int]) -> Text:
    """That somebody may swap more working days in these years."""
    return SWAPS.format(years=join(map(str, years)))


def may_move(years: Iterable[int]) -> Text:
    """That a day may move, and why."""
    return MAY_MOVE.format(why=swaps_unknown(years))


def _moves(found: Due) -> Text:
    """What unknown swaps leave open of a deadline: the days named, or whether the last is off."""
    if not found.provisional:
        return Text("", "")
    said = may_move if found.may_move else swaps_unknown
    return alike("; ") + said(found.provisional)


def every(iso: str) -> Text:
    """A period in words: ``P1Y`` is "hằng năm"."""
    return _EACH[iso] if iso in _EACH else _EVERY.format(time=duration(iso))


def rhythm(reporting: Reporting) -> Text:
    """How often a report is due, in words."""
    parts = [every(period) for period in reporting.every]
    parts += [ON_DEMAND] if reporting.on_demand else []
    parts += [UNSPECIFIED] if reporting.unspecified else []
    return join(parts)
