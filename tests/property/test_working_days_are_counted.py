"""Law: a due day is reached by counting working days one by one, and no due report is missed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coordplan.load import load_calendar
from coordplan.reporting.calendar import WorkCalendar, Year
from coordplan.reporting.due import schedule
from coordplan.reporting.flows import flows
from coordplan.reporting.periods import periods
from coordplan.text import Text
from tests.reporting_plans import plan, report

RHYTHMS = ("P1D", "P1W", "P1M", "P2M", "P3M", "P4M", "P6M", "P1Y")
MADE = plan([report("c1", "d1", every=list(RHYTHMS))])
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
OFF = Text(vi="nghỉ", en="off")


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """The calendar of Viet Nam, or weekends with days off and worked at random."""
    if draw(st.booleans()):
        return load_calendar()
    off = draw(st.sets(DAYS, max_size=60))
    working = frozenset(draw(st.sets(DAYS, max_size=20)))
    return WorkCalendar(lambda year: Year(dict.fromkeys(off, OFF), working))


def counted(calendar: WorkCalendar, day: date, count: int) -> date:
    """The slow way: look at every day, and cross off the working days one by one."""
    if count == 0 and calendar.day_off(day) is None:
        return day
    left = max(count, 1)
    while left:
        day += timedelta(days=1)
        left -= calendar.day_off(day) is None
    return day


@given(calendars(), DAYS, st.integers(0, 40))
def test_working_days_are_counted(calendar: WorkCalendar, day: date, count: int) -> None:
    assert calendar.after(day, count) == counted(calendar, day, count)


@given(calendars(), DAYS, st.integers(0, 40))
def test_the_earliest_day_is_the_first_that_leads_there(
    calendar: WorkCalendar, day: date, count: int
) -> None:
    found = calendar.earliest(day, count)
    assert calendar.after(found, count) >= day
    assert calendar.after(found - timedelta(days=1), count) < day


@given(calendars(), DAYS, st.integers(0, 400), st.integers(0, 20))
def test_no_due_report_is_missed(
    calendar: WorkCalendar, first: date, length: int, due_after: int
) -> None:
    last = min(first + timedelta(days=length), date(2027, 12, 31))
    found = schedule(flows(MADE), first, last, calendar, due_after=due_after)
    listed = {(report.every, report.period.last, report.due) for report in found.reports}
    far = timedelta(days=200)
    assert listed == {
        (every, period.last, due)
        for every in RHYTHMS
        for period in periods(every, first - far, last)
        if first <= (due := counted(calendar, period.last, due_after)) <= last
    }
    assert [report.due for report in found.reports] == sorted(r.due for r in found.reports)


@given(st.sampled_from(RHYTHMS), DAYS, DAYS)
def test_periods_lie_end_to_end(every: str, first: date, last: date) -> None:
    found = list(periods(every, first, last))
    for one, following in pairwise(found):
        assert following.first == one.last + timedelta(days=1)
    assert all(period.first <= period.last for period in found)
    assert all(first <= period.last <= last for period in found)
