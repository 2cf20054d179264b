"""``coordplan test``: scenarios pass, fail with their place, cover, and notice damage."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import unicodedata
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import pytest

from coordplan.load import load_suite, scenario_files, shipped_plans
from coordplan.scenarios import coverage_of, judge, survey
from coordplan.scenarios.mutants import mutants
from tests.conftest import ROOT, Run

PLAN = ROOT / "tests" / "checks" / "any-of-one" / "good.yaml"

HAIPHONG = """\
coordplan: 1
plan: haiphong
scenarios:
  - name: back alone
    events: [self-return]
    expect:
      at_once: [V.8.-3.¶2#4]
      handed_over: {V.8.-3.¶2#4: [sea-border-commune-committee]}
"""

GOOD = """\
coordplan: 1
plan: plan.yaml
scenarios:
  - name: rescued
    events: [rescue]
    expect:
      leads: {receive: [police]}
      acts: {receive: [school]}
      told: [committee]
      told_at_once: [committee, school]
      status: {receive: named}
      silent: [certify]
      duties:
        I.1#1: {lead: [police], support: [school]}
  - name: nothing known
    expect:
      leads: {receive: []}
      possible: {I.1#1: [route]}
      ask: route
  - name: found
    facts: {route: found}
    expect:
      excluded: [I.1#1]
      not_acting: {receive: [police]}
      not_told: [committee]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN.read_text("utf-8"), "utf-8")
    (tmp_path / "scenarios.yaml").write_text(GOOD, "utf-8")
    return tmp_path


def test_good_scenarios_pass_and_notice_every_damage(run: Run, folder: Path) -> None:
    file = str(folder / "scenarios.yaml")
    ran = run("test", file, "--mutate", "--threshold", "100", "--mutation-threshold", "100")
    assert ran.code == 0, ran
    assert "3 passed, 0 failed" in ran.out
    assert "1 of 1 case duties exercised" in ran.out
    assert "4 of 4 planted faults noticed" in ran.out


WRONG = [
    ("leads: {receive: [police]}", "leads: {receive: [school]}", "receive led by: expected school, found police"),
    ("acts: {receive: [school]}", "acts: {receive: [committee]}", "receive by: expected committee"),
    ("told: [committee]", "told: [police]", "told: expected police"),
    ("told_at_once: [committee, school]", "told_at_once: [police]", "told at once: expected police"),
    ("status: {receive: named}", "status: {receive: shared}", "status of receive: expected shared, found named"),
    ("silent: [certify]", "silent: [receive]", "status of receive: expected silent"),
    ("{lead: [police], support: [school]}", "{lead: [police]}", "duty I.1#1: expected lead police, found"),
    ("possible: {I.1#1: [route]}", "possible: {I.1#1: [entry]}", "duty I.1#1 on: expected entry, found route"),
    ("ask: route", "ask: entry", "next question: expected entry, found route"),
    ("    facts: {route: found}", "    facts: {route: rescue}", "duty I.1#1: expected excluded, found certain"),
    ("    events: [rescue]", "    facts: {}", "duty I.1#1: expected certain, found possible"),
    ("    facts: {route: found}", "    facts: {}", "receive: expected not police, found police"),
    ("    facts: {route: found}", "    facts: {}", "told: expected not committee, found committee"),
    ("    facts: {route: found}", "    events: [rescue]\n    facts: {route: found}", "contradict each other"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "instead", "said"), WRONG)
def test_every_expectation_can_fail(
    run: Run, folder: Path, written: str, instead: str, said: str
) -> None:
    file = folder / "scenarios.yaml"
    assert written in GOOD
    file.write_text(GOOD.replace(written, instead, 1), "utf-8")
    ran = run("test", str(file))
    assert ran.code == 1
    assert said in ran.out
    assert "scenarios.yaml:" in ran.out


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        (
            "at_once: [V.8.-3.¶2#4]",
            "at_once: [V.8.-3.¶2#1]",
            "expected at once, found no such deadline",
        ),
        ("at_once: [V.8.-3.¶2#4]", "at_once: [V.8.-1#1]", "expected at once, found excluded"),
        ("[sea-border-commune-committee]", "[commune-committee]", "to: expected commune-committee"),
        ("[sea-border-commune-committee]", "[nobody]", "the plan has no such agency"),
    ],
)
def test_what_must_happen_at_once_and_to_whom(
    run: Run, tmp_path: Path, written: str, instead: str, said: str
) -> None:
    file = tmp_path / "scenarios.yaml"
    file.write_text(HAIPHONG, "utf-8")
    assert run("test", str(file)).code == 0
    file.write_text(HAIPHONG.replace(written, instead), "utf-8")
    ran = run("test", str(file))
    assert ran.code in {1, 3}
    assert said in ran.out + ran.err


INVALID = [
    ("leads: {receive: [police]}", "leads: {recieve: [police]}", "did you mean `receive`?"),
    ("leads: {receive: [police]}", "leads: {receive: [polcie]}", "did you mean `police`?"),
    ("I.1#1: {lead", "I.1#2: {lead", "the plan has no such duty"),
    ("{lead: [police], support: [school]}", "{lead: [polizei]}", "no such agency"),
    ("possible: {I.1#1: [route]}", "possible: {I.1#1: [rout]}", "no such fact"),
    ("ask: route", "ask: rout", "no such fact"),
    ("name: found", "name: rescued", "a scenario above is called so"),
    ("name: found", "nam: found", "unknown key"),
    ("plan: plan.yaml", "plan: nowhere", "no such plan"),
    ("coordplan: 1", "coordplan: [", "not YAML"),
]


@pytest.mark.parametrize(("written", "instead", "said"), INVALID)
def test_invalid_scenario_files(
    run: Run, folder: Path, written: str, instead: str, said: str
) -> None:
    file = folder / "scenarios.yaml"
    file.write_text(GOOD.replace(written, instead, 1), "utf-8")
    ran = run("test", str(file))
    assert ran.code in {2, 3}
    assert said in ran.err


def test_a_scenario_that_expects_nothing_is_refused(run: Run, folder: Path) -> None:
    file = folder / "scenarios.yaml"
    file.write_text(GOOD + "  - {name: idle, expect: {}}\n", "utf-8")
    assert "expects nothing" in run("test", str(file)).err


@pytest.mark.parametrize(
    "expect",
    ["{}", "{duties: {}}", "{excluded: []}", "{leads: {}}", "{acts: {receive: []}}", "{told: []}",
     "{not_acting: {receive: [], verify: []}}", "{status: {}, silent: []}", "{ask: null}",
     "{doubts: null}", "{on_call: [], marked: [], before: {}}"],
)  # fmt: skip
def test_expectations_that_ask_for_nothing_are_none(run: Run, folder: Path, expect: str) -> None:
    file = folder / "scenarios.yaml"
    file.write_text(f"{GOOD}  - {{name: idle, events: [rescue], expect: {expect}}}\n", "utf-8")
    ran = run("test", str(file))
    assert (ran.code, "empty-scenario" in ran.err) == (3, True)


@pytest.mark.parametrize(
    "expect", ["{leads: {receive: []}}", "{aside: {receive: []}}", "{doubts: []}"]
)
def test_an_empty_list_that_says_nobody_is_an_expectation(
    run: Run, folder: Path, expect: str
) -> None:
    file = folder / "scenarios.yaml"
    file.write_text(f"{GOOD}  - {{name: nobody, events: [rescue], expect: {expect}}}\n", "utf-8")
    assert run("test", str(file)).code in {0, 1}


@pytest.mark.parametrize("key", ["handed_over", "partners", "before", "after", "reports"])
def test_what_does_not_hold_does_nothing_with_nobody_either(
    run: Run, folder: Path, key: str
) -> None:
    """An empty list of a duty that is excluded is no expectation that is met."""
    text = f"""coordplan: 1
plan: plan.yaml
scenarios:
  - {{name: one, facts: {{route: found}}, expect: {{excluded: ["I.1#1"]}}}}
  - {{name: two, facts: {{route: found}}, expect: {{{key}: {{"I.1#1": []}}}}}}
"""
    (folder / "scenarios.yaml").write_text(text, "utf-8")
    ran = run("test", str(folder / "scenarios.yaml"))
    assert (ran.code, "1 passed, 1 failed" in ran.out) == (1, True), ran.out + ran.err


def test_a_folder_holds_scenarios_of_either_ending_and_case(run: Run, folder: Path) -> None:
    text = GOOD.replace("plan: plan.yaml", "plan: plan")
    for name in ("a.yaml", "b.yml", "C.YAML", "deep/d.Yml"):
        file = folder / "s" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        file.with_name("plan").write_bytes(PLAN.read_bytes())
    (folder / "s" / "notes.txt").write_text("no scenario", "utf-8")
    told = json.loads(run("test", str(folder / "s"), "--format", "json").out)
    found = [Path(one["file"]).name for one in told["files"]]
    assert sorted(found) == ["C.YAML", "a.yaml", "b.yml", "d.Yml"]


def test_a_folder_without_scenarios_among_others_fails(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    ran = run("test", str(folder / "scenarios.yaml"), str(folder / "empty"))
    assert (ran.code, "no scenario file in" in ran.err) == (1, True)
    (folder / "none.yaml").write_text("coordplan: 1\nplan: plan.yaml\nscenarios: []\n", "utf-8")
    ran = run("test", str(folder / "scenarios.yaml"), str(folder / "none.yaml"))
    assert (ran.code, "no scenario to run" in ran.err) == (1, True)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("said", ["NFC", "NFD"])
def test_a_plan_is_found_whatever_code_points_its_name_is_written_in(
    run: Run, folder: Path, form: Literal["NFC", "NFD"], said: Literal["NFC", "NFD"]
) -> None:
    (folder / "plan.yaml").rename(folder / unicodedata.normalize(form, "kế\u00a0hoạch.yaml"))
    named = unicodedata.normalize(said, "kế hoạch.yaml")
    file = folder / "scenarios.yaml"
    file.write_text(GOOD.replace("plan: plan.yaml", f"plan: {named}"), "utf-8")
    assert run("test", str(file)).code == 0


def test_of_two_names_that_read_alike_none_is_taken(run: Run, folder: Path) -> None:
    for name in ("a\u0323\u0302.yaml", "a\u0302\u0323.yaml"):
        (folder / name).write_bytes((folder / "plan.yaml").read_bytes())
    file = folder / "scenarios.yaml"
    file.write_text(GOOD.replace("plan: plan.yaml", "plan: ậ.yaml"), "utf-8")
    assert "unreadable-file" in run("test", str(file)).err


def test_links_of_a_folder_do_not_lead_out_of_it(run: Run, folder: Path, tmp_path: Path) -> None:
    inside = folder / "s"
    inside.mkdir()
    (folder / "scenarios.yaml").rename(inside / "a.yaml")
    (folder / "plan.yaml").rename(inside / "plan.yaml")
    (inside / "b.yml").symlink_to("a.yaml")
    (inside / "self").symlink_to(".")
    (inside / "plan.yaml").rename(inside / "plan")
    text = (inside / "a.yaml").read_text("utf-8").replace("plan: plan.yaml", "plan: plan")
    (inside / "a.yaml").write_text(text, "utf-8")
    assert len(json.loads(run("test", str(inside), "--format", "json").out)["files"]) == 2
    (inside / "out.yaml").symlink_to("/etc/hostname")
    (inside / "far").symlink_to("/etc")
    ran = run("test", str(inside))
    assert (ran.code, ran.err.count("leads out of the folder")) == (4, 2)


@pytest.mark.parametrize(
    ("named", "code", "said"),
    [
        ("below/plan.yaml", 0, ""),
        ("link.yaml", 0, ""),
        ("below/../below/plan.yaml", 0, ""),
        ("../secret.txt", 3, "plan-outside"),
        ("{secret}", 3, "plan-outside"),
        ("out.yaml", 3, "plan-outside"),
        ("/proc/kmsg", 3, "plan-outside"),
        ("HEAD:plan.yaml", 3, "plan-outside"),
        ("https://example.org/plan.yaml", 3, "plan-outside"),
        ("pipe", 4, "is a pipe"),
        ("below", 4, "cannot be read"),
        ("none.yaml", 4, "does not exist"),
        ("-", 2, "no such plan"),
    ],
)
def test_the_plan_of_a_scenario_lies_in_its_folder(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, named: str, code: int, said: str
) -> None:
    inside = folder / "s"
    (inside / "below").mkdir(parents=True)
    (folder / "plan.yaml").rename(inside / "below" / "plan.yaml")
    (folder / "secret.txt").write_text("a secret that nobody is to read", "utf-8")
    (inside / "link.yaml").symlink_to("below/plan.yaml")
    (inside / "out.yaml").symlink_to(folder / "secret.txt")
    os.mkfifo(inside / "pipe")
    named = named.format(secret=folder / "secret.txt")
    text = GOOD.replace("plan: plan.yaml", f'plan: "{named}"')
    (inside / "scenarios.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(inside)
    ran = run("test", "scenarios.yaml", typed="")
    assert (ran.code, said in ran.err) == (code, True), ran.err
    line = text[: text.index("\nplan:") + 1].count("\n") + 1
    assert said != "plan-outside" or f"scenarios.yaml:{line}:" in ran.err
    assert "secret that" not in ran.err


def test_the_present_folder_counts_too(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "s").mkdir()
    text = GOOD.replace("plan: plan.yaml", "plan: ../plan.yaml")
    (folder / "s" / "a.yaml").write_text(text, "utf-8")
    assert run("test", str(folder / "s")).code == 3
    monkeypatch.chdir(folder)
    assert run("test", "s").code == 0


def test_an_invalid_plan_under_test(run: Run, folder: Path) -> None:
    (folder / "plan.yaml").write_text(
        PLAN.read_text("utf-8").replace("[receive]", "[fly]"), "utf-8"
    )
    ran = run("test", str(folder / "scenarios.yaml"))
    assert (ran.code, "unknown action `fly`" in ran.err) == (3, True)


def test_an_empty_suite_fails(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    assert run("test", str(folder / "empty")).code == 1
    ran = run("test", str(folder / "scenarios.yaml"), "--name", "zzz")
    assert (ran.code, "no scenario has these words in its name" in ran.err) == (1, True)
    assert run("test", str(folder / "nowhere")).code == 4


def test_names_choose_scenarios(run: Run, folder: Path) -> None:
    ran = run("test", str(folder / "scenarios.yaml"), "-k", "NOTHING")
    assert "1 passed, 0 failed" in ran.out


def test_thresholds_are_missed(run: Run, folder: Path) -> None:
    file = str(folder / "scenarios.yaml")
    assert run("test", file, "-k", "nothing", "--threshold", "50").code == 1
    ran = run("test", file, "-k", "nothing", "--mutation-threshold", "100")
    assert ran.code == 1
    assert "not noticed: school from support to perform" in ran.out
    assert "plan.yaml:29:9" in ran.out


def test_a_missed_threshold_is_told_in_words_and_to_a_build_server(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    file, junit = str(folder / "scenarios.yaml"), tmp_path / "results.xml"
    ran = run("test", file, "-k", "nothing", "--threshold", "50", "--junit", str(junit))
    assert "of the case duties exercised, below 50%" in ran.out
    suites = ET.parse(junit).getroot()
    assert (suites.attrib["tests"], suites.attrib["failures"]) == ("2", "1")
    (failure,) = suites.iter("failure")
    assert "below 50%" in failure.attrib["message"]
    data = run("test", file, "-k", "nothing", "--threshold", "50", "--format", "json")
    ((said,),) = [one["missed"] for one in json.loads(data.out)["files"]]
    assert said["vi"].endswith("dưới mức 50%")


def test_results_as_json_and_junit(run: Run, folder: Path) -> None:
    file = folder / "scenarios.yaml"
    file.write_text(GOOD.replace("ask: route", "ask: entry"), "utf-8")
    xml = folder / "junit.xml"
    ran = run("test", str(file), "--format", "json", "--junit", str(xml))
    data = json.loads(ran.out)
    assert (ran.code, data["passed"], data["failed"]) == (1, 2, 1)
    (failed,) = [s for s in data["files"][0]["scenarios"] if not s["passed"]]
    assert failed["failures"][0]["where"]["line"] == 19
    suite = ET.fromstring(xml.read_text("utf-8")).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == "next question: expected entry, found route"
    assert run("test", str(file), "--junit", str(folder / "no" / "x.xml")).code == 4


def test_passed_scenarios_and_long_lists_are_shown_with_full(run: Run, folder: Path) -> None:
    file = str(folder / "scenarios.yaml")
    assert "rescued" not in run("test", file).out
    assert "passed  rescued" in run("test", file, "--full").out
    asked = ("test", "plans/scenarios/haiphong.yaml", "-k", "seaport")
    short, full = run(*asked).out, run(*asked, "--full").out
    (more,) = re.findall(r"(\d+) more: shown with `--full`", short)
    idle = "exercised by no scenario: haiphong:"
    assert full.count(idle) == short.count(idle) + int(more)


def test_what_ships_is_named_without_the_path_of_the_machine(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    out = run("test", "--name", "nothing known", "--full").out
    assert "scenarios/haiphong.yaml  haiphong · 1 passed, 0 failed" in out
    assert re.search(r"exercised by no scenario: haiphong:\S+ +haiphong:\d+:\d+\n", out)
    assert str(ROOT) not in out


def test_results_as_sheets(run: Run, folder: Path) -> None:
    file = folder / "scenarios.yaml"
    file.write_text(GOOD.replace("ask: route", "ask: entry"), "utf-8")
    out = run("test", str(file), "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))
    assert [(row["Scenario"], row["Result"]) for row in rows] == [
        ("rescued", "passed"),
        ("nothing known", "failed"),
        ("found", "passed"),
    ]
    assert rows[1]["Failures"] == "next question: expected entry, found route"
    assert rows[1]["Places"].endswith("scenarios.yaml:19:12")


def test_no_name_breaks_out_of_the_results(run: Run, folder: Path) -> None:
    """Neither a line that reads as a result, nor what XML cannot hold; a line break is refused."""
    file = folder / "a\x01\x1b[31m\n9 passed, 0 failed\u202e.yaml"
    name = "rescued 9 passed, 0 failed </testcase>&amp;]]>"
    file.write_text(GOOD.replace("name: rescued", f'name: "\\n{name}"'), "utf-8")
    ran = run("test", str(file))
    assert (ran.code, "[yaml-line-break]" in ran.err, "\x1b" in ran.err) == (3, True, False)
    file.write_text(GOOD.replace("name: rescued", f'name: "{name}"'), "utf-8")
    xml = folder / "junit.xml"
    ran = run("test", str(file), "--full", "--junit", str(xml))
    assert ran.code == 0
    assert [line for line in ran.out.splitlines() if "passed, 0" in line[:12]] == [
        "3 passed, 0 failed"
    ]
    assert not {"\x1b", "\x01", "\u202e"} & {*ran.out}
    (suite,) = ET.fromstring(xml.read_bytes())
    assert suite.get("name", "").endswith("a\ufffd\ufffd[31m 9 passed, 0 failed\ufffd.yaml")
    assert [case.get("name") for case in suite] == [
        "rescued 9 passed, 0 failed </testcase>&amp;]]>",
        "nothing known",
        "found",
    ]


@pytest.mark.parametrize(
    ("written", "more", "code", "said"),
    [
        (GOOD.replace("ask: route", "ask: rout"), (), 3, "the plan has no such fact"),
        (GOOD, ("-k", "zzz"), 1, "no scenario has these words in its name"),
    ],
)
def test_a_build_server_is_not_left_with_the_run_before(
    run: Run, folder: Path, written: str, more: tuple[str, ...], code: int, said: str
) -> None:
    file, xml = folder / "scenarios.yaml", folder / "junit.xml"
    assert run("test", str(file), "--junit", str(xml)).code == 0
    file.write_text(written, "utf-8")
    assert run("test", str(file), "--junit", str(xml), *more).code == code
    root = ET.fromstring(xml.read_text("utf-8"))
    assert (root.get("errors"), root.get("failures")) == ("1", "0")
    error = root.find("testsuite/testcase/error")
    assert error is not None
    assert said in error.get("message", "")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["none.yaml"], 4, "does not exist"),
        (["{file}", "--vocabulary", "{file}"], 3, "is missing"),
        (["{file}", "--vocabulary", "none.yaml"], 4, "does not exist"),
        (["{file}", "--threshold", "500"], 2, "out of range"),
        (["{file}", "--nothing"], 2, "no such option"),
        (["{file}", "--format", "json", "-o", "x.csv"], 2, "does not go with"),
    ],
)
def test_no_failure_leaves_the_run_before(
    run: Run, folder: Path, words: list[str], code: int, said: str
) -> None:
    xml = folder / "junit.xml"
    for option in (["--junit", str(xml)], [f"--junit={xml}"]):
        xml.write_text("STALE", "utf-8")
        given = [word.format(file=folder / "scenarios.yaml") for word in words]
        assert run("test", *given, *option).code == code
        root = ET.fromstring(xml.read_text("utf-8"))
        assert root.get("errors") == "1"
        assert said in "".join(one.get("message", "") for one in root.iter("error"))


def test_another_command_writes_nothing_for_a_build_server(run: Run, folder: Path) -> None:
    xml = folder / "junit.xml"
    assert run("who", "-p", "test", "--junit", str(xml)).code == 2
    assert not xml.exists()


def test_a_run_that_is_cut_short_is_told_as_that(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By an interrupt, by a fault of ours, or by a kill: it is written before anything is run."""
    xml = folder / "junit.xml"
    for ending in (KeyboardInterrupt, ZeroDivisionError):
        xml.write_text("STALE", "utf-8")

        def cut(*_: object, ending: type[BaseException] = ending, **__: object) -> None:
            raise ending

        monkeypatch.setattr("coordplan.cli.test._run", cut)
        with contextlib.suppress(ZeroDivisionError):
            run("test", str(folder / "scenarios.yaml"), "--junit", str(xml))
        root = ET.fromstring(xml.read_text("utf-8"))
        assert (root.get("errors"), root.get("failures")) == ("1", "0")
        assert "not finished" in xml.read_text("utf-8") or "chưa hoàn tất" in xml.read_text("utf-8")


def test_the_file_of_a_build_server_is_no_plan(run: Run, folder: Path) -> None:
    """A slip in the order of words destroys nothing."""
    scenarios = folder / "scenarios.yaml"
    assert run("test", str(scenarios), "--junit", str(folder / "plan.yaml")).code == 2
    assert run("test", "--nothing", "--junit", str(scenarios)).code == 2
    assert scenarios.read_text("utf-8") == GOOD
    assert (folder / "plan.yaml").read_bytes() == PLAN.read_bytes()


def test_damage_that_changes_nothing_is_not_counted(folder: Path) -> None:
    """``origin: abroad`` beside ``route: handover`` says what the constraint says already."""
    plan = folder / "plan.yaml"
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("{route: rescue}", "{origin: abroad, route: handover}"), "utf-8")
    (folder / "scenarios.yaml").write_text(
        "coordplan: 1\nplan: plan.yaml\nscenarios:\n"
        "  - {name: a, events: [seaport-return], expect: {leads: {receive: [police]}}}\n",
        "utf-8",
    )
    suite = load_suite(str(folder / "scenarios.yaml"))
    found = [mutant.what.en for mutant in mutants(suite.plan_written, suite.plan.vocabulary)]
    assert found == [
        "the duty removed",
        "police from lead to support",
        "school from support to perform",
        "route=handover dropped",
    ]


def test_every_kind_of_condition_is_damaged(folder: Path) -> None:
    plan = folder / "plan.yaml"
    when = "{entry: [airport, island], not: {minor: true}, any: [{sex: male}, {danger: true}], all: [{wish: home}]}"
    plan.write_text(plan.read_text("utf-8").replace("{route: rescue}", when), "utf-8")
    (folder / "scenarios.yaml").write_text(
        "coordplan: 1\nplan: plan.yaml\nscenarios:\n  - {name: a, expect: {ask: entry}}\n", "utf-8"
    )
    suite = load_suite(str(folder / "scenarios.yaml"))
    found = {mutant.what.en for mutant in mutants(suite.plan_written, suite.plan.vocabulary)}
    assert found >= {
        f"{value} dropped"
        for value in (
            "entry=airport", "entry=island", "minor=true", "sex=male", "danger=true", "wish=home",
        )
    }  # fmt: skip


def test_assignments_are_damaged_too(tmp_path: Path) -> None:
    text = (ROOT / "tests/checks/assignment-target/good.yaml").read_text("utf-8")
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    (tmp_path / "scenarios.yaml").write_text(
        "coordplan: 1\nplan: plan.yaml\nscenarios:\n"
        "  - {name: a, events: [rescue], expect: {acts: {receive: [police]}}}\n"
        "  - {name: b, expect: {possible: {I.1#1: [route]}}}\n",
        "utf-8",
    )
    suite = load_suite(str(tmp_path / "scenarios.yaml"))
    surveyed = survey(suite.plan_written, suite.plan.vocabulary, suite.written.scenarios)
    assert [mutant.what.en for mutant in surveyed.survivors] == ["police from lead to support"]


@pytest.mark.slow
@pytest.mark.parametrize("file", scenario_files(None), ids=lambda f: Path(f).stem)
def test_shipped_scenarios_pass_cover_and_notice(file: str) -> None:
    """All pass, every case duty is exercised, every damage is noticed."""
    suite = load_suite(file)
    assert Path(file).stem == suite.plan.id
    outcomes = [judge(suite.plan, scenario) for scenario in suite.written.scenarios]
    assert [outcome.failures for outcome in outcomes if outcome.failures] == []
    assert coverage_of(suite.plan, outcomes).percent == 100
    surveyed = survey(suite.plan_written, suite.plan.vocabulary, suite.written.scenarios)
    assert surveyed.score == 100


def test_every_shipped_plan_has_scenarios() -> None:
    assert {Path(file).stem for file in scenario_files(None)} == set(shipped_plans())
