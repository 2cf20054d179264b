"""A printed page in a browser: what is seen of it, what is copied, and that no word of it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coordplan.blocks import (
    Column,
    Heading,
    Notice,
    Picture,
    Question,
    Row,
    Rows,
    Run,
    Table,
    cell,
    clauses,
    code,
    marked,
    words,
)
from coordplan.blocks import Page as Printed
from coordplan.print import html
from coordplan.text import LANGUAGES, Language, Text, alike
from tests.browser.test_pages import CUT_OFF, violations
from tests.nasty import PIECES, read

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

SELECTED = """() => {
  getSelection().selectAllChildren(document.body);
  return getSelection().toString();
}"""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="40" onload="document.title=1">'
    "<script>document.title = 'run'</script><text y='20'>x</text></svg>"
)
HOSTILE = (
    "".join(PIECES),
    "<script>document.title='run'</script>",
    "<img src=x onerror=\"document.title='run'\">",
    '"><svg onload="document.title=\'run\'">',
    "</style><style>body{display:none}</style>",
    "{{ cycler.__init__.__globals__ }}",
)


def twice(word: str) -> Text:
    return Text(vi=f"{word} bằng tiếng Việt", en=f"{word} in English")


def every_block(*said: Text) -> Printed:
    """A page with every kind of block; texts are said where there is room for them."""
    title, label, who, what, said_in_cell, *_ = said
    cells = tuple(cell(said_in_cell, tone=tone) for tone in ("plain", "good", "open", "alert"))
    grid = Table(tuple(Column(label) for _ in cells), (cells, cells), title)
    lead = Row(words(who), words(what), clauses("[V.1]", to="V.1"), tone="alert")
    under = Row(words(who), words(what), under=(Row(marked("faint", label), words(what)),))
    return Printed(
        title,
        (
            Notice(words(what), words(label), "alert"),
            Notice(words(Run(what, "doubtful")), tone="faint"),
            *(Heading(words(label), anchor=f"h{number}") for number in range(4)),
            Rows((lead, under, Row(code("V.1"), words(who), anchor="V.1"), Row(words(who)))),
            grid,
            Question(what, ((who, "true"), (label, "false")), "minor", what),
            Picture(alike(PICTURE), label),
        ),
        subject=who,
        foot=(words(what),),
    )


BLAND = tuple(twice(word) for word in ("Title", "label", "who", "what", "cell"))
NASTY = tuple(map(alike, HOSTILE))


@pytest.fixture
def shown(page: Page, tmp_path: Path) -> Shown:
    """What writes a page to a file, opens it, and tells of all that it asked for or said."""
    return Shown(page, tmp_path / "page.html")


class Shown:
    """A page of a browser, and what happens in it."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.file = file
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url.split(",")[0]))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))

    def open(self, printed: Printed, language: Language, *, both: bool = False) -> Page:
        self.file.write_text(html.print_page(printed, language, both=both), "utf-8")
        self.page.goto(self.file.as_uri())
        return self.page


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_language_is_copied_once(shown: Shown, language: Language) -> None:
    copied = shown.open(every_block(*BLAND), language).evaluate(SELECTED)
    other = "English" if language == "vi" else "tiếng Việt"
    assert other not in copied
    title, label, who, what, in_cell = (text[language] for text in BLAND)
    assert copied.startswith(f"{title}\n")
    assert copied.count(title) == 2  # and above the table
    assert copied.count(in_cell) == 8
    assert f"{label}: {what}" in copied
    assert f"{who}\n{what} [V.1]\n" in copied


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_both_languages_only_the_one_shown_is_copied(shown: Shown, language: Language) -> None:
    page = shown.open(every_block(*BLAND), "vi", both=True)
    page.locator(f"#show-{language}").check()
    both = page.evaluate(SELECTED)
    alone = shown.open(every_block(*BLAND), language).evaluate(SELECTED)
    assert both.split() == alone.split()


@pytest.mark.parametrize("both", [False, True])
def test_nothing_that_is_said_runs_or_loads(shown: Shown, *, both: bool) -> None:
    page = shown.open(every_block(*NASTY), "en", both=both)
    assert page.title() == read(HOSTILE[0])
    assert shown.said == []
    assert set(shown.asked) <= {shown.file.as_uri(), "data:image/svg+xml;base64"}
    assert page.locator("h1").inner_text() == read(HOSTILE[0])
    assert " ".join(page.locator("dt").nth(1).inner_text().split()) == read(HOSTILE[2])
    assert page.locator("td").first.inner_text() == read(HOSTILE[4])


def test_what_is_said_makes_no_element(shown: Shown) -> None:
    tags = """() => [...document.querySelectorAll("body *")].map(e => e.tagName)"""
    bland, nasty = (
        shown.open(every_block(*said), "vi").evaluate(tags)
        for said in (tuple(map(alike, "abcde")), NASTY)
    )
    assert bland == nasty


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("both", [False, True])
def test_every_block_can_be_seen_and_read_out(shown: Shown, width: int, *, both: bool) -> None:
    shown.page.set_viewport_size({"width": width, "height": 900})
    page = shown.open(every_block(*BLAND), "vi", both=both)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    cut = page.evaluate(CUT_OFF)
    assert all("<figure" in one for one in cut)  # a picture scrolls in its frame
    assert violations(page) == ""
