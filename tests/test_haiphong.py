"""Hải Phòng: every clause, and what the plan says in the situations that matter most."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from pathlib import Path

import pytest

import coordplan
from coordplan import Answer, Plan, Role, Situation, Status, who

Acting = set[tuple[str, str, str]]


def acting(answer: Answer, action: str, role: Role | None = None) -> Acting:
    """Who certainly does an action: agency, role, clause."""
    return {
        (item.agency.id, str(item.role), item.clause)
        for item in answer.act
        if action in {a.id for a in item.actions} and role in {None, item.role}
    }


def named(answer: Answer, action: str) -> Acting:
    """The same, of the duties that speak of this situation."""
    general = {(i.agency.id, str(i.role), i.clause) for i in answer.act if i.reach == "general"}
    return acting(answer, action) - general


def test_the_plan_is_clean() -> None:
    assert coordplan.check_plan("haiphong") == ()


def test_every_leaf_clause_is_there_with_its_fingerprint(haiphong: Plan, sources: Path) -> None:
    clauses = json.loads((sources / "haiphong.clauses.json").read_text("utf-8"))
    leaves = {c["at"]: c["text"] for c in clauses if not c["heading"]}
    assert len(leaves) == 112
    assert list(haiphong.clauses) == list(leaves)
    for at, text in leaves.items():
        folded = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
        assert haiphong.clauses[at].fingerprint == hashlib.sha256(folded.encode()).hexdigest()[:12]
    whole = hashlib.sha256((sources / "haiphong.txt").read_bytes()).hexdigest()
    assert haiphong.document.source_sha256 == whole


def test_no_sentence_of_the_source_is_copied(haiphong: Plan, sources: Path) -> None:
    """Gists are our own words: no run of nine words of a clause stands in its gist."""
    clauses = json.loads((sources / "haiphong.clauses.json").read_text("utf-8"))
    for clause in clauses:
        if clause["heading"]:
            continue
        source = clause["text"].lower().split()
        runs = {tuple(source[n : n + 9]) for n in range(len(source) - 8)}
        encoded = haiphong.clauses[clause["at"]]
        for gist in (encoded.gist.vi, *(duty.gist.vi for duty in encoded.duties)):
            words = gist.lower().split()
            assert not runs & {tuple(words[n : n + 9]) for n in range(len(words) - 8)}, gist


@pytest.mark.parametrize("event", ["sea-border-return", "seaport-return", "island-return"])
def test_border_guard_leads_reception_from_the_sea(haiphong: Plan, event: str) -> None:
    answer = who(haiphong, Situation(event))
    leaders = [item for item in answer.act if item.role is Role.LEAD]
    assert [(i.agency.function, i.agency.level, i.clause) for i in leaders] == [
        ("border-guard", "province", "V.8.-1")
    ]
    assert acting(answer, "receive", Role.SUPPORT) >= {
        ("city-police", "support", "V.8.-1"),
        ("labour-department", "support", "V.8.-1"),
    }
    assert answer.status["receive"] is Status.NAMED


def test_place_decides_even_in_a_diplomatic_return(haiphong: Plan) -> None:
    answer = who(haiphong, Situation(route="diplomatic", entry="seaport"))
    assert acting(answer, "receive", Role.LEAD) == {("border-guard-command", "lead", "V.8.-1")}


def test_police_lead_a_diplomatic_return_by_air(haiphong: Plan) -> None:
    answer = who(haiphong, Situation("air-return"))
    assert acting(answer, "receive", Role.LEAD) == {("city-police", "lead", "V.7.-1")}


@pytest.mark.parametrize(
    "facts",
    [
        {"route": "handover", "entry": "land-gate"},
        {"route": "handover", "entry": "airport"},
        {"route": "diplomatic", "entry": "land-gate"},
    ],
)
def test_nobody_leads_at_a_land_gate_or_by_air_without_diplomacy(
    haiphong: Plan, facts: dict[str, str]
) -> None:
    """Not filled in: the labour department supports, police and border guard are its partners."""
    answer = who(haiphong, Situation(**facts))
    assert not [item for item in answer.act if item.role is Role.LEAD]
    assert named(answer, "receive") == {("labour-department", "support", "V.1.-2")}
    (item,) = [i for i in answer.act if i.clause == "V.1.-2"]
    assert [a.function for a in item.duty.partners] == ["police", "border-guard"]
    assert answer.status["receive"] is Status.SHARED


def test_a_self_returned_victim(haiphong: Plan) -> None:
    answer = who(haiphong, Situation("self-return"))
    assert named(answer, "receive") == {("commune-committee", "perform", "V.14.-1")}
    assert named(answer, "receive-information") == {
        ("border-guard-command", "perform", "V.8.-3.¶2")
    }
    (over,) = [i for i in answer.act if i.clause == "V.8.-3.¶2" and i.duty.hand_over_to]
    assert over.within is not None
    assert over.within.immediately
    assert [a.id for a in over.duty.hand_over_to] == ["sea-border-commune-committee"]


def test_at_a_seaport_the_special_paragraph_goes_before_the_dash(haiphong: Plan) -> None:
    clauses = {i.clause for i in who(haiphong, Situation("self-return", entry="seaport")).act}
    assert "V.8.-3.¶2" in clauses
    assert "V.8.-3" not in clauses
    assert "V.8.-3" in {i.clause for i in who(haiphong, Situation("rescue", entry="seaport")).act}


def test_danger_at_the_shelter_is_told_at_once_to_one_of_two(haiphong: Plan) -> None:
    answer = who(haiphong, Situation("danger-at-shelter"))
    told = [notice for notice in answer.notify if notice.within is not None]
    assert {n.agency.function for n in told} == {"police", "border-guard"}
    for notice in told:
        assert notice.any_of is not None
        assert {a.id for a in notice.any_of} == {"police", "border-guard-command"}
        assert notice.within is not None
        assert notice.within.immediately
        assert [a.id for a in notice.by] == ["social-school"]


def test_a_domestic_victim_is_received_by_the_commune(haiphong: Plan) -> None:
    answer = who(haiphong, Situation("domestic-rescue"))
    assert ("commune-committee", "perform", "V.14.-1") in named(answer, "receive")
    assert not [item for item in answer.act if item.role is Role.LEAD]


def test_who_certifies_follows_who_received(haiphong: Plan) -> None:
    answer = who(haiphong, Situation("sea-border-return", received_by="border-guard"))
    assert {a for a, _, _ in acting(answer, "certify", Role.PERFORM)} == {
        "border-posts", "port-border-commands", "district-police", "border-guard-command",
    }  # fmt: skip
    assert not acting(answer, "certify", Role.SUPPORT)
    (formalities,) = [i for i in answer.act if i.duty.id == "haiphong:V.8.-3#2"]
    assert formalities.duty.inferred, "the command sees to the formalities and does not sign"


@pytest.mark.parametrize("action", ["rescue", "receive", "essential-needs", "certify", "refer"])
def test_border_units_act_for_those_they_rescued_or_received(haiphong: Plan, action: str) -> None:
    """The verbs of V.11.-1 stand in one sentence, and have one condition."""

    def units(**facts: str) -> set[str]:
        found = acting(who(haiphong, Situation("sea-rescue", **facts)), action, Role.PERFORM)
        return {agency for agency, _, clause in found if clause == "V.11.-1"}

    assert units(received_by="border-guard") == {"border-posts", "port-border-commands"}
    assert units(received_by="police") == units() == set()


def test_at_sea_is_in_the_sea_border_area(haiphong: Plan) -> None:
    answer = who(haiphong, Situation("sea-handover"))
    assert acting(answer, "receive", Role.LEAD) == {("border-guard-command", "lead", "V.8.-1")}
    assert "V.1.-2" not in {i.clause for i in answer.act}, "a ship at sea is no border gate"


def test_each_judgement_of_need_is_called_by_itself(haiphong: Plan) -> None:
    here = Situation(received_by="border-guard")
    lodging = who(haiphong, here, calls={"V.8.-4": True})
    assert ("border-posts", "perform", "V.8.-4") in named(lodging, "temporary-lodging")
    assert not acting(lodging, "request-protection")
    protection = who(haiphong, here, calls={"V.1.-4": True})
    assert acting(protection, "request-protection") == {("labour-department", "perform", "V.1.-4")}
    assert not named(protection, "temporary-lodging")


def test_nobody_takes_a_victim_home_before_the_return_is_prepared(haiphong: Plan) -> None:
    assert not acting(who(haiphong, Situation("foreign-victim")), "return-home")
    planned = who(haiphong, Situation("foreign-victim", return_planned=True))
    assert acting(planned, "return-home") == {
        ("foreign-affairs-department", "support", "V.2.¶1"),
        ("social-school", "support", "V.13.-8"),
    }


def test_foreign_missions_hear_of_cases_with_a_foreign_side_only(haiphong: Plan) -> None:
    def told(**facts: str) -> bool:
        items = who(haiphong, Situation(**facts)).act
        return any(a.id == "foreign-missions" for i in items for a in i.duty.partners)

    assert told(origin="abroad")
    assert told(nationality="foreign")
    assert told(nationality="undetermined")
    assert not told(origin="domestic", nationality="vietnamese")
    assert not told()


def test_papers_before_the_way_home_and_the_certificate_after_it(haiphong: Plan) -> None:
    def papers(**facts: str) -> set[str]:
        items = who(haiphong, Situation(route="diplomatic", **facts)).act
        return {i.duty.id for i in items if "repatriation-papers" in {a.id for a in i.actions}}

    assert papers(location="reception-point") == {"haiphong:V.7.-1#4"}
    assert papers(location="host-country") == {"haiphong:V.7.-1#3", "haiphong:V.7.-1#4"}


def test_filing_for_a_benefit_is_not_giving_it(haiphong: Plan) -> None:
    answer = who(haiphong, Situation(status="identified"))
    assert acting(answer, "file-dossier") == {("commune-committee", "perform", "V.14.-2")}
    assert acting(answer, "hardship-allowance") == {("district-committee", "perform", "V.9.-2")}


def test_courts_and_procuracies_are_asked(haiphong: Plan) -> None:
    answer = who(haiphong, Situation("trial"))
    asked = [i for i in answer.act if i.agency.function in {"court", "procuracy"}]
    assert asked
    assert all(i.requested for i in asked)
    assert {n.agency.id for n in answer.notify if n.duty.clause == "V.15.-2"} == {
        "legal-aid-centre"
    }


def test_with_nothing_known(haiphong: Plan) -> None:
    answer = who(haiphong)
    assert ("district-police", "perform", "V.10.-2") in acting(answer, "receive")
    leads = [
        p for p in answer.possible if isinstance(p.item, coordplan.Act) and p.item.role == "lead"
    ]
    assert {(p.item.duty.clause, tuple(f.id for f in p.depends_on)) for p in leads} == {
        ("V.7.-1", ("route", "entry")),
        ("V.8.-1", ("route", "entry")),
    }
    assert answer.ask[0].fact.id == "route"
    assert answer.ask[0].decides > 0


def test_standing_duties_come_only_when_asked_for(haiphong: Plan) -> None:
    def clauses(answer: Answer) -> set[str]:
        return {item.clause for item in (*answer.act, *answer.oversee)}

    assert "V.1.-7" not in clauses(who(haiphong))
    assert "V.1.-7" in clauses(who(haiphong, standing=True))


def test_a_phase_narrows_the_answer(haiphong: Plan) -> None:
    answer = who(haiphong, Situation("sea-border-return"), phases=["protection"])
    assert answer.act
    assert all("protection" in {a.phase.id for a in item.actions} for item in answer.act)
    protection = {a.id for a in haiphong.vocabulary.actions.values() if a.phase.id == "protection"}
    assert set(answer.status) == protection >= {"protect", "request-protection"}
    assert answer.reports == ()
    with pytest.raises(coordplan.UnknownNameError):
        who(haiphong, phases=["protektion"])


REPORTS = {
    ("commune-committee", "district-labour-office", None, ("P3M",), False, False),
    ("district-labour-office", "labour-department", "social-evils-subdepartment", ("P6M",), False, False),
    ("social-school", "labour-department", "social-evils-subdepartment", ("P6M",), False, False),
    ("border-guard-command", "labour-department", "social-evils-subdepartment", ("P6M", "P1Y"), True, False),
    ("city-police", "labour-department", "social-evils-subdepartment", ("P6M", "P1Y"), True, False),
    ("district-police", "city-police", None, ("P6M", "P1Y"), False, False),
    ("courts", "labour-department", None, ("P1Y",), False, True),
    ("procuracies", "labour-department", None, ("P1Y",), False, True),
}  # fmt: skip


def test_who_reports_to_whom(haiphong: Plan) -> None:
    found = {
        (
            report.sender.id,
            report.to.id if report.to else None,
            report.reporting.via.id if report.reporting.via else None,
            report.reporting.every,
            report.reporting.on_demand,
            any(p.requested for p in report.duty.postings),
        )
        for report in who(haiphong, Situation("self-return", proceedings="trial")).reports
    }
    assert found >= REPORTS
    assert ("commune-committee", None, None, (), False, False) in found, "no addressee, no period"


def test_the_order_of_an_answer(haiphong: Plan) -> None:
    answer = who(haiphong, Situation("sea-border-return"), standing=True)
    roles = list(Role)
    keys = [(i.phase.number, i.reach == "general", roles.index(i.role)) for i in answer.act]
    assert keys == sorted(keys)
    assert len({(i.duty.id, i.agency.id) for i in answer.act}) == len(answer.act)


def test_agencies_are_found_by_any_name(haiphong: Plan) -> None:
    for words in ("BCH BĐBP", "bch bdbp tp", "Bo Chi huy Bo doi Bien phong thanh pho"):
        assert [a.id for a in haiphong.find_agencies(words)] == ["border-guard-command"]
    assert {a.id for a in haiphong.find_agencies("Sở LĐTBXH")} == {"labour-department"}
    assert haiphong.find_agencies("") == ()


def test_dates_of_the_plan_are_warned_of(haiphong: Plan) -> None:
    import datetime

    early = who(haiphong, as_of=datetime.date(2022, 12, 31))
    assert [w.rule for w in early.warnings] == ["not-yet-in-force"]
    assert who(haiphong, as_of=datetime.date(2023, 1, 1)).warnings == ()
