"""The law of the day beside a plan: what stands behind a case, what it gives, who stands in."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import jsonschema
import pytest

import coordplan
from coordplan import Situation, SituationError
from coordplan.answer.bearing import without_bearing
from coordplan.answer.interview import begin
from coordplan.compare.baseline.deviations import find_deviations
from coordplan.compare.baseline.terms import Way
from coordplan.compare.survey import Harm
from coordplan.diagnostics import InvalidFileError
from coordplan.load import AUTO, default_plans, load_baselines, load_registry, read_registry
from coordplan.load.files import shipped_registry, shipped_vocabulary
from coordplan.phrases.situations import circumstances
from coordplan.registry.terms import Registry
from coordplan.validity.confirmations import age, confirmations
from coordplan.validity.entitlements import entitled
from coordplan.validity.succession import steps_of
from tests.conftest import Run

TODAY = datetime.date(2026, 11, 29)
CHILD = ["who", "-p", "haiphong", "-e", "child", "-f", "danger=true", "--baseline", "auto"]


@pytest.fixture(scope="module")
def registry() -> Registry:
    found = load_registry()
    assert found is not None
    return found


def behind(plan: coordplan.Plan, day: str, *events: str, **facts: bool) -> set[str]:
    situation = Situation(*events, **facts)
    return {rule.id for rule in load_baselines(plan, [AUTO], day, situation=situation)}


# a child


@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_the_decree_on_children_stands_behind_every_child(plan: str) -> None:
    own = coordplan.load_plan(plan)
    assert "nd-56-2017" in behind(own, "2026-11-29", "child"), "though no plan cites it"
    assert "nd-56-2017" in behind(own, "2017-07-01", "child")
    assert "nd-56-2017" not in behind(own, "2017-06-30", "child")
    assert "nd-56-2017" in behind(own, "2026-11-29", "minor"), "the age is not known"
    assert "nd-56-2017" in behind(own, "2026-11-29"), "what is not known is not ruled out"
    assert "nd-56-2017" not in behind(own, "2026-11-29", under_16=False)
    assert "nd-56-2017" not in behind(own, "2026-11-29", minor=False)


def test_a_rule_of_a_child_stands_behind_plans_not_behind_laws() -> None:
    law = coordplan.load_plan("luat-53-2024")
    assert "nd-56-2017" not in behind(law, "2026-11-29", "child")


def test_the_twelve_hours_are_on_the_screen_beside_the_silence(run: Run) -> None:
    shown = run(*CHILD, "--as-of", "2026-11-29", "--lang", "en").out
    first, _, _ = shown.partition("Situation  ")
    said = " ".join(first.split())
    assert "AT ONCE OR WITHIN HOURS BY 56/2017/NĐ-CP — NOT BY THIS PLAN" in said
    assert "within 12 hours [nd-56-2017 26.3*] [nd-56-2017 31.2*]" in said
    vietnamese = " ".join(run(*CHILD, "--as-of", "2026-11-29", "--lang", "vi").out.split())
    assert "thời hạn 12 giờ [nd-56-2017 26.3*] [nd-56-2017 31.2*]" in vietnamese


def test_in_2014_there_was_no_such_rule(run: Run) -> None:
    assert "nd-56-2017" not in run(*CHILD, "--as-of", "2014-06-01").out


def test_a_minor_of_unknown_age_is_undecided_with_the_question(run: Run) -> None:
    ran = run("who", "-p", "haiphong", "-e", "minor", "-b", "auto", "--as-of", "2026-11-29", "--lang", "en")  # fmt: skip
    said = " ".join(ran.out.split())
    assert (
        "Not known yet whether 56/2017/NĐ-CP says more, it depends "
        "Is the victim under 16? [under_16: yes, no]"
    ) in said
    assert "within 12 hours" not in said


# a rule that is encoded in part


def test_who_takes_a_call_stands_in_nobodys_way() -> None:
    dongnai, hotline = coordplan.load_plan("dongnai"), coordplan.load_plan("nd-162-2025")
    found = find_deviations(dongnai, hotline, actions=["receive-information"]).found
    assert [(one.way, one.harm) for one in found] == [(Way.OMITS, Harm.LOW)]


def test_a_leader_of_a_part_stands_against_another(haiphong: coordplan.Plan) -> None:
    law = coordplan.load_plan("luat-53-2024")
    found = find_deviations(haiphong, law, actions=["verify"]).found
    against = [one for one in found if one.way is Way.CONTRADICTS]
    assert {body.id for one in against for body in one.higher.agencies} == {"health-agency"}
    assert all(one.harm is Harm.HIGH for one in against)


# what the law gives


def facts_of(situation: Situation, plan: coordplan.Plan, registry: Registry, day: str) -> object:
    known = entitled(situation, registry, datetime.date.fromisoformat(day))
    return coordplan.who(plan, known).situation.facts.get("legal_aid_eligible")


def test_legal_aid_needs_no_means_test_since_july_2025(
    haiphong: coordplan.Plan, registry: Registry
) -> None:
    identified = Situation(status="identified")
    assert facts_of(identified, haiphong, registry, "2025-06-30") is None
    assert facts_of(identified, haiphong, registry, "2025-07-01") is True
    assert facts_of(Situation(status="in-identification"), haiphong, registry, "2026-01-01") is True
    assert facts_of(Situation(status="suspected"), haiphong, registry, "2026-01-01") is None
    assert facts_of(Situation(), haiphong, registry, "2026-01-01") is None, "nothing is guessed"
    stated = Situation(status="identified", legal_aid_eligible=False)
    assert facts_of(stated, haiphong, registry, "2026-01-01") is False, "what is stated stays"


def test_what_the_law_settles_was_not_stated(haiphong: coordplan.Plan, registry: Registry) -> None:
    known = entitled(Situation(status="identified"), registry, TODAY)
    answer = coordplan.who(haiphong, known)
    assert "(by law: eligible for legal aid: yes)" in circumstances(answer.situation).en
    assert not without_bearing(answer), "without the status the law settles nothing"
    tanhong = coordplan.who(coordplan.load_plan("tanhong"), known)
    assert [fact.id for fact in without_bearing(tanhong)] == ["status"]


def test_the_law_holds_at_every_step_of_an_interview(
    haiphong: coordplan.Plan, registry: Registry
) -> None:
    interview = begin(haiphong, entitled(Situation("self-return"), registry, TODAY))
    while interview.question is not None and interview.question.fact.id != "status":
        interview = interview.not_known()
    answered = interview.told("identified")
    assert answered.answer.situation.facts["legal_aid_eligible"] is True
    assert "legal_aid_eligible" not in answered.situation.facts, "nobody has told it"


def rules_of(answer: coordplan.Answer) -> list[str]:
    return [one.rule for one in answer.warnings]


def on_today(plan: coordplan.Plan, registry: Registry, **facts: str | bool) -> coordplan.Answer:
    answer = coordplan.who(plan, Situation(**facts), as_of=TODAY)
    return coordplan.dated(answer, registry)


def test_what_is_stated_against_the_law_is_said(
    haiphong: coordplan.Plan, registry: Registry
) -> None:
    answer = on_today(haiphong, registry, status="identified", legal_aid_eligible=False)
    assert "stated-against-law" in rules_of(answer)
    answer = on_today(haiphong, registry, status="identified", legal_aid_eligible=True)
    assert "stated-against-law" not in rules_of(answer)
    answer = on_today(haiphong, registry, status="identified")
    assert rules_of(answer).count("entitled") > 0
    assert "stated-against-law" not in rules_of(answer), "nothing is stated"


def test_the_support_of_2011_goes_by_the_day_of_identification(
    haiphong: coordplan.Plan, registry: Registry
) -> None:
    def said(**facts: str | bool) -> list[str]:
        found = on_today(haiphong, registry, **facts).warnings
        return [one.rule for one in found if "66/2011/QH12" in one.message.en.partition(";")[0]
                and one.rule.startswith("entitle")]  # fmt: skip

    assert said(status="identified") == ["entitlement-open"], "the day is not known"
    assert said(identified_before_july_2025=True) == ["entitled"]
    assert said(status="identified", identified_before_july_2025=False) == []
    assert said() == []


def test_nobody_is_identified_and_not(haiphong: coordplan.Plan) -> None:
    with pytest.raises(SituationError):
        coordplan.who(haiphong, Situation(status="suspected", identified_before_july_2025=True))


# who stands in


def test_each_body_of_a_merged_province_has_a_successor_or_none_known(run: Run) -> None:
    ran = run("who", "-p", "soctrang", "-e", "self-return", "--as-of", "2026-11-29", "--lang", "en")
    head, _, changed = ran.out.partition("AGENCIES CHANGED SINCE THE PLAN")
    said, named = " ".join(changed.split()), " ".join(head.split())
    assert "Provincial People's Committee †" in named
    assert "the same body of Cần Thơ, where it is one of Sóc Trăng" in said
    assert "Department of Health (since 2025-03-01, 42/2025/NĐ-CP" in said
    assert "not known who stands in today (Sóc Trăng is now part of Cần Thơ)" in said
    assert said.count("202/2025/QH15") >= 4, "each with its instrument"


def test_of_a_centre_in_a_merged_province_the_successor_is_not_known(registry: Registry) -> None:
    plan = coordplan.load_plan("soctrang")
    (centre,) = plan.find_agencies("Provincial Social Protection Centre")
    (step,) = steps_of(plan, centre, registry, "2026-11-29")
    assert (step.to, step.on) == ((), "2025-07-01")
    assert [one.number for one in step.under] == ["202/2025/QH15"]
    assert steps_of(plan, centre, registry, "2025-06-30") == ()


@pytest.mark.parametrize(
    "asked",
    [
        ["why", "-p", "haiphong", "-e", "sea-border-return", "border-guard-command"],
        ["card", "-p", "haiphong", "-e", "sea-border-return", "--format", "text"],
        ["graph", "haiphong", "-e", "sea-border-return"],
        ["graph", "haiphong", "-e", "sea-border-return", "--format", "svg"],
        ["graph", "haiphong", "--view", "reports", "--format", "mermaid"],
    ],
    ids=" ".join,
)
def test_why_cards_and_pictures_say_who_stands_in(run: Run, asked: list[str]) -> None:
    heir = "Border Guard Board"
    assert heir in run(*asked, "--as-of", "2026-11-29", "--lang", "en").out
    assert heir not in run(*asked, "--as-of", "2025-01-01", "--lang", "en").out


# a registry of one's own, and how old it is


def test_age_counts_days_and_months() -> None:
    assert age("2026-11-22", TODAY) == 7
    assert age("2026-11", TODAY) == 28, "from the first of the month"
    assert age("2027-01-01", TODAY) == 0
    assert age(None, TODAY) is None


def test_what_was_confirmed_longest_ago_comes_first(registry: Registry) -> None:
    plans = [coordplan.load_plan(id_) for id_ in default_plans()]
    found = confirmations(registry, plans, TODAY)
    known = len(registry.instruments) + len(registry.successions) + len(registry.abolished)
    assert len(found) == known + len(registry.mergers) + len(registry.entitlements)
    days = [one.days for one in found]
    assert None not in days
    assert days == sorted(days, key=lambda n: -(n or 0))
    by_id = {one.id: one for one in found}
    decree = by_id["nd-62-2012"]
    assert decree.grounds.confirmed == "2025-03-03"
    assert {each.plan.id: each.clauses for each in decree.hanging}["haiphong"] == ("V.1.-4",)
    labour = {each.plan.id: each.agencies for each in by_id["labour-department"].hanging}
    assert "labour-department" in {body.id for body in labour["haiphong"]}
    aid = {each.plan.id: each.duties for each in by_id["legal-aid-without-means-test"].hanging}
    assert "haiphong:V.4.-2#1" in aid["haiphong"]
    assert {each.plan.id for each in by_id["Sóc Trăng"].hanging} == {"soctrang"}


def test_stale_is_by_its_schema(run: Run) -> None:
    told = json.loads(run("registry", "stale", "--as-of", "2026-11-29", "--format", "json").out)
    jsonschema.validate(told, json.loads(run("schema", "registry-stale").out))
    assert told["facts"][0]["days"] == 636


def other_registry(folder: Path, was: str, is_: str) -> str:
    shipped = shipped_registry("human-trafficking")
    assert shipped is not None
    text = Path(shipped).read_text(encoding="utf-8")
    assert was in text
    file = folder / "registry.yaml"
    file.write_text(text.replace(was, is_), encoding="utf-8")
    return str(file)


def test_a_registry_of_ones_own_goes_before_the_shipped_one(run: Run, tmp_path: Path) -> None:
    file = other_registry(tmp_path, "concerns: {under_16: true}", "concerns: {danger: false}")
    ran = run(*CHILD, "--as-of", "2026-11-29", "--registry", file)
    assert "nd-56-2017" not in ran.out
    assert ran.code == 0


@pytest.mark.parametrize(
    ("was", "is_", "rule"),
    [
        ("concerns: {under_16: true}", "concerns: {under_17: true}", "unknown-fact"),
        ("sets: {legal_aid_eligible: true}", "sets: {status: rescued}", "unknown-value"),
        ('confirmed: "2026-07"', 'confirmed: "2026-13"', "bad-date"),
        ("unknown: [unit, commune]", "unknown: [unit, village]", "unknown-level"),
        ("id: human-trafficking", "id: fire", "registry-of-another-vocabulary"),
    ],
)
def test_what_is_wrong_with_a_registry_is_told_where_it_stands(
    tmp_path: Path, vocabulary: coordplan.Vocabulary, was: str, is_: str, rule: str
) -> None:
    file = other_registry(tmp_path, was, is_)
    with pytest.raises(InvalidFileError) as raised:
        read_registry(file, vocabulary)
    (found,) = raised.value.diagnostics
    assert found.rule == rule
    assert found.where is not None
    assert found.where.position is not None
    line = Path(file).read_text(encoding="utf-8").splitlines()[found.where.position.line - 1]
    assert is_ in line


def test_a_vocabulary_without_a_registry_asks_for_one(run: Run, tmp_path: Path) -> None:
    text = Path(shipped_vocabulary()).read_text(encoding="utf-8")
    file = tmp_path / "fire.yaml"
    file.write_text(text.replace("id: human-trafficking", "id: fire", 1), encoding="utf-8")
    ran = run("registry", "stale", "--vocabulary", str(file), "--lang", "en")
    assert ran.code == 2
    assert "error[no-registry]" in ran.err


def test_instruments_whose_rules_say_whom_they_concern_are_encoded(registry: Registry) -> None:
    for one in registry.instruments.values():
        if one.concerns is not None:
            assert coordplan.load_plan(one.id).document.number == one.number


@pytest.mark.parametrize("command", ["who", "why"])
def test_what_the_law_settles_holds_in_every_command(run: Run, command: str) -> None:
    """``who`` and ``why`` must not part over what is certain."""
    asked = [command, "-p", "haiphong", "-f", "status=identified"]
    asked += ["legal-aid-centre"] if command == "why" else []
    name = "V.4.-2"

    def certain(day: str) -> bool:
        (plan,) = json.loads(run(*asked, "--as-of", day, "--format", "json").out)["plans"]
        return name in {one["clause"] for one in plan["act" if command == "who" else "explained"]}

    assert certain("2025-07-01")
    assert not certain("2025-06-30")
