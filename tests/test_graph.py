"""Graphs of plans: the same nodes and edges in every form, read by readers that are not ours."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections import Counter
from xml.etree import ElementTree

import jsonschema
import networkx
import pydot
import pytest

import coordplan
from coordplan.graph.parts import Graph, Link, NodeKind, View
from coordplan.graph.views import UNNAMED, graph_of
from coordplan.load.files import default_plans
from coordplan.render.graph import words
from coordplan.render.graph.board import draw_board
from coordplan.render.graph.data import graph_data
from coordplan.render.graph.dot import dot_text
from coordplan.render.graph.drawing import Drawing, Placed
from coordplan.render.graph.graphml import graphml_text
from coordplan.render.graph.mermaid import mermaid_text
from coordplan.render.graph.network import draw_network
from coordplan.render.graph.svg import STROKES, svg_text
from coordplan.render.schemas import schema
from coordplan.text import LANGUAGES, Language
from tests.conftest import Run

SVG = "{http://www.w3.org/2000/svg}"


def _drawable() -> dict[str, Graph]:
    """The graphs of the shipped plans: of each view whole, and the paths of some events."""
    found = {}
    for plan in coordplan.load_plans():
        for view in View:
            with contextlib.suppress(coordplan.UnknownNameError):
                found[f"{plan.id}-{view.value}-whole"] = graph_of(plan, view)
        for event in ("sea-border-return", "danger-at-shelter"):
            answer = coordplan.who(plan, coordplan.Situation(event), standing=True)
            path = graph_of(plan, View.HANDOVER, answer=answer)
            found[f"{plan.id}-handover-{event}"] = path
    answer = coordplan.who(coordplan.load_plan("haiphong"), coordplan.Situation("trial"))
    for view in (View.REPORTS, View.DUTIES):
        found[f"haiphong-{view.value}-trial"] = graph_of(answer.plan, view, answer=answer)
    return found


GRAPHS = _drawable()
ANY = pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
IN_BOTH = pytest.mark.parametrize("language", LANGUAGES)


def _edges(graph: Graph) -> Counter[tuple[str, str, str]]:
    return Counter((edge.source, edge.target, edge.link.value) for edge in graph.edges)


def test_every_shipped_plan_has_a_graph_of_every_view() -> None:
    for plan in default_plans():
        for view in (View.REPORTS, View.DUTIES):
            assert f"{plan}-{view.value}-whole" in GRAPHS
        assert f"{plan}-handover-sea-border-return" in GRAPHS


@ANY
def test_edges_join_nodes_and_none_leads_back(graph: Graph) -> None:
    ids = [node.id for node in graph.nodes]
    assert len(ids) == len(set(ids))
    for edge in graph.edges:
        assert edge.source in ids
        assert edge.target in ids
        assert edge.source != edge.target
        assert edge.charges or edge.link is Link.THEN


@ANY
def test_every_node_and_edge_is_in_the_json(graph: Graph) -> None:
    data = json.loads(json.dumps(graph_data(graph)))
    jsonschema.validate(data, schema("graph", graph.plan.vocabulary))
    assert [node["id"] for node in data["nodes"]] == [node.id for node in graph.nodes]
    found = Counter((edge["source"], edge["target"], edge["link"]) for edge in data["edges"])
    assert found == _edges(graph)
    for edge in data["edges"]:
        for duty in edge["duties"]:
            assert duty["clause"] in graph.plan.clauses


@ANY
def test_networkx_reads_every_node_and_edge_from_the_graphml(graph: Graph) -> None:
    read = networkx.read_graphml(io.BytesIO(graphml_text(graph).encode()), force_multigraph=True)
    assert read.is_directed()
    assert set(read.nodes) == {node.id for node in graph.nodes}
    assert Counter((a, b, d["link"]) for a, b, d in read.edges(data=True)) == _edges(graph)
    for node in graph.nodes:
        assert read.nodes[node.id]["name_vi"] == node.name.vi
        assert read.nodes[node.id]["name_en"] == node.name.en


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # within pydot's parser
@pytest.mark.parametrize("name", [name for name in GRAPHS if not name.startswith("tanhong")])
def test_pydot_reads_every_node_and_edge_from_the_dot(name: str) -> None:
    graph = GRAPHS[name]
    language: Language = "vi" if name.endswith("whole") else "en"
    graphs = pydot.graph_from_dot_data(dot_text(graph, language))
    assert graphs is not None
    (read,) = graphs
    labels = {node.get_name().strip('"'): node.get("label") for node in read.get_nodes()}
    for node in graph.nodes:
        assert node.name[language].replace('"', '\\"') in labels[node.id]
    found = Counter(
        (str(e.get_source()).strip('"'), str(e.get_destination()).strip('"'))
        for e in read.get_edges()
    )
    assert found == Counter((edge.source, edge.target) for edge in graph.edges)


@ANY
@IN_BOTH
def test_the_mermaid_has_every_node_and_edge(graph: Graph, language: Language) -> None:
    text = mermaid_text(graph, language)
    ids = {f"n{number}": node.id for number, node in enumerate(graph.nodes, 1)}
    boxes = re.findall(r'^  (n\d+)(?:\["|\(\[")(.+?)(?:"\]|"\]\))$', text, re.MULTILINE)
    assert [ids[id_] for id_, _ in boxes] == [node.id for node in graph.nodes]
    arrows = re.findall(r'^  (n\d+) (?:==>|-->|-\.->)(?:\|"[^"|]+"\|)? (n\d+)$', text, re.MULTILINE)
    assert Counter((ids[a], ids[b]) for a, b in arrows) == Counter(
        (edge.source, edge.target) for edge in graph.edges
    )
    assert len(text.splitlines()) == 6 + len(boxes) + len(arrows)


@ANY
@IN_BOTH
def test_the_svg_has_every_node_and_edge_and_can_be_read_out(
    graph: Graph, language: Language
) -> None:
    root = ElementTree.fromstring(svg_text(graph, language))
    nodes = [g.get("data-id") for g in root.iter(f"{SVG}g") if "node" in g.get("class", "").split()]
    assert nodes == [node.id for node in graph.nodes]
    edges = [g for g in root.iter(f"{SVG}g") if g.get("class") == "edge"]
    assert Counter(
        (g.get("data-source"), g.get("data-target"), g.get("data-link")) for g in edges
    ) == _edges(graph)
    assert root.get("role") == "img"
    title, described = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert described is not None
    assert title.text == words.title(graph)[language]
    for edge in graph.edges:
        assert words.sentence(graph, edge, language) in (described.text or "")
    for group in edges:
        assert group.find(f"{SVG}title") is not None
    shown = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    for node in graph.nodes:
        assert node.name[language] in shown


@ANY
@IN_BOTH
def test_an_svg_loads_nothing_and_is_drawn_alike_each_time(
    graph: Graph, language: Language
) -> None:
    text = svg_text(graph, language)
    assert text == svg_text(graph, language)
    assert not re.search(
        r"href|url\(|<script|<style|<image|https?://(?!www\.w3\.org/2000/svg)", text
    )


def _drawn(graph: Graph, language: Language) -> Drawing:
    return draw_board(graph, language) if graph.by_phase else draw_network(graph, language)


def _overlap(one: Placed, other: Placed) -> bool:
    apart = one.right <= other.x or other.right <= one.x
    return not apart and one.y < other.bottom and other.y < one.bottom


@ANY
@IN_BOTH
def test_boxes_and_tags_never_overlap_and_none_is_cut(graph: Graph, language: Language) -> None:
    drawing = _drawn(graph, language)
    placed = [place for _, place in drawing.boxes]
    placed += [route.tag for route in drawing.routes if route.tag is not None]
    for number, one in enumerate(placed):
        assert not any(_overlap(one, other) for other in placed[:number])
        assert one.x >= 0
        assert one.y >= -0.01
        assert one.right <= drawing.width + 0.01
        assert one.bottom <= drawing.height + 0.01
        for row in one.block.rows:
            assert row.width <= one.block.width
        assert sum(row.height for row in one.block.rows) <= one.block.height
    for route in drawing.routes:
        for point in route.points:
            assert 0 <= point.x <= drawing.width
            assert -0.01 <= point.y <= drawing.height


@ANY
def test_lines_begin_and_end_at_their_boxes(graph: Graph) -> None:
    drawing = _drawn(graph, "vi")
    places = {node.id: place for node, place in drawing.boxes}
    kinds = {node.id: node.kind for node, _ in drawing.boxes}
    for route in drawing.routes:
        source, target = places[route.edge.source], places[route.edge.target]
        assert route.points[-1].x in {target.x, target.right}
        assert target.y <= route.points[-1].y <= target.bottom
        if kinds[route.edge.source] is NodeKind.AGENCY:
            assert route.points[0].x in {source.x, source.right}
            assert source.y <= route.points[0].y <= source.bottom


def test_what_a_line_means_is_not_told_by_colour_alone() -> None:
    together = ({Link.THEN, Link.LEAD, Link.PERFORM, Link.SUPPORT, Link.DIRECT, Link.ADVISE,
                 Link.NOTIFY, Link.HAND_OVER}, {Link.NOTIFY, Link.HAND_OVER, Link.SUBMIT})  # fmt: skip
    for links in together:
        looks = Counter((STROKES[k].weight, STROKES[k].dashes, STROKES[k].head) for k in links)
        same = [look for look, count in looks.items() if count > 1]
        # who leads and a hand-over are both thick and unbroken; one joins a head to its body
        assert same in ([], [(3.2, "", "full")])


# what the plans say


def _said(graph: Graph, link: Link) -> set[tuple[str, str]]:
    return {(edge.source, edge.target) for edge in graph.edges if edge.link is link}


def test_reports_of_haiphong_flow_from_the_commune_to_the_department() -> None:
    graph = GRAPHS["haiphong-reports-whole"]
    by_ends = {(edge.source, edge.target): edge for edge in graph.edges}
    up = by_ends["commune-committee", "district-labour-office"]
    assert words.note(up, "en") == "every 3 months"
    further = by_ends["district-labour-office", "labour-department"]
    assert further.via is not None
    assert further.via.id == "social-evils-subdepartment"
    assert "every 6 months" in words.note(further, "en")
    assert ("commune-committee", UNNAMED) in by_ends


def test_the_reports_are_those_of_every_duty() -> None:
    for plan in coordplan.load_plans():
        expected = {
            (sender.id, to.id if to is not None else UNNAMED)
            for duty in plan.duties
            if duty.reporting is not None
            for sender in duty.acting
            for to in duty.reporting.to or (None,)
            if sender is not to
        }
        assert _said(GRAPHS[f"{plan.id}-reports-whole"], Link.REPORT) == expected


def test_the_path_from_the_sea_border_leads_through_border_guard_and_school() -> None:
    graph = GRAPHS["haiphong-handover-sea-border-return"]
    assert ("reception", "reception/border-guard-command") in _said(graph, Link.LEAD)
    handed = _said(graph, Link.HAND_OVER)
    assert any(
        source == "referral/border-guard-command" and target.endswith("/social-school")
        for source, target in handed
    )
    (edge,) = (
        e
        for e in graph.edges
        if e.target == "assistance/social-school" and e.link is Link.HAND_OVER
    )
    assert not edge.certain
    assert [charge.duty.clause for charge in edge.charges] == ["V.8.-3"]
    assert "wish" in words.note(edge, "en")


def test_a_path_is_what_the_answer_says() -> None:
    for plan in coordplan.load_plans():
        graph = GRAPHS[f"{plan.id}-handover-sea-border-return"]
        answer = coordplan.who(plan, coordplan.Situation("sea-border-return"))
        certain = {
            (item.agency.id, item.role, item.duty.id)
            for item in (*answer.act, *answer.oversee)
            if not item.aside
        }
        drawn = {
            (node.agency.id, part.role, part.charge.duty.id)
            for node in graph.nodes
            if node.agency is not None
            for part in node.parts
            if part.charge.certain
        }
        assert drawn == certain


def test_a_phase_without_a_body_says_whether_the_plan_speaks_of_it() -> None:
    graph = GRAPHS["dongnai-handover-sea-border-return"]
    empty = {
        n.id: said
        for n in graph.nodes
        if n.kind is NodeKind.PHASE and (said := words.box_lines(graph, n, "en"))
    }
    assert empty == {"referral": ["nobody here is to do it"]}, "it is on a hotline (III.1.a)"
    graph = GRAPHS["laichau-handover-sea-border-return"]
    empty = {
        n.id: said
        for n in graph.nodes
        if n.kind is NodeKind.PHASE and (said := words.box_lines(graph, n, "en"))
    }
    assert empty["referral"] == ["the plan is silent"]
    assert "the plan is silent" in svg_text(graph, "en")


def test_a_duty_on_call_is_never_drawn_as_certain() -> None:
    for graph in GRAPHS.values():
        for edge in graph.edges:
            for charge in edge.charges:
                assert not (charge.duty.on_call is not None and charge.certain)
    plan = coordplan.load_plan("haiphong")
    duty = plan.duty("haiphong:V.8.-4#2")
    for calls, waiting in (({}, True), ({"V.8.-4": True}, False)):
        answer = coordplan.who(plan, coordplan.Situation("sea-border-return"), calls=calls)
        nodes = graph_of(plan, View.DUTIES, answer=answer).nodes
        drawn = [p.charge for node in nodes for p in node.parts if p.charge.duty is duty]
        assert drawn
        assert all(charge.waiting is waiting for charge in drawn)


def test_who_is_told_bears_the_mark_of_danger_until_it_is_excluded() -> None:
    plan = coordplan.load_plan("haiphong")
    for danger, marked in ((None, True), (False, False)):
        facts = {} if danger is None else {"danger": danger}
        answer = coordplan.who(plan, coordplan.Situation("sea-border-return", **facts))
        graph = graph_of(plan, View.HANDOVER, answer=answer)
        told = [words.note(e, "en") for e in graph.edges if e.link is Link.NOTIFY and e.certain]
        assert told
        assert all(("danger not excluded" in said) is marked for said in told)


# the command


def test_a_graph_of_one_agency_names_it_in_every_edge(run: Run) -> None:
    ran = run("graph", "haiphong", "--view", "reports", "--agency", "so ldtbxh", "--format", "json")
    edges = json.loads(ran.out)["edges"]
    assert edges
    for edge in edges:
        via = edge["via"]["id"] if edge["via"] else None
        assert "labour-department" in {edge["source"], edge["target"], via}


def test_one_agency_by_phase_stands_alone(run: Run) -> None:
    ran = run(
        "graph", "haiphong", "--view", "duties", "--agency", "city-police", "--format", "json"
    )
    agencies = {node["agency"]["id"] for node in json.loads(ran.out)["nodes"] if node["agency"]}
    assert agencies == {"city-police"}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("format_", ["text", "json", "svg", "mermaid", "dot", "graphml"])
def test_every_format_is_printed_in_both_languages(run: Run, format_: str, language: str) -> None:
    ran = run("graph", "laichau", "--view", "reports", "--format", format_, "--lang", language)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out


def test_a_graph_without_edges_is_told(run: Run) -> None:
    ran = run("graph", "haiphong", "--view", "reports", "--agency", "Trường Mầm non")
    assert (ran.code, ran.out) == (2, "")
    assert "no agency of plan `haiphong` is called `Trường Mầm non`" in ran.err
    ran = run("graph", "haiphong", "--view", "oversight", "--agency", "finance-department")
    assert (ran.code, ran.out) == (2, "")
    assert "has no directions or advice between agencies to draw for what was asked" in ran.err
    assert "choose another --view" in ran.err


def test_an_agency_slip_is_mended(run: Run) -> None:
    ran = run("graph", "haiphong", "--agency", "labor-department", "--agency", "nobody-at-all-xyz")
    assert ran.code == 2
    assert "did you mean `labour-department`?" in ran.err
    assert "nobody-at-all-xyz" in ran.err


def test_a_picture_that_nobody_could_read_is_refused(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coordplan.render.graph.svg.MOST_PARTS", 10)
    ran = run("graph", "haiphong", "--view", "reports", "--format", "svg")
    assert (ran.code, ran.out) == (2, "")
    assert "10 are drawn at most" in ran.err
    assert "narrow it with --agency" in ran.err
