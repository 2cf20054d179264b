"""When in the case, on whose call, by which function: what a plan file may say, and may not."""

from __future__ import annotations

from pathlib import Path

import pytest

import coordplan
from coordplan import Severity, Situation, Verdict
from coordplan.situation import resolve

PLAN = """\
coordplan: 1
id: landing
title: {{vi: Bến đò, en: Ferry}}
jurisdiction: {{name: {{vi: xã Bến Lở, en: Ben Lo Commune}}, level: commune}}
document: {{kind: plan, number: null, issuer: police, issued: "2030"}}
effective: {{from: "2030", to: null}}
{head}
agencies:
  police: {{name: {{vi: Công an, en: Police}}, function: police, level: commune}}
  clinic: {{name: {{vi: Trạm y tế, en: Clinic}}, function: health, level: commune}}
  school: {{name: {{vi: Trường học, en: School}}, function: education, level: commune}}
  kin: {{name: {{vi: Gia đình, en: Family}}, function: family, level: any}}

clauses:
  - at: I.1
    print: a00000000001
    gist: {{vi: Làm việc, en: Work}}
    duties:
      - {duty}
"""


@pytest.fixture
def written(tmp_path: Path) -> Written:
    return Written(tmp_path)


class Written:
    """Plans of one duty."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, duty: str, head: str = "") -> str:
        file = self.folder / "plan.yaml"
        file.write_text(PLAN.format(duty=duty, head=head), "utf-8")
        return str(file)

    def errors(self, duty: str, head: str = "") -> list[tuple[str, str]]:
        found = coordplan.check_plan(self.file(duty, head))
        return [(d.rule, d.message.en) for d in found if d.severity is Severity.ERROR]

    def plan(self, duty: str, head: str = "") -> coordplan.Plan:
        return coordplan.load_plan(self.file(duty, head))


def test_a_return_home_waits_until_it_is_prepared(written: Written) -> None:
    too_soon = ("too-soon", "this holds before `return_planned` is stated")
    for duty in (
        "{do: [return-home], perform: [police]}",
        "{do: [notify], perform: [police], notify: {to: [kin]}}",
        "{do: [notify], perform: [police], notify: {to: [kin]}, when: {minor: true}}",
        "{do: [notify], perform: [police], notify: {to: [kin]}, when: {returned: true}}",
        "{do: [return-home], perform: [police], when: {any: [{return_planned: true}, {minor: true}]}}",
    ):
        assert too_soon in written.errors(duty)
    for duty in (
        "{do: [return-home], perform: [police], when: {return_planned: true}}",
        "{do: [notify], perform: [police], notify: {to: [kin]}, before: [return-home]}",
        "{do: [notify], perform: [police], notify: {to: [clinic]}}",
    ):
        assert too_soon not in written.errors(duty)


def test_what_comes_before_holds_only_where_it_is_prepared(written: Written) -> None:
    plan = written.plan(
        "{do: [notify], perform: [police], notify: {to: [kin]}, before: [return-home]}"
    )
    for facts, told in (
        ({}, False),
        ({"return_planned": False}, False),
        ({"return_planned": True}, True),
    ):
        answer = coordplan.who(plan, Situation(**facts))
        assert [n.agency.id for n in answer.notify] == (["kin"] if told else [])
    answer = coordplan.who(plan)
    (possible,) = (p for p in answer.possible if p.kind == "notify")
    assert [fact.id for fact in possible.depends_on] == ["return_planned"]


def test_what_comes_after_holds_only_where_it_is_done(written: Written) -> None:
    plan = written.plan("{do: [medical], perform: [clinic], after: [identify]}")
    (duty,) = plan.duties
    for facts, verdict in (
        ({}, Verdict.POSSIBLE),
        ({"status": "suspected"}, Verdict.EXCLUDED),
        ({"status": "identified"}, Verdict.CERTAIN),
    ):
        alive = plan.index.compatible(resolve(Situation(**facts), plan.vocabulary).known)
        assert plan.index.verdict(duty.condition, alive) is verdict


def test_a_trigger_says_what_calls_and_only_that(written: Written) -> None:
    for bad in ("{}", "{necessary: false}", "{asked: [police]}", "often"):
        assert written.errors(f"{{do: [protect], perform: [police], on_call: {bad}}}")
    for good in ("{necessary: true}", "{asked_by: []}", "{asked_by: [clinic]}",
                 "{necessary: true, asked_by: [clinic]}"):  # fmt: skip
        duty = f"{{do: [protect], perform: [police], on_call: {good}}}"
        assert not any(rule == "on-call-trigger" for rule, _ in written.errors(duty))
        answer = coordplan.who(written.plan(duty))
        assert answer.act == ()
        assert [call.called for call in answer.calls] == [None]


def test_by_function_belongs_to_the_line_that_bears_it(written: Written) -> None:
    line = "do: [medical, education, protect], lead: [police, clinic, school]"
    whole = coordplan.who(written.plan(f"{{{line}, by_function: true}}"))
    leads = {action: {i.agency.id for i in whole.leads if i.has(action)}
             for action in ("medical", "education", "protect")}  # fmt: skip
    assert leads == {
        "medical": {"clinic"},
        "education": {"school"},
        "protect": {"police", "clinic", "school"},
    }
    written_so = {(i.agency.id, a.id) for i in whole.act if i.competent is False for a in i.actions}
    assert written_so == {
        ("police", "medical"),
        ("police", "education"),
        ("school", "medical"),
        ("clinic", "education"),
    }
    some = coordplan.who(written.plan(f"{{{line}, by_function: [police]}}"))
    assert {i.agency.id for i in some.leads if i.has("medical")} >= {"clinic", "school"}
    assert "by-function-without-role" in dict(written.errors(f"{{{line}, by_function: [kin]}}"))


def test_a_value_that_lies_within_another_counts_as_it(written: Written) -> None:
    plan = written.plan("{do: [receive], lead: [police], when: {entry: sea-border}}")
    for entry in ("sea-border", "island", "at-sea", "land-border", "inland"):
        leads = coordplan.who(plan, Situation(entry=entry)).leads
        inside = {
            v.value for v in plan.vocabulary.facts["entry"].values if _within(v, "sea-border")
        }
        assert bool(leads) is (entry in inside | {"sea-border"})
    narrow = written.plan("{do: [receive], lead: [police], when: {entry: at-sea}}")
    assert not coordplan.who(narrow, Situation(entry="sea-border")).leads


def _within(value: object, area: str) -> bool:
    return area in getattr(value, "within", ())


def test_places_are_values_of_the_fact_of_places(written: Written) -> None:
    duty = "{do: [receive], lead: [police]}"
    bad = written.errors(duty, "places: [seaprt, land-gate]")
    assert ("unknown-place", "fact `entry` has no such value") in bad
    plan = written.plan(duty, "places: [land-gate, inland]")
    assert plan.has_place("land-gate")
    assert not plan.has_place("seaport")
    assert written.plan(duty).has_place("seaport"), "nothing is said of places"
