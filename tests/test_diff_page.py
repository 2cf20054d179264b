"""The page of a comparison: neutral between two places, a history of one plan, words side by side."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

import coordplan
from coordplan.blocks import Page, Table
from coordplan.compare.acknowledged import Review, review
from coordplan.compare.behaviour import compare_behaviour
from coordplan.compare.changes import Change
from coordplan.compare.diff import diff
from coordplan.compare.main_points import main_points
from coordplan.compare.severity import Severity
from coordplan.compiled import Role
from coordplan.load import default_plans
from coordplan.pages.behaviour import behaviour_page
from coordplan.pages.diff import diff_page
from coordplan.pages.sides import sides_of
from coordplan.print.lines import plain
from coordplan.print.text import page_lines
from coordplan.text import Language
from coordplan.tracing import cut, fingerprint
from tests.conftest import ROOT, Run

pytestmark = pytest.mark.uncounted

VILLAGE = "tests/data/trace/village.yaml"
REVISED = "tests/data/diff/village-revised.yaml"
SOURCES = (
    f"{VILLAGE}=tests/data/trace/village.md",
    f"{REVISED}=tests/data/trace/village-revised.md",
)
PAIRS = list(itertools.permutations(sorted(default_plans()), 2))
SCREEN = 40

OF_A_HISTORY: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"→|\b(lost|loss|losses|loses|gains?|gained|removed|added|no longer|is now)\b"
    ),
    "vi": re.compile(r"→|\b(mất|bị bỏ|không còn|trước đây|nay)\b"),
}
"""What would make one of two places the measure of the other."""


@cache
def _compared(before: str, after: str) -> Review:
    return review(diff(*coordplan.load_plans([before, after])), ())


def _page(before: str, after: str, *, full: bool) -> Page:
    reviewed = _compared(before, after)
    return diff_page(reviewed, reviewed.at_least(Severity.NOTE), full=full)


def _shown(page: Page, language: Language, width: int = 100) -> str:
    return plain(page_lines(page, language, width))


def _cells(tables: Iterable[Table], language: Language) -> Iterator[str]:
    for table in tables:
        yield from (column.title[language] for column in table.columns)
        for row in table.rows:
            yield from (run.text[language] for cell in row for line in cell.lines for run in line)


# two places


@pytest.mark.parametrize(("before", "after"), PAIRS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_two_places_are_compared_without_taking_sides(
    before: str, after: str, language: Language
) -> None:
    page = _page(before, after, full=True)
    said = [_shown(page, language), *_cells(page.sheets, language)]
    reviewed = _compared(before, after)
    sides = sides_of(reviewed.diff.before, reviewed.diff.after, versions=False)
    said += [sides.said(change)[language] for change in reviewed.open]
    found = compare_behaviour(reviewed.diff.before, reviewed.diff.after, actions=["receive"])
    said.append(_shown(behaviour_page(found, full=True), language))
    for one in said:
        match = OF_A_HISTORY[language].search(one)
        assert match is None, one[max(0, match.start() - 60) : match.end() + 60]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_the_main_points_fit_on_a_screen(before: str, after: str) -> None:
    languages: tuple[Language, ...] = ("vi", "en")
    for language in languages:
        assert len(_shown(_page(before, after, full=False), language).splitlines()) <= SCREEN


def test_the_sides_are_the_places() -> None:
    shown = _shown(_page("haiphong", "soctrang", full=False), "vi")
    assert re.search(r"Việc +Thành phố Hải Phòng +Tỉnh Sóc Trăng", shown)
    assert "Chỉ thành phố Hải Phòng giao" in shown
    assert "Chỉ tỉnh Sóc Trăng giao" in shown
    one, other = coordplan.load_plans(["luat-66-2011", "luat-53-2024"])
    assert one.jurisdiction.name == other.jurisdiction.name
    assert [name.vi for name in sides_of(one, other, versions=False).names] == [one.id, other.id]


def test_every_difference_is_in_the_details_and_in_the_sheet() -> None:
    page = _page("haiphong", "soctrang", full=True)
    reviewed = _compared("haiphong", "soctrang")
    shown = _shown(page, "en")
    assert all(shown.count(change.fingerprint) == 1 for change in reviewed.open)
    (fingerprints,) = ({row[-1].lines[0][0].text.en for row in page.sheets[0].rows},)
    assert fingerprints == {change.fingerprint for change in reviewed.open}


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_swapping_the_plans_swaps_the_main_points(before: str, after: str) -> None:
    one, other = (
        main_points(_compared(*p).diff.alignment) for p in ((before, after), (after, before))
    )
    for name in ("leaders", "acting", "told", "deadlines"):
        there = {c.action.id: c for c in getattr(other, name)}
        assert [c.action.id for c in getattr(one, name)] == list(there)
        for contrast in getattr(one, name):
            assert contrast.sides == there[contrast.action.id].sides[::-1]
            assert contrast.roles == there[contrast.action.id].roles[::-1]
    assert one.only == other.only[::-1]


@pytest.mark.parametrize("id_", sorted(default_plans()))
def test_a_plan_has_no_main_points_beside_itself(id_: str) -> None:
    found = main_points(_compared(id_, id_).diff.alignment)
    assert not any((found.leaders, found.acting, found.told, found.deadlines, *found.only))


@pytest.mark.parametrize(("before", "after"), PAIRS[:6])
def test_the_main_points_say_what_the_plans_say(before: str, after: str) -> None:
    reviewed = _compared(before, after)
    plans = reviewed.diff.before, reviewed.diff.after
    found = main_points(reviewed.diff.alignment)
    for action in plans[0].vocabulary.actions.values():
        given = [
            {
                (posting.agency.id, duty.clause)
                for duty in plan.duties
                for posting in duty.acting_in(action)
                if posting.role is Role.LEAD
            }
            for plan in plans
        ]
        contrast = next((c for c in found.leaders if c.action is action), None)
        for side, plan_gives in enumerate(given):
            if contrast is not None and contrast.roles[side] is Role.LEAD:
                said = {
                    (point.value.id, at)
                    for point in contrast.sides[side]
                    if isinstance(point.value, coordplan.Agency)
                    for at in point.clauses
                }
                assert said == plan_gives


# words side by side


def test_exact_words_stand_side_by_side(run: Run) -> None:
    options = [option for source in SOURCES for option in ("--source", source)]
    out = run("diff", VILLAGE, REVISED, *options, env={"COLUMNS": "120"}).out
    _, _, exact = out.partition("THE WORDS OF BOTH DOCUMENTS")
    words = " ".join(exact.split())
    assert "Đón người được giải cứu về đến đầu làng" in words
    assert "now at II.1.-2" in words
    assert "[II.1.-1] The police receive those rescued" in words
    assert "no longer those that were encoded" in words, "II.2 has other words in this document"
    assert "THE WORDS OF BOTH DOCUMENTS" not in run("diff", VILLAGE, REVISED).out


def test_a_source_by_its_id_is_that_of_both_versions(run: Run) -> None:
    out = run("diff", VILLAGE, REVISED, "--source", "village=tests/data/trace/village.md").out
    _, _, exact = out.partition("THE WORDS OF BOTH DOCUMENTS")
    both = "“Đón người được giải cứu về đến đầu làng.”"
    assert any(line.count(both) == 2 for line in exact.splitlines())


def test_words_stand_in_every_format_and_in_the_sheet(run: Run) -> None:
    options = [option for source in SOURCES for option in ("--source", source)]
    for format_ in ("markdown", "html"):
        out = run("diff", VILLAGE, REVISED, *options, "--format", format_).out
        assert "Đón người được giải cứu về đến đầu làng" in out
    rows = list(
        csv.reader(io.StringIO(run("diff", VILLAGE, REVISED, *options, "--format", "csv").out))
    )
    at = rows[0].index("Was: exact words")
    assert any("Đón người được giải cứu" in row[at] for row in rows[1:])


def test_two_places_side_by_side(run: Run, sources: Path) -> None:
    """Every quoted word stands in the document, under the clause whose print the plan has."""
    ids = ("haiphong", "soctrang")
    options = [o for id_ in ids for o in ("--source", f"{id_}={sources / f'{id_}.txt'}")]
    out = run("diff", *ids, *options, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    quoted = 0
    for id_, name in zip(ids, ("Hải Phòng City", "Sóc Trăng Province"), strict=True):
        plan = coordplan.load_plan(id_)
        by_locator = {one.at: one.text for one in cut((sources / f"{id_}.txt").read_text("utf-8"))}
        for row in rows:
            locators = row[f"{name}: clauses"].strip("[]").split()
            if len(locators) == 1:
                quoted += 1
                words = row[f"{name}: exact words"]
                assert words == " ".join(by_locator[locators[0]].split())
                assert fingerprint(words) == plan.clauses[locators[0]].fingerprint
    assert quoted > 100
    page = run("diff", *ids, *options, "--lang", "vi").out
    assert "NGUYÊN VĂN ĐỐI CHIẾU" in page
    assert "khác với khi đưa vào" not in page


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--source", "haiphng=x.txt"], 2, "did you mean `haiphong`?"),
        (["--source", "x.txt"], 2, "not of the form PLAN=FILE"),
        (["--source", "haiphong="], 2, "not of the form PLAN=FILE"),
        (["--source", "haiphong=nowhere.txt"], 4, "does not exist"),
        (
            ["--source", f"haiphong={VILLAGE}", "--source", f"haiphong={VILLAGE}"],
            2,
            "two documents",
        ),
        (["--source", f"haiphong={VILLAGE}", "--format", "json"], 2, "nor with json"),
        (["--source", f"haiphong={VILLAGE}", "--behaviour"], 2, "nor with json"),
    ],
)
def test_sources_that_do_not_fit(run: Run, options: list[str], code: int, said: str) -> None:
    ran = run("diff", "haiphong", "soctrang", *options)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err


# spreadsheets


def test_a_sheet_has_one_line_a_change(run: Run) -> None:
    for pair in ((VILLAGE, REVISED), ("haiphong", "soctrang")):
        data = json.loads(run("diff", *pair, "--format", "json").out)
        by_fingerprint = {one["fingerprint"]: one for one in (*data["changes"], *data["effects"])}
        rows = list(csv.DictReader(io.StringIO(run("diff", *pair, "--format", "csv").out)))
        assert {row["Fingerprint"].lstrip("'") for row in rows} == set(by_fingerprint)
        assert len(rows) == len(by_fingerprint)
        assert ("Severity" in rows[0]) is data["versions"]
        titles = ("Was", "Is now") if data["versions"] else ("Hải Phòng City", "Sóc Trăng Province")
        for row in rows:
            change = by_fingerprint[row["Fingerprint"].lstrip("'")]
            for side, title in zip(("before", "after"), titles, strict=True):
                clauses = change[side]["clauses"] if change[side] is not None else []
                assert row[f"{title}: clauses"].strip("[]").split() == clauses


def test_work_by_function_is_told_where_it_differs() -> None:
    changes = [
        change
        for change in _compared("haiphong", "dongnai").open
        if change.kind.id.startswith("by-function")
    ]
    assert changes
    page = diff_page(_compared("haiphong", "dongnai"), changes)
    said = [cell for cell in _cells(page.sheets[:1], "vi") if cell.endswith("(theo chức năng)")]
    assert len(said) == len(changes)


def test_a_change_is_on_one_side_or_on_both() -> None:
    reviewed = _compared("haiphong", "soctrang")
    sides = sides_of(reviewed.diff.before, reviewed.diff.after, versions=False)

    def where(id_: str) -> str:
        change: Change = next(c for c in reviewed.open if c.kind.id == id_)
        return sides.where(change).en

    assert where("duty-removed") == "only Hải Phòng City"
    assert where("duty-added") == "only Sóc Trăng Province"
    assert where("lead-removed") == "only Hải Phòng City"
    assert where("support-replaced") == "both, otherwise"


def test_a_history_of_a_shipped_plan_names_no_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    text = (ROOT / "plans" / "haiphong.yaml").read_text("utf-8")
    file.write_text(text.replace("within: immediately", "within: P1D", 1), "utf-8")
    out = run("diff", "haiphong", str(file)).out
    (row,) = (line for line in out.splitlines() if "[V.8.-3.¶2]" in line and "line" in line)
    assert len(re.findall(r"line \d+", row)) == 1
    assert str(ROOT) not in out
