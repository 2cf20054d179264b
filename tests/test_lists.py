"""What is looked up: nothing of it is lost on the way to a terminal or into a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest

import coordplan
from coordplan.diagnostics import Diagnostic, Severity
from coordplan.pages.cache import cache_page
from coordplan.pages.check import check_page
from coordplan.pages.clauses import plan_page
from coordplan.print.diagnostics import diagnostic_lines
from coordplan.print.lines import plain
from coordplan.print.text import page_lines
from coordplan.source import Location, Position
from coordplan.text import Text
from coordplan.vocabulary.terms import spelled
from tests.conftest import ROOT, Run

BAD = "tests/checks/unknown-value/bad.yaml"
VILLAGE = "tests/data/trace/village"


def table(text: str) -> list[dict[str, str]]:
    """The lines of a CSV by the titles of its columns, without what keeps a text a text."""
    lines = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [{name: value.removeprefix("'") for name, value in line.items()} for line in lines]


def data(run: Run, *arguments: str) -> dict[str, list[dict[str, object]]]:
    found = json.loads(run(*arguments, "--format", "json").out)
    assert isinstance(found, dict)
    return found


# plans, events, facts, actions


def test_every_plan_has_a_line(run: Run) -> None:
    found = table(run("plans", "--format", "csv").out)
    known = data(run, "plans")["plans"]
    assert [(one["Id"], int(one["Duties"])) for one in found] == [
        (one["id"], one["duties"]) for one in known
    ]
    assert {one["Only in part"] for one in found} >= {"[24] [25] [26]", ""}


def test_every_fact_and_value_is_said(run: Run, vocabulary: coordplan.Vocabulary) -> None:
    shown, found = run("facts").out, table(run("facts", "--format", "csv").out)
    pairs = [(fact.id, spelled(v.value)) for fact in vocabulary.fact_list for v in fact.values]
    assert [(one["Fact"], one["Value"]) for one in found] == pairs
    for fact in vocabulary.fact_list:
        assert f"\n  {fact.id} " in shown
    for number in vocabulary.numbers:
        assert f"\n  {number} " in shown
    assert "\n      0–15    minor=true, under_16=true\n" in shown
    assert "\nCONSTRAINTS BETWEEN FACTS\n" in shown


def test_other_names_are_said_where_everything_is_wanted(run: Run) -> None:
    assert "sân bay" not in run("facts").out
    assert "sân bay" in run("facts", "--full").out
    assert any(
        "sân bay" in one["Other names"] for one in table(run("facts", "--format", "csv").out)
    )


def test_every_event_is_said_with_its_facts(run: Run) -> None:
    assert "\n  self-return " in run("events").out
    assert "[route=rescue, entry=at-sea]" in run("events").out
    found = {one["Id"]: one["Facts"] for one in table(run("events", "--format", "csv").out)}
    assert found["sea-rescue"] == "route=rescue, entry=at-sea"


def test_actions_by_phase(run: Run, vocabulary: coordplan.Vocabulary) -> None:
    shown, known = run("actions", "--lang", "vi").out, data(run, "actions")
    assert [one["id"] for one in known["phases"]] == list(vocabulary.phases)
    assert [one["id"] for one in known["actions"]] == list(vocabulary.actions)
    places = [shown.index(f"  {phase}\n") for phase in vocabulary.phases]
    assert places == sorted(places)
    for action in vocabulary.actions.values():
        assert places[action.phase.number] < shown.index(f"\n  {action.id} ")
    (aid,) = (one for one in known["actions"] if one["id"] == "legal-aid")
    assert aid["needed"] == "legal_aid_eligible=true"
    lines = {one["Id"]: one for one in table(run("actions", "--format", "csv").out)}
    assert lines["vocational"]["Belongs to"] == (
        "labour, invalids and social affairs (until 2025-02-28); education (since 2025-03-01)"
    )


# agencies


def test_the_duties_of_an_agency_are_those_of_its_data(run: Run) -> None:
    lines = {
        one["Id"]: one for one in table(run("agencies", "-p", "haiphong", "--format", "csv").out)
    }
    known = data(run, "agencies", "-p", "haiphong")["agencies"]
    assert list(lines) == [one["id"] for one in known]
    for one in known:
        roles = one["roles"]
        assert isinstance(roles, dict)
        leads = [name.removeprefix("haiphong:") for name in roles.get("lead", ())]
        assert lines[str(one["id"])]["Leads"] == ", ".join(leads)


# a plan and its clauses


def test_a_plan_is_a_table_of_its_duties(haiphong: coordplan.Plan) -> None:
    (sheet,) = plan_page(haiphong).sheets
    said = [[cell.lines[0][0].text.en if cell.lines else "" for cell in row] for row in sheet.rows]
    duties = Counter(row[3] for row in said if row[3])
    assert duties == Counter(duty.id for duty in haiphong.duties)
    assert {row[0] for row in said} == {f"[{at}]" for at in haiphong.clauses}
    marks = {run.mark for row in sheet.rows for run in row[0].lines[0]}
    assert marks == {"clause"}


def test_a_clause_stays_the_clause_that_it_is_in_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "tests/checks/unknown-agency/good.yaml").read_text("utf-8")
    file = tmp_path / "plan.yaml"
    file.write_text(text.replace("at: I.1", 'at: "1.10"').replace("at: I.2", "at: 4-1"), "utf-8")
    found = {one["Clause"] for one in table(run("show", str(file), "--format", "csv").out)}
    assert {"[1.10]", "[4-1]"} <= found


def test_a_duty_says_everything_that_its_clause_gives(run: Run) -> None:
    shown = " ".join(run("show", "haiphong", "V.13.-5").out.split())
    for words in (
        "haiphong V.13.-5 duty",
        "haiphong:V.13.-5#2 notify",
        "[location=facility and danger=true]",
        "also for relatives",
        "Thanh Xuân Social Labour School acts",
        "tells Police or City Border Guard Command; at once",
        "* inferred ",
        "encoded at haiphong:1387:5",
    ):
        assert words in shown
    assert "on call: where judged necessary" in " ".join(
        run("show", "haiphong", "V.8.-4").out.split()
    )


def test_the_exact_words_stand_beside_their_clause(run: Run) -> None:
    arguments = ("show", f"{VILLAGE}.yaml", "-s", f"{VILLAGE}-revised.md")
    known = {f"[{one['at']}]": one["source_text"] or "" for one in data(run, *arguments)["clauses"]}
    found = table(run(*arguments, "--format", "csv").out)
    assert {one["Clause"]: one["Source text"] for one in found} == known
    shown = run(*arguments).out
    assert "this clause is not found in the source" in shown
    assert "source text, now at II.1.-3" in shown
    assert "the source has another text at" in shown
    assert "Source text" not in table(run(*arguments[:2], "--format", "csv").out)[0]


def test_a_plan_read_elsewhere_says_where_in_a_document_only(run: Run) -> None:
    assert "https://" not in run("show", "luat-53-2024").out
    page = plan_page(coordplan.load_plan("luat-53-2024"))
    assert "https://" in page.foot[0][0].text.en
    assert plan_page(coordplan.load_plan("tanhong")).foot == ()


# the registry


def test_a_row_of_the_registry_and_its_line_say_the_same(run: Run) -> None:
    laws = {one["Id"]: one for one in table(run("registry", "--format", "csv").out)}
    known = data(run, "registry")["instruments"]
    assert list(laws) == [one["id"] for one in known]
    shown = " ".join(run("registry").out.split())
    for one in known:
        line = laws[str(one["id"])]
        assert f"{one['id']} {line['Number']}; {line['Title']}; " in shown
        assert line["Standing"] in shown
        assert line["In force from"] == (one["in_force_from"] or "")
    moved = table(run("registry", "successions", "--format", "csv").out)
    assert len(moved) == len(data(run, "registry")["successions"])
    assert all(one["Sources"] for one in moved)


def test_what_rests_on_a_law_is_a_table_too(run: Run) -> None:
    found = table(run("registry", "impact", "luat-66-2011", "--format", "csv").out)
    assert {
        "Id": "nd-62-2012",
        "Number": "62/2012/NĐ-CP",
        "Plan": "haiphong",
        "Clause": "[V.1.-4]",
    }.items() <= next(one for one in found if one["Plan"] == "haiphong").items()
    assert run("registry", "impact", "nq-30-2026", "--format", "csv").code == 0


# check, cache, schema


def test_findings_of_several_files_are_one_table(run: Run) -> None:
    ran = run("check", BAD, "haiphong", "--format", "csv")
    assert ran.code == 3
    first, second, clean = table(ran.out)
    assert (first["File"], first["Line"], first["Rule"]) == (BAD, "32", "unknown-value")
    assert second["Help"] == "known: true, false"
    assert (clean["File"], clean["Message"], clean["Rule"]) == ("haiphong", "clean", "")
    old = table(run("check", "laichau", "--as-of", "2026-11-22", "--format", "csv").out)
    assert {one["File"] for one in old} == {"laichau"}, "a shipped plan is named by its id"
    counted = check_page({"a": (), "b": (_found("x", severity=Severity.WARNING),)})
    shown = plain(page_lines(counted, "en", 100))
    assert "2 files checked, 0 errors, 1 warning" in shown


def test_an_error_is_told_alike_wherever_it_is_told(run: Run) -> None:
    assert run("check", BAD).out == run("who", "-p", BAD).err
    assert run("check", "haiphong", "--lang", "vi").out == "haiphong: không có lỗi\n"


def test_a_message_forges_no_line() -> None:
    found = _found("a\nerror[b]: c\u2028d\re", help_="x\ny")
    shown = plain(diagnostic_lines([found], "en"))
    assert shown == "error[rule]: a error[b]: c d e\n  --> f g:1:2\n  help: x y\n"


def _found(said: str, help_: str = "h", severity: Severity = Severity.ERROR) -> Diagnostic:
    where = Location("f\ng", Position(1, 2))
    return Diagnostic("rule", Text(said, said), where, Text(help_, help_), severity)


@pytest.mark.parametrize(
    ("holds", "said"),
    [
        ((None, 0, 0, None), "off"),
        (("/c", 1, 1025, None), "1 entry, 2 KiB"),
        (("/c", 0, 0, 3), "3 deleted; 0 entries, 0 KiB"),
    ],
)
def test_what_the_cache_holds(holds: tuple[str | None, int, int, int | None], said: str) -> None:
    shown = plain(page_lines(cache_page(*holds, used=True), "en", 100))
    assert said in shown
    assert ("/c" in shown) == (holds[0] is not None)


def test_a_schema_goes_into_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    assert run("schema", "facts", "-o", str(file)).out == ""
    assert file.read_text("utf-8") == run("schema", "facts").out
    assert run("schema", "facts", "-o", str(tmp_path / "facts.csv")).code == 2
