"""The calendar of working days: public holidays of Viet Nam, and files that correct them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from coordplan.dates import day_of
from coordplan.diagnostics import DateError, Diagnostic, InvalidFileError, Problem
from coordplan.frozen import FrozenDict
from coordplan.load.decided import DECIDED, UNKNOWN, Decided
from coordplan.load.files import read_bytes, shown_name
from coordplan.load.yaml_tree import read_yaml
from coordplan.phrases.time import day as in_words
from coordplan.reporting.calendar import WorkCalendar, Year
from coordplan.source import Route
from coordplan.text import Text, quote

if TYPE_CHECKING:
    from coordplan.model.holidays import DaysOff, HolidaysFile

FIRST_YEAR = 1995
"""The first year of the labour code whose holidays the library follows."""

_LONGEST_BREAK = 60
_UNCERTAIN = "dự kiến"
_DAY_OFF = Text(vi="ngày nghỉ", en="day off")
_SWAPPED = Text(vi="nghỉ hoán đổi, làm bù ngày {worked}", en="swapped for {worked}")


def load_calendar(file: str | None = None) -> WorkCalendar:
    """The working days of Viet Nam, corrected by a file where one is given.

    A year is worked out when it is asked for; ``DateError`` says that it has no calendar.

    Raises ``UnreadableFileError``, or ``InvalidFileError`` with everything wrong in the file.
    """
    if file is None:
        return WorkCalendar(public_year)
    return WorkCalendar(_read(file))


@lru_cache(maxsize=256)
def public_year(year: int) -> Year:
    """What is known of a year in Viet Nam. Raises ``DateError``.

    The holidays are those of the ``holidays`` library. A year is provisional unless the decisions
    on its swapped days are named: that the library knows one swap says nothing of the next.
    """
    import holidays

    known = holidays.country_holidays("VN", language="vi")
    if not FIRST_YEAR <= year <= known.end_year:
        raise _no_calendar(year)
    english = holidays.country_holidays("VN", language="en_US", years=year)
    vietnamese = holidays.country_holidays("VN", language="vi", years=year)
    if not vietnamese or any(_UNCERTAIN in name for name in vietnamese.values()):
        raise _no_calendar(year)
    decided = DECIDED.get(year, UNKNOWN)
    off = {day: Text(vi=name, en=english[day]) for day, name in vietnamese.items()}
    worked = {*vietnamese.weekend_workdays, *(swap.worked for swap in decided.swaps)}
    return Year(
        FrozenDict({**_days_off(decided), **off}),
        frozenset(day for day in worked if day.year == year),
        provisional=decided is UNKNOWN,
    )


def _days_off(decided: Decided) -> dict[date, Text]:
    """The days off of a year that the library lacks."""
    swapped = {one.off: _SWAPPED.format(worked=in_words(one.worked)) for one in decided.swaps}
    return {**dict.fromkeys(decided.off, _DAY_OFF), **swapped}


def _no_calendar(year: int) -> DateError:
    message = Text(
        en=f"there is no reliable calendar of working days for {year}",
        vi=f"không có lịch ngày làm việc đáng tin cậy cho năm {year}",
    )
    help_ = Text(
        en="give a file with `--holidays` that names the year under `years`",
        vi="dùng `--holidays` với một tệp có ghi năm ấy ở `years`",
    )
    return DateError([Diagnostic("year-without-calendar", message, help=help_)])


@dataclass(frozen=True, slots=True)
class _Corrections:
    """What a file says: of some years everything, of others which days were swapped.

    Called with a year, that year with what the file says of it.
    """

    years: frozenset[int]
    settled: frozenset[int]
    off: FrozenDict[date, Text]
    working: frozenset[date]

    def __call__(self, year: int) -> Year:
        return _corrected(year, self)


@lru_cache(maxsize=256)
def _corrected(year: int, written: _Corrections) -> Year:
    """A year as it is known, with what a file says of it put before."""
    whole = year in written.years
    known = Year(FrozenDict()) if whole else public_year(year)
    off = {day: name for day, name in written.off.items() if day.year == year}
    working = frozenset(day for day in written.working if day.year == year)
    return Year(
        FrozenDict({**known.off, **off}),
        (known.working - off.keys()) | working,
        provisional=known.provisional and year not in written.settled,
    )


def _read(file: str) -> _Corrections:
    from coordplan.model.holidays import HolidaysFile
    from coordplan.shape import validate

    document = read_yaml(read_bytes(file), shown_name(file))
    if document.faults:
        raise InvalidFileError(document.faults)
    written, problems = validate(HolidaysFile, document.data)
    if written is not None:
        problems = list(_problems(written))
    if written is None or problems:
        raise InvalidFileError([problem.locate(document.source) for problem in problems])
    off = FrozenDict({day: _name(entry) for entry in written.days_off for day in _days(entry)})
    working = frozenset(map(date.fromisoformat, written.working_days))
    settled = frozenset((*written.years, *(one.year for one in written.decisions)))
    return _Corrections(frozenset(written.years), settled, off, working)


def _name(entry: DaysOff) -> Text:
    return _DAY_OFF if entry.name is None else Text(vi=entry.name.vi, en=entry.name.en)


def _days(entry: DaysOff) -> list[date]:
    first, last = date.fromisoformat(entry.date), date.fromisoformat(entry.to or entry.date)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _problems(written: HolidaysFile) -> Iterator[Problem]:
    """Days that do not exist, breaks that end before they begin, and days said to be both."""
    off: set[date] = set()
    for number, entry in enumerate(written.days_off):
        route: Route = ("days_off", number)
        bad = list(_not_days(entry, route))
        yield from bad
        if not bad:
            yield from _bad_break(entry, route)
            off.update(_days(entry) if _in_order(entry) else ())
    for number, day in enumerate(written.working_days):
        found = day_of(day)
        if found is None:
            yield _no_day(day, ("working_days", number))
        elif found in off:
            yield _both(day, ("working_days", number))


def _not_days(entry: DaysOff, route: Route) -> Iterator[Problem]:
    for key, day in (("date", entry.date), ("to", entry.to)):
        if day is not None and day_of(day) is None:
            yield _no_day(day, (*route, key))


def _in_order(entry: DaysOff) -> bool:
    first, last = date.fromisoformat(entry.date), date.fromisoformat(entry.to or entry.date)
    return timedelta(0) <= last - first <= timedelta(days=_LONGEST_BREAK)


def _bad_break(entry: DaysOff, route: Route) -> Iterator[Problem]:
    if not _in_order(entry):
        said = quote(entry.to)
        yield Problem(
            "bad-break",
            Text(
                en=f"{said} is before `{entry.date}`, or more than {_LONGEST_BREAK} days after it",
                vi=f"{said} ở trước `{entry.date}`, hoặc sau đó hơn {_LONGEST_BREAK} ngày",
            ),
            (*route, "to"),
            Text(en="write the last day off", vi="ghi ngày nghỉ cuối cùng"),
        )


def _no_day(written: str, route: Route) -> Problem:
    return Problem(
        "bad-date",
        Text(en=f"{quote(written)} is no day", vi=f"{quote(written)} không phải là một ngày"),
        route,
        Text(en="write YYYY-MM-DD", vi="viết NĂM-THÁNG-NGÀY, ví dụ 2026-02-17"),
    )


def _both(written: str, route: Route) -> Problem:
    return Problem(
        "off-and-working",
        Text(
            en=f"{quote(written)} is said to be a day off and a working day",
            vi=f"{quote(written)} vừa là ngày nghỉ vừa là ngày làm việc",
        ),
        route,
        Text(en="leave one of the two out", vi="bỏ bớt một trong hai"),
    )
