"""Headings that name who acts, and clauses that others lean on: what has to be read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import coordplan
from coordplan.tracing import State, Trace, trace
from coordplan.tracing.trace import Cause
from tests.conftest import ROOT, Run

EXAMPLES = ROOT / "docs" / "examples"
TEXT = (EXAMPLES / "headings.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def landing() -> coordplan.Plan:
    return coordplan.load_plan(str(EXAMPLES / "headings.yaml"))


def states(found: Trace) -> dict[str, State]:
    return {heading.planned.at: heading.state for heading in found.headings}


def again(found: Trace) -> list[tuple[str, Cause, str]]:
    return [(one.clause.at, one.cause, one.by) for one in found.affected]


def test_a_source_as_it_was_is_clean(landing: coordplan.Plan) -> None:
    found = trace(landing, TEXT)
    assert found.clean
    assert states(found) == {"I": State.ACCOUNTED, "II": State.ACCOUNTED}
    assert again(found) == []


def test_another_body_in_a_heading_is_a_finding_with_its_clauses(landing: coordplan.Plan) -> None:
    found = trace(landing, TEXT.replace("I. Công an xã", "I. Ban Chỉ huy quân sự xã"))
    assert not found.clean
    assert found.findings == (), "no clause has changed"
    assert states(found) == {"I": State.CHANGED, "II": State.ACCOUNTED}
    assert again(found) == [("I.-1", Cause.HEADING, "I"), ("I.-2", Cause.HEADING, "I")]


def test_bodies_that_change_places_are_found(landing: coordplan.Plan) -> None:
    """Both headings are still there: each over the clauses of the other."""
    swapped = TEXT.replace("Công an xã", "?").replace("Trạm y tế\n", "Công an xã\n")
    found = trace(landing, swapped.replace("I. ?", "I. Trạm y tế"))
    assert not found.clean
    assert states(found) == {"I": State.CHANGED, "II": State.CHANGED}
    assert [at for at, cause, _ in again(found) if cause is Cause.HEADING] == [
        "I.-1",
        "I.-2",
        "II.-1",
        "II.-2",
    ]


def test_parts_that_are_only_renumbered_name_the_same_bodies(landing: coordplan.Plan) -> None:
    part = "## I. Mục đích\n\n- Giúp người trở về.\n\n"
    moved = TEXT.replace("## II. ", "## III. ").replace("## I. Công", "## II. Công")
    found = trace(landing, moved.replace("## II. Công", f"{part}## II. Công"))
    assert states(found) == {"I": State.MOVED, "II": State.MOVED}
    assert again(found) == []
    assert not found.clean, "a new part is missing in the plan"


def test_a_clause_below_another_heading_is_read_again(landing: coordplan.Plan) -> None:
    dash = "- Đón người trở về ở bến đò.\n\n"
    found = trace(
        landing, TEXT.replace(dash, "").replace("II. Trạm y tế\n\n", f"II. Trạm y tế\n\n{dash}")
    )
    assert states(found)["I"] is State.ACCOUNTED
    assert ("I.-1", Cause.HEADING, "I") in again(found)
    assert ("I.-2", Cause.HEADING, "I") not in again(found)


def test_a_heading_that_is_gone_is_a_finding(landing: coordplan.Plan) -> None:
    found = trace(landing, TEXT.replace("## II. Trạm y tế\n\n", ""))
    assert states(found)["II"] in {State.GONE, State.CHANGED}
    assert not found.clean


def test_a_clause_that_another_leans_on_is_followed(landing: coordplan.Plan) -> None:
    found = trace(landing, TEXT.replace("cho Ủy ban nhân dân xã,", "cho Văn phòng xã,"))
    assert again(found) == [("II.-2", Cause.TAKEN_FROM, "I.-2")]


@pytest.mark.parametrize(
    ("edit", "code", "said"),
    [
        (lambda text: text, 0, "4 of 4 clauses accounted for"),
        (lambda text: text.replace("Trạm y tế\n", "Hội Phụ nữ\n"), 1, "II.-1, II.-2"),
    ],
)
def test_the_command(
    run: Run, tmp_path: Path, edit: Callable[[str], str], code: int, said: str
) -> None:
    source = tmp_path / "source.txt"
    source.write_text(edit(TEXT), "utf-8")
    ran = run("trace", "docs/examples/headings.yaml", "--source", str(source))
    assert (ran.code, said in ran.out) == (code, True), ran.out


def test_the_border_guard_of_haiphong(run: Run, sources: Path, tmp_path: Path) -> None:
    text = (sources / "haiphong.txt").read_text("utf-8")
    assert text.count("8. Trách nhiệm của Bộ chỉ huy Bộ đội Biên phòng") == 1
    source = tmp_path / "haiphong.txt"
    source.write_text(
        text.replace(
            "8. Trách nhiệm của Bộ chỉ huy Bộ đội Biên phòng", "8. Trách nhiệm của Sở Y tế"
        ),
        "utf-8",
    )
    ran = run("trace", "haiphong", "--source", str(source))
    assert ran.code == 1
    assert "changed V.8" in ran.out
    for clause in ("V.8.-1", "V.8.-2", "V.8.-3", "V.8.-3.¶2", "V.8.-4"):
        assert clause in ran.out
