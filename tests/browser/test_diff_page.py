"""The page of a diff in a browser: nothing is loaded, cut off or out of reach of a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

import coordplan
from coordplan.compare.acknowledged import review
from coordplan.compare.diff import diff
from coordplan.compare.severity import Severity
from coordplan.render.changes import change_page
from tests.browser.test_report import CUT_OFF, SLOW

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    context.set_default_timeout(SLOW)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A diff of two whole plans: every kind of section, hundreds of rows."""
    a, b = (coordplan.load_plan(id_) for id_ in ("tanhong", "laichau"))
    reviewed = review(diff(a, b), ())
    file: Path = tmp_path_factory.mktemp("diff") / "diff.html"
    file.write_text(change_page(reviewed, reviewed.at_least(Severity.NOTE), "vi"), "utf-8")
    return file.as_uri()


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


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_overflows(page: Page, address: str, width: int, language: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    page.locator(f"#show-{language}").check()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_no_violation(
    page: Page, address: str, theme: Literal["light", "dark"], language: str
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="the extra `browser` is absent"
    )
    page.emulate_media(color_scheme=theme)
    page.goto(address)
    page.locator(f"#show-{language}").check()
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
