"""What a duty and a plan are called for good: keys that stay, and the version of an encoding."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import coordplan
from coordplan import Plan, Situation, who
from coordplan.load import format_plan
from coordplan.load.formatting import formatted
from tests.conftest import ROOT, Run

GOOD = ROOT / "tests" / "checks" / "repeated-key" / "good.yaml"
ON_CALL = """\
      - do: [protect]
        lead: [police]
        on_call: {necessary: true}
        key: guard
"""


@pytest.fixture
def keyed(tmp_path: Path) -> Path:
    """A plan with keys, and a duty on call."""
    file = tmp_path / "plan.yaml"
    file.write_text(GOOD.read_text("utf-8") + ON_CALL, "utf-8")
    return file


def test_a_key_becomes_the_id_and_what_people_see_stays(keyed: Path) -> None:
    plan = coordplan.load_plan(str(keyed))
    assert [duty.id for duty in plan.duties] == [
        "example:receive-those-rescued", "example:interpretation-1", "example:needs", "example:guard",
    ]  # fmt: skip
    assert [duty.name for duty in plan.duties] == ["I.1#1", "I.1#2", "I.2#1", "I.2#2"]


def test_ids_of_before_go_on_being_found(keyed: Path, run: Run) -> None:
    plan = coordplan.load_plan(str(keyed))
    for number, duty in enumerate(plan.duties):
        for word in (duty.id, duty.key, duty.name, f"example:{duty.name}"):
            assert plan.duty(word) is duty, word
            assert coordplan.why(plan, None, word).subject.duties == (duty,)
            shown = json.loads(run("show", str(keyed), word, "--format", "json").out)
            assert duty.id in [one["id"] for one in shown["clauses"][0]["duties"]], number
    assert plan.duty("I.1#9") is None
    situation = Situation("danger-at-shelter")
    for word in ("guard", "example:guard", "I.2#2", "example:I.2#2", "I.2"):
        (call,) = who(plan, situation, calls={word: True}).calls
        assert call.called is True, word


def test_a_key_survives_renumbering(keyed: Path) -> None:
    before = coordplan.load_plan(str(keyed))
    text = re.sub(r"at: I\.", "at: VII.", keyed.read_text("utf-8"))
    keyed.write_text(text, "utf-8")
    after = coordplan.load_plan(str(keyed))
    assert [duty.id for duty in after.duties] == [duty.id for duty in before.duties]
    assert [duty.name for duty in after.duties] != [duty.name for duty in before.duties]


def test_a_scenario_names_duties_by_key_or_by_place(keyed: Path, run: Run) -> None:
    scenarios = keyed.with_name("scenarios.yaml")
    for word in ("needs", "I.2#1"):
        for agency, code in (("school", 0), ("police", 1)):
            scenarios.write_text(
                "coordplan: 1\nplan: plan.yaml\nscenarios:\n  - name: a rescue\n"
                f"    events: [rescue]\n    expect:\n      possible: {{guard: []}}\n"
                f"      duties: {{{word}: {{direct: [committee], perform: [{agency}]}}}}\n",
                "utf-8",
            )
            assert run("test", str(scenarios)).code == code, (word, agency)


@pytest.mark.parametrize("plan", ["haiphong", "tanhong"])
def test_keys_are_given_once_and_change_nothing_else(plan: str, tmp_path: Path) -> None:
    file = tmp_path / f"{plan}.yaml"
    file.write_bytes((ROOT / "plans" / f"{plan}.yaml").read_bytes())
    once = format_plan(str(file), keys=True)
    file.write_text(once.after, "utf-8")
    assert not format_plan(str(file), keys=True).changed
    assert coordplan.check_plan(str(file)) == ()
    before, after = coordplan.load_plan(plan), coordplan.load_plan(str(file))
    keys = [duty.key for duty in after.duties]
    assert len(set(keys)) == len(keys)
    for old, new in zip(before.duties, after.duties, strict=True):
        assert after.duty(old.id) is new
        assert new.key != new.name
    for event in ("sea-border-return", "rescue"):
        answers = [who(one, Situation(event)) for one in (before, after)]
        leads = [[(i.agency.id, i.clause) for i in answer.leads] for answer in answers]
        assert leads[0] == leads[1]


def test_keys_that_are_there_stay() -> None:
    raw = GOOD.read_bytes().replace(b"        key: interpretation-1\n", b"")
    after = formatted(raw, "x.yaml", keys=True)
    assert after.encode() == GOOD.read_bytes()
    taken = raw.replace(b"key: needs", b"key: interpretation-1")
    assert "key: interpretation-2" in formatted(taken, "x.yaml", keys=True)


def test_the_command_gives_keys(keyed: Path, run: Run) -> None:
    keyed.write_text(keyed.read_text("utf-8").replace("        key: guard\n", ""), "utf-8")
    assert run("fmt", "--check", str(keyed)).code == 0
    assert run("fmt", "--keys", "--check", str(keyed)).code == 1
    assert run("fmt", "--keys", str(keyed)).code == 0
    assert "key: protect-1" in keyed.read_text("utf-8")


@pytest.mark.parametrize(
    "key", ["I.1#1", "Receive", "a", "0912345678", "x-0912345678", "-x", "x-", "x" * 81, "a b"]
)
def test_what_is_no_key_is_refused(keyed: Path, key: str) -> None:
    text = keyed.read_text("utf-8").replace("key: guard", f"key: {json.dumps(key)}")
    keyed.write_text(text, "utf-8")
    assert [one.where is not None for one in coordplan.check_plan(str(keyed))] == [True]


# the version of a plan


def version(plan: Plan) -> dict[str, object]:
    return dict(coordplan.to_json(who(plan))["plans"][0]["plan_version"])


def test_a_version_is_of_what_is_said_not_of_how(keyed: Path) -> None:
    first = version(coordplan.load_plan(str(keyed)))
    text = keyed.read_text("utf-8")
    keyed.write_text("# a comment\n" + text.replace("lead: [police]", 'lead: ["police"]'), "utf-8")
    assert version(coordplan.load_plan(str(keyed))) == first
    for old, new in (
        ("route: rescue", "route: found"),
        ("The police receive", "The police take in"),
        ("key: needs", "key: wants"),
        ("a00000000002", "a00000000003"),
        ("name: {vi: Công an tỉnh", "name: {vi: Công an thành phố"),
    ):
        changed = text.replace(old, new)
        assert changed != text
        keyed.write_text(changed, "utf-8")
        assert version(coordplan.load_plan(str(keyed)))["encoding"] != first["encoding"], new


def test_every_answer_says_of_which_version_it_is(haiphong: Plan, run: Run) -> None:
    expected = version(haiphong)
    assert expected["source"] == haiphong.document.source_sha256 is not None
    assert re.fullmatch("[0-9a-f]{64}", str(expected["encoding"]))
    asked = ["-p", "haiphong", "-e", "rescue", "--as-of", "2026-11-22", "--format", "json"]
    for command in ("who", "why"):
        for again in range(2):  # from the file, and from the cache
            data = json.loads(run(command, *asked).out)
            assert data["plans"][0]["plan_version"] == expected, again
    assert json.loads(run("show", "haiphong", "--format", "json").out)["plan_version"] == expected
    beside = json.loads(run("who", *asked, "--baseline", "nd-62-2012").out)
    (rule,) = beside["plans"][0]["baselines"]
    assert rule["plan_version"] == version(coordplan.load_plan("nd-62-2012"))


def test_versions_of_different_plans_differ() -> None:
    plans = coordplan.load_plans()
    assert len({plan.fingerprint for plan in plans}) == len(plans)
