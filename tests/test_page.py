"""The officers' page as a file: what is in it, what it lets in, and how the command writes it."""

from __future__ import annotations

import base64
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest

import coordplan
from coordplan.frozen import replaced
from coordplan.load import load_calendar
from coordplan.page.data import plan_data
from coordplan.page.interface import INTERFACE
from coordplan.page.written import MODULES, alone, joined, write_page
from coordplan.page.years import years_data
from coordplan.text import Text
from tests.conftest import ROOT, Run

FOLDER = ROOT / "src" / "coordplan" / "page"


@pytest.fixture(scope="module")
def tanhong() -> coordplan.Plan:
    return coordplan.load_plan("tanhong")


def page_of(*plans: coordplan.Plan, **more: Any) -> str:
    registries = {one.vocabulary.id: coordplan.load_registry() for one in plans}
    return write_page(plans, registries, years={2026: load_calendar().year(2026)}, **more)


def data_of(page: str, id_: str) -> Any:
    """What stands under an id in a page."""
    (written,) = re.findall(f'id="{id_}">(.*?)</script>', page, re.DOTALL)
    return json.loads(written)


# the file


def test_the_page_holds_its_plans_and_says_where_each_is(tanhong: coordplan.Plan) -> None:
    page = page_of(tanhong)
    (listed,) = data_of(page, "data")["plans"]
    assert listed["place"]["vi"] == tanhong.jurisdiction.name.vi
    assert "dong thap" in listed["search"]
    assert data_of(page, "plan-0")["id"] == "tanhong"
    assert data_of(page, "vocabulary-0")["id"] == tanhong.vocabulary.id
    assert data_of(page, "data")["calendar"]["years"]["2026"]["off"]


def test_a_place_that_is_part_of_another_by_now_is_found_under_both() -> None:
    (listed,) = data_of(page_of(coordplan.load_plan("soctrang")), "data")["plans"]
    assert "soc trang" in listed["search"]
    assert "can tho" in listed["search"]
    assert "Cần Thơ" in listed["now"]["vi"]


def test_more_than_has_room_is_packed(tanhong: coordplan.Plan) -> None:
    page = page_of(tanhong, room=0)
    (packed,) = re.findall('id="plan-0" data-packed>(.*?)</script>', page)
    plain = json.loads(zlib.decompress(base64.b64decode(packed), wbits=-zlib.MAX_WBITS))
    assert plain == data_of(page_of(tanhong), "plan-0")


def test_two_vocabularies_of_one_id_stay_apart(tanhong: coordplan.Plan) -> None:
    other = replaced(tanhong.vocabulary, title=Text("khác", "another"))
    page = page_of(tanhong, replaced(tanhong, vocabulary=other), tanhong)
    assert [one["vocabulary"] for one in data_of(page, "data")["plans"]] == [0, 1, 0]


@pytest.mark.parametrize(
    "said", ["</script><script>x", "<!--<script>", "\u2028", "$style ${x}", "&lt;"]
)
def test_what_a_plan_says_ends_no_script_and_comes_back(tanhong: coordplan.Plan, said: str) -> None:
    hostile = replaced(tanhong, title=tanhong.title + said)
    page = page_of(hostile)
    assert data_of(page, "plan-0")["title"]["vi"] == hostile.title.vi
    assert page.count("<script") == page_of(tanhong).count("<script")


def test_the_static_list_names_every_event_in_both_languages(tanhong: coordplan.Plan) -> None:
    static = page_of(tanhong).partition('<div id="static">')[2].partition("<footer>")[0]
    assert static.count("<dt>") == len(tanhong.vocabulary.events)
    for event in tanhong.vocabulary.events.values():
        assert f'<span lang="vi">{event.label.vi}</span>' in static
        assert f'<span lang="en">{event.label.en}</span>' in static.replace("&#x27;", "'")


def test_a_page_begins_in_the_language_that_is_asked_for(tanhong: coordplan.Plan) -> None:
    page = page_of(tanhong, language="en")
    assert '<html lang="en">' in page
    assert f"<title>{INTERFACE['name'].en}</title>" in page


# the script


def test_every_module_is_in_the_script_after_those_that_it_imports() -> None:
    assert {file.stem for file in FOLDER.glob("*.js")} == set(MODULES)
    for place, name in enumerate(MODULES):
        text = (FOLDER / f"{name}.js").read_text("utf-8")
        imported = set(re.findall(r'^import \{.*\} from "\./(\w+)\.js";$', text, re.MULTILINE))
        assert imported <= set(MODULES[:place]), name


def test_what_is_joined_imports_and_exports_nothing() -> None:
    script = joined((FOLDER / f"{name}.js").read_text("utf-8") for name in MODULES)
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)
    assert "/**\n" not in script
    assert alone(script).startswith("(() => {")


def test_two_modules_with_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="use one name: twice"):
        joined(["const twice = 1;\n", "export function twice() {}\n"])


@pytest.mark.parametrize(
    "forbidden",
    [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "eval(",
        "Function(",
        "fetch(",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "document.cookie",
        "XMLHttpRequest",
        "WebSocket",
        "sendBeacon",
        "location.hash",
        "document.title",
    ],
)
def test_no_module_reads_markup_stores_or_sends(forbidden: str) -> None:
    for file in FOLDER.glob("*.js"):
        assert forbidden not in file.read_text("utf-8"), file.name


# its data


def test_a_year_says_what_is_off_what_is_worked_and_whether_it_may_change() -> None:
    year = load_calendar().year(2026)
    data = years_data({2026: year})
    (found,) = data["years"].values()
    assert {day: data["names"][name]["vi"] for day, name in found["off"].items()} == {
        day.isoformat(): name.vi for day, name in year.off.items()
    }
    assert found["working"] == sorted(day.isoformat() for day in year.working)
    assert found["provisional"] is year.provisional


def test_without_a_registry_a_day_changes_only_what_the_plan_says_of_itself(
    tanhong: coordplan.Plan,
) -> None:
    days = plan_data(tanhong, None)["days"]
    assert days["successors"] == {}
    assert all(around == [] for _, (_, around) in days["warnings"])


# the command


def test_the_page_is_written_whole_to_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "trang.html"
    ran = run("page", "-p", "tanhong", "-o", str(file))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert data_of(file.read_text("utf-8"), "plan-0")["id"] == "tanhong"
    assert 'id="plan-1"' not in file.read_text("utf-8")


def test_the_page_goes_where_output_is_sent(run: Run) -> None:
    ran = run("page", "-p", "tanhong", "--lang", "en")
    assert ran.out.startswith('<!DOCTYPE html>\n<html lang="en">')


def test_a_page_is_not_for_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    ran = run("page", "-p", "tanhong")
    assert ran.code == 2
    assert "-o FILE.html" in ran.err


def test_another_ending_is_refused_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "trang.pdf"
    assert run("page", "-p", "tanhong", "-o", str(file)).code == 2
    assert not file.exists()


def test_a_plan_that_cannot_be_read_leaves_the_page_before_as_it_was(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "trang.html"
    file.write_text("before")
    assert run("page", "-p", str(tmp_path / "none.yaml"), "-o", str(file)).code == 4
    assert file.read_text() == "before"


def test_numbers_of_offices_stand_in_the_page(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "trang.html"
    contacts = ROOT / "docs" / "examples" / "contacts.yaml"
    ran = run("page", "-p", "haiphong", "--contacts", str(contacts), "-o", str(file))
    assert ran.code == 0
    plan = data_of(file.read_text("utf-8"), "plan-0")
    found = dict(zip([one["id"] for one in plan["agencies"]], plan["numbers"], strict=True))
    assert found["border-guard-command"][0]["dialled"] == "02250000111"
    assert found["city-police"] == []


def test_the_years_of_the_calendar_are_those_around_the_day_it_is_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # the first day of 2026
    file = tmp_path / "trang.html"
    run("page", "-p", "tanhong", "-o", str(file))
    assert sorted(data_of(file.read_text("utf-8"), "data")["calendar"]["years"]) == [
        *("2025", "2026", "2027", "2028")
    ]
    again = tmp_path / "again.html"
    run("page", "-p", "tanhong", "-o", str(again))
    assert again.read_bytes() == file.read_bytes()


def test_a_year_without_a_calendar_is_left_out(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "788918400")  # 1995, the first year of a calendar
    file = tmp_path / "trang.html"
    assert run("page", "-p", "tanhong", "-o", str(file)).code == 0
    years = data_of(file.read_text("utf-8"), "data")["calendar"]["years"]
    assert "1995" in years
    assert "1994" not in years
