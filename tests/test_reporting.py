"""Who reports to whom, and what is missing there."""

from __future__ import annotations

import pytest

import coordplan
from coordplan.load.files import shipped_plans
from coordplan.reporting.flows import Flow, flows
from coordplan.reporting.graph import legs, reporting_graph
from coordplan.reporting.holes import HoleKind, find_holes
from coordplan.reporting.ledger import ledgers
from tests.reporting_plans import agency, plan, report

Row = tuple[str, str | None, str | None, tuple[str, ...], bool]


def row(flow: Flow) -> Row:
    reporting = flow.reporting
    to = None if flow.to is None else flow.to.id
    via = None if reporting.via is None else reporting.via.id
    return (flow.sender.id, to, via, reporting.every, reporting.on_demand)


def holes(made: coordplan.Plan) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {
        (hole.kind.value, tuple(a.id for a in hole.agencies), tuple(d.clause for d in hole.duties))
        for hole in find_holes(made, flows(made))
    }


def test_haiphong(haiphong: coordplan.Plan) -> None:
    found = {row(flow) for flow in flows(haiphong)}
    sub, labour = "social-evils-subdepartment", "labour-department"
    assert {
        ("commune-committee", "district-labour-office", None, ("P3M",), False),
        ("district-labour-office", labour, sub, ("P6M",), False),
        ("social-school", labour, sub, ("P6M",), False),
        ("border-guard-command", labour, sub, ("P6M", "P1Y"), True),
        ("city-police", labour, sub, ("P6M", "P1Y"), True),
        ("courts", labour, None, ("P1Y",), False),
        ("procuracies", labour, None, ("P1Y",), False),
    } <= found
    requested = {flow.sender.id for flow in flows(haiphong) if flow.requested}
    assert requested == {"courts", "procuracies"}


def test_laichau_and_tanhong() -> None:
    laichau, tanhong = coordplan.load_plans(["laichau", "tanhong"])
    assert (
        "commune-committee",
        "city-committee",
        "city-labour-office",
        ("P3M", "P6M", "P1Y"),
        False,
    ) in {row(flow) for flow in flows(laichau)}
    assert all(flow.reporting.unspecified for flow in flows(tanhong))
    unspecified = {
        clause for kind, _, clauses in holes(tanhong) if kind == "no-period" for clause in clauses
    }
    assert unspecified == {flow.duty.clause for flow in flows(tanhong)}


def test_flows_go_from_the_bottom_level_up() -> None:
    made = plan([report("p1", "m1"), report("d1", "p1"), report("c1", "d1")])
    assert [flow.sender.id for flow in flows(made)] == ["c1", "d1", "p1"]


def test_a_report_without_period_or_addressee() -> None:
    made = plan([report("c1", period="unspecified"), report("d1", "p1", period="unspecified")])
    assert {h for h in holes(made) if h[0].startswith("no-")} == {
        ("no-period", ("c1",), ("I.1",)),
        ("no-period", ("d1",), ("I.2",)),
        ("no-addressee", ("c1",), ("I.1",)),
    }


def test_a_keeper_of_data_that_nobody_asks() -> None:
    keeps = {"do": ["keep-data"], "perform": ["c1", "d1"]}
    made = plan([keeps, report("d1", "p1")])
    assert ("nobody-asks", ("c1",), ("I.1",)) in holes(made)
    assert not any("d1" in agencies for kind, agencies, _ in holes(made) if kind == "nobody-asks")


def test_whoever_reports_as_one_of_a_group_is_asked() -> None:
    group = agency("p9", members=["c1"], function="group")
    keeps = {"do": ["keep-data"], "perform": ["c1"]}
    made = plan([keeps, report("p9", "m1")], {"p9": group})
    assert "nobody-asks" not in {kind for kind, _, _ in holes(made)}


def test_data_asked_of_an_agency_that_receives_none() -> None:
    acts = {"do": ["receive"], "perform": ["c1"]}
    made = plan(
        [acts, report("c1", "d1"), report("d1", "p1"), report("p2", "m1")], {"p2": agency("p2")}
    )
    assert {h for h in holes(made) if h[0] == "receives-none"} == {
        ("receives-none", ("p2",), ("I.4",))
    }


def test_a_channel_receives_what_goes_through_it() -> None:
    acts = {"do": ["receive"], "perform": ["c1"]}
    made = plan([acts, report("c1", "p1", via="d1", every=["P1Y"]), report("d1", "m1")])
    assert "receives-none" not in {kind for kind, _, _ in holes(made)}


def test_a_circle_of_reports() -> None:
    made = plan([report("c1", "d1"), report("d1", "c1"), report("p1", "p1"), report("d1", "m1")])
    assert {h for h in holes(made) if h[0] == "cycle"} == {
        ("cycle", ("c1", "d1"), ("I.1", "I.2")),
        ("cycle", ("p1",), ("I.3",)),
    }


def test_the_same_data_to_the_same_addressee() -> None:
    once = {"route": "rescue"}
    cases = [
        (report("c1", "d1"), report("c1", "d1"), True),
        (report("c1", "d1"), report("c1", "d1", every=["P6M"]), False),
        (report("c1", "d1"), report("c1", "p1"), False),
        (report("c1", "d1", on_demand=True), report("c1", "d1", on_demand=True), True),
        (report("c1", "d1", when=once, every=["P1Y"]), report("c1", "d1"), True),
        (
            report("c1", "d1", when=once, every=["P1Y"]),
            report("c1", "d1", when={"route": "found"}, every=["P1Y"]),
            False,
        ),
    ]
    for one, other, twice in cases:
        found = {h for h in holes(plan([one, other])) if h[0] == "twice"}
        assert found == (
            {("twice", ("c1", *other["reports"]["to"]), ("I.1", "I.2"))} if twice else set()
        )


def test_the_graph_holds_every_step_with_its_duties(haiphong: coordplan.Plan) -> None:
    graph = reporting_graph(flows(haiphong))
    steps = {(one.id, other.id) for flow in flows(haiphong) for one, other in legs(flow)}
    assert set(graph.edges) == steps
    assert ("social-evils-subdepartment", "labour-department") in steps
    duties = graph.edges["social-school", "social-evils-subdepartment"]["duties"]
    assert [duty.clause for duty in duties] == ["V.17.-4"]


@pytest.mark.parametrize("name", sorted(shipped_plans()))
def test_every_hole_names_its_clause(name: str) -> None:
    made = coordplan.load_plan(name)
    for hole in find_holes(made, flows(made)):
        assert hole.agencies
        assert all(duty.clause in made.clauses for duty in hole.duties)
    unspecified = {f.duty.id for f in flows(made) if f.reporting.unspecified}
    listed = {
        d.id
        for h in find_holes(made, flows(made))
        if h.kind is HoleKind.NO_PERIOD
        for d in h.duties
    }
    assert listed == unspecified


def test_a_ledger_of_one_agency(haiphong: coordplan.Plan) -> None:
    (ledger,) = ledgers([haiphong], agency="so ld-tbxh")
    assert ledger.about == frozenset({"labour-department"})
    assert {flow.sender.id for flow in ledger.owed} == {"labour-department"}
    assert {flow.to.id for flow in ledger.received if flow.to} == {"labour-department"}
    (channel,) = ledgers([haiphong], agency="social-evils-subdepartment")
    assert not channel.owed
    assert "district-labour-office" in {flow.sender.id for flow in channel.passed_on}


def test_a_ledger_of_a_function_leaves_out_plans_without_it() -> None:
    plans = coordplan.load_plans()
    for ledger in ledgers(plans, functions=["border-guard"]):
        assert any(
            ledger.plan.agencies[id_].function == "border-guard" for id_ in ledger.about or ()
        )
    assert {ledger.plan.id for ledger in ledgers(plans, functions=["border-guard"])} == {
        p.id for p in plans if any(a.function == "border-guard" for a in p.agencies.values())
    }
    assert not ledgers(plans, agency="nobody of that name")


def test_a_member_owes_what_its_group_owes() -> None:
    group = agency("p9", members=["c1"], function="group")
    (ledger,) = ledgers([plan([report("p9", "m1")], {"p9": group})], agency="c1")
    assert [flow.sender.id for flow in ledger.owed] == ["p9"]
