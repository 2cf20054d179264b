"""What a person does with the page, and what Python says of the same."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import coordplan
from coordplan.answer.dated import dated
from coordplan.blocks import plain
from coordplan.page.interface import INTERFACE
from coordplan.pages.deeds import Deeds
from coordplan.pages.leading import Leading
from coordplan.situation import Situation
from coordplan.text import Language
from tests.page.situations import numbers

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

TODAY = datetime.date(2026, 11, 30)


def press(page: Page, words: str) -> None:
    """Press the button that says some words, as it is read aloud."""
    page.get_by_role("button", name=words, exact=True).click()


def say(name: str, language: Language = "vi", **parts: str) -> str:
    """What the page itself says."""
    return INTERFACE[name][language].format(**parts)


def choose(page: Page, plan: str, language: Language = "vi") -> None:
    """Choose the place of a plan."""
    place = coordplan.load_plan(plan).jurisdiction.name[language]
    page.get_by_role("button", name=re.compile(f"^{re.escape(place)}")).click()


def happened(page: Page, events: Sequence[str], language: Language = "vi") -> None:
    """Say what happened, and ask who must act."""
    known = coordplan.load_vocabulary().events
    for event in events:
        press(page, known[event].label[language])
    press(page, say("seeAnswer", language))


def leader(page: Page) -> str:
    """Who leads, as it is shown."""
    return spaced(page.locator(".leads").inner_text())


def answered(page: Page, where: str = ".answer") -> str:
    """What the answer says, also below what is seen, which a browser lays out when it comes."""
    page.evaluate("""() => {
        for (const part of document.querySelectorAll(".answer > dl"))
            part.style.contentVisibility = "visible";
    }""")
    return page.locator(where).inner_text()


def lead(page: Page) -> Locator:
    """Where that stands."""
    return page.locator(".leads")


def expected(plan: str, events: Sequence[str], language: Language = "vi") -> str:
    """Who leads, as Python says it."""
    answer = coordplan.who(coordplan.load_plan(plan), Situation(*events), as_of=TODAY)
    answer = dated(answer, coordplan.load_registry())
    said, _ = Leading(answer, Deeds(answer, contacts=numbers())).of(
        answer.plan.vocabulary.main_action
    )
    return spaced(plain(said)[language])


def spaced(text: str) -> str:
    """A text with one space wherever there is any."""
    return " ".join(text.split())
