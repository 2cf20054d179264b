"""A headless Chromium, or the reason why there is none."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import coordplan
from coordplan.compare.acknowledged import review
from coordplan.compare.changed import with_changes
from coordplan.compare.diff import diff
from coordplan.compare.matrix import by_event
from coordplan.compare.severity import Severity
from coordplan.pages.card import card_pages
from coordplan.pages.compare import comparison_page
from coordplan.pages.diff import diff_page as page_of_diff
from coordplan.print.card import print_card
from coordplan.print.html import print_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SLOW = 120_000
"""Milliseconds that a busy machine is given."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A running browser; it goes with its tests: its event loop would stand in others' way."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is absent")
    found = os.environ.get("COORDPLAN_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
    if not found:
        pytest.skip("no Chromium here: install one, or name it in COORDPLAN_CHROMIUM")
    with sync_api.sync_playwright() as playwright:
        started: Browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page of a screen, without a network."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    context.set_default_timeout(SLOW)
    yield context.new_page()
    context.close()


def _written(folder: Path, *events: str) -> str:
    plans = coordplan.load_plans()
    actions, day = [plans[0].vocabulary.main_action], datetime.date(2026, 11, 22)
    found = by_event(plans, actions, coordplan.Situation(*events), as_of=day)
    found = with_changes(found, coordplan.load_registry())
    file = folder / "report.html"
    page = comparison_page(found, full=True)
    file.write_text(print_page(page, "vi", both=True), "utf-8")
    return file.as_uri()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the whole report on all shipped plans, first shown in Vietnamese."""
    return _written(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="session")
def short_report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report on two events: every kind of part, quickly laid out."""
    return _written(tmp_path_factory.mktemp("short"), "seaport-return", "mass-handover")


@pytest.fixture(scope="session")
def diff_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a diff of two whole plans: every kind of section, a hundred rows and more."""
    reviewed = review(diff(*coordplan.load_plans(["tanhong", "laichau"])), ())
    file = tmp_path_factory.mktemp("diff") / "diff.html"
    page = page_of_diff(reviewed, reviewed.at_least(Severity.NOTE), full=True)
    file.write_text(print_page(page, "vi", both=True), "utf-8")
    return file.as_uri()


@pytest.fixture(scope="session")
def card(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a card for the wall."""
    answer = coordplan.who(coordplan.load_plan("haiphong"), coordplan.Situation("child"))
    file = tmp_path_factory.mktemp("card") / "card.html"
    pages = card_pages(answer, command="coordplan who")
    file.write_text(print_card(pages, "vi", both=True), "utf-8")
    return file.as_uri()
