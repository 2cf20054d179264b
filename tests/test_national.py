"""The national rules as plans: whole or marked partial, asked by name only, true to the text."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import coordplan
from coordplan import Answer, Situation, who
from coordplan.load.files import default_plans, shipped_plans
from coordplan.tracing import State, cut, trace
from tests.conftest import Run

SOURCES = {
    "ttlt-01-2014": "TTLT-01-2014.txt",
    "luat-66-2011": "Luat-66-2011-QH12.txt",
    "nd-62-2012": "ND-62-2012.txt",
}
CIRCULAR = coordplan.load_plan("ttlt-01-2014")
LAW = coordplan.load_plan("luat-66-2011")
NEW_LAW = coordplan.load_plan("luat-53-2024")
DECREE = coordplan.load_plan("nd-62-2012")


def leaders(answer: Answer, action: str) -> set[str]:
    return {i.agency.id for i in answer.leads if action in {a.id for a in i.actions}}


def bodies(answer: Answer, action: str) -> set[str]:
    return {i.agency.id for i in answer.act if action in {a.id for a in i.actions}}


def deadlines(plan: coordplan.Plan) -> list[coordplan.Deadline]:
    found = [d.within for d in plan.duties]
    found += [d.notification.within for d in plan.duties if d.notification is not None]
    return [deadline for deadline in found if deadline is not None]


def durations(plan: coordplan.Plan) -> set[str]:
    assert any(deadline.immediately for deadline in deadlines(plan))
    return {d.duration for d in deadlines(plan) if d.duration is not None}


@pytest.fixture(params=SOURCES)
def traced(request: pytest.FixtureRequest, sources: Path) -> tuple[coordplan.Plan, str, str]:
    """A plan, the text of its source, and the fingerprint of that file."""
    data = (sources / "national" / SOURCES[request.param]).read_bytes()
    return coordplan.load_plan(request.param), data.decode(), hashlib.sha256(data).hexdigest()


def test_every_clause_that_is_covered_is_accounted_for(
    traced: tuple[coordplan.Plan, str, str],
) -> None:
    plan, text, sha256 = traced
    found = trace(plan, text, sha256=sha256)
    assert (found.findings, found.same_file) == ((), True)
    assert found.counts[State.ACCOUNTED] == found.leaves > 0


def test_a_partial_plan_is_asked_for_no_more_than_it_covers(sources: Path) -> None:
    text = (sources / "national" / SOURCES["luat-66-2011"]).read_text("utf-8")
    covered = [c for c in cut(text) if c.at.split(".")[0] in LAW.document.covers and not c.heading]
    assert trace(LAW, text).leaves == len(covered) < sum(not c.heading for c in cut(text))
    cropped = text.replace("Điều 26.", "Điều 260.")
    assert {t.at.split(".")[0] for t in trace(LAW, cropped).findings} == {"26"}


def test_no_gist_copies_its_clause(traced: tuple[coordplan.Plan, str, str]) -> None:
    """No run of nine words of a clause stands in what we say of it."""
    plan, text, _ = traced
    for clause in cut(text):
        if clause.at not in plan.clauses:
            continue
        source = clause.text.lower().split()
        runs = {tuple(source[n : n + 9]) for n in range(len(source) - 8)}
        encoded = plan.clauses[clause.at]
        for gist in (encoded.gist.vi, *(duty.gist.vi for duty in encoded.duties)):
            words = gist.lower().split()
            assert not runs & {tuple(words[n : n + 9]) for n in range(len(words) - 8)}, gist


def test_national_plans_are_shipped_and_answer_by_name_only(run: Run) -> None:
    national = {CIRCULAR.id, LAW.id, NEW_LAW.id, DECREE.id}
    assert set(shipped_plans()) - set(default_plans()) == national
    assert {plan.id for plan in coordplan.load_plans()} == set(default_plans())
    answered = json.loads(run("who", "--event", "rescue", "--format", "json").out)
    assert {plan["plan"] for plan in answered["plans"]} == set(default_plans())
    named = json.loads(run("who", "--plan", CIRCULAR.id, "--format", "json").out)
    assert [plan["plan"] for plan in named["plans"]] == [CIRCULAR.id]
    checked = json.loads(run("check", "--format", "json").out)
    assert {file["file"] for file in checked["files"]} == set(default_plans())


@pytest.mark.parametrize(
    ("plan", "covers"),
    [(CIRCULAR, ()), (DECREE, ()), (LAW, ("24", "25", "26")), (NEW_LAW, ("27.1", "27.2"))],
)
def test_every_answer_of_a_partial_plan_says_so(
    plan: coordplan.Plan, covers: tuple[str, ...], run: Run
) -> None:
    assert plan.document.covers == covers
    warned = [w for w in who(plan).warnings if w.rule == "partial"]
    assert bool(warned) == bool(covers)
    for warning in warned:
        assert all(at in warning.message.vi and at in warning.message.en for at in covers)
    listed = {p["id"]: p for p in json.loads(run("plans", "--format", "json").out)["plans"]}
    assert listed[plan.id]["covers"] == list(covers)
    shown = json.loads(run("show", plan.id, "--format", "json").out)
    assert shown["document"]["covers"] == list(covers)


def test_a_plan_read_from_pages_has_no_fingerprints(run: Run) -> None:
    shown = json.loads(run("show", NEW_LAW.id, "--format", "json").out)
    assert [clause["print"] for clause in shown["clauses"]] == [None] * len(NEW_LAW.clauses)
    assert shown["document"]["source_file"] is None
    assert shown["document"]["pages"]


@pytest.mark.parametrize(
    ("event", "leader"),
    [
        ("air-return", {"immigration-department"}),
        ("seaport-return", {"gate-border-post"}),
        ("land-border-return", {"gate-border-post"}),
        ("sea-border-return", set()),
        ("self-return", set()),
    ],
)
def test_the_place_of_entry_says_who_leads_reception(event: str, leader: set[str]) -> None:
    assert leaders(who(CIRCULAR, Situation(event)), "receive") == leader


def test_the_deadlines_of_the_circular_are_all_there() -> None:
    assert durations(CIRCULAR) == {"P3D", "P5D", "P10D", "P20D", "P60D"}
    assert durations(LAW) == {"P3D", "P20D", "P2M"}
    assert durations(NEW_LAW) == {"P3D"}


@pytest.mark.parametrize(
    ("clause", "ahead", "vi", "en"),
    [
        ("4.1.b.-4", "P5D", "5 ngày", "5 days"),
        ("4.3.a.-1", "P3D", "3 ngày", "3 days"),
        ("4.4.a", "P3D", "3 ngày", "3 days"),
    ],
)
def test_who_is_told_ahead_of_entry(clause: str, ahead: str, vi: str, en: str, run: Run) -> None:
    (within,) = {
        duty.notification.within
        for duty in CIRCULAR.clauses[clause].duties
        if duty.notification is not None
    }
    assert within == coordplan.Deadline(ahead=ahead)
    shown = ("show", CIRCULAR.id, clause)
    assert f"chậm nhất {vi} trước khi nhập cảnh" in run(*shown, "--lang", "vi").out
    assert f"at least {en} before entry" in run(*shown, "--lang", "en").out
    (told,) = [
        duty["notify"]
        for duty in json.loads(run(*shown, "--format", "json").out)["clauses"][0]["duties"]
        if duty["notify"] is not None
    ]
    assert told["within"] == {"ahead": ahead}


def test_nothing_else_of_the_circular_ends_ahead_of_entry() -> None:
    assert sum(d.ahead is not None for d in deadlines(CIRCULAR)) == 3
    assert not any(d.ahead for plan in (LAW, NEW_LAW) for d in deadlines(plan))


def test_no_moment_is_told_where_a_deadline_ends_ahead_of_entry(run: Run) -> None:
    asked = ("who", "-p", CIRCULAR.id, "-e", "land-border-return", "--received", "2026-02-13T16:00")
    (told,) = [
        notice
        for notice in json.loads(run(*asked, "--format", "json").out)["plans"][0]["notify"]
        if notice["clause"] == "4.4.a"
    ]
    assert (told["within"], told["due"]) == ({"ahead": "P3D"}, None)
    shown = " ".join(run(*asked).out.split())
    assert "at least 3 days before entry; ⚠ [4.4.a*]" in shown
    full = " ".join(run(*asked, "--full").out.split())
    assert "at least 3 days before entry; ⚠ danger not excluded [4.4.a*]" in full


def test_the_new_law_tells_the_health_agency_at_once() -> None:
    answer = who(NEW_LAW, Situation("domestic-report"))
    told = [n for n in answer.notify if n.within is not None and n.within.immediately]
    assert [(n.agency.function, n.agency.level) for n in told] == [("health", "province")]


def test_the_police_help_the_health_agency_to_verify_and_not_to_receive() -> None:
    answer = who(NEW_LAW, Situation("domestic-report"))
    assert leaders(answer, "verify") == {"health-agency"}
    assert leaders(answer, "receive") == set()
    assert bodies(answer, "verify") == {"health-agency", "provincial-police"}
    assert bodies(answer, "receive") == {"commune-committee", "health-agency"}


POWERS = [
    ({"received_by": "police", "proceedings": "none"}, {"police-investigators"}),
    ({"received_by": "military", "proceedings": "none"}, {"military-investigators"}),
    ({"received_by": "military", "proceedings": "trial"}, {"military-investigators", "courts"}),
    ({"received_by": "border-guard", "proceedings": "none"}, {"border-guard"}),
    ({"received_by": "coast-guard", "proceedings": "none"}, {"coast-guard"}),
    ({"proceedings": "investigation", "received_by": "other"}, {"police-investigators"}),
    (
        {"proceedings": "prosecution", "received_by": "other"},
        {"police-investigators", "procuracies"},
    ),
    ({"proceedings": "trial", "received_by": "other"}, {"police-investigators", "courts"}),
    ({"proceedings": "trial"}, {"courts"}),
    ({"received_by": "people-committee"}, {"commune-committee"}),
    ({"received_by": "labour-social"}, {"district-labour-office"}),
    ({"received_by": "support-facility"}, {"support-facilities"}),
    ({"location": "facility", "received_by": "health"}, {"support-facilities"}),
    ({"location": "host-country", "nationality": "vietnamese"}, {"missions-abroad"}),
    ({"location": "host-country", "nationality": "foreign"}, set()),
    ({"received_by": "health", "proceedings": "none"}, set()),
]


@pytest.mark.parametrize(("facts", "powers"), POWERS)
def test_the_decree_says_who_may_protect(facts: dict[str, str], powers: set[str]) -> None:
    """Article 8 names the bodies; whoever of them may decide must do so by article 9."""
    answer = who(DECREE, Situation(danger=True, **facts))
    assert bodies(answer, "protect") == {*powers, "protecting-bodies"}


@pytest.mark.parametrize(("facts", "powers"), POWERS)
def test_nobody_protects_or_is_asked_to_where_nothing_threatens(
    facts: dict[str, str], powers: set[str]
) -> None:
    answer = who(DECREE, Situation(danger=False, **facts))
    assert not bodies(answer, "protect") | bodies(answer, "request-protection"), powers
    assert not answer.notify


def test_whoever_received_is_not_certain_to_protect_while_danger_is_unknown() -> None:
    answer = who(DECREE, Situation(received_by="people-committee"))
    assert bodies(answer, "protect") == set()
    asked = {found.item.duty.name for found in answer.possible}
    assert {"8.2.g#1", "8.2.g#4"} <= asked


def test_no_body_of_the_labour_sector_but_the_district_office_may_protect() -> None:
    """Neither the provincial department nor the ministry is named anywhere in the decree."""
    sector = [a for a in DECREE.agencies.values() if a.function == "labour-social"]
    assert [(a.id, a.level) for a in sector] == [("district-labour-office", "district")]


def test_the_procuracy_protects_the_victim_alone_and_asks_for_relatives_too() -> None:
    served = {
        duty.actions[0].id: [b.id for b in duty.beneficiaries]
        for duty in DECREE.clauses["8.2.đ"].duties
    }
    assert served == {"protect": [], "request-protection": ["relatives"]}
