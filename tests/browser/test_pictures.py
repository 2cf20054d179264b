"""Pictures and cards in a browser: no label leaves its box, no card needs a second sheet."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import coordplan
from coordplan.compare.matrix import common_events
from coordplan.graph.parts import View
from coordplan.graph.views import graph_of
from coordplan.load.files import default_plans
from coordplan.pages.card import card_pages
from coordplan.pictures.svg import svg_text
from coordplan.print.card import fitted, height, print_card
from coordplan.text import LANGUAGES, Language
from coordplan.vocabulary import Event

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from coordplan.blocks import Page as Shown

pytestmark = pytest.mark.slow

SHEET_WIDTH = 718
"""Pixels of A4 less margins of 10 mm."""
POINTS = 0.75
"""Points of one pixel."""
OUTSIDE = """() => [...document.querySelectorAll("g.node, g.tag")].flatMap(g => {
  const box = (g.querySelector("rect, polygon") ?? g).getBBox();
  return [...g.querySelectorAll("text")].filter(t => {
    const own = t.getBBox();
    return own.x < box.x || own.x + own.width > box.x + box.width
      || own.y < box.y - 1 || own.y + own.height > box.y + box.height + 1;
  }).map(t => t.textContent);
})"""
OVERLAPPING = """() => {
  const boxes = [...document.querySelectorAll("g.node > rect, g.node > polygon")]
    .map(e => e.getBBox());
  return boxes.flatMap((a, n) => boxes.slice(n + 1).filter(b =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height));
}"""
LOST = """() => {
  const {width, height} = document.documentElement.viewBox.baseVal;
  const place = document.documentElement.getBoundingClientRect();
  return [...document.querySelectorAll("text")].filter(t => {
    const own = t.getBoundingClientRect();
    return own.left < place.left || own.right - place.left > width
      || own.bottom - place.top > height;
  }).map(t => t.textContent);
}"""


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_labels_lie_inside_boxes_and_boxes_apart(
    page: Page, tmp_path: Path, plan: str, language: Language
) -> None:
    loaded = coordplan.load_plan(plan)
    answer = coordplan.who(loaded, coordplan.Situation("sea-border-return"))
    graphs = [
        graph_of(loaded, View.REPORTS),
        graph_of(loaded, View.DUTIES),
        graph_of(loaded, View.HANDOVER, answer=answer),
    ]
    for number, graph in enumerate(graphs):
        file = tmp_path / f"{number}.svg"
        file.write_text(svg_text(graph, language), "utf-8")
        page.goto(file.as_uri())
        assert page.evaluate("document.querySelectorAll('g.node text').length") > 0
        assert page.evaluate(OUTSIDE) == []
        assert page.evaluate(OVERLAPPING) == []
        assert page.evaluate(LOST) == []


@pytest.mark.parametrize("day", ["2024-06-01", "2026-11-29"])
@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_a_card_is_one_sheet_of_a4_in_both_languages(
    page: Page, tmp_path: Path, plan: str, day: str
) -> None:
    pypdf = pytest.importorskip("pypdf", reason="the extra `browser` is absent")
    file = tmp_path / "card.html"
    for event in common_events(coordplan.load_vocabulary()):
        file.write_text(print_card(_cards(plan, day, event), "vi", both=True), "utf-8")
        page.goto(file.as_uri())
        for language in LANGUAGES:
            page.locator(f"#show-{language}").check()
            printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
            sheet = printed.pages[0].mediabox
            assert len(printed.pages) == 1, event.id
            assert (round(sheet.width), round(sheet.height)) == (595, 842)
            text = " ".join(printed.pages[0].extract_text().split())
            assert event.label[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_of_one_body_is_one_sheet_of_a4(
    page: Page, tmp_path: Path, language: Language
) -> None:
    pypdf = pytest.importorskip("pypdf", reason="the extra `browser` is absent")
    seaport = coordplan.load_vocabulary().events["seaport-return"]
    for plan, body in (("haiphong", "border-posts"), ("haiphong", "labour-department"),
                       ("tanhong", "district-police"), ("dongnai", "city-police")):  # fmt: skip
        file = tmp_path / "card.html"
        pages = _cards(plan, "2026-11-29", seaport, body)
        file.write_text(print_card(pages, language), "utf-8")
        page.goto(file.as_uri())
        printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        assert len(printed.pages) == 1, body


@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_no_card_is_higher_than_it_is_reckoned(page: Page, tmp_path: Path, plan: str) -> None:
    """On a sheet less its margins, in the language that takes more room."""
    file = tmp_path / "card.html"
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET_WIDTH, "height": 1000})
    for event in common_events(coordplan.load_vocabulary())[::2]:
        pages = _cards(plan, "2026-11-29", event)
        fit = fitted(pages)
        reckoned = height(fit.page.blocks, fit.size)
        for language in LANGUAGES:
            file.write_text(print_card(pages, language), "utf-8")
            page.goto(file.as_uri())
            real = page.evaluate("document.body.getBoundingClientRect().height") * POINTS
            assert reckoned / 2 < real <= reckoned, event.id


def _cards(plan: str, day: str, event: Event, *bodies: str) -> tuple[Shown, ...]:
    """The card of an event as of a day, for everybody or for some bodies."""
    loaded = coordplan.load_plan(plan)
    asked = coordplan.Situation(event.id)
    answer = coordplan.who(loaded, asked, as_of=datetime.date.fromisoformat(day))
    return card_pages(
        coordplan.dated(answer, coordplan.load_registry()),
        events=[event],
        agencies=[loaded.agencies[id_] for id_ in bodies],
        command=f"coordplan who -p {plan} -e {event.id}",
    )
