"""Pictures and cards in a browser: no label leaves its box, no card needs a second sheet."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import coordplan
from coordplan.compare.matrix import common_events
from coordplan.graph.parts import View
from coordplan.graph.views import graph_of
from coordplan.load.files import default_plans
from coordplan.render.card.page import card_page
from coordplan.pictures.svg import svg_text
from coordplan.text import Language

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

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


@pytest.mark.parametrize("plan", sorted(default_plans()))
def test_a_card_is_one_sheet_of_a4_in_both_languages(page: Page, tmp_path: Path, plan: str) -> None:
    pypdf = pytest.importorskip("pypdf", reason="the extra `browser` is absent")
    loaded = coordplan.load_plan(plan)
    file = tmp_path / "card.html"
    for event in common_events(loaded.vocabulary)[::2]:
        answer = coordplan.who(loaded, coordplan.Situation(event.id))
        command = f"coordplan who -p {plan} -e {event.id}"
        file.write_text(card_page(answer, "vi", events=[event], command=command), "utf-8")
        page.goto(file.as_uri())
        for language in ("vi", "en"):
            page.locator(f"#show-{language}").check()
            printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
            sheet = printed.pages[0].mediabox
            assert len(printed.pages) == 1, event.id
            assert (round(sheet.width), round(sheet.height)) == (595, 842)
            text = " ".join(printed.pages[0].extract_text().split())
            assert event.label[language] in text
