"""The page for everybody: by keyboard, read aloud, large, narrow, dark, still, and on paper."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal

import pytest

import coordplan
from coordplan.text import LANGUAGES, Language
from tests.browser.test_pages import CUT_OFF
from tests.page.conftest import DESK, PHONE, Opened
from tests.page.person import choose, expected, happened, leader, press, say

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 640, "height": 400}
"""A desk of 1280 × 800 at 200 %."""

CASE = ("seaport-return", "minor")


def views(page: Page, language: Language) -> Iterator[str]:
    """Every view of the page, one after the other; each by name when it is there."""
    if language == "en":
        press(page, "English")
    yield "place"
    page.get_by_role("searchbox").fill("xyz")
    yield "no place"
    page.get_by_role("searchbox").fill("")
    choose(page, "haiphong", language)
    yield "what"
    press(page, coordplan.load_vocabulary().events["seaport-return"].label[language])
    yield "what, one chosen"
    press(page, coordplan.load_vocabulary().events["minor"].label[language])
    press(page, say("seeAnswer", language))
    yield "answer"
    page.locator(".rest > summary").click()
    yield "answer, what is only counted"
    page.locator("summary").first.click()
    page.locator("#received").fill("2026-11-27T16:00")
    yield "answer, due times"
    page.locator("#agency").select_option("1")
    yield "answer, one body"
    page.locator("#lives").select_option("4")
    page.get_by_role("heading", level=1, name="→").wait_for()
    yield "two places, one body"
    page.locator("#agency").select_option("home-1")
    yield "two places, one body of the home place"
    page.locator("#agency").select_option("")
    yield "two places"
    press(page, say("askMe", language))
    page.locator("summary").first.click()
    yield "ask"
    for _ in range(60):
        if not page.locator("#unknown").count():
            break
        page.locator("#unknown").click()
    yield "nothing to ask"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_violation_and_contrast_is_seven_to_one_on_every_view(
    opened: Opened, size: Any, language: Language, theme: Literal["light", "dark"]
) -> None:
    axe = _axe()
    page = opened(size=size, color_scheme=theme)
    for view in views(page, language):
        assert axe(page) == "", view


def _axe() -> Callable[[Page], str]:
    """What axe finds wrong, with the rule of enhanced contrast, told at length."""
    module = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="the extra `browser` is absent"
    )
    rules = {"rules": {"color-contrast-enhanced": {"enabled": True}}}

    def run(page: Page) -> str:
        found = module.Axe().run(page, options=rules)
        told: str = found.generate_report()
        return told if found.violations_count else ""

    return run


@pytest.mark.parametrize("size", [NARROW, ZOOMED], ids=["320", "200%"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_overflows(opened: Opened, language: Language, size: Any) -> None:
    page = opened(size=size)
    for view in views(page, language):
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"], view
        cut = [one for one in page.evaluate(CUT_OFF) if not one.startswith(("<select", "<input"))]
        assert cut == [], view


def test_a_finger_finds_every_button(opened: Opened) -> None:
    page = opened()
    small = """() => [...document.querySelectorAll("button, input, select, summary")]
      .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44)
      .map(e => e.outerHTML.slice(0, 90))"""
    for view in views(page, "vi"):
        assert page.evaluate(small) == [], view


def test_by_keyboard_alone(opened: Opened) -> None:
    page = opened(size=DESK)

    def reach(find: str) -> None:
        for _ in range(80):
            if page.evaluate("find => document.activeElement.matches(find)", find):
                return
            page.keyboard.press("Tab")
        pytest.fail(f"{find} is not reached")

    reach("#search")
    page.keyboard.type("hai phong")
    reach("#places button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#seeAnswer")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    for event in CASE:
        reach(f"#event-{event}")
        page.keyboard.press("Space")
        assert page.evaluate("document.activeElement.id") == f"event-{event}"
    reach("#seeAnswer")
    page.keyboard.press("Enter")
    assert leader(page).endswith(expected("haiphong", CASE))
    assert page.evaluate("document.activeElement.tagName") == "H1"
    reach("summary")
    page.keyboard.press("Enter")
    reach("#agency")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "agency"
    reach("#askMe")
    page.keyboard.press("Enter")
    reach("#unknown")
    page.keyboard.press("Enter")
    reach("#back")
    page.keyboard.press("Enter")
    reach("#beginAnew")
    page.keyboard.press("Enter")
    assert page.locator("h1").inner_text() == say("where")


def test_what_has_the_focus_is_seen(opened: Opened) -> None:
    page = opened(size=DESK)
    page.keyboard.press("Tab")
    style = "getComputedStyle(document.activeElement)"
    assert page.evaluate(f"{style}.outlineStyle") == "solid"
    assert page.evaluate(f"{style}.outlineWidth") == "3px"


def test_who_leads_is_said_aloud(opened: Opened) -> None:
    page = opened()
    live = page.locator("#live")
    assert live.get_attribute("aria-live") == "polite"
    choose(page, "haiphong")
    happened(page, CASE)
    assert expected("haiphong", CASE) in " ".join((live.text_content() or "").split())


def test_nothing_moves(opened: Opened) -> None:
    page = opened(reduced_motion="reduce")
    for view in views(page, "vi"):
        assert page.evaluate("document.getAnimations().length") == 0, view


@pytest.mark.parametrize("plan", [one.id for one in coordplan.load_plans()])
def test_an_answer_is_printed_on_one_sheet(opened: Opened, plan: str) -> None:
    pypdf = pytest.importorskip("pypdf", reason="the extra `browser` is absent")
    page = opened()
    for events in (CASE, ("danger-at-shelter",), ("self-return", "foreign-victim"), ()):
        for language in LANGUAGES:
            if page.evaluate("document.documentElement.lang") != language:
                page.locator("#language").click()
            choose(page, plan, language)
            happened(page, events, language)
            sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
            assert len(sheets) == 1, (events, language)
            said = " ".join(sheets[0].extract_text().split())
            assert (
                coordplan.load_plan(plan).jurisdiction.name[language].casefold() in said.casefold()
            )
            press(page, say("beginAnew", language))
