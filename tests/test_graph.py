"""Graphs of plans: the same nodes and edges in every form, read by readers that are not ours."""

from __future__ import annotations

import contextlib
import csv
import html
import io
import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import networkx
import pydot
import pytest

import coordplan
from coordplan.contract.graph import graph_data
from coordplan.contract.schemas import schema
from coordplan.graph.parts import Graph, Link, NodeKind, View
from coordplan.graph.views import UNNAMED, graph_of
from coordplan.load.files import default_plans
from coordplan.pages.graph import graph_page
from coordplan.phrases import graph as say
from coordplan.pictures.board import draw_board
from coordplan.pictures.dot import dot_text
from coordplan.pictures.drawing import Drawing, Placed
from coordplan.pictures.graphml import graphml_text
from coordplan.pictures.mermaid import mermaid_text
from coordplan.pictures.network import draw_network
from coordplan.pictures.svg import STROKES, svg_text
from coordplan.print.csv import print_page
from coordplan.text import LANGUAGES, Language, visible
from coordplan.xml import xml_text
from tests.conftest import Run
from tests.hostile import hostile_plan

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
    assert title.text == say.title(graph)[language]
    for edge in graph.edges:
        assert say.sentence(graph, edge)[language] in (described.text or "")
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
    assert say.note(up).en == "every 3 months"
    further = by_ends["district-labour-office", "labour-department"]
    assert further.via is not None
    assert further.via.id == "social-evils-subdepartment"
    assert "every 6 months" in say.note(further).en
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
    assert "wish" in say.note(edge).en


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
        if n.kind is NodeKind.PHASE and (said := [line.en for line in say.box_lines(graph, n)])
    }
    assert empty == {"referral": ["mentioned, given to nobody"]}, "it is on a hotline (III.1.a)"
    graph = GRAPHS["laichau-handover-sea-border-return"]
    empty = {
        n.id: said
        for n in graph.nodes
        if n.kind is NodeKind.PHASE and (said := [line.en for line in say.box_lines(graph, n)])
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
        told = [say.note(e).en for e in graph.edges if e.link is Link.NOTIFY and e.certain]
        assert told
        assert all(("danger not excluded" in said) is marked for said in told)


# a plan is somebody else's text


def _skeleton(text: str) -> str:
    """What is left of DOT or Mermaid where every string is empty."""
    return re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)


def _parts(svg: str) -> Counter[tuple[str, ...]]:
    """The kinds of element in a picture, each with what it stands for; lines of text apart."""
    told = ("class", "data-id", "data-source", "data-target", "data-link")
    found = ElementTree.fromstring(svg).iter()
    return Counter(
        (one.tag, *(one.get(name, "") for name in told)) for one in found if one.tag != f"{SVG}text"
    )


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Graph, Graph]]:
    """Graphs of a plan, and of one that is the same but for its names, which are hostile."""
    file = tmp_path_factory.mktemp("hostile") / "haiphong.yaml"
    file.write_text(hostile_plan("haiphong"), "utf-8")
    plans = (coordplan.load_plan("haiphong"), coordplan.load_plan(str(file)))
    asked = coordplan.Situation("sea-border-return")
    return [
        *((graph_of(plans[0], view), graph_of(plans[1], view)) for view in View),
        (
            graph_of(plans[0], View.HANDOVER, answer=coordplan.who(plans[0], asked)),
            graph_of(plans[1], View.HANDOVER, answer=coordplan.who(plans[1], asked)),
        ),
    ]


@IN_BOTH
def test_no_name_breaks_out_of_mermaid(
    twins: list[tuple[Graph, Graph]], language: Language
) -> None:
    for benign, hostile in twins:
        one, other = mermaid_text(benign, language), mermaid_text(hostile, language)
        assert one.splitlines()[:5] == other.splitlines()[:5]
        described = re.compile(r"^  accDescr: .*$", re.MULTILINE)
        assert described.sub("", _skeleton(one)) == described.sub("", _skeleton(other))
        (said,) = described.findall(other)
        told = html.unescape(said.removeprefix("  accDescr: ").replace("#", "&#"))
        assert told == visible(say.subtitle(hostile)[language])
        for label in re.findall(r'"([^"]*)"', other):
            assert not re.search(r"[<>&{}|\\%$*_=`']|--|:(?! )", label.replace("<br>", " "))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # within pydot's parser
@IN_BOTH
def test_no_name_breaks_out_of_dot(twins: list[tuple[Graph, Graph]], language: Language) -> None:
    for benign, hostile in twins:
        assert _skeleton(dot_text(benign, language)) == _skeleton(dot_text(hostile, language))
    benign, hostile = twins[0]
    read = []
    for graph in (benign, hostile):
        graphs = pydot.graph_from_dot_data(dot_text(graph, language))
        assert graphs is not None
        nodes = sorted(node.get_name() for node in graphs[0].get_nodes())
        edges = sorted(
            (str(e.get_source()), str(e.get_destination())) for e in graphs[0].get_edges()
        )
        read.append((nodes, edges))
    assert read[0] == read[1]


def test_no_name_breaks_out_of_graphml(twins: list[tuple[Graph, Graph]]) -> None:
    for benign, hostile in twins:
        one, other = (
            networkx.read_graphml(io.BytesIO(graphml_text(graph).encode()), force_multigraph=True)
            for graph in (benign, hostile)
        )
        assert list(one.nodes) == list(other.nodes)
        assert list(one.edges) == list(other.edges)
        for node in hostile.nodes:
            lines = map(visible, node.name.vi.split("\n"))
            assert other.nodes[node.id]["name_vi"] == "\n".join(lines)


@IN_BOTH
def test_no_name_breaks_out_of_an_svg(twins: list[tuple[Graph, Graph]], language: Language) -> None:
    for benign, hostile in twins:
        assert _parts(svg_text(benign, language)) == _parts(svg_text(hostile, language))


def test_every_character_can_be_written_as_xml() -> None:
    every = "".join(map(chr, [*range(0x300), *range(0x2000, 0x2100), *range(0xD7F0, 0x10010)]))
    root = ElementTree.Element("a", name=every)
    root.text = f"{every}\n{every}"
    ElementTree.SubElement(root, "b").tail = every
    read = ElementTree.fromstring(xml_text(root).encode())
    assert read.get("name") == visible(every)
    assert read.text == "\n".join(visible(line) for line in f"{every}\n{every}".split("\n"))
    assert read[0].tail is not None


# the page


def test_a_page_by_phase_says_who_acts_and_whom_they_tell(run: Run) -> None:
    out = run("graph", "haiphong", "-e", "sea-border-return").out
    reception = out[out.index("RECEPTION") : out.index("FIRST SUPPORT")]
    assert re.search(r"City Border Guard Command +leads: receive", reception)
    referral = " ".join(out[out.index("REFERRAL") : out.index("ASSISTANCE")].split())
    assert "hands over to Thanh Xuân Social Labour School" in referral


@ANY
@IN_BOTH
def test_a_page_has_every_edge_as_a_line_of_its_sheet(graph: Graph, language: Language) -> None:
    rows = list(csv.reader(io.StringIO(print_page(graph_page(graph), language).lstrip("\ufeff"))))
    found = Counter((source, target or UNNAMED, link) for *_, source, link, target in rows[1:])
    assert found == _edges(graph)
    assert rows[0][1] == {"vi": "Từ", "en": "From"}[language]


def test_a_page_in_html_has_the_picture(run: Run) -> None:
    def pictures(*more: str) -> list[str]:
        out = run("graph", "laichau", "--view", "reports", *more, "--format", "html").out
        return re.findall(r"data:image/svg\+xml[^\"]*", out)

    assert len(pictures()) == 1
    assert len(pictures("--lang", "both")) == 2


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
def test_every_format_is_printed_in_both_languages(
    run: Run, format_: str, language: str, tmp_path: Path
) -> None:
    asked = ("graph", "laichau", "--view", "reports", "--lang", language)
    ran = run(*asked, "--format", format_)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out
    ending = {"text": "txt", "mermaid": "mmd"}.get(format_, format_)
    file = tmp_path / f"graph.{ending}"
    assert run(*asked, "-o", str(file)).out == ""
    assert file.read_text("utf-8") == ran.out


def test_a_graph_without_edges_is_told(run: Run) -> None:
    ran = run("graph", "haiphong", "--view", "reports", "--agency", "Trường Mầm non")
    assert (ran.code, ran.out) == (2, "")
    assert "no agency of plan `haiphong` is called so" in ran.err
    ran = run("graph", "haiphong", "--view", "oversight", "--agency", "finance-department")
    assert (ran.code, ran.out) == (2, "")
    assert "has no directions or advice between agencies to draw for what was asked" in ran.err
    assert "choose another --view" in ran.err


def test_an_agency_slip_is_mended(run: Run) -> None:
    ran = run("graph", "haiphong", "--agency", "labor-department", "--agency", "nobody-at-all-xyz")
    assert ran.code == 2
    assert "did you mean `labour-department`?" in ran.err
    assert "is called so (number 1 of 2)" in ran.err
    assert "is called so (number 2 of 2)" in ran.err
    assert "nobody-at-all-xyz" not in ran.err


def test_a_picture_that_nobody_could_read_is_refused(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coordplan.pictures.svg.MOST_PARTS", 10)
    ran = run("graph", "haiphong", "--view", "reports", "--format", "svg")
    assert (ran.code, ran.out) == (2, "")
    assert "10 are drawn at most" in ran.err
    assert "narrow it with --agency" in ran.err
