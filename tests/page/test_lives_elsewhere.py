"""Where the victim lives in another place: the case over two plans, as an officer uses it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

import coordplan
from coordplan.casework.case import case
from coordplan.pages.case import SEAM, STAGES
from coordplan.pages.seam import tally
from coordplan.situation import Situation
from coordplan.text import LANGUAGES, Language
from tests.page.conftest import DESK, PHONE, Opened, write
from tests.page.person import answered, choose, happened, press, say, spaced

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

DAY = datetime.date(2026, 11, 30)


def lives_in(page: Page, plan: str, language: Language = "vi", where: str = "home") -> None:
    """Say where the victim lives."""
    place = coordplan.load_plan(plan).jurisdiction.name[language]
    option = page.locator(f"#{where} option").filter(has_text=place)
    page.locator(f"#{where}").select_option(value=option.first.get_attribute("value"))
    page.locator(f"#{where} option:checked").filter(has_text=place).wait_for(state="attached")


def seam_of(at: str, home: str, event: str, language: Language) -> str:
    """What the seam holds, as Python says it."""
    found = case(
        coordplan.load_plan(at),
        coordplan.load_plan(home),
        Situation(event),
        as_of=DAY,
        registry=coordplan.load_registry(),
    )
    return tally(found)[language]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_home_place_makes_it_a_case_over_two_plans(
    opened: Opened, language: Language, size: Any
) -> None:
    page = opened(size=size)
    if language == "en":
        press(page, "English")
    choose(page, "haiphong", language)
    lives_in(page, "soctrang", language)
    assert page.evaluate("document.activeElement.id") == "home"
    happened(page, ["sea-border-return"], language)
    shown = spaced(answered(page))
    assert seam_of("haiphong", "soctrang", "sea-border-return", language) in shown
    headings = [spaced(one).lower() for one in page.locator(".answer > h2").all_inner_texts()]
    for stage in STAGES.values():
        assert any(one.startswith(stage[language].lower()) for one in headings), stage
    assert headings[-1] == SEAM[language].lower()
    page.get_by_role("button", name=say("takeBack", language, what="")).last.click()
    assert SEAM[language] not in answered(page)


def test_it_can_be_said_later_and_by_the_keyboard(opened: Opened) -> None:
    page = opened()
    choose(page, "haiphong")
    happened(page, ["sea-border-return"])
    page.locator(".options summary").first.press("Enter")
    page.locator("#lives").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("heading", level=1, name="→").wait_for()
    assert page.evaluate("document.activeElement.id") == "lives"
    page.locator("#agency").select_option("home-1")
    assert page.locator(".chips").count() == 1
    page.locator("#lives").select_option("")
    assert "→" not in page.locator("h1").inner_text()
    assert page.locator("#agency").input_value() == ""


def test_a_page_of_one_place_does_not_ask(opened: Opened, tmp_path: Path) -> None:
    page = opened(write([coordplan.load_plan("laichau")], tmp_path / "one.html"))
    choose(page, "laichau")
    assert not page.locator("#home").count()
