"""Days and moments as they are typed and written, and what day it is."""

from __future__ import annotations

import ast
import json
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

import pytest

from coordplan.cli import now
from coordplan.dates import ZONE, day_of, is_dated, moment_of
from tests.conftest import ROOT, Run

NO_DAYS = [
    "2026-2-9", "20260209", "2026-W07-1", "2026W071", "2026-040", "2026/02/09", "09/02/2026",
    "2026-02-30", "2026-13-01", "2026-00-10", "2026-02-00", "0000-01-01", "10000-01-01",
    "+2026-02-09", "-2026-02-09", " 2026-02-09", "2026-02-09 ", "2026-02-09\n", "2026-02-09T00:00",
    "٢٠٢٦-٠٢-٠٩", "2026-02-0９", "2026‐02‐09", "2026−02−09", "hôm nay", "today", "2026", "2026-02",
    "", "26-02-09", "2026-02-29", "2100-02-29",
]  # fmt: skip


@pytest.mark.parametrize("written", NO_DAYS)
def test_what_is_not_written_as_a_day_is_none(written: str) -> None:
    assert day_of(written) is None


@pytest.mark.parametrize("written", ["2026-02-09", "0001-01-01", "9999-12-31", "2024-02-29"])
def test_a_day_is_read_as_it_is_shown(written: str) -> None:
    found = day_of(written)
    assert found is not None
    assert found.isoformat() == written


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2026-02-13T16:00", "2026-02-13T16:00+07:00"),
        ("2026-02-13T16:00+07:00", "2026-02-13T16:00+07:00"),
        ("2026-02-13T16:00Z", "2026-02-13T23:00+07:00"),
        ("2026-02-13T18:00-08:00", "2026-02-14T09:00+07:00"),
        ("9999-12-31T23:59", "9999-12-31T23:59+07:00"),
    ],
)
def test_a_moment_is_one_in_viet_nam(written: str, shown: str) -> None:
    found = moment_of(written)
    assert found is not None
    assert found.isoformat(timespec="minutes") == shown


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-13", "2026-02-13T", "2026-02-13T16", "2026-02-13 16:00", "2026-02-13t16:00",
        "2026-02-13T16:00:30", "2026-02-13T16:00:00.5", "20260213T1600", "2026-02-13T1600",
        "2026-02-13T24:00", "2026-02-13T16:60", "2026-02-13T4:00", "2026-W07-5T16:00",
        "2026-02-13T16:00z", "2026-02-13T16:00+7", "2026-02-13T16:00+0700", "2026-02-13T16:00 ICT",
        "2026-02-30T16:00", "0000-01-01T16:00", "2026-02-13T١٦:٠٠", "0001-01-01T00:00+14:00",
        "9999-12-31T23:00-14:00", "2026-02-13T16:00+99:00", "2026-02-13T16:00\n", "",
    ],
)  # fmt: skip
def test_what_is_not_written_as_a_moment_is_none(written: str) -> None:
    assert moment_of(written) is None


@pytest.mark.parametrize("written", ["2023", "2023-07", "2023-07-18"])
def test_dates_are_as_precise_as_their_source(written: str) -> None:
    assert is_dated(written)


@pytest.mark.parametrize(
    "written",
    ["0000", "2023-13", "2023-7", "202307", "2023-07-32", "2023-W07", "٢٠٢٣", "2023\n", ""],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert not is_dated(written)


ASKED = (
    ("who", "-p", "haiphong", "-e", "rescue", "--as-of"),
    ("card", "-p", "haiphong", "-e", "rescue", "--as-of"),
    ("ask", "-p", "haiphong", "--as-of"),
    ("compare", "haiphong", "--as-of"),
    ("deviations", "haiphong", "--as-of"),
    ("check", "haiphong", "--as-of"),
    ("reports", "haiphong", "--to", "2026-12-31", "--from"),
    ("reports", "haiphong", "--from", "2026-01-01", "--to"),
)


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: f"{asked[0]} {asked[-1]}")
@pytest.mark.parametrize("written", ["2026-2-9", "20260209", "2026-W07-1", "2026-02-09T00:00"])
def test_every_option_takes_one_form_of_a_day(
    run: Run, asked: tuple[str, ...], written: str
) -> None:
    for language, said in (("en", "is not a date"), ("vi", "không phải ngày")):
        ran = run(*asked, written, "--lang", language)
        assert ran.code == 2
        assert said in ran.err
        assert written not in ran.err.partition("YYYY-MM-DD")[0]
        assert "YYYY-MM-DD: 2026-11-22" in ran.err


class Frozen(datetime):
    """A clock that stands at 18:30 UTC: the next day in Viet Nam, the day before in the Pacific."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Frozen:
        """The moment at which it stands."""
        return cls(2026, 11, 28, 18, 30, tzinfo=UTC).astimezone(tz)


@pytest.fixture(params=["America/Los_Angeles", "UTC", "Asia/Ho_Chi_Minh", "Pacific/Kiritimati", ""])
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine in another zone, at a time when days differ."""
    monkeypatch.setenv("TZ", request.param)
    if hasattr(time, "tzset"):
        time.tzset()
    monkeypatch.setattr("datetime.datetime", Frozen)
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.mark.usefixtures("elsewhere")
def test_today_is_the_day_in_viet_nam(run: Run) -> None:
    assert now.today() == date(2026, 11, 29)
    ran = run("who", "-p", "haiphong", "-e", "rescue", "--format", "json")
    assert json.loads(ran.out)["as_of"] == "2026-11-29"


def test_the_zone_needs_no_table_of_zones() -> None:
    assert (
        datetime(2026, 7, 1, tzinfo=ZONE).utcoffset()
        == datetime(1999, 1, 1, tzinfo=ZONE).utcoffset()
    )
    assert now.moment().tzinfo is ZONE


def test_the_clock_is_read_in_one_place() -> None:
    reading = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src").rglob("*.py")
        if any(_reads_the_clock(node) for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    }
    assert reading == {"coordplan/cli/now.py"}


def _reads_the_clock(node: ast.AST) -> bool:
    names = {"now", "today", "utcnow", "localtime", "gmtime", "fromtimestamp", "time_ns"}
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
        and ast.unparse(node.func) != "now.today"
    )


def test_days_in_files_are_read_alike(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "days.yaml"
    for written in ("2026-2-9", "20260209", "2026-W07-1", "2026-02-30"):
        file.write_text(f'coordplan: 1\nworking_days: ["{written}"]\n', "utf-8")
        ran = run(
            "reports",
            "haiphong",
            "--from",
            "2026-01-01",
            "--to",
            "2026-01-31",
            "--holidays",
            str(file),
        )
        assert ran.code == 3
        assert "YYYY-MM-DD" in ran.err
        assert "days.yaml:2:16" in ran.err
