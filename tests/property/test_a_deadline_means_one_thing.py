"""Law: of two deadlines one is the tighter exactly where ``who`` never dates it later.

The reference counts from day to day and from minute to minute; it knows no calendar arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coordplan.compare.baseline.deviations import find_deviations
from coordplan.compare.baseline.terms import Aspect, Way
from coordplan.compare.deadlines import compared
from coordplan.compare.diff import diff
from coordplan.compiled import Deadline, Plan
from coordplan.dates import ZONE
from coordplan.load import load_calendar
from coordplan.reporting.calendar import WorkCalendar, Year
from coordplan.reporting.deadlines import Clock
from coordplan.text import Text
from tests.written_plans import Written, compiled, text

BARE = WorkCalendar(lambda year: Year({}))


def days(year: int) -> Iterator[date]:
    """The days of a year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


@cache
def busy(year: int) -> Year:
    """A year in which even Sundays are worked."""
    return Year({}, frozenset(days(year)))


@cache
def idle(year: int) -> Year:
    """A year in which hardly any day is worked."""
    return Year({day: Text("nghỉ", "off") for day in days(year) if day.day != 15})


CALENDARS = (load_calendar(), BARE, WorkCalendar(busy), WorkCalendar(idle))
MINUTES = (time(0), time(0, 1), time(8), time(12), time(23, 58), time(23, 59))


def written(months: int, days: int, minutes: int) -> str:
    """A duration that is not nothing."""
    parts = (f"{months}M" * bool(months), f"{days}D" * bool(days))
    exact = f"T{minutes // 60}H{minutes % 60}M" if minutes else ""
    return "P" + "".join(parts) + exact if months or days or minutes else "P1D"


DURATIONS = st.builds(
    written,
    st.sampled_from((0, 0, 0, 1, 2, 3, 11, 12, 13, 24)),
    st.sampled_from((0, 0, 1, 2, 3, 7, 28, 29, 30, 31, 59, 60, 62, 365, 366)),
    st.sampled_from((0, 0, 0, 1, 59, 60, 1439, 1440, 1441, 2160, 2879, 2880, 4320, 40_320)),
)
DEADLINES = st.one_of(
    st.just(Deadline(immediately=True)),
    st.builds(lambda n: Deadline(working_days=n), st.integers(1, 12)),
    st.builds(lambda d: Deadline(duration=d), DURATIONS),
    st.builds(lambda d: Deadline(ahead=d), DURATIONS),
)
MOMENTS = st.datetimes(datetime(2023, 1, 1), datetime(2032, 12, 31)).map(
    lambda at: at.replace(second=0, microsecond=0, tzinfo=ZONE)
)
DAY, HOURS, WORKING = (
    Deadline(duration="P1D"),
    Deadline(duration="PT24H"),
    Deadline(working_days=1),
)


@given(DEADLINES, DEADLINES, st.lists(MOMENTS, min_size=8, max_size=8))
@example(DAY, HOURS, [])
@example(HOURS, WORKING, [])
@settings(max_examples=150)
def test_a_comparison_holds_from_every_moment(
    before: Deadline, after: Deadline, moments: list[datetime]
) -> None:
    how = compared(before, after)
    edges = [datetime.combine(date(2028, 1, 31), at, ZONE) for at in MINUTES]
    for received in (*moments, *edges):
        for calendar in CALENDARS:
            clock = Clock(received, calendar)
            one, other = clock.due(before), clock.due(after)
            if one is None or other is None:
                continue
            if how is None:
                assert one.at == other.at
            elif how == "tightened":
                assert other.at <= one.at
            elif how == "loosened":
                assert other.at >= one.at


@given(DEADLINES, DEADLINES)
def test_a_comparison_turns_with_its_sides(before: Deadline, after: Deadline) -> None:
    turned = {"tightened": "loosened", "loosened": "tightened"}
    how = compared(before, after)
    assert compared(after, before) == turned.get(how or "", how)


def counted(received: datetime, months: int, days: int, minutes: int) -> datetime:
    """The slow way: month by month, day by day, minute by minute."""
    wanted, month = received.day, received.replace(day=1)
    for _ in range(months):
        following = month + timedelta(days=1)
        while following.day != 1:
            following += timedelta(days=1)
        month = following
    at = month
    while at.day < wanted and (at + timedelta(days=1)).month == month.month:
        at += timedelta(days=1)
    for _ in range(days):
        at += timedelta(days=1)
    if not minutes:
        while (at + timedelta(minutes=1)).date() == at.date():
            at += timedelta(minutes=1)
    return at + timedelta(minutes=minutes)


SLOW = st.tuples(
    st.sampled_from((0, 0, 1, 2, 3)),
    st.sampled_from((0, 1, 2, 28, 30, 31, 59)),
    st.sampled_from((0, 0, 60, 1440, 2160)),
).filter(any)


@given(SLOW, MOMENTS)
def test_who_dates_what_is_counted_by_hand(parts: tuple[int, int, int], received: datetime) -> None:
    due = Clock(received, BARE).due(Deadline(duration=written(*parts)))
    assert due is not None
    assert due.at == counted(received, *parts)


STARTS = [
    datetime.combine(date(year, month, 1) + timedelta(days=day), at, ZONE)
    for year in (2023, 2024, 2025, 2027, 2028, 2096, 2097, 2098, 2099, 2100, 2103, 2104)
    for month in range(1, 13)
    for day in (0, 27, 28, 29, 30)
    for at in (time(0), time(23, 59))
]
"""Moments in all kinds of months and years, at either end of a day."""


@given(DURATIONS, DURATIONS)
@settings(max_examples=60)
@pytest.mark.slow
def test_what_is_not_sure_is_earlier_here_and_later_there(one: str, other: str) -> None:
    before, after = Deadline(duration=one), Deadline(duration=other)
    signs = set()
    for received in STARTS:
        clock = Clock(received, BARE)
        first, second = clock.due(before), clock.due(after)
        assert first is not None
        assert second is not None
        signs.add((second.at > first.at) - (second.at < first.at))
    judged = {None: [{0}], "tightened": [{-1}, {-1, 0}], "loosened": [{1}, {0, 1}]}
    assert signs in judged.get(compared(before, after), [{-1, 1}, {-1, 0, 1}])


def plan(id_: str, within: object) -> Plan:
    """A plan of one duty with a deadline."""
    made: Written = {
        "coordplan": 1,
        "id": id_,
        "title": text("một"),
        "jurisdiction": {"name": text("xã"), "level": "commune"},
        "document": {"kind": "plan", "number": "1", "issuer": "one", "issued": "2024"},
        "effective": {"from": "2024", "to": None},
        "agencies": {"one": {"name": text("một"), "function": "police", "level": "commune"}},
        "clauses": [
            {
                "at": "I.1",
                "print": "0" * 12,
                "gist": text("một"),
                "duties": [{"do": ["verify"], "lead": ["one"], "within": within}],
            }
        ],
    }
    return compiled(made)


FORMS: list[object] = [
    "immediately", "PT24H", "PT36H", "PT48H", "PT72H", "P1D", "P2D", "P3D", "P7D", "P1W", "P28D",
    "P30D", "P1M", "P12M", "P1Y", {"working_days": 1}, {"working_days": 5}, {"ahead": "P1D"},
    {"ahead": "PT24H"},
]  # fmt: skip


@pytest.mark.parametrize("old", FORMS, ids=str)
def test_a_diff_and_a_deviation_say_the_same(old: object) -> None:
    ways = {"tightened": Way.TIGHTENS, "loosened": Way.LOOSENS, "changed": Way.CONTRADICTS}
    for new in FORMS:
        before, after = plan("rule", old), plan("own", new)
        one, other = before.duties[0].within, after.duties[0].within
        assert one is not None
        assert other is not None
        how = compared(one, other)
        changes = [c for c in diff(before, after).changes if c.kind.area.value == "deadline"]
        assert [c.kind.id for c in changes] == ([] if how is None else [f"deadline-{how}"])
        found = find_deviations(after, before, actions=["verify"])
        limits = [d.way for d in found.found if d.aspect is Aspect.DEADLINE]
        if (one.ahead is None) == (other.ahead is None):
            assert limits == ([] if how is None else [ways[how]])
            assert found.limits.repeated == (how is None)
