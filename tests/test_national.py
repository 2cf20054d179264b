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
    "nd-56-2017": "ND-56-2017.txt",
}
CIRCULAR = coordplan.load_plan("ttlt-01-2014")
LAW = coordplan.load_plan("luat-66-2011")
NEW_LAW = coordplan.load_plan("luat-53-2024")
DECREE = coordplan.load_plan("nd-62-2012")
CHILDREN = coordplan.load_plan("nd-56-2017")
NEW_DECREE = coordplan.load_plan("nd-162-2025")


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
    national = {
        CIRCULAR.id,
        LAW.id,
        NEW_LAW.id,
        DECREE.id,
        CHILDREN.id,
        NEW_DECREE.id,
        "tt-43-2025",
    }
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
    [
        (CIRCULAR, ()),
        (DECREE, ()),
        (LAW, ("24", "25", "26")),
        (NEW_LAW, ("27.1", "27.2", "30.1.b", "32.1", "54", "63")),
        (CHILDREN, ("14", *(str(article) for article in range(25, 33)))),
        (NEW_DECREE, ("4-6", "24")),
    ],
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


@pytest.mark.parametrize("plan", [NEW_LAW, NEW_DECREE])
def test_a_plan_read_from_pages_has_no_fingerprints(plan: coordplan.Plan, run: Run) -> None:
    shown = json.loads(run("show", plan.id, "--format", "json").out)
    assert [clause["print"] for clause in shown["clauses"]] == [None] * len(plan.clauses)
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


# decree 56/2017: children


def at_once(answer: Answer) -> set[tuple[str, str]]:
    """Who must be told at once, under which clause."""
    told = [n for n in answer.notify if n.within is not None and n.within.immediately]
    return {(notice.duty.clause, notice.agency.id) for notice in told}


def within(answer: Answer, duration: str) -> set[tuple[str, str]]:
    """Who acts by a deadline, under which clause."""
    timed = [i for i in answer.act if i.within is not None and i.within.duration == duration]
    return {(item.clause, item.agency.id) for item in timed}


def test_the_hotline_the_police_or_the_commune_is_told_of_a_child_at_once() -> None:
    """Article 25: one of four is enough; article 26: each of the others tells the commune."""
    found = at_once(who(CHILDREN, Situation("child")))
    four = {"child-hotline", "labour-bodies", "police", "commune-committee"}
    assert found == {("25.1", body) for body in four} | {("26.1", "commune-committee")}
    (first,) = CHILDREN.clauses["25.1"].duties[:1]
    assert first.notification is not None
    assert first.notification.any


def test_a_child_gravely_harmed_is_protected_within_twelve_hours() -> None:
    answer = who(CHILDREN, Situation("child", danger=True))
    assert within(answer, "PT12H") == {
        ("26.3", "commune-committee"),
        ("26.3", "competent-bodies"),
        ("31.2", "commune-committee"),
        ("31.2", "competent-bodies"),
        ("31.3.a", "child-worker"),
        ("31.4.a", "police"),
        ("31.4.b", "police"),
    }
    assert not within(who(CHILDREN, Situation("child", danger=False)), "PT12H")


def test_the_support_plan_is_drawn_up_in_five_and_approved_in_two_working_days() -> None:
    def days(danger: bool) -> set[tuple[str, str, int]]:
        acts = who(CHILDREN, Situation("child", danger=danger)).act
        timed = [(i.clause, i.agency.id, i.within) for i in acts if i.within is not None]
        return {(at, by, w.working_days) for at, by, w in timed if w.working_days is not None}

    assert days(danger=False) == {("28.1", "child-worker", 5), ("28.4", "commune-committee", 2)}
    assert days(danger=True) == set(), "urgent cases are excepted"


def test_separation_is_ordered_within_twelve_hours_and_lasts_fifteen_days_at_most() -> None:
    ordered = who(CHILDREN, Situation("child", separated=False), calls={"32.2": True})
    assert within(ordered, "PT12H") == {("32.2", "commune-committee")}
    assert within(ordered, "P15D") == set()
    separated = who(CHILDREN, Situation("child", separated=True))
    assert within(separated, "P15D") == {("32.3", "commune-committee")}
    assert within(separated, "PT12H") == {("32.2", "commune-committee")}
    assert bodies(separated, "alternative-care") == {"commune-committee"}


@pytest.mark.parametrize("danger", [None, True, False])
def test_a_minor_of_unknown_age_leaves_the_rule_on_children_undecided(danger: bool | None) -> None:
    stated = {} if danger is None else {"danger": danger}
    answer = who(CHILDREN, Situation("minor", **stated))
    assert (answer.act, answer.notify) == ((), ())
    assert answer.ask[0].fact.id == "under_16"
    older = who(CHILDREN, Situation("minor", under_16=False, **stated))
    assert not older.act
    assert not older.possible


def test_nobody_tells_the_parents_of_a_child_before_the_return_is_prepared() -> None:
    for duty in CHILDREN.duties:
        told = () if duty.notification is None else duty.notification.to
        assert "parents" not in {a.id for a in told} or duty.name == "28.5#2"
    unknown = who(CHILDREN, Situation("child", danger=True))
    assert "parents" not in {notice.agency.id for notice in unknown.notify}


def test_what_is_of_medium_confidence_says_so() -> None:
    """What was read in the press, or at second hand, must not pass for the text itself."""
    (_, passed_on, _) = NEW_DECREE.clauses["4-6"].duties
    assert passed_on.inferred is not None
    said = [passed_on.inferred, NEW_DECREE.clauses["24"].gist, NEW_LAW.clauses["63"].gist]
    assert all("medium confidence" in text.en for text in said)
    assert all("tin cậy trung bình" in text.vi.lower() for text in said)


def test_the_hotline_passes_word_on_at_once_to_one_of_four() -> None:
    answer = who(NEW_DECREE, Situation("hotline-report"))
    four = {"police", "border-guard", "coast-guard", "commune-committee"}
    assert at_once(answer) == {("4-6", body) for body in four}
    assert not who(NEW_DECREE, Situation("rescue")).notify, "where no word reached the hotline"


def test_a_return_through_a_mission_ends_at_an_office_that_is_gone() -> None:
    """Article 30 names the district office; that it was amended was not found, so it stays."""
    answer = who(NEW_LAW, Situation(route="diplomatic", location="reception-point"))
    moved = {i.duty.name: i.duty.hand_over_to for i in answer.act if i.duty.hand_over_to}
    office = NEW_LAW.agencies["district-labour-office"]
    assert moved == {"30.1.b#4": (office,)}
    assert office.level == "district"
