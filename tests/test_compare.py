"""``coordplan compare``: who leads, plan by plan, in every format."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
import random
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

import coordplan
from coordplan.answer.items import Notice
from coordplan.blocks import Heading, Table, plain
from coordplan.compare.changed import with_changes
from coordplan.compare.detail import content, detail
from coordplan.compare.matrix import (
    Comparison,
    Leadership,
    by_action,
    by_event,
    cell,
    common_events,
)
from coordplan.compare.stances import Agreement, leaders, provisions
from coordplan.contract.schemas import schema
from coordplan.pages.compare import comparison_page
from coordplan.print import csv as csv_format
from coordplan.print import html, markdown
from coordplan.print.lines import plain as unstyled
from coordplan.print.text import block_lines, page_lines
from coordplan.text import LANGUAGES, Language
from tests.conftest import ROOT, Run
from tests.written_plans import compiled, random_plan

pytestmark = pytest.mark.uncounted

PLANS = coordplan.load_plans()
WORDS = PLANS[0].vocabulary
RECEIVE = WORDS.main_action
DAY = datetime.date(2026, 11, 22)


def test_the_common_events_are_the_ways_in_which_a_case_begins() -> None:
    """They are those that state how the victim came; the rest are circumstances."""
    stating = {event.id for event in WORDS.events.values() if "route" in event.facts}
    assert {event.id for event in common_events(WORDS)} == stating


SEA, LAND = "sea-border-return", "land-border-return"
OUTSIDE = (Leadership.OUTSIDE, set[str](), set[str]())
EXPECTED = {
    ("haiphong", SEA): (Leadership.ONE, {"border-guard"}, {"V.8.-1"}),
    ("haiphong", LAND): OUTSIDE,
    ("tanhong", SEA): OUTSIDE,
    ("tanhong", LAND): (Leadership.ONE, {"police"}, {"IV.1.-4", "IV.2"}),
    ("dongnai", SEA): OUTSIDE,
    ("dongnai", LAND): (
        Leadership.SEVERAL,
        {"police", "military", "health"},
        {"III.4.a", "III.4.d.¶4"},
    ),
    ("soctrang", SEA): (Leadership.NOBODY, {"executive-office"}, {"II.4.-1"}),
    ("soctrang", LAND): OUTSIDE,
}


@pytest.mark.parametrize(("plan", "event"), EXPECTED)
def test_the_borders(plan: str, event: str) -> None:
    found = by_event(PLANS, [RECEIVE], coordplan.Situation(event))
    (row,) = found.matrices[0].rows
    cell = row.cells[[p.id for p in PLANS].index(plan)]
    functions = {party.agency.function for party in cell.parties}
    clauses = {act.clause for party in cell.parties for act in party.acts}
    assert (cell.leadership, functions, clauses) == EXPECTED[plan, event]


def test_nobody_leads_reception_in_soctrang() -> None:
    (plan,) = (p for p in PLANS if p.id == "soctrang")
    for row in by_event([plan], [RECEIVE], coordplan.Situation()).matrices[0].rows:
        entry = row.case.situation.facts.get("entry")
        there = entry is None or plan.has_place(entry)
        (cell,) = row.cells
        assert cell.leadership is (Leadership.NOBODY if there else Leadership.OUTSIDE)


def test_what_is_given_later_counts_at_every_place() -> None:
    """Who came in elsewhere is at home here like anybody else."""
    plan = [p for p in PLANS if p.id == "haiphong"]
    later = [WORDS.actions["medical"]]
    at_land, at_sea = (by_event(plan, later, coordplan.Situation(event)) for event in (LAND, SEA))
    assert [cell.leadership for cell in at_land.cells] == [c.leadership for c in at_sea.cells]
    assert Leadership.OUTSIDE not in {cell.leadership for cell in at_land.cells}


@pytest.mark.parametrize("said", ["true", "false"])
def test_an_action_that_nobody_needs_is_not_compared(run: Run, said: str) -> None:
    asked = ("compare", "soctrang", "-a", "legal-aid", "-f", f"legal_aid_eligible={said}")
    told = json.loads(run(*asked, "--format", "json").out)
    leadership = {c["leadership"] for row in told["matrices"][0]["rows"] for c in row["cells"]}
    assert ("not-needed" in leadership) == (said == "false")
    assert ("· not needed" in run(*asked).out) == (said == "false")


def test_a_place_of_one_row_is_no_note_on_the_plan(run: Run) -> None:
    def rules(*options: str) -> list[str]:
        told = json.loads(run("compare", "tanhong", *options, "--format", "json").out)
        return [one["rule"] for one in told["plans"][0]["warnings"]]

    assert "outside-places" not in rules()
    assert "outside-places" in rules("-e", SEA)
    assert "outside-places" not in rules("-e", SEA, "-e", LAND)


def test_who_leads_may_depend() -> None:
    plan = [p for p in PLANS if p.id == "haiphong"]
    (cell,) = by_event(plan, [RECEIVE], coordplan.Situation("mass-handover")).cells
    assert cell.leadership is Leadership.UNDECIDED
    leading = [p.agency.id for p in cell.maybe if p.role is coordplan.Role.LEAD]
    assert leading == ["border-guard-command"]
    assert [fact.id for fact in cell.depends_on] == ["entry", "received_by"]


def test_who_may_act_beside_a_leader_for_any_victim_is_no_open_question() -> None:
    """Only who may lead it instead; without any leader also who may do it."""
    written = random_plan(random.Random(1), clauses=1)
    written["clauses"][0]["duties"] = [
        {"do": ["medical"], "lead": ["a0"]},
        {"do": ["medical"], "perform": ["a1"], "when": {"danger": True}},
        {"do": ["medical"], "lead": ["a2"], "when": {"danger": True}},
    ]
    action = WORDS.actions["medical"]
    for led, maybe in ((True, {"a2"}), (False, {"a1", "a2"})):
        answer = coordplan.who(compiled(written))
        found = cell(answer, action)
        assert (found.leadership is Leadership.ONE) == led
        assert {party.agency.id for party in found.maybe} == maybe
        written["clauses"][0]["duties"][0] = {"do": ["medical"], "perform": ["a0", "a3"]}


def test_common_events_that_the_facts_exclude_are_left_out_and_said_so(run: Run) -> None:
    ran = run("compare", "haiphong", "-f", "origin=domestic", "--format", "json")
    told = json.loads(ran.out)
    assert "seaport-return" in told["left_out"]
    kept = [row["event"] for row in told["matrices"][0]["rows"]]
    assert sorted([*kept, *told["left_out"]]) == sorted(e.id for e in common_events(WORDS))
    said = " ".join(run("compare", "haiphong", "-f", "origin=domestic").out.split())
    assert "(the given facts exclude it)" in said


def test_an_event_asked_for_that_the_facts_exclude_is_an_error(run: Run) -> None:
    asked = ("compare", "haiphong", "-f", "origin=domestic", "-e")
    for events, said in (
        (("seaport-return",), "cannot be true together"),
        (("seaport-return", "-e", "nowhere"), "unknown event (number 2 of 2)"),
    ):
        ran = run(*asked, *events)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


MISTAKES = [
    (["-a", "recieve"], "unknown action", "did you mean `receive`?"),
    (["--phase", "recepton"], "unknown phase", "did you mean `reception`?"),
    (["--function", "polise"], "unknown function", "did you mean `police`?"),
    (["-f", "entri=island"], "unknown fact", "did you mean `entry`?"),
    (["haifong"], "no such plan", "did you mean `haiphong`?"),
    (["--by", "clause"], "the value of `--by`", "event"),
]


@pytest.mark.parametrize(("arguments", "wrong", "hint"), MISTAKES, ids=lambda a: str(a)[:40])
def test_mistakes(run: Run, arguments: list[str], wrong: str, hint: str) -> None:
    ran = run("compare", "haiphong", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert wrong in ran.err
    assert hint in ran.err


def test_terms_are_found_by_their_vietnamese_names(run: Run) -> None:
    assert (
        run("compare", "haiphong", "-a", "tiep nhan", "--function", "BỘ ĐỘI BIÊN PHÒNG").out
        == run("compare", "haiphong", "-a", "receive", "--function", "border-guard").out
    )


def test_a_function_keeps_the_rows_in_which_it_stands() -> None:
    plan = [p for p in PLANS if p.id == "haiphong"]
    every = by_event(plan, [RECEIVE], coordplan.Situation()).matrices[0].rows
    kept = by_event(
        plan, [RECEIVE], coordplan.Situation(), functions=["coast-guard", "border-guard"]
    )
    assert 0 < len(kept.matrices[0].rows) < len(every)
    for row in kept.matrices[0].rows:
        assert any("border-guard" in cell.functions for cell in row.cells)


def test_rows_that_no_function_is_in_are_said_to_be_none(run: Run) -> None:
    for format_ in ("text", "markdown", "html"):
        ran = run("compare", "haiphong", "--function", "court", "-a", "rescue", "--format", format_)
        assert ran.code == 0
        assert "no plan gives a body with this function a part" in ran.out


def test_by_action_compares_one_situation(run: Run) -> None:
    ran = run(
        "compare",
        "haiphong",
        "--by",
        "action",
        "-e",
        "sea-rescue",
        "-e",
        "child",
        "--format",
        "json",
    )
    told = json.loads(ran.out)
    (matrix,) = told["matrices"]
    assert matrix["action"] is None
    assert [row["action"] for row in matrix["rows"]] == [
        action.id for action in WORDS.actions.values() if not action.phase.standing
    ]
    assert {json.dumps(row["situation"]) for row in matrix["rows"]} == {
        json.dumps(
            coordplan.who(PLANS[0], coordplan.Situation("sea-rescue", "child")).situation.facts
        )
    }


@pytest.mark.parametrize("by", ["event", "action"])
def test_json_keeps_the_contract(run: Run, by: str) -> None:
    told = json.loads(run("compare", "--by", by, "--phase", "referral", "--format", "json").out)
    jsonschema.validate(told, schema("compare", WORDS))


def test_csv_has_one_line_a_cell(run: Run) -> None:
    out = run("compare", "--format", "csv").out
    assert out.startswith("\ufeff")
    lines = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert len(lines) == len(PLANS) * len(common_events(WORDS))
    (haiphong,) = (r for r in lines if (r["Plan"], r["Event id"]) == ("haiphong", SEA))
    assert (haiphong["Functions"], haiphong["Clauses"]) == ("border-guard", "[V.8.-1]")
    assert haiphong["Leadership"] == "one"
    vietnamese = run("compare", "--format", "csv", "--lang", "vi").out
    assert "Mã sự kiện" in vietnamese.splitlines()[0]
    assert "Event" not in vietnamese.splitlines()[0]


def test_a_workbook_holds_the_cells_and_the_matrix(run: Run, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra `test` is absent")
    file = tmp_path / "so-sanh.xlsx"
    assert run("compare", "--lang", "vi", "-o", str(file)).code == 0
    book = openpyxl.load_workbook(file)
    cells, matrix = (list(sheet.values) for sheet in book.worksheets)
    assert len(cells) == 1 + len(PLANS) * len(common_events(WORDS))
    assert matrix[0] == ("Việc", "Tình huống", *(plan.id for plan in PLANS))
    assert len(matrix) == 1 + len(common_events(WORDS))
    (sea,) = (row for row in matrix if row[1] == WORDS.events[SEA].label.vi)
    assert "● chủ trì: Bộ Chỉ huy Bộ đội Biên phòng thành phố [V.8.-1]" in sea


EVENTS = by_event(PLANS, [RECEIVE], coordplan.Situation(), as_of=DAY)
ACTIONS = by_action(
    PLANS,
    [action for action in WORDS.actions.values() if not action.phase.standing],
    coordplan.Situation("rescue"),
    as_of=DAY,
)

HOSTILE = "=cmd|' /C calc'!A0</script><script>alert(1)</script>|<b>&\\`[x](y)"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> coordplan.Plan:
    """A plan in which an agency's name and a gist are an attack on spreadsheets and pages."""
    written = (ROOT / "plans" / "haiphong.yaml").read_text("utf-8")
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    for name in ("City Border Guard Command", "Bộ Chỉ huy Bộ đội Biên phòng thành phố"):
        assert name in written
        written = written.replace(name, quoted)
    file = tmp_path_factory.mktemp("hostile") / "plan.yaml"
    file.write_text(written, "utf-8")
    return coordplan.load_plan(str(file))


def test_text_of_a_plan_starts_no_formula(hostile: coordplan.Plan) -> None:
    found = by_event([hostile], [RECEIVE], coordplan.Situation("seaport-return"))
    written = csv_format.print_page(comparison_page(found), "en").removeprefix("\ufeff")
    for line in csv.reader(io.StringIO(written)):
        assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in line)
    assert "'=cmd" in written


def test_text_of_a_plan_is_no_markup(hostile: coordplan.Plan) -> None:
    found = by_event([hostile], [RECEIVE], coordplan.Situation("seaport-return"))
    page = html.print_page(comparison_page(found, full=True), "en")
    assert "<script>alert" not in page
    assert "alert(1)" in page
    assert "&lt;script&gt;alert(1)" in page
    told = markdown.print_page(comparison_page(found, full=True), "en")
    assert "alert(1)" in told
    assert not re.search(r"(?<!\\)<script", told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_text_fits(width: int, language: Language) -> None:
    for found in (
        by_event(PLANS, list(WORDS.actions.values())[:9], coordplan.Situation()),
        by_action(PLANS * 3, list(WORDS.actions.values()), coordplan.Situation("rescue")),
    ):
        lines = unstyled(page_lines(comparison_page(found), language, width)).splitlines()
        assert max(map(len, lines)) <= width


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", [EVENTS, ACTIONS], ids=["by event", "by action"])
def test_the_summary_of_five_plans_is_one_screen(found: Comparison, language: Language) -> None:
    blocks = comparison_page(with_changes(found, coordplan.load_registry())).blocks
    (table,) = (n for n, block in enumerate(blocks) if isinstance(block, Table))
    start = next(n for n, block in enumerate(blocks) if isinstance(block, Heading))
    assert 20 < len(block_lines(blocks[start : table - 1], language, 100)) <= 40


def test_the_grid_names_every_event_once_and_equal_rows_together() -> None:
    (grid,) = (block for block in comparison_page(EVENTS).blocks if isinstance(block, Table))
    named = [plain(said).en for row in grid.rows for said in row[0].lines]
    assert sorted(named) == sorted(event.label.en for event in common_events(WORDS))
    assert len({row[1:] for row in grid.rows}) == len(grid.rows) < len(named)


def test_a_cell_of_the_grid_has_words_beside_its_sign() -> None:
    (grid,) = (block for block in comparison_page(EVENTS).blocks if isinstance(block, Table))
    for told in (one for row in grid.rows for one in row[1:]):
        sign, _, words = plain(told.lines[0]).vi.partition(" ")
        assert not sign.isalnum()
        assert words


def test_leaders_that_differ_are_told_by_function(run: Run) -> None:
    out = " ".join(
        run("compare", "haiphong", "tanhong", "-e", "air-return", "-e", "self-return").out.split()
    )
    assert "Who leads: receive differs in 1 of 2 situations" in out
    assert "self-return haiphong: people's committee (not named as lead)" in out
    assert "compared under one plan at most: return by air" in out


def test_groups_hold_each_row_once_and_constants_are_constant() -> None:
    for action in WORDS.actions.values():
        (matrix,) = by_event(PLANS, [action], coordplan.Situation()).matrices
        found = leaders(matrix)
        grouped = [row for group in found.groups for row in group.rows]
        assert sorted(map(id, grouped)) == sorted(map(id, matrix.rows))
        for number, constant in enumerate(found.constant):
            stances = {g.stances[number] for g in found.groups} - {None}
            assert constant is None or stances == {constant}


def test_a_plan_agrees_with_itself(run: Run) -> None:
    found = by_event([PLANS[1]] * 2, [RECEIVE], coordplan.Situation())
    (matrix,) = found.matrices
    assert Agreement.DIFFER not in {group.agreement for group in leaders(matrix).groups}
    assert not [p for p in provisions(found) if p.only_in_some or p.timed_otherwise]
    assert "In brief" not in run("compare", "haiphong").out


def test_who_is_told_is_what_the_answers_say() -> None:
    """Told under a plan: in one of the cases an item says so; not told: in none, possible or not."""
    answers = [row.case.answers for row in EVENTS.matrices[0].rows]
    told = [one for one in provisions(EVENTS) if one.told and one.only_in_some]
    assert {one.subject.id for one in told} >= {"police", "coast-guard", "legal-aid"}
    for one in told:
        for number, limits in enumerate(one.plans):
            certain = [item for case in answers for item in case[number].notify]
            possible = [open_.item for case in answers for open_ in case[number].possible]
            functions = {
                item.agency.function
                for item in (*certain, *possible)
                if isinstance(item, Notice) and not item.duty.standing
            }
            assert bool(limits) == (one.subject.id in functions)


def test_deadlines_that_differ_are_told(run: Run) -> None:
    out = " ".join(run("compare", "-e", "self-return").out.split())
    assert "refer haiphong: at once; soctrang, tanhong: no deadline" in out


def test_full_adds_to_what_is_shown_first(run: Run) -> None:
    asked = ("compare", "haiphong", "soctrang", "--as-of", "2024-06-01")
    first, full = run(*asked).out, run(*asked, "--full").out
    assert run(*asked, "--brief").out == first
    for heading in (
        "CELL BY CELL: RECEIVE",
        "WHAT IS NOT SETTLED",
        "EVENT BY EVENT",
        "CLAUSES CITED",
    ):
        assert heading in full
        assert heading not in first
    assert "City Border Guard Command [V.8.-1]" in full
    assert "City Border Guard Command" not in first


def test_two_plans_of_one_id_are_told_apart(run: Run) -> None:
    told = json.loads(
        run("compare", "haiphong", "plans/haiphong.yaml", "-e", "rescue", "--format", "json").out
    )
    one, other = (plan["label"] for plan in told["plans"])
    assert one == "haiphong"
    assert other == "haiphong (plans/haiphong.yaml)"


def test_a_plan_out_of_force_is_said_to_be(run: Run) -> None:
    for format_ in ("text", "json", "markdown", "html"):
        out = run("compare", "tanhong", "--as-of", "2026-01-01", "--format", format_).out
        assert "this document was in force until 2019" in " ".join(out.split())
        then = run("compare", "tanhong", "--as-of", "2019-06-01", "--format", format_).out
        assert "in force until" not in then


def test_who_has_succeeded_the_bodies_in_the_cells_is_told(run: Run) -> None:
    asked = ("compare", "haiphong", "dongnai", "-e", "seaport-return", "--as-of")
    for format_ in ("text", "json", "markdown", "html"):
        now = " ".join(run(*asked, "2026-11-22", "--format", format_).out.split())
        assert "Border Guard Board under the provincial Military Command" in now
        assert "Hải Dương" in now
        assert "Border Guard Board" not in run(*asked, "2024-06-01", "--format", format_).out
    told = json.loads(run(*asked, "2026-11-22", "--format", "json").out)
    haiphong, dongnai = told["plans"]
    assert [one["agency"]["id"] for one in haiphong["successions"]] == ["border-guard-command"]
    assert (dongnai["successions"], dongnai["warnings"]) == ([], [])


def test_what_has_changed_changes_no_cell() -> None:
    day = datetime.date(2026, 11, 22)
    found = by_event(PLANS, [RECEIVE], coordplan.Situation("seaport-return"), as_of=day)
    told = with_changes(found, coordplan.load_registry())
    assert told.changed
    assert dataclasses.replace(told, changed=()) == found
    assert with_changes(found, None) == found


def test_an_event_lists_exactly_the_actions_that_differ() -> None:
    found = by_event(PLANS, [RECEIVE], coordplan.Situation("sea-border-return"))
    more = detail(found)
    assert more is not None
    (event,) = more.events
    whole = by_action(
        PLANS,
        [row.action for row in more.any_victim.rows],
        coordplan.Situation("sea-border-return"),
    )
    differing = [
        row.action.id
        for row, usual in zip(whole.matrices[0].rows, more.any_victim.rows, strict=True)
        if [*map(content, row.cells)] != [*map(content, usual.cells)]
    ]
    assert [row.action.id for row in event.rows] == differing
    for row in event.rows:
        assert not all(more.usual(row, column) for column in range(len(PLANS)))


def test_a_situation_has_no_events_to_detail() -> None:
    assert detail(by_action(PLANS, [RECEIVE], coordplan.Situation("rescue"))) is None


class _Outline(HTMLParser):
    """The ids, the links inside the page, and everything that would be loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: set[str] = set()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found: Mapping[str, str | None] = dict(attrs)
        if known := found.get("id"):
            self.ids.append(known)
        if tag == "a" and (target := found.get("href")):
            self.links.add(target.removeprefix("#"))
        if tag in {"link", "img", "iframe", "object"} or "src" in found:
            self.loaded.append(tag)


@pytest.mark.parametrize("by", ["event", "action"])
def test_links_in_the_page_lead_somewhere_and_nothing_is_loaded(run: Run, by: str) -> None:
    outline = _Outline()
    outline.feed(
        run("compare", "haiphong", "soctrang", "--by", by, "--full", "--format", "html").out
    )
    assert any("clause" in link for link in outline.links)
    assert len(set(outline.ids)) == len(outline.ids)
    assert outline.links <= set(outline.ids)
    assert outline.loaded == []


def test_another_vocabulary_compares_its_own_events(run: Run) -> None:
    ran = run(
        "compare",
        "tests/data/disaster-plan.yaml",
        "--vocabulary",
        "tests/data/disaster.yaml",
        "--format",
        "json",
    )
    assert ran.code == 0
    assert json.loads(ran.out)["matrices"][0]["rows"]
