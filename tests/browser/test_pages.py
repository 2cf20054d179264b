"""Every page in a browser: nothing is loaded, cut off, or out of reach of a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

CUT_OFF = """() => [...document.querySelectorAll("main *, header *")].filter(e =>
  !e.closest("thead") && e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1
  && getComputedStyle(e).display !== "inline").map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture(params=["short_report", "diff_page", "card"])
def address(request: pytest.FixtureRequest) -> str:
    """The address of each page, first shown in Vietnamese."""
    found: str = request.getfixturevalue(request.param)
    return found


def test_nothing_is_loaded_and_nothing_goes_wrong(page: Page, address: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    assert page.evaluate("document.documentElement.lang") == "vi"
    page.locator("#show-en").check()
    assert page.evaluate("document.documentElement.lang") == "en"
    assert asked == [address]
    assert said == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("whole", ["report", "diff_page"])
def test_nothing_overflows(
    page: Page, request: pytest.FixtureRequest, whole: str, width: int, language: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(request.getfixturevalue(whole))
    page.locator(f"#show-{language}").check()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_no_violation(
    page: Page, address: str, theme: Literal["light", "dark"], language: str
) -> None:
    page.emulate_media(color_scheme=theme)
    page.goto(address)
    page.locator(f"#show-{language}").check()
    assert violations(page) == ""


def test_axe_finds_no_violation_on_a_telephone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    assert violations(page) == ""


def violations(page: Page) -> str:
    """What axe finds wrong with a page, told at length."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="the extra `browser` is absent"
    )
    found = axe.Axe().run(page)
    told: str = found.generate_report()
    return told if found.violations_count else ""
