"""Take the pictures of the officers' page anew: ``make pictures``; look at them.

Chromium takes them on one day, so that they change only when the page does.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from coordplan.cli import main as run_command

FOLDER = Path(__file__).resolve().parent / "how-to" / "pictures"
NOON = "2026-11-30T12:00:00+07:00"
PHONE: ViewportSize = {"width": 360, "height": 640}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
POSTS = {"vi": "Các Đồn Biên phòng", "en": "Border posts"}
LOCALES = {"vi": "vi-VN", "en": "en-GB"}
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def views(page: Page, language: str) -> None:
    """Take every view, one after the other, as a person comes to it."""

    def take(name: str) -> None:
        page.screenshot(path=FOLDER / f"{name}-{language}.png")

    page.locator("#places button").nth(1).click()
    page.locator("#event-seaport-return").click()
    page.locator("#event-minor").click()
    page.evaluate("scrollTo(0, 0)")
    take("happened")
    page.locator("#seeAnswer").click()
    take("answer")
    page.locator("summary").first.click()
    page.locator("#received").fill("2026-11-27T16:00")
    page.locator("#agency").select_option(label=POSTS[language])
    page.locator("summary").first.click()
    page.evaluate("scrollTo(0, 0)")
    take("ours")
    page.locator("#askMe").click()
    take("question")


def main() -> None:
    """Write the page, and take its pictures in both languages."""
    found = os.environ.get("COORDPLAN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)))
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        for language in ("vi", "en"):
            file = Path(folder) / f"{language}.html"
            run_command(["page", "--lang", language, "-o", str(file)])
            context = browser.new_context(viewport=PHONE, offline=True, locale=LOCALES[language])
            context.clock.set_fixed_time(NOON)
            page = context.new_page()
            page.goto(file.as_uri())
            views(page, language)


if __name__ == "__main__":
    main()
