"""Working days, periods, due days and deadlines."""

from __future__ import annotations

import datetime
from datetime import date
from datetime import datetime as moment
from pathlib import Path

import pytest

from coordplan.compiled import Deadline
from coordplan.dates import ZONE, moment_of
from coordplan.diagnostics import DateError, InvalidFileError
from coordplan.lengths import length
from coordplan.load import load_calendar
from coordplan.load.decided import DECIDED
from coordplan.reporting.calendar import WorkCalendar, Year
from coordplan.reporting.deadlines import Clock, Due
from coordplan.reporting.due import Undatable, schedule
from coordplan.reporting.flows import flows
from coordplan.reporting.periods import on_calendar, periods
from coordplan.source import Position
from coordplan.text import Text
from tests.conftest import ROOT
from tests.reporting_plans import plan, report

FRIDAY = moment(2026, 2, 13, 16, 0, tzinfo=ZONE)
"""The last afternoon before Tết 2026, which lasts until Sunday, 22 February."""

BARE = WorkCalendar(lambda year: Year({}))
"""Weekends only."""


def _end(year: int, month: int, day: int) -> moment:
    return moment(year, month, day, 23, 59, tzinfo=ZONE)


def test_tet_2026_is_off() -> None:
    calendar = load_calendar()
    assert calendar.after(FRIDAY.date(), 1) == date(2026, 2, 23)
    why = calendar.day_off(date(2026, 2, 17))
    assert why is not None
    assert why.vi == "Tết Nguyên Đán"
    assert calendar.day_off(date(2026, 8, 22)) is None, "a Saturday that is worked instead"
    assert calendar.day_off(date(2026, 8, 31)) is not None, "and the Monday that it is for"


def test_the_swap_of_new_year_2026_is_known() -> None:
    calendar = load_calendar()
    assert calendar.after(date(2025, 12, 31), 1) == date(2026, 1, 5)
    assert calendar.after(date(2026, 1, 9), 1) == date(2026, 1, 10)
    assert calendar.day_off(date(2026, 1, 2)) == Text(
        vi="nghỉ hoán đổi, làm bù ngày 10/01/2026", en="swapped for 2026-01-10"
    )


def test_nine_days_of_tet_2014_are_off() -> None:
    calendar = load_calendar()
    assert calendar.after(date(2014, 1, 27), 1) == date(2014, 2, 6)
    assert calendar.day_off(date(2014, 1, 25)) is None
    assert calendar.day_off(date(2014, 2, 8)) is None


@pytest.mark.parametrize("year", range(1995, 2031))
def test_a_year_is_settled_only_where_its_decisions_are_named(year: int) -> None:
    named = year in DECIDED and all("https://" in one for one in DECIDED[year].sources)
    assert load_calendar().year(year).provisional is not named


def test_every_year_that_is_decided_stands_on_its_page() -> None:
    """With its days and where they were decided, so that whoever doubts a date can look there."""
    page = (ROOT / "docs" / "reference" / "days-off.md").read_text("utf-8")
    rows = [
        (year, " · ".join(f"{one.off} → {one.worked}" for one in decided.swaps),
         " · ".join(map(str, decided.off)), " · ".join(decided.sources))
        for year, decided in DECIDED.items()
    ]  # fmt: skip
    told = [line for line in page.splitlines() if line.startswith("| 2")]
    assert told == [f"| {' | '.join(map(str, row))} |" for row in rows], "run `make docs`"


def test_every_swap_that_is_known_moves_two_days() -> None:
    for decided in DECIDED.values():
        assert decided.sources
        for swap in decided.swaps:
            assert swap.worked.weekday() >= 5 > swap.off.weekday()


def test_one_swap_in_a_file_settles_no_year(tmp_path: Path) -> None:
    swap = 'days_off: [{date: "2027-04-29"}]\nworking_days: ["2027-05-08"]\n'
    assert load_calendar(written(tmp_path, swap)).year(2027).provisional
    named = swap + "decisions: [{year: 2027, source: 1/TB-BNV}]\n"
    settled = load_calendar(written(tmp_path, named))
    assert not settled.year(2027).provisional
    assert settled.year(2028).provisional


@pytest.mark.parametrize(
    ("received", "deadline", "due"),
    [
        ("2026-12-30T10:00", Deadline(working_days=1), Due(_end(2026, 12, 31))),
        ("2026-12-31T10:00", Deadline(working_days=1), Due(_end(2027, 1, 4), None, None, (2027,), True)),
        ("2026-12-30T10:00", Deadline(working_days=2), Due(_end(2027, 1, 4), None, None, (2027,), True)),
        ("2027-03-02T10:00", Deadline(duration="P1D"), Due(_end(2027, 3, 3), None, None, (2027,))),
        ("2027-03-02T10:00", Deadline(immediately=True), Due(moment(2027, 3, 2, 10, tzinfo=ZONE))),
    ],
)  # fmt: skip
def test_a_date_in_a_year_not_settled_says_so(received: str, deadline: Deadline, due: Due) -> None:
    at = moment_of(received)
    assert at is not None
    assert Clock(at, load_calendar()).due(deadline) == due


def test_a_day_off_in_a_year_not_settled_may_move_what_follows() -> None:
    due = Clock(moment(2027, 3, 4, 10, tzinfo=ZONE), load_calendar()).due(Deadline(duration="P2D"))
    assert due is not None
    assert (due.next_working_day, due.provisional, due.may_move) == (
        date(2027, 3, 8),
        (2027,),
        True,
    )


def test_a_count_of_none_is_the_day_itself_or_the_next_that_is_worked() -> None:
    assert BARE.after(date(2026, 6, 30), 0) == date(2026, 6, 30)
    assert BARE.after(date(2026, 1, 31), 0) == date(2026, 2, 2)


@pytest.mark.parametrize(
    ("deadline", "at"),
    [
        (Deadline(immediately=True), "2026-02-13T16:00"),
        (Deadline(duration="PT24H"), "2026-02-14T16:00"),
        (Deadline(duration="P1DT2H30M"), "2026-02-14T18:30"),
        (Deadline(duration="P3D"), "2026-02-16T23:59"),
        (Deadline(duration="P1W"), "2026-02-20T23:59"),
        (Deadline(duration="P1M"), "2026-03-13T23:59"),
        (Deadline(duration="P1Y"), "2027-02-13T23:59"),
        (Deadline(working_days=1), "2026-02-23T23:59"),
        (Deadline(working_days=3), "2026-02-25T23:59"),
    ],
)
def test_deadlines_run_across_tet(deadline: Deadline, at: str) -> None:
    due = Clock(FRIDAY, load_calendar()).due(deadline)
    assert due is not None
    assert due.at == moment.fromisoformat(f"{at}+07:00")


def test_a_deadline_on_a_day_off_is_told_and_not_moved() -> None:
    due = Clock(FRIDAY, load_calendar()).due(Deadline(duration="P4D"))
    at = moment(2026, 2, 17, 23, 59, tzinfo=ZONE)
    assert due == Due(at, Text(vi="Tết Nguyên Đán", en="Lunar New Year"), date(2026, 2, 23))


def test_a_month_that_is_shorter_ends_with_its_last_day() -> None:
    due = Clock(moment(2028, 1, 31, 9, tzinfo=ZONE), BARE).due(Deadline(duration="P1M"))
    assert due is not None
    assert due.at.date() == date(2028, 2, 29)


@pytest.mark.parametrize("duration", ["P999999Y", "P999999D", "three days", "P0D", "PT0H", None])
def test_no_deadline_from_what_ends_nowhere(duration: str | None) -> None:
    assert Clock(FRIDAY, load_calendar()).due(Deadline(duration=duration)) is None


def test_no_deadline_ahead_of_an_entry_that_nobody_knows() -> None:
    assert Clock(FRIDAY, load_calendar()).due(Deadline(ahead="P3D")) is None


@pytest.mark.parametrize(
    ("duration", "fits"),
    [
        ("P1D", True),
        ("P1W", True),
        ("P7D", True),
        ("P1M", True),
        ("P2M", True),
        ("P3M", True),
        ("P6M", True),
        ("P12M", True),
        ("P1Y", True),
        ("P5M", False),
        ("P2Y", False),
        ("P10D", False),
        ("P1M1D", False),
        ("PT1H", False),
        ("P0D", False),
        ("forever", False),
    ],
)
def test_which_periods_follow_the_calendar(duration: str, fits: bool) -> None:
    assert on_calendar(duration) is fits
    assert bool(list(periods(duration, date(2026, 1, 1), date(2027, 12, 31)))) is fits


def test_periods_end_with_the_calendar() -> None:
    year = (date(2024, 1, 1), date(2024, 12, 31))
    assert [p.last for p in periods("P3M", *year)] == [
        date(2024, 3, 31),
        date(2024, 6, 30),
        date(2024, 9, 30),
        date(2024, 12, 31),
    ]
    assert [p.last for p in periods("P1M", *year)][1] == date(2024, 2, 29)
    assert {p.last.weekday() for p in periods("P1W", *year)} == {6}
    assert [p.last for p in periods("P1Y", date(9999, 1, 1), date.max)] == [date.max]
    assert length("P0Y") is None


def test_a_schedule_holds_what_is_due_in_its_days() -> None:
    made = plan([report("c1", "d1", every=["P3M"]), report("d1", "p1", every=["P6M", "P1Y"])])
    found = schedule(flows(made), date(2026, 1, 1), date(2026, 12, 31), load_calendar())
    assert [
        (r.flow.sender.id, r.every, r.period.last.isoformat(), r.due.isoformat())
        for r in found.reports
    ] == [
        ("c1", "P3M", "2025-12-31", "2026-01-09"),
        ("d1", "P6M", "2025-12-31", "2026-01-09"),
        ("d1", "P1Y", "2025-12-31", "2026-01-09"),
        ("c1", "P3M", "2026-03-31", "2026-04-07"),
        ("c1", "P3M", "2026-06-30", "2026-07-07"),
        ("d1", "P6M", "2026-06-30", "2026-07-07"),
        ("c1", "P3M", "2026-09-30", "2026-10-07"),
    ]
    assert not found.undated


def test_one_rhythm_written_twice_asks_for_one_report() -> None:
    made = plan([report("c1", "d1", every=["P6M", "P12M", "P1Y"])])
    found = schedule(flows(made), date(2026, 1, 1), date(2026, 1, 31), BARE)
    assert [one.every for one in found.reports] == ["P6M", "P12M"]


def test_what_cannot_be_dated_is_listed_with_its_reason() -> None:
    made = plan(
        [
            report("c1", "d1", period="unspecified"),
            report("d1", "p1", on_demand=True),
            report("p1", "m1", every=["P5M"]),
        ]
    )
    found = schedule(flows(made), date(2026, 1, 1), date(2026, 12, 31), BARE)
    assert not found.reports
    assert [(one.flow.sender.id, one.reason, one.every) for one in found.undated] == [
        ("c1", Undatable.UNSPECIFIED, None),
        ("d1", Undatable.ON_DEMAND, None),
        ("p1", Undatable.OFF_CALENDAR, "P5M"),
    ]


def test_a_plan_is_only_in_force_when_it_says() -> None:
    found = schedule(flows(plan([report("c1", "d1")])), date(2024, 1, 1), date(2025, 12, 31), BARE)
    assert [(r.period.last.year, r.in_force) for r in found.reports] == [
        (2023, False),
        (2024, True),
    ]


def test_years_whose_swaps_are_not_known_are_named() -> None:
    asked: list[int] = []

    def year(number: int) -> Year:
        asked.append(number)
        return Year({}, provisional=number >= 2027)

    made = plan([report("c1", "d1")])
    found = schedule(flows(made), date(2026, 1, 1), date(2028, 12, 31), WorkCalendar(year))
    assert found.provisional == (2027, 2028)
    assert set(asked) == {2025, 2026, 2027, 2028}


@pytest.mark.parametrize("year", [1994, 2101, 9999])
def test_a_year_without_a_calendar_is_refused(year: int) -> None:
    with pytest.raises(DateError, match=str(year)) as caught:
        load_calendar().day_off(date(year, 6, 1))
    (refused,) = caught.value.diagnostics
    assert refused.help is not None
    assert all("--holidays" in said for said in (refused.help.vi, refused.help.en))


def written(folder: Path, text: str) -> str:
    file = folder / "days.yaml"
    file.write_text(f"coordplan: 1\n{text}", "utf-8")
    return str(file)


def test_a_file_goes_before_the_known_holidays(tmp_path: Path) -> None:
    calendar = load_calendar(
        written(
            tmp_path,
            "days_off:\n"
            '  - {date: "2026-01-02", name: {vi: nghỉ hoán đổi, en: swapped}}\n'
            '  - {date: "2026-02-23", to: "2026-02-24"}\n'
            'working_days: ["2026-01-10", "2026-11-24"]\n',
        )
    )
    assert calendar.day_off(date(2026, 1, 2)) == Text(vi="nghỉ hoán đổi", en="swapped")
    assert calendar.day_off(date(2026, 1, 10)) is None
    assert calendar.day_off(date(2026, 11, 24)) is None
    assert calendar.after(date(2026, 2, 13), 1) == date(2026, 2, 25)
    assert calendar.day_off(date(2026, 4, 30)) is not None


def test_a_file_may_tell_a_whole_year(tmp_path: Path) -> None:
    calendar = load_calendar(
        written(tmp_path, 'years: [2101, 2026]\ndays_off: [{date: "2101-01-03"}]\n')
    )
    assert calendar.day_off(date(2101, 1, 3)) is not None
    assert calendar.day_off(date(2026, 4, 30)) is None
    assert not calendar.year(2101).provisional


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ('days_off: [{date: "2026-02-30"}]', ["bad-date"]),
        ('days_off: [{date: "2026-02-10", to: "2026-02-09"}]', ["bad-break"]),
        ('days_off: [{date: "2026-01-01", to: "2026-12-31"}]', ["bad-break"]),
        ('working_days: ["2026-13-01", "soon"]', ["bad-value"]),
        ('working_days: ["2026-13-01"]', ["bad-date"]),
        ('days_off: [{date: "2026-02-10"}]\nworking_days: ["2026-02-10"]', ["off-and-working"]),
        ("holidays: []", ["unknown-key"]),
        ("years: [1]", ["bad-value"]),
        ("years: [2026", ["yaml-syntax"]),
        (
            'days_off: [{date: "2026-02-30"}, {date: "2026-02-10", to: "2026-02-31"}]',
            ["bad-date", "bad-date"],
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_told_at_once(
    tmp_path: Path, text: str, rules: list[str]
) -> None:
    with pytest.raises(InvalidFileError) as caught:
        load_calendar(written(tmp_path, text + "\n"))
    assert [d.rule for d in caught.value.diagnostics] == rules


def test_a_break_that_ends_too_early_is_told_where_its_end_is_written(tmp_path: Path) -> None:
    file = written(tmp_path, 'days_off:\n  - {date: "2026-02-10", to: "2026-02-09"}\n')
    with pytest.raises(InvalidFileError) as caught:
        load_calendar(file)
    (told,) = caught.value.diagnostics
    assert told.where is not None
    assert told.where.position == Position(3, 30)
    assert all(
        d.where is not None and d.where.position is not None for d in caught.value.diagnostics
    )


def test_the_zone_is_that_of_viet_nam() -> None:
    assert ZONE.utcoffset(None) == datetime.timedelta(hours=7)
    assert str(ZONE) == "Asia/Ho_Chi_Minh"
