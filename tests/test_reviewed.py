"""What a hostile reader found once, and must not find again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import coordplan
from coordplan import Situation, who
from coordplan.conditions import Among, Every, Negation, Some
from coordplan.index import deciding, index_of
from coordplan.world import world_of
from tests.conftest import ROOT, Run
from tests.work import calls

GOOD = (ROOT / "tests" / "checks" / "unknown-agency" / "good.yaml").read_text("utf-8")


@pytest.mark.parametrize("text", ["---\n", "null\n", "~\n", "# only words\n---\n"])
def test_a_file_that_says_nothing_is_no_plan(run: Run, tmp_path: Path, text: str) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(text, "utf-8")
    assert run("check", str(file)).code == 3
    ran = run("who", "-p", str(file))
    assert (ran.code, "yaml-empty" in ran.err) == (3, True)


def test_a_fact_may_have_any_name(run: Run) -> None:
    assert "unknown fact" in run("who", "-p", "haiphong", "-f", "self=1").err


def test_python_values_of_any_kind_are_refused(haiphong: coordplan.Plan) -> None:
    with pytest.raises(coordplan.SituationError):
        who(haiphong, Situation(minor=1.5))  # type: ignore[arg-type]


def test_what_a_condition_depends_on_is_found_in_bounded_work() -> None:
    """A fact that can never settle a condition, beside seventeen that can."""
    sizes = [2] * 18
    idle = Some((Among(0, 1), Negation(Among(0, 1))))
    condition = Every((idle, Some(tuple(Among(n, 1) for n in range(1, 18)))))
    world = world_of(sizes, [])
    index = index_of(world, (condition,))
    found: list[list[int]] = []
    taken = calls(lambda: found.append(deciding(index, 0, {}, list(range(18)))))
    assert found == [list(range(1, 18))]
    assert taken < 1_000


def test_a_condition_that_no_single_fact_settles_names_what_it_still_turns_on() -> None:
    """Parity: no fact settles it but the last one left, and any may be the last."""
    sizes = [2] * 4
    parity = Among(0, 1)
    for n in range(1, 4):
        parity = Some((  # type: ignore[assignment]
            Every((parity, Negation(Among(n, 1)))), Every((Negation(parity), Among(n, 1))),
        ))  # fmt: skip
    index = index_of(world_of(sizes, []), (parity,))
    assert deciding(index, 0, {}, list(range(4))) == list(range(4))


def test_thousands_of_unknown_names_cost_little(tmp_path: Path) -> None:
    agencies = "".join(
        f"  a{n}: {{name: {{vi: tên {n}, en: name {n}}}, function: police, level: unit}}\n"
        for n in range(2000)
    )
    duties = "".join(f"      - {{do: [receive], lead: [b{n}]}}\n" for n in range(2000))
    text = GOOD.replace("agencies:\n", f"agencies:\n{agencies}", 1)
    text += (
        f"  - at: I.3\n    print: a00000000003\n    gist: {{vi: a, en: b}}\n    duties:\n{duties}"
    )
    file = tmp_path / "plan.yaml"
    file.write_text(text, "utf-8")
    found: list[coordplan.Diagnostic] = []
    assert calls(lambda: found.extend(coordplan.check_plan(str(file)))) < 5_000_000
    assert len([d for d in found if d.rule == "unknown-agency"]) == 101
    assert any("more findings" in d.message.en for d in found)


def test_long_texts_cost_little(tmp_path: Path) -> None:
    clauses = "".join(
        f"  - {{at: x{n}, print: a00000000001, kind: principle, gist: {{vi: {'a' * 1990}, en: {'.' * 1990}}}}}\n"
        for n in range(200)
    )
    file = tmp_path / "plan.yaml"
    file.write_text(GOOD + clauses, "utf-8")
    assert calls(lambda: coordplan.check_plan(str(file))) < 200_000


def test_spans_of_years_are_nobodys_number(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(
        GOOD.replace("en: Each does its own part", "en: From 2021-2025 2026-2030"), "utf-8"
    )
    assert coordplan.check_plan(str(file)) == ()


def test_an_exact_value_goes_before_a_label(tmp_path: Path) -> None:
    text = (ROOT / "tests" / "data" / "disaster.yaml").read_text("utf-8")
    text = text.replace("label: {vi: lũ lụt, en: flood}", "label: {vi: storm, en: lut}")
    file = tmp_path / "vocabulary.yaml"
    file.write_text(text, "utf-8")
    assert "ambiguous-name" in {d.rule for d in coordplan.check_vocabulary(str(file))}


def test_slips_do_not_make_other_findings_up(tmp_path: Path) -> None:
    text = (ROOT / "tests" / "checks" / "assignment-target" / "good.yaml").read_text("utf-8")
    file = tmp_path / "plan.yaml"
    file.write_text(text.replace("kind: assignment", "kind: assignement"), "utf-8")
    assert {d.rule for d in coordplan.check_plan(str(file))} == {"bad-value"}
    file.write_text(
        GOOD.replace("  police:", "  Police X:").replace("do: [receive]", "do: [fly]"), "utf-8"
    )
    assert {d.rule for d in coordplan.check_plan(str(file))} >= {"bad-value", "unknown-action"}
    head, tail = GOOD.split("agencies:")[0], GOOD.split("clauses:")[1]
    file.write_text(f"{head}agencies: []\nclauses:{tail}", "utf-8")
    assert [d.rule for d in coordplan.check_plan(str(file))] == ["bad-value"]


@pytest.mark.parametrize("escape", ["\\e[31m", "\\u202e", "\\0"])
def test_no_control_character_comes_in_by_an_escape(tmp_path: Path, escape: str) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(GOOD.replace("en: Example plan", f'en: "Example {escape}plan"'), "utf-8")
    assert [d.rule for d in coordplan.check_plan(str(file))] == ["yaml-encoding"]


def test_a_refused_key_takes_nothing_with_it(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text('? {a: b}\n: {c: d}\n"\\0key": [1]\n' + GOOD, "utf-8")
    rules = [d.rule for d in coordplan.check_plan(str(file))]
    assert rules == ["yaml-key", "unknown-key", "yaml-encoding"]


def test_check_keeps_what_it_found_beside_a_missing_file(run: Run) -> None:
    ran = run("check", "tests/checks/unknown-action/bad.yaml", "nowhere.yaml", "haiphong")
    assert ran.code == 4
    assert "unknown action `recieve`" in ran.out
    assert "haiphong: clean" in ran.out
    assert "does not exist" in ran.err


def test_what_may_hold_has_no_because(haiphong: coordplan.Plan) -> None:
    for found in who(haiphong, Situation("rescue")).possible:
        assert found.item.because == {}


def test_several_plans_warn_and_explain_the_asterisk(run: Run) -> None:
    out = run(
        "who", "-p", "haiphong", "-p", "laichau", "--as-of", "2001-01-01", "-e", "sea-border-return"
    ).out
    assert out.count("IN DOUBT  this document is in force from") == 2
    assert "* partly inferred" in out


def test_a_duty_that_is_not_there_is_not_shown(run: Run) -> None:
    assert run("show", "haiphong", "V.8.-1#1").code == 0
    assert run("show", "haiphong", "V.8.-1#99").code == 2


def test_a_group_is_several_bodies() -> None:
    """In Sóc Trăng "the departments concerned" form a delegation together: shared, not named."""
    answer = who(coordplan.load_plan("soctrang"), Situation("mass-handover"))
    assert answer.leads == ()
    assert answer.status["joint-delegation"] is coordplan.Status.SHARED


def _python(*arguments: str, **streams: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "coordplan", *arguments],
        timeout=300,
        check=False,
        cwd=ROOT,
        **streams,
    )


def test_a_full_disk_gives_one_line() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this machine has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        ran = _python("plans", stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 4
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_closed_streams_give_no_traceback(closed: int) -> None:
    ran = _python(
        "who", "-p", "-" if closed == 0 else "haiphong",
        preexec_fn=lambda: os.close(closed), stdout=None if closed == 1 else subprocess.PIPE,
        stderr=None if closed == 2 else subprocess.PIPE,
    )  # fmt: skip
    assert b"Traceback" not in (ran.stderr or b"")
    assert ran.returncode == (4 if closed == 0 else 0)
