"""The documentation site: whole, by itself, and searched without diacritics.

All of it is asked in one test file of few tests, since each process builds the site anew.
"""

from __future__ import annotations

import filecmp
import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import ROOT
from tests.site.conftest import build

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

PATIENCE = 120_000
"""Milliseconds that a busy machine is given for one step."""

LOADING = ("src", "srcset", "data", "poster")


class Tags(HTMLParser):
    """What a page links to, what it loads, and where in it a link may lead."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.language = ""
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name == "href" and value:
                (self.links if tag == "a" else self.loads).append(value)
            elif name in LOADING or (tag == "form" and name == "action"):
                self.loads.append(value or "")
            elif tag == "html" and name == "lang":
                self.language = value or ""


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Tags]:
    """Every page of the site."""
    return {page.resolve(): Tags(page) for page in sorted(site.rglob("*.html"))}


def lost(page: Path, address: str, pages: dict[Path, Tags]) -> bool:
    """Whether an address within the site leads nowhere."""
    parts = urlsplit(address)
    file = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if file not in pages:
        return not file.is_file() or bool(parts.fragment)
    return bool(parts.fragment) and unquote(parts.fragment) not in pages[file].ids


def test_every_link_and_anchor_leads_somewhere_in_the_site(pages: dict[Path, Tags]) -> None:
    found = [
        (page.name, address)
        for page, tags in pages.items()
        for address in (*tags.links, *tags.loads)
        if not urlsplit(address).scheme and address != "#" and lost(page, address, pages)
    ]
    assert found == []


def test_nothing_is_loaded_from_another_host(site: Path, pages: dict[Path, Tags]) -> None:
    assert [one for tags in pages.values() for one in tags.loads if urlsplit(one).netloc] == []
    for style in site.rglob("*.css"):
        text = style.read_text("utf-8")
        assert [
            one for one in re.findall(r"url\((?!['\"]?data:)([^)]+)", text) if "//" in one
        ] == []
        assert "@import" not in text, style


def test_every_page_of_the_documentation_is_a_page_of_the_site(site: Path) -> None:
    for page in (ROOT / "docs").rglob("*.md"):
        name = page.relative_to(ROOT).with_suffix(".html")
        language = "vi" if "vi" in name.parts else "en"
        assert (site / language / name).is_file(), name
    for front in ("en/README", "vi/README.vi", "en/CHANGELOG"):
        assert (site / f"{front}.html").is_file(), front


def test_each_page_says_its_language_and_leads_to_its_twin(
    site: Path, pages: dict[Path, Tags]
) -> None:
    for vietnamese in (site / "vi" / "docs").rglob("*.html"):
        english = site / "en" / "docs" / vietnamese.relative_to(site / "vi" / "docs" / "vi")
        for page, other, language in ((vietnamese, english, "vi"), (english, vietnamese, "en")):
            tags = pages[page.resolve()]
            assert tags.language == language
            # once in the sidebar, once below the title
            assert tags.links.count(os.path.relpath(other, page.parent)) >= 2, page


def test_two_builds_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    def differing(one: filecmp.dircmp[str]) -> Iterator[str]:
        yield from (*one.left_only, *one.right_only)
        files = filecmp.cmpfiles(one.left, one.right, one.common_files, shallow=False)
        yield from (*files[1], *files[2])
        for below in one.subdirs.values():
            yield from differing(below)

    assert list(differing(filecmp.dircmp(site, build(tmp_path / "again"), ignore=[]))) == []


@pytest.fixture
def opened(browser: Browser) -> Iterator[Any]:
    """A page opened from its file without a network; at the end nothing may have gone wrong."""
    said: list[str] = []
    context = browser.new_context(offline=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    yield page
    context.close()
    assert said == []


def found(page: Page, site: Path, front: str, words: str) -> list[str]:
    """The titles that a search for some words finds, typed by a person."""
    page.goto((site / front).as_uri())
    page.locator("input[name=q]").fill(words)
    page.locator("input[name=q]").press("Enter")
    page.wait_for_selector(".search-summary:not(:empty)")
    return page.locator("ul.search li a").all_inner_texts()


def test_search_ignores_diacritics(opened: Page, site: Path) -> None:
    """From a file, as the site is handed on; the words that are typed need none either."""
    vi = "vi/README.vi.html"
    typed = found(opened, site, vi, "thẻ treo tường")
    assert "In thẻ nhiệm vụ treo tường" in typed
    assert found(opened, site, vi, "the treo tuong") == typed
    assert found(opened, site, vi, "THE TREO TUONG") == typed
    decomposed = "the\u0309 treo tu\u031bo\u031b\u0300ng"
    assert found(opened, site, vi, decomposed) == typed
    assert found(opened, site, vi, "dieu duong") == found(opened, site, vi, "điều đường") != []
    assert opened.locator("h2").first.inner_text() == "Kết quả tìm kiếm"


def test_search_in_english_knows_stems_and_vietnamese_words(opened: Page, site: Path) -> None:
    assert "How to compare plans" in found(opened, site, "en/README.html", "comparing plan")
    assert found(opened, site, "en/README.html", "tiep nhan") != []
    assert found(opened, site, "en/README.html", "qwertyuiop") == []


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_the_screen_and_axe_finds_no_violation(
    browser: Browser, site: Path, width: int, scheme: Any
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="the extra `browser` is absent"
    )
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    for name in (
        "index",
        "vi/README.vi",
        "vi/docs/vi/how-to/officers-page",
        "vi/docs/vi/reference/glossary",
        "en/docs/README",
        "en/docs/how-to/compare-plans",
    ):
        page.goto((site / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == width, name
        report = axe.Axe().run(page)
        assert report.violations_count == 0, report.generate_report()
    context.close()
