"""Take the pictures of the pages anew: ``make pictures``; look at them.

Chromium takes them on one day, so that they change only when what they show does. Few colours
keep them small.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections import Counter
from math import dist
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, ViewportSize, sync_playwright

from coordplan.cli import main as run_command

FOLDER = Path(__file__).resolve().parent / "how-to" / "pictures"
DAY = "2026-11-30"
NOON = f"{DAY}T12:00:00+07:00"
PHONE: ViewportSize = {"width": 360, "height": 640}
SHEET: ViewportSize = {"width": 800, "height": 900}
COLOURS = 192
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
POSTS = {"vi": "Các Đồn Biên phòng", "en": "Border posts"}
LOCALES = {"vi": "vi-VN", "en": "en-GB"}
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

EVENTS = ("seaport-return", "air-return", "self-return", "mass-handover")
CARD = ("card", "--plan", "haiphong", "--event", "sea-border-return", "--as-of", DAY)
COMPARISON = ("compare", *(word for event in EVENTS for word in ("--event", event)), "--as-of", DAY)
GRAPH = ("graph", "laichau", "--view", "reports", "--as-of", DAY)


def of_phone(page: Page, language: str) -> None:
    """The officers' page: every view, one after the other, as a person comes to it."""
    page.locator("#places button").nth(1).click()
    page.locator("#event-seaport-return").click()
    page.locator("#event-minor").click()
    page.evaluate("scrollTo(0, 0)")
    take(page, f"happened-{language}")
    page.locator("#seeAnswer").click()
    take(page, f"answer-{language}")
    page.locator("summary").first.click()
    page.locator("#received").fill("2026-11-27T16:00")
    page.locator("#agency").select_option(label=POSTS[language])
    page.locator("summary").first.click()
    page.evaluate("scrollTo(0, 0)")
    take(page, f"ours-{language}")
    page.locator("#askMe").click()
    take(page, f"question-{language}")


def take(shown: Page | Locator, name: str) -> None:
    """One picture, of a page as far as it is seen or of a part of it whole."""
    taken = Image.open(io.BytesIO(shown.screenshot())).convert("RGB")
    in_few_colours(taken).save(FOLDER / f"{name}.png", optimize=True)


def in_few_colours(taken: Image.Image) -> Image.Image:
    """A picture in its commonest colours, which stay exact; the others take the nearest."""
    raw = taken.tobytes()
    pixels = list(zip(raw[::3], raw[1::3], raw[2::3], strict=True))
    counted = Counter(pixels)
    kept = [colour for colour, _ in counted.most_common(COLOURS)]
    order = range(len(kept))
    nearest = {one: min(order, key=lambda at: dist(one, kept[at])) for one in counted}
    few = Image.frombytes("P", taken.size, bytes(map(nearest.__getitem__, pixels)))
    few.putpalette([part for colour in kept for part in colour])
    return few


def written(folder: Path, name: str, language: str, *command: str) -> str:
    """The address of what a command writes in one language."""
    file = folder / f"{language}-{name}"
    run_command([*command, "--lang", language, "-o", str(file)])
    return file.as_uri()


def opened(browser: Browser, address: str, language: str, size: ViewportSize) -> Page:
    """A page opened from its file, without a network, at noon of the day."""
    context = browser.new_context(viewport=size, offline=True, locale=LOCALES[language])
    context.clock.set_fixed_time(NOON)
    page = context.new_page()
    page.goto(address)
    return page


def pictures(browser: Browser, folder: Path, language: str) -> None:
    """Every picture in one language."""
    phone = written(folder, "page.html", language, "page")
    of_phone(opened(browser, phone, language, PHONE), language)
    for name, command, part in (
        ("card", CARD, "body"),
        ("comparison", COMPARISON, "table"),
        ("graph", GRAPH, "img"),
    ):
        address = written(folder, f"{name}.html", language, *command)
        page = opened(browser, address, language, SHEET)
        take(page.locator(part).first, f"{name}-{language}")


def main() -> None:
    """Take every picture in both languages."""
    found = os.environ.get("COORDPLAN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)))
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        for language in LOCALES:
            pictures(browser, Path(folder), language)


if __name__ == "__main__":
    main()
