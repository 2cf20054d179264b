"""From written to compiled: assignments are inherited, names resolved, deadlines read."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import coordplan
from coordplan import Deadline, Situation, who
from tests.conftest import ROOT

FIXTURES = ROOT / "tests" / "checks"


def test_an_assignment_gives_its_roles_to_other_clauses(tmp_path: Path) -> None:
    text = (FIXTURES / "assignment-target" / "good.yaml").read_text("utf-8")
    text = text.replace("    lead: [police]\n", "    lead: [police]\n    requested: [police]\n"
                        "    by_function: true\n    inferred: {vi: a, en: b}\n")  # fmt: skip
    file = tmp_path / "plan.yaml"
    file.write_text(text, "utf-8")
    plan = coordplan.load_plan(str(file))
    (item,) = who(plan, Situation("rescue")).act
    assert (item.agency.id, item.role, item.clause) == ("police", "lead", "I.1")
    assert (item.assigned_by, item.requested, item.duty.by_function) == ("I.3.lead", True, True)
    assert item.duty.inferred == coordplan.Text(vi="a", en="b")


def test_the_own_words_of_a_duty_go_before_an_assignment(tmp_path: Path) -> None:
    text = (FIXTURES / "assignment-target" / "good.yaml").read_text("utf-8")
    text = text.replace("do: [receive]", "do: [receive]\n        support: [police]\n"
                        "        inferred: {vi: a, en: b}")  # fmt: skip
    file = tmp_path / "plan.yaml"
    file.write_text(text, "utf-8")
    (item,) = who(coordplan.load_plan(str(file)), Situation("rescue")).act
    assert (item.role, item.assigned_by) == ("support", None)


@pytest.mark.parametrize(
    ("written", "deadline"),
    [
        ("immediately", Deadline(immediately=True)),
        ("P3D", Deadline(duration="P3D")),
        ("{working_days: 5}", Deadline(working_days=5)),
        ("{ahead: P3D}", Deadline(ahead="P3D")),
    ],
)
def test_deadlines(written: str, deadline: Deadline, tmp_path: Path) -> None:
    text = (FIXTURES / "bad-duration" / "good.yaml").read_text("utf-8")
    file = tmp_path / "plan.yaml"
    file.write_text(text.replace("within: P3D", f"within: {written}"), "utf-8")
    (item, *_) = who(coordplan.load_plan(str(file)), Situation("rescue")).act
    assert item.within == deadline


def test_a_compiled_plan_cannot_be_changed(haiphong: coordplan.Plan) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        haiphong.id = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        haiphong.agencies["x"] = next(iter(haiphong.agencies.values()))  # type: ignore[index]


def test_every_duty_knows_its_line(haiphong: coordplan.Plan) -> None:
    from coordplan.load.files import shipped_plans

    lines = Path(shipped_plans()["haiphong"]).read_text("utf-8").splitlines()
    for duty in haiphong.duties:
        assert duty.where is not None
        assert duty.where.position is not None
        assert lines[duty.where.position.line - 1].lstrip().startswith("- do:")


def test_a_duty_is_found_by_its_id(haiphong: coordplan.Plan) -> None:
    duty = haiphong.duty("haiphong:V.8.-1#1")
    assert duty is not None
    assert duty.acting[0].id == "border-guard-command"
    assert haiphong.duty("haiphong:V.8.-1#9") is None
