"""The five plans: clean, whole, and what each says in the situations that tell them apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import coordplan
from coordplan import Answer, Role, Situation, who
from coordplan.load import shipped_plans

PLANS = {plan.id: plan for plan in coordplan.load_plans()}


def ask(plan: str, *events: str, **facts: str | bool) -> Answer:
    return who(PLANS[plan], Situation(*events, **facts))


def leaders(answer: Answer, action: str) -> set[str]:
    return {i.agency.id for i in answer.leads if action in {a.id for a in i.actions}}


def acting(answer: Answer, action: str, *roles: Role) -> set[str]:
    return {
        i.agency.id
        for i in answer.act
        if action in {a.id for a in i.actions} and (not roles or i.role in roles)
    }


def at_once(answer: Answer) -> set[str]:
    return {n.agency.function for n in answer.notify if n.within and n.within.immediately}


@pytest.mark.parametrize("plan", sorted(shipped_plans()))
def test_a_shipped_plan_is_clean(plan: str) -> None:
    assert coordplan.check_plan(plan) == ()


def test_the_five_plans_account_for_every_leaf_clause(sources: Path) -> None:
    found = 0
    for id_, plan in PLANS.items():
        clauses = json.loads((sources / f"{id_}.clauses.json").read_text("utf-8"))
        leaves = [clause["at"] for clause in clauses if not clause["heading"]]
        assert list(plan.clauses) == leaves
        found += len(leaves)
    assert found == 410


def test_no_gist_copies_its_clause(sources: Path) -> None:
    """No run of nine words of a clause stands in what we say of it."""
    for id_, plan in PLANS.items():
        for clause in json.loads((sources / f"{id_}.clauses.json").read_text("utf-8")):
            if clause["heading"]:
                continue
            source = clause["text"].lower().split()
            runs = {tuple(source[n : n + 9]) for n in range(len(source) - 8)}
            encoded = plan.clauses[clause["at"]]
            for gist in (encoded.gist.vi, *(duty.gist.vi for duty in encoded.duties)):
                words = gist.lower().split()
                assert not runs & {tuple(words[n : n + 9]) for n in range(len(words) - 8)}, gist


@pytest.mark.parametrize(
    ("plan", "words", "agency"),
    [
        ("haiphong", "BCH BĐBP", "border-guard-command"),
        ("soctrang", "bch bdbp", "border-guard-command"),
        ("soctrang", "so ldtbxh", "labour-department"),
        ("soctrang", "công an tỉnh", "provincial-police"),
        ("tanhong", "cong an huyen", "district-police"),
        ("dongnai", "Sở Y tế", "health-department"),
        ("laichau", "CÔNG AN THÀNH PHỐ", "city-police"),
    ],
)
def test_names_in_use_find_the_agency(plan: str, words: str, agency: str) -> None:
    assert [a.id for a in PLANS[plan].find_agencies(words)] == [agency]


# Sóc Trăng


def test_soctrang_forms_a_delegation_that_nobody_leads() -> None:
    answer = ask("soctrang", "mass-handover")
    assert acting(answer, "joint-delegation") == {"relevant-departments"}
    assert answer.leads == ()


def test_soctrang_police_take_a_minor_home() -> None:
    answer = ask("soctrang", "minor", return_planned=True)
    assert "police" in {
        a.agency.function for a in answer.act if "return-home" in {x.id for x in a.actions}
    }
    assert "II.6.-2" in {a.clause for a in answer.act}
    for unready in (ask("soctrang", "minor"), ask("soctrang", "minor", return_planned=False)):
        assert "return-home" not in {x.id for a in unready.act for x in a.actions}


def test_soctrang_tells_the_labour_department_where_there_is_no_lodging() -> None:
    answer = ask("soctrang", "no-lodging", received_by="police")
    assert "labour-department" in {n.agency.id for n in answer.notify}
    assert "II.6.-2" in {i.clause for i in answer.act if "refer" in {a.id for a in i.actions}}


def test_soctrang_tells_all_three_at_once_of_danger() -> None:
    answer = ask("soctrang", "danger-at-shelter")
    assert at_once(answer) == {"police", "border-guard", "coast-guard"}
    assert all(n.any_of is None for n in answer.notify if n.duty.clause == "II.5.-1")


def test_soctrang_is_silent_on_who_leads_at_the_sea_border() -> None:
    assert leaders(ask("soctrang", "sea-border-return"), "receive") == set()


# Tân Hồng


def test_tanhong_police_lead_reception_with_nine_supporters() -> None:
    answer = ask("tanhong")
    verify = [i for i in answer.act if i.assigned_by and "verify" in {a.id for a in i.actions}]
    assert {i.agency.id for i in verify if i.role is Role.LEAD} == {"district-police"}
    assert len({i.agency.id for i in verify if i.role is Role.SUPPORT}) == 9
    assert "district-police" in leaders(answer, "receive")
    assert "district-labour-office" in leaders(answer, "temporary-lodging")


def test_tanhong_links_a_child_to_child_protection() -> None:
    def linked(answer: Answer) -> bool:
        return "child-protection" in {a.function for i in answer.act for a in i.duty.partners}

    assert linked(ask("tanhong", "child"))
    assert not linked(ask("tanhong", minor=False))


# Đồng Nai


@pytest.mark.parametrize("action", ["rescue", "receive"])
def test_dongnai_three_lead_by_function(action: str) -> None:
    answer = ask("dongnai", "rescue")
    leads = [
        i for i in answer.leads if i.clause == "III.4.a" and action in {a.id for a in i.actions}
    ]
    assert {i.agency.function for i in leads} == {"police", "health", "military"}
    assert leads[0].agency.function == "police", "reading 10 puts police first"
    assert all(i.duty.by_function for i in leads)


def test_dongnai_knows_no_district_no_border_guard_no_labour_department() -> None:
    agencies = PLANS["dongnai"].agencies.values()
    assert not [a.id for a in agencies if a.level == "district"]
    assert not {a.function for a in agencies} & {"border-guard", "labour-social"}


def test_dongnai_hotline_reports_go_to_police_and_health() -> None:
    answer = ask("dongnai", "hotline-report")
    assert {i.agency.function for i in answer.leads if i.clause == "III.4.c"} == {
        "police",
        "health",
    }


def test_dongnai_asks_court_procuracy_and_front() -> None:
    asked = {"court", "procuracy", "fatherland-front"}
    answer = who(PLANS["dongnai"], standing=True)
    items = [i for i in answer.act if i.agency.function in asked]
    assert items
    assert all(i.requested for i in items)


# Lai Châu


def test_laichau_communes_receive_police_identify_nobody_leads() -> None:
    answer = ask("laichau", "self-return")
    assert "people-committee" in {
        i.agency.function
        for i in answer.act
        if "receive" in {a.id for a in i.actions} and i.agency.level == "commune"
    }
    assert "city-police" in acting(answer, "identify", Role.PERFORM)
    assert not [
        d.id for d in PLANS["laichau"].duties if any(p.role is Role.LEAD for p in d.postings)
    ]


def test_laichau_reports_quarterly_half_yearly_and_yearly() -> None:
    reports = ask("laichau").reports
    found = {
        (r.to.function, r.reporting.via.function, r.reporting.every)
        for r in reports
        if r.to is not None and r.reporting.via is not None
    }
    assert ("people-committee", "labour-social", ("P3M", "P6M", "P1Y")) in found
