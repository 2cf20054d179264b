"""A case that came in at a place which the plan's jurisdiction is not known to have."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import Run

OUTSIDE = "outside-places"


def doubts(run: Run, *arguments: str) -> list[str]:
    ran = run("who", *arguments, "--format", "json", "--as-of", "2020-01-01")
    assert ran.code == 0, ran.err
    answer: Any = json.loads(ran.out)
    return [one["rule"] for one in answer["plans"][0]["doubts"]]


@pytest.mark.parametrize(
    ("plan", "event", "outside"),
    [
        ("laichau", "island-return", True),
        ("tanhong", "island-return", True),
        ("haiphong", "island-return", False),
        ("haiphong", "land-border-return", True),
        ("tanhong", "land-border-return", False),
        ("nd-62-2012", "island-return", False),
    ],
)
def test_whether_the_place_lies_outside(run: Run, plan: str, event: str, outside: bool) -> None:
    assert (OUTSIDE in doubts(run, "-p", plan, "-e", event)) is outside


def test_it_stands_in_the_first_line(run: Run) -> None:
    ran = run("who", "-p", "haiphong", "-e", "land-border-return", "--as-of", "2024-01-01")
    assert ran.out.startswith("IN DOUBT  Hải Phòng City is not known to have had: land border gate")
    ran = run(
        "who", "-p", "haiphong", "-e", "land-border-return", "--as-of", "2024-01-01", "--lang", "vi"
    )
    assert ran.out.startswith("CẦN KIỂM TRA  chưa rõ thành phố Hải Phòng có cửa khẩu đường bộ")


def test_at_home_nothing_is_doubted(run: Run) -> None:
    island = ("-p", "laichau", "-e", "island-return")
    assert OUTSIDE in doubts(run, *island)
    assert OUTSIDE not in doubts(run, *island, "-f", "returned=true")


def test_later_actions_count_every_entry(run: Run) -> None:
    island = ("-p", "laichau", "-e", "island-return")
    assert OUTSIDE in doubts(run, *island, "--phase", "reception")
    assert OUTSIDE not in doubts(run, *island, "--phase", "assistance")
    assert OUTSIDE not in doubts(run, *island, "--phase", "proceedings")


def test_no_place_is_judged_where_the_entry_is_unknown(run: Run) -> None:
    for plan in ("laichau", "tanhong", "haiphong"):
        assert OUTSIDE not in doubts(run, "-p", plan, "-e", "rescue")
