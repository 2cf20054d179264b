"""The officers' page in Chromium at a sixth of the speed: when it is ready, and answers."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import coordplan
from benchmarks.timing import Spread, spread
from coordplan.compiled import Plan
from coordplan.frozen import replaced
from coordplan.load import load_calendar
from coordplan.page.written import write_page
from coordplan.text import Text

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SLOWER = 6
YEARS = range(2025, 2029)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")

READY = """new MutationObserver((_, one) => {
  if (!document.documentElement?.dataset.ready) return;
  window.readyAt = performance.now(); one.disconnect();
}).observe(document, { attributes: true, childList: true, subtree: true });"""
CHOSEN = """async () => {
  const begun = performance.now();
  document.querySelector("#places li:nth-child(2) button").click();
  while (!document.querySelector("#seeAnswer")) await new Promise((done) => setTimeout(done));
  document.body.offsetHeight;
  return performance.now() - begun;
}"""
ANSWERS = """() => {
  const times = [];
  const press = (find) => document.querySelector(find).click();
  document.querySelector("#seeAnswer").click();
  for (let number = 0; number < 30; number += 1) {
    const buttons = document.querySelectorAll("fieldset.question button");
    const next = buttons[number % Math.max(buttons.length, 1)];
    if (!next) { document.querySelector(".chips button").click(); continue; }
    const begun = performance.now();
    next.click();
    document.body.offsetHeight;
    times.push(performance.now() - begun);
  }
  return times;
}"""
"""Until what is shown is laid out; painting goes on beside the script."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A page of so many plans: its bytes, and seconds until it is ready, has one, and answers."""

    plans: int
    bytes: int
    ready: Spread
    chosen: Spread
    answer: Spread


def open_pages(rounds: int) -> tuple[Opening, ...]:
    """The page of the shipped plans, and of sixty; nothing where there is no browser."""
    found = os.environ.get("COORDPLAN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return ()
    if not found:
        return ()
    plans = coordplan.load_plans()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        return tuple(
            _opened(browser, some, Path(folder) / f"{len(some)}.html", rounds)
            for some in (plans, list(_sixty(plans)))
        )


def _sixty(plans: Sequence[Plan]) -> Iterator[Plan]:
    """Those of a page again and again, each of a place of its own."""
    for number in range(60):
        plan = plans[number % len(plans)]
        name = Text(vi=f"tỉnh Số {number}", en=f"Province {number}")
        yield replaced(plan, jurisdiction=replaced(plan.jurisdiction, name=name))


def _opened(browser: Browser, plans: Sequence[Plan], file: Path, rounds: int) -> Opening:
    calendar = load_calendar()
    years = {year: calendar.year(year) for year in YEARS}
    registries = {plans[0].vocabulary.id: coordplan.load_registry()}
    file.write_text(write_page(plans, registries, years=years), "utf-8")
    ready, chosen, answers = [], [], []
    page = _slowed(browser)
    for number in range(rounds + 1):
        page.goto(file.as_uri())
        page.wait_for_function("window.readyAt")
        found = page.evaluate("window.readyAt"), page.evaluate(CHOSEN), page.evaluate(ANSWERS)
        if number:  # the first starts the browser's process
            ready.append(found[0] / 1000)
            chosen.append(found[1] / 1000)
            answers += [time / 1000 for time in found[2]]
    page.context.close()
    size = file.stat().st_size
    return Opening(len(plans), size, spread(ready), spread(chosen), spread(answers))


def _slowed(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 360, "height": 640}, offline=True)
    page = context.new_page()
    page.add_init_script(READY)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page
