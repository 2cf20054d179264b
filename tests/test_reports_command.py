"""``coordplan reports`` and ``who --received``, as they are typed."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import pytest
import vobject
import yaml

import coordplan
from coordplan.cli import now
from coordplan.dates import ZONE
from coordplan.load.files import shipped_plans
from coordplan.phrases import reports as say
from coordplan.reporting.periods import periods
from coordplan.text import LANGUAGES, Text, visible
from tests import reference
from tests.conftest import ROOT, Run
from tests.hostile import NASTY, hostile_plan

YEAR = ("--from", "2026-01-01", "--to", "2026-12-31")
SCHEMAS = ROOT / "docs" / "reference"

Entry = tuple[str, date, str, str]


def exported(run: Run, *arguments: str) -> str:
    ran = run("reports", *arguments, "--format", "ics")
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def by_icalendar(text: str) -> list[Entry]:
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return [
        (str(e["uid"]), e.decoded("dtstart"), str(e["summary"]), str(e["description"]))
        for e in events
    ]


def by_vobject(text: str) -> list[Entry]:
    events = vobject.readOne(text).vevent_list
    return [(e.uid.value, e.dtstart.value, e.summary.value, e.description.value) for e in events]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_readers_find_the_same_entries(run: Run, language: str) -> None:
    text = exported(run, "--plan", "haiphong", *YEAR, "--lang", language)
    entries = by_icalendar(text)
    assert entries == by_vobject(text)
    listed = json.loads(run("reports", "haiphong", *YEAR, "--format", "json").out)["due"]["reports"]
    assert [(uid, day.isoformat()) for uid, day, _, _ in entries] == [
        (report["uid"], report["due"]) for report in listed
    ]
    assert len({uid for uid, *_ in entries}) == len(entries)


def test_a_calendar_keeps_to_the_standard(run: Run) -> None:
    text = exported(run, "--plan", "haiphong", *YEAR)
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar["version"] == "2.0"
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert [alarm["action"] for alarm in event.walk("VALARM")] == ["DISPLAY", "DISPLAY"]


def test_the_same_question_gives_the_same_bytes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert exported(run, "-p", "haiphong", *YEAR) == exported(run, "-p", "haiphong", *YEAR)


def test_entries_keep_their_names_in_another_range_and_under_another_rule(run: Run) -> None:
    whole = {uid: day for uid, day, *_ in by_icalendar(exported(run, "laichau", *YEAR))}
    part = exported(run, "laichau", "--from", "2026-04-01", "--to", "2026-08-31")
    assert {uid: day for uid, day, *_ in by_icalendar(part)}.items() <= whole.items()
    moved = {
        uid: day
        for uid, day, *_ in by_icalendar(exported(run, "laichau", *YEAR, "--due-after", "9"))
    }
    assert moved.keys() == whole.keys()
    assert all(moved[uid] > day for uid, day in whole.items())


def stamps(text: str) -> dict[str, tuple[date, int, str, str]]:
    """Of each entry: its day, and what a calendar program knows a newer one by (RFC 5546)."""
    found: dict[str, tuple[date, int, str, str]] = {}
    for event in "\r\n".join(unfolded(text)).split("BEGIN:VEVENT")[1:]:
        lines = dict(line.split(":", 1) for line in event.split("\r\n") if ":" in line)
        assert lines["UID"] not in found, "two entries of one name"
        day = date.fromisoformat(lines["DTSTART;VALUE=DATE"])
        found[lines["UID"]] = (
            day,
            int(lines["SEQUENCE"]),
            lines["DTSTAMP"],
            lines["LAST-MODIFIED"],
        )
    return found


@pytest.mark.parametrize("since", [1, 60, 86_400 * 365])
def test_an_entry_of_a_later_file_is_newer(
    run: Run, monkeypatch: pytest.MonkeyPatch, since: int
) -> None:
    first = 1_780_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(first))
    before = stamps(exported(run, "haiphong", "--from", "2026-07-01", "--to", "2026-12-31"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(first + since))
    after = stamps(exported(run, "haiphong", *YEAR, "--due-after", "10"))
    shared = before.keys() & after.keys()
    assert shared
    for uid in shared:
        old, new = before[uid], after[uid]
        assert new[0] > old[0], "the day has moved"
        assert new[1] > old[1]
        assert new[2] > old[2]
        assert new[3] > old[3]


def test_a_file_made_now_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(now, "moment", lambda: datetime(2026, 11, 29, 6, 30, 15, tzinfo=ZONE))
    found = stamps(exported(run, "haiphong", *YEAR))
    assert {stamp for _, _, *stamps_ in found.values() for stamp in stamps_} == {"20261128T233015Z"}


@pytest.mark.parametrize("fixed", ["soon", "-1", "1.5", "١٢", "9" * 12])
def test_a_fixed_time_that_is_none_is_refused(
    run: Run, monkeypatch: pytest.MonkeyPatch, fixed: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", fixed)
    ran = run("reports", "haiphong", *YEAR, "--format", "ics")
    assert ran.code == 2
    assert "not a number of seconds since 1970" in ran.err
    assert "SOURCE_DATE_EPOCH" in ran.err


LATER = ("--from", "2027-01-01", "--to", "2027-12-31")


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_every_due_day_of_a_year_not_settled_may_move(run: Run, format_: str) -> None:
    asked = ("reports", "haiphong", *LATER, "--format", format_, "--lang")
    for language, said in (("en", "may move"), ("vi", "có thể thay đổi")):
        out = run(*asked, language).out
        assert out.count(said) == len(re.findall(r"2027-[0-9-]{5}; may|/2027; có", out)) > 5


def test_what_may_move_says_so_in_tables_data_and_calendars(run: Run) -> None:
    table = csv.DictReader(io.StringIO(run("reports", "haiphong", *LATER, "--format", "csv").out))
    assert {row["May move"] for row in table} == {"yes"}
    told = json.loads(run("reports", "haiphong", *LATER, "--format", "json").out)
    jsonschema.validate(told, json.loads((SCHEMAS / "reports.schema.json").read_text("utf-8")))
    assert {tuple(one["provisional_years"]) for one in told["due"]["reports"]} == {(2027,)}
    for *_, description in by_icalendar(exported(run, "haiphong", *LATER)):
        assert "may move: not all swapped working days of 2027 are known" in description
    settled = json.loads(run("reports", "haiphong", *YEAR, "--format", "json").out)
    assert not any("provisional_years" in one for one in settled["due"]["reports"])


def test_a_deadline_in_a_year_not_settled_may_move(run: Run, tmp_path: Path) -> None:
    plan = altered_deadlines(tmp_path)
    asked = ("who", "-p", plan, "-e", "sea-border-return", "--received", "2026-12-30T16:00")
    out = " ".join(run(*asked, "--full").out.split())
    assert "(by 2027-01-04 23:59; may move: not all swapped working days of 2027 are known)" in out
    vi = " ".join(run(*asked, "--full", "--lang", "vi").out.split())
    assert (
        "(hạn 23:59 04/01/2027; có thể thay đổi: chưa có đủ lịch hoán đổi ngày làm việc năm 2027)"
    ) in vi
    told = json.loads(run(*asked, "--format", "json").out)
    jsonschema.validate(told, json.loads((SCHEMAS / "answer.schema.json").read_text("utf-8")))
    due = [one["due"] for one in told["plans"][0]["notify"] if one["due"]["may_move"]]
    assert {tuple(one["provisional_years"]) for one in due} == {(2027,)}


def test_entries_are_told_in_both_languages(run: Run) -> None:
    for *_, summary, description in by_icalendar(exported(run, "haiphong", *YEAR)):
        assert summary in description
        assert "Báo cáo" in description
        assert "No plan sets a day" in description


def test_one_calendar_for_a_function_across_plans(run: Run) -> None:
    text = exported(run, *YEAR, "--function", "labour-social")
    categories = [set(event.categories) for event in icalendar.Calendar.from_ical(text).events]
    plans = {one for found in categories for one in found if one in shipped_plans()}
    assert {"haiphong", "soctrang"} <= plans
    asked = run("reports", *YEAR, "--function", "labour-social", "--format", "json")
    due = json.loads(asked.out)["due"]["reports"]
    for report in due:
        sender, plan = report["report"]["from"], coordplan.load_plan(report["report"]["plan"])
        bodies = [sender["id"], *plan.agencies[sender["id"]].members]
        assert "labour-social" in {plan.agencies[body].function for body in bodies}
    assert len(categories) == len(due)


@pytest.mark.parametrize(
    "more", [(), YEAR, ("--agency", "Sở LĐTBXH"), ("--function", "police", *YEAR)]
)
def test_json_keeps_to_its_schema(run: Run, more: tuple[str, ...]) -> None:
    published = json.loads((SCHEMAS / "reports.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(run("reports", *more, "--format", "json").out), published)


def test_csv_has_a_line_for_each_report(run: Run) -> None:
    for more, key in ((("haiphong",), "reports"), (("haiphong", *YEAR), "due")):
        shown = json.loads(run("reports", *more, "--format", "json").out)
        listed = shown["due"]["reports"] if key == "due" else shown["plans"][0]["reports"]
        table = list(
            csv.DictReader(
                io.StringIO(run("reports", *more, "--format", "csv").out.lstrip("\ufeff"))
            )
        )
        assert len(table) == len(listed)
        for row, shown_as in zip(table, listed, strict=True):
            report = shown_as["report"] if key == "due" else shown_as
            assert row["Plan"] == "haiphong"
            assert row["From (id)"] == report["from"]["id"]
            assert row["To (id)"] == (report["to"] or {"id": ""})["id"]
            assert row["Clause"] == f"[{report['clause']}{'*' if report['inferred'] else ''}]"
            assert row["On demand"] == ("yes" if report["on_demand"] else "")
            if key == "due":
                assert (row["Due"], row["Report (id)"]) == (shown_as["due"], shown_as["uid"])


def test_the_columns_are_named_in_the_language(run: Run) -> None:
    heads = {
        language: run("reports", "haiphong", "--format", "csv", "--lang", language).out.split("\n")[
            0
        ]
        for language in LANGUAGES
    }
    assert "Nơi gửi" in heads["vi"]
    assert "From" in heads["en"]


def test_reports_without_full_leave_out_what_they_are_about(run: Run) -> None:
    short, full = run("reports", "haiphong").out, run("reports", "haiphong", "--full").out
    about = "communes report to the district labour office every three"
    assert about not in " ".join(short.split()).lower()
    assert about in " ".join(full.split()).lower()
    assert re.search(r"no addressee +\S", full)
    for at in re.findall(r"\[[^]]+\]", full):
        assert at in short


def test_no_name_breaks_out_of_a_calendar(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "haiphong.yaml"
    file.write_text(hostile_plan("haiphong"), "utf-8")
    for language in LANGUAGES:
        benign, hostile = (
            exported(run, plan, *YEAR, "--lang", language) for plan in ("haiphong", str(file))
        )
        names = [
            [line.split(":")[0].split(";")[0] for line in unfolded(text)]
            for text in (benign, hostile)
        ]
        assert names[0] == names[1]
        assert by_icalendar(hostile) == by_vobject(hostile)
        for (uid, day, *_), (other, on, summary, _) in zip(
            by_icalendar(benign), by_icalendar(hostile), strict=True
        ):
            assert (uid, day) == (other, on)
            assert visible(NASTY) in summary


def unfolded(text: str) -> list[str]:
    """The lines of a calendar as they are meant."""
    return text.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["haiphong", "--from", "2026-12-31", "--to", "2026-01-01"], 2, "dates-out-of-order"),
        (["haiphong", "--from", "2026-12-31"], 2, "half-a-range"),
        (["haiphong", "--format", "ics"], 2, "half-a-range"),
        (["haiphong", "--holidays", "days.yaml"], 2, "half-a-range"),
        (["haiphong", "--due-after", "3"], 2, "half-a-range"),
        (["haiphong", "--agency", "labour departmnt"], 2, "did you mean"),
        (["tanhong", "--function", "coast-guard"], 2, "no such agency in `tanhong`"),
        (["--function", "coastguards"], 2, "unknown function"),
        (
            ["haiphong", "--from", "2150-01-01", "--to", "2150-12-31"],
            2,
            "calendar of working days for",
        ),
        (["haiphong", "--from", "0001-01-01", "--to", "0001-12-31"], 2, "working days for 1"),
        (["haiphong", "--from", "1996-01-01", "--to", "2026-12-31"], 2, "range-too-long"),
        (["haiphong", "--from", "9999-01-01", "--to", "9999-12-31"], 2, "working days for 9999"),
        (["haiphong", "--from", "2026-02-30", "--to", "2026-03-01"], 2, "is not a date"),
        (["haiphong", *YEAR, "--due-after", "-1"], 2, "--due-after"),
        (["haiphong", *YEAR, "--holidays", "nowhere.yaml"], 4, "`nowhere.yaml` does not exist"),
        (["nowhere"], 2, "unknown-plan"),
    ],
)
def test_mistakes(run: Run, arguments: list[str], code: int, said: str) -> None:
    ran = run("reports", *arguments)
    assert ran.code == code
    assert said in ran.err
    assert "Traceback" not in ran.err


def altered(folder: Path, alter: Any) -> str:
    """Hải Phòng's plan, altered, in a file."""
    data = reference.read(shipped_plans()["haiphong"])
    for clause in data["clauses"]:
        for duty in clause.get("duties", ()):
            if "reports" in duty:
                alter(duty)
    file = folder / "altered.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return str(file)


def test_a_period_that_never_ends_is_refused(run: Run, tmp_path: Path) -> None:
    file = altered(tmp_path, lambda duty: duty["reports"].update(every=["P0D"], period=None))
    ran = run("reports", file, *YEAR)
    assert ran.code == 3
    assert "this is not a length of time" in ran.err


def test_a_plan_that_asks_for_no_report_says_so(run: Run, tmp_path: Path) -> None:
    file = altered(tmp_path, lambda duty: duty.pop("reports"))
    ran = run("reports", file)
    assert ran.code == 0
    assert "no clause of this plan asks for a report" in ran.out
    assert "no report is due" in run("reports", file, *YEAR).out
    assert not by_icalendar(exported(run, file, *YEAR))


def test_an_agency_that_reports_nothing_says_so(run: Run) -> None:
    ran = run("reports", "haiphong", "--agency", "finance-department")
    assert "owes, receives and passes on no report" in ran.out


def test_holes_are_findings_where_asked_for(run: Run) -> None:
    assert run("reports", "tanhong", "--exit-code").code == 1
    assert run("reports", "tanhong").code == 0
    assert run("reports", "haiphong", "--agency", "courts", "--exit-code").code == 0


def test_an_expired_plan_is_noted(run: Run) -> None:
    assert "plan laichau was not in force" in run("reports", "laichau", *YEAR).out
    in_time = run("reports", "laichau", "--from", "2024-06-01", "--to", "2024-12-31").out
    assert "not in force" not in in_time


def test_swaps_that_nobody_knows_yet_are_noted(run: Run) -> None:
    far = run("reports", "haiphong", "--from", "2090-01-01", "--to", "2090-12-31")
    assert "Not all swapped working days of 2090 are known" in " ".join(far.out.split())
    near = run("reports", "haiphong", *YEAR)
    assert "known" not in " ".join(near.out.split())
    assert "may move" not in near.out


def test_a_file_of_holidays_moves_what_is_due(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "days.yaml"
    file.write_text('coordplan: 1\ndays_off: [{date: "2026-01-08"}]\n', "utf-8")
    asked = ("reports", "haiphong", *YEAR, "--format", "json")
    for more, first in (((), "2026-01-09"), (("--holidays", str(file)), "2026-01-10")):
        assert json.loads(run(*asked, *more).out)["due"]["reports"][0]["due"] == first


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("more", [(), YEAR, ("--agency", "labour-department")])
def test_lines_keep_to_the_width(
    run: Run, monkeypatch: pytest.MonkeyPatch, lang: str, more: tuple[str, ...]
) -> None:
    for columns in (40, 80):
        monkeypatch.setenv("COLUMNS", str(columns))
        out = run("reports", "-p", "haiphong", "-p", "tanhong", *more, "--lang", lang).out
        assert max(map(len, out.splitlines())) <= columns


@pytest.mark.parametrize(
    ("every", "end", "vi", "en"),
    [
        ("P1Y", "2026-12-31", "năm 2026", "year 2026"),
        ("P6M", "2026-06-30", "6 tháng đầu năm 2026", "first half of 2026"),
        ("P6M", "2026-12-31", "6 tháng cuối năm 2026", "second half of 2026"),
        ("P3M", "2026-09-30", "quý III/2026", "quarter 3 of 2026"),
        ("P1M", "2026-02-28", "tháng 2/2026", "month 2026-02"),
        ("P2M", "2026-02-28", "01/01/2026 – 28/02/2026", "2026-01-01 – 2026-02-28"),
        ("P1W", "2026-03-01", "23/02/2026 – 01/03/2026", "2026-02-23 – 2026-03-01"),
        ("P1D", "2026-02-28", "28/02/2026", "2026-02-28"),
    ],
)
def test_periods_have_the_names_that_people_give_them(
    every: str, end: str, vi: str, en: str
) -> None:
    day = date.fromisoformat(end)
    (period,) = periods(every, day, day)
    assert say.period(every, period) == Text(vi=vi, en=en)


def test_the_rule_is_told_as_it_is() -> None:
    assert say.rule(0).en == "the last day of the period, or the next working day"
    assert say.rule(1).en == "1 working day after the period ends"
    assert say.rule(10).vi == "10 ngày làm việc sau khi hết kỳ"


DANGER = ("who", "-p", "haiphong", "-e", "danger-at-shelter")


def test_deadlines_get_a_date_where_the_moment_is_given(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    local = run(*DANGER, "--received", "2026-02-13T16:00").out
    assert "at once (by 2026-02-13 16:00)" in " ".join(local.split())
    utc = run(*DANGER, "--received", "2026-02-13T09:00+00:00", "--lang", "vi").out
    assert "ngay (hạn 16:00 13/02/2026)" in " ".join(utc.split())
    assert "2026" not in run(*DANGER, "--as-of", "2024-01-01").out


def test_deadlines_in_json_keep_to_the_schema(run: Run) -> None:
    published = json.loads((SCHEMAS / "answer.schema.json").read_text("utf-8"))
    told = json.loads(run(*DANGER, "--received", "2026-02-13T16:00", "--format", "json").out)
    jsonschema.validate(told, published)
    items = [item for kind in ("act", "notify", "oversee") for item in told["plans"][0][kind]]
    assert all((item["due"] is None) == (item["within"] is None) for item in items)
    assert {"at": "2026-02-13T16:00+07:00", "day_off": None, "next_working_day": None} in [
        item["due"] for item in items
    ]
    plain = json.loads(run(*DANGER, "--format", "json").out)
    assert all("due" not in item for item in plain["plans"][0]["notify"])


def altered_deadlines(folder: Path) -> str:
    """Hải Phòng's plan with deadlines of its own, in a file."""
    data = reference.read(shipped_plans()["haiphong"])
    for clause in data["clauses"]:
        for duty in clause.get("duties", ()):
            if "notify" in duty:
                duty["notify"]["within"] = {"working_days": 2}
            if "lead" in duty:
                duty["within"] = "P3D"
    file = folder / "deadlines.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return str(file)


def test_working_days_of_a_duty_run_across_tet(run: Run, tmp_path: Path) -> None:
    plan = altered_deadlines(tmp_path)
    asked = ("who", "-p", plan, "-e", "sea-border-return", "--received", "2026-02-13T16:00")
    out = " ".join(run(*asked).out.split())
    assert "within 2 working days (by 2026-02-24 23:59)" in out
    assert (
        "within 3 days (by 2026-02-16 23:59; a day off: Lunar New Year's Eve; "
        "next working day 2026-02-23)"
    ) in out


@pytest.mark.parametrize(
    "moment",
    ["2026-02-13", "yesterday", "2026-02-30T16:00", "2026-02-13T", "0001-01-01T00:00+14:00"],
)
def test_a_moment_that_is_none_is_refused(run: Run, moment: str) -> None:
    ran = run(*DANGER, "--received", moment)
    assert ran.code == 2
    assert "is not a moment\n  help: write YYYY-MM-DDTHH:MM" in ran.err


def test_holidays_without_a_moment_are_refused(run: Run) -> None:
    ran = run(*DANGER, "--holidays", "docs/examples/holidays.yaml")
    assert ran.code == 2
    assert "`--holidays` needs `--received`" in ran.err


def test_a_file_of_holidays_counts_for_deadlines_too(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "days.yaml"
    file.write_text('coordplan: 1\nworking_days: ["2026-02-14"]\n', "utf-8")
    plan = altered_deadlines(tmp_path)
    asked = ("who", "-p", plan, "-e", "sea-border-return", "--received", "2026-02-13T16:00")
    out = " ".join(run(*asked, "--holidays", str(file)).out.split())
    assert "within 2 working days (by 2026-02-23 23:59)" in out


def test_a_moment_in_a_year_without_a_calendar_is_refused(run: Run) -> None:
    ran = run(*DANGER, "--received", "2150-02-13T16:00")
    assert ran.code == 2
    assert "no reliable calendar of working days for 2150" in ran.err
