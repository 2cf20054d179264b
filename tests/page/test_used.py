"""The page as an officer uses it, on a phone and at a desk, in both languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import coordplan
from coordplan.pages.answer import MENTIONED, SILENT
from coordplan.pages.certain import GENERAL
from coordplan.phrases.columns import REPORTS
from coordplan.phrases.successions import CHANGED
from coordplan.text import LANGUAGES, Language
from tests.page.conftest import DESK, PHONE, Opened
from tests.page.person import answered, choose, expected, happened, lead, leader, press, say, spaced

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

COMMONEST = (
    ("haiphong", ("seaport-return", "minor")),
    ("haiphong", ("air-return",)),
    ("haiphong", ("danger-at-shelter",)),
    ("dongnai", ("rescue", "child")),
    ("dongnai", ("self-return",)),
    ("laichau", ("land-border-return",)),
    ("soctrang", ("self-return", "minor")),
    ("soctrang", ("foreign-victim",)),
    ("tanhong", ("land-border-return", "unsupported-child")),
    ("tanhong", ("hotline-report",)),
)
"""A return by sea, air, land and alone; a rescue, a child, a foreigner, danger, a report."""


def label(event: str, language: Language = "vi") -> str:
    return coordplan.load_vocabulary().events[event].label[language]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ten_commonest_cases_at_a_sixth_of_the_speed(
    opened: Opened, language: Language, size: Any
) -> None:
    page = opened(size=size, slower=6)
    if language == "en":
        press(page, "English")
    for plan, events in COMMONEST:
        choose(page, plan, language)
        happened(page, events, language)
        assert leader(page).endswith(expected(plan, events, language)), (plan, events)
        press(page, say("beginAnew", language))


def test_at_a_seaport_a_minor_takes_four_taps_and_the_leader_stands_on_the_first_screen(
    opened: Opened,
) -> None:
    page = opened()
    taps = 0
    for words in ("Thành phố Hải Phòng", label("seaport-return"), label("minor"), say("seeAnswer")):
        page.get_by_role("button", name=words).first.click()
        taps += 1
    assert taps == 4
    box, bar = lead(page).bounding_box(), page.locator(".bar").bounding_box()
    assert box is not None
    assert bar is not None
    assert box["y"] + box["height"] <= bar["y"]
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("can tho", "tỉnh Sóc Trăng"),
        ("SÓC TRĂNG", "tỉnh Sóc Trăng"),
        ("soc trang", "tỉnh Sóc Trăng"),
        ("dong thap", "huyện Tân Hồng"),
        ("hai phong", "thành phố Hải Phòng"),
        ("Đồng Nai", "thành phố Đồng Nai"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(opened: Opened, typed: str, found: str) -> None:
    page = opened()
    page.get_by_role("searchbox", name=say("findPlace")).fill(typed)
    buttons = page.locator("#places button").all()
    assert [one.inner_text().casefold()[: len(found)] for one in buttons] == [found.casefold()]


def test_a_place_without_a_plan_is_said_to_have_none(opened: Opened) -> None:
    page = opened()
    page.get_by_role("searchbox").fill("Hà Nội")
    assert page.locator("#places").inner_text() == say("noPlace")


def test_question_by_question_with_what_is_not_known_why_and_back(opened: Opened) -> None:
    page = opened()
    choose(page, "haiphong")
    press(page, say("askMe"))
    first = page.locator("h1").inner_text()
    page.get_by_text(say("whyAsked")).click()
    assert page.locator("details dl dt").count() > 0
    press(page, say("unknown"))
    second = page.locator("h1").inner_text()
    page.locator(".choices button").first.click()
    third = page.locator("h1").inner_text()
    assert len({first, second, third}) == 3
    press(page, say("back"))
    assert page.locator("h1").inner_text() == second
    press(page, say("back"))
    assert page.locator("h1").inner_text() == first
    page.go_back()  # the button of a phone
    assert page.locator("h1").inner_text() == say("whatHappened")


def test_questions_end(opened: Opened) -> None:
    page = opened()
    choose(page, "haiphong")
    press(page, say("askMe"))
    for _ in range(60):
        if page.locator("h1").inner_text() == say("nothingToAsk"):
            break
        press(page, say("unknown"))
    assert page.locator("h1").inner_text() == say("nothingToAsk")


def test_the_answer_changes_while_facts_do_and_keeps_the_focus(opened: Opened) -> None:
    page = opened()
    choose(page, "haiphong")
    happened(page, ["self-return"])
    before = spaced(answered(page))
    asked = page.locator("fieldset.question button").first
    asked.click()
    assert spaced(answered(page)) != before
    page.locator("summary").first.click()
    page.locator("#day").fill("2024-06-01")
    assert page.evaluate("document.activeElement.id") == "day"
    assert page.locator("#live").inner_text() == leader(page) or leader(page).startswith(
        spaced(page.locator("#live").inner_text())
    )
    page.get_by_role("button", name=say("takeBack", what=label("self-return"))).click()
    assert page.locator(".chips li").count() == 1


def test_what_is_only_counted_is_opened_and_stays_open(opened: Opened) -> None:
    page = opened()
    choose(page, "haiphong")
    happened(page, ["seaport-return"])
    rest = page.locator(".rest")
    assert not rest.locator("h2").first.is_visible()
    rest.locator("summary").click()
    rest.locator("h2").first.wait_for()
    headings = [spaced(one) for one in rest.locator("h2").all_inner_texts()]
    assert headings == [one.vi for one in (GENERAL, REPORTS, MENTIONED, SILENT, CHANGED)]
    page.locator(".answer").get_by_role("button").first.click()
    assert rest.locator("h2").first.is_visible()


def test_due_times_from_a_moment_of_reception(opened: Opened) -> None:
    page = opened()
    choose(page, "haiphong")
    happened(page, ["self-return"])
    page.locator("summary").first.click()
    assert "2025" in page.locator("#years").inner_text()
    assert "(hạn" not in answered(page)
    page.locator("#received").fill("2026-11-27T16:00")
    assert "(hạn 16:00 27/11/2026" in answered(page)
    assert page.evaluate("document.activeElement.id") == "received"
    page.locator("#received").fill("2031-11-27T16:00")  # a year that the page does not know
    assert "(hạn" not in answered(page)
    assert page.locator("#years").get_attribute("class") == "alert"


def test_we_are_the_border_post(opened: Opened) -> None:
    page = opened()
    choose(page, "haiphong")
    happened(page, ["seaport-return"])
    page.locator("summary").first.click()
    page.get_by_label(say("weAre")).select_option(label="Các Đồn Biên phòng")
    said = answered(page)
    assert "NHIỆM VỤ ĐƠN VỊ" in said
    assert "LIÊN HỆ" in said
    page.get_by_label(say("weAre")).select_option(label=say("anyAgency"))
    assert "NHIỆM VỤ ĐƠN VỊ" not in answered(page)


def test_a_duty_on_call_is_called_and_not_called(opened: Opened) -> None:
    page = opened()
    choose(page, "haiphong")
    happened(page, ["seaport-return", "minor"])
    yes, no = page.locator("#call-true-0"), page.locator("#call-false-0")
    yes.click()
    assert page.locator("#call-true-0").get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.id") == "call-true-0"
    no.click()
    assert page.locator("#call-false-0").get_attribute("aria-pressed") == "true"
    assert page.locator("#call-true-0").get_attribute("aria-pressed") == "false"


def test_a_number_is_dialled_from_the_page(opened: Opened) -> None:
    page = opened()
    choose(page, "haiphong")
    happened(page, ["seaport-return"])
    found = page.locator(".answer a").first
    assert (found.get_attribute("href") or "").removeprefix("tel:") in {"02253842113", "113"}


def test_what_is_copied_is_the_place_the_facts_and_who_acts(opened: Opened) -> None:
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    choose(page, "haiphong")
    happened(page, ["seaport-return", "minor"])
    press(page, say("copy"))
    page.get_by_role("button", name=say("copied"), exact=True).wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("thành phố Hải Phòng\nTính đến ngày 30/11/2026")
    assert expected("haiphong", ["seaport-return", "minor"]) in spaced(text)
    assert all(words not in text for words in (say("takeBack", what=""), say("isCalled") + "\n"))


def test_a_new_case_knows_nothing_of_the_one_before(opened: Opened) -> None:
    page = opened()
    choose(page, "haiphong")
    happened(page, ["seaport-return", "minor"])
    page.locator("summary").first.click()
    page.locator("#received").fill("2026-11-27T16:00")
    page.locator("#day").fill("2024-06-01")
    page.locator("#agency").select_option("3")
    page.locator("#call-true-0, fieldset.question button").first.click()
    press(page, say("beginAnew"))
    assert page.locator("#live").inner_text() == ""
    clean = opened()
    for one in (page, clean):
        choose(one, "haiphong")
        happened(one, ["rescue"])
        one.locator("summary").first.click()
    assert _state(page) == _state(clean)


def _state(page: Page) -> str:
    values = page.evaluate(
        "[...document.querySelectorAll('input,select')].map(e => e.value)"
        ".concat([...document.querySelectorAll('[aria-pressed]')].map(e => e.ariaPressed))"
    )
    return json.dumps([values, answered(page, "#app")])


def test_the_case_is_kept_when_the_language_is_turned(opened: Opened) -> None:
    page = opened()
    choose(page, "haiphong")
    happened(page, ["seaport-return", "minor"])
    press(page, "English")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate("document.activeElement.id") == "language"
    assert leader(page).endswith(expected("haiphong", ["seaport-return", "minor"], "en"))


def test_what_the_page_is_not_is_said_in_the_language_shown(opened: Opened) -> None:
    page = opened()
    assert page.locator("footer").inner_text() == say("disclaimer", "vi")
    press(page, "English")
    assert page.locator("footer").inner_text() == say("disclaimer", "en")


def test_what_contradicts_cannot_be_added_and_says_why(opened: Opened) -> None:
    page = opened()
    choose(page, "haiphong")
    press(page, label("seaport-return"))
    other = page.locator("#event-air-return")
    assert other.get_attribute("aria-disabled") == "true"
    assert say("contradicts") in other.inner_text()
    other.click(force=True)
    assert other.get_attribute("aria-pressed") == "false"
