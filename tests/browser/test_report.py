"""The report in a browser: what a reader sees, switches by keyboard, and prints."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

import coordplan
from tests.browser.test_pages import CUT_OFF

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow


def test_who_leads_at_a_seaport_stands_in_the_first_row(page: Page, report: str) -> None:
    page.goto(report)
    page.locator("#show-en").check()
    table = page.locator("table").first
    row = table.locator("tbody tr").first
    assert "return through a seaport" in row.locator("th").inner_text()
    columns = table.locator("thead th").all_inner_texts()
    said = dict(zip(columns[1:], row.locator("td").all_inner_texts(), strict=True))
    expected = {
        "haiphong": ("● leads", "border guard", "[V.8.-1]"),
        "tanhong": ("× no such place there",),
        "dongnai": ("several lead (any victim)", "military", "[III.4.a]"),
        "soctrang": ("○ nobody leads", "[II.4.-3*]"),
        "laichau": ("× no such place there",),
    }
    for plan, parts in expected.items():
        assert all(part in said[plan] for part in parts), said[plan]


def test_a_clause_leads_to_what_it_says(page: Page, short_report: str) -> None:
    page.goto(short_report)
    page.locator("#show-en").check()
    page.locator("table a", has_text="[V.8.-1]").first.click()
    place = page.locator(":target")
    assert place.is_visible()
    assert "V.8.-1" in place.inner_text()


def test_languages_are_switched_by_keyboard(page: Page, short_report: str) -> None:
    page.goto(short_report)
    heading = page.locator("h1")
    assert heading.inner_text().startswith("So sánh")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert heading.inner_text().startswith("Coordination plans")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title().startswith("Coordination plans")
    page.keyboard.press("ArrowLeft")
    assert heading.inner_text().startswith("So sánh")
    assert page.evaluate("document.documentElement.lang") == "vi"


def test_languages_are_switched_without_a_script(browser: Browser, short_report: str) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(short_report)
    assert page.locator("h1").inner_text().startswith("So sánh")
    page.locator("#show-en").check()
    assert page.locator("h1").inner_text().startswith("Coordination plans")
    context.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_prints_on_a4_with_nothing_cut(page: Page, short_report: str, language: str) -> None:
    pypdf = pytest.importorskip("pypdf", reason="the extra `browser` is absent")
    page.goto(short_report)
    page.locator(f"#show-{language}").check()
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sheet = printed.pages[0].mediabox
    assert (round(sheet.width), round(sheet.height)) == (842, 595)
    assert 5 < len(printed.pages) < 45
    text = " ".join(" ".join(part.extract_text().split()) for part in printed.pages)
    other = "Coordination plans" if language == "vi" else "So sánh"
    assert other not in text
    for plan in coordplan.load_plans():
        assert plan.id in text
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1032, "height": 700})  # A4 landscape less its margins
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 1032
