"""What the page never does: ask a network, keep a case, run what a plan says, or grow."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

import coordplan
from coordplan.frozen import replaced
from coordplan.text import Text
from tests.page.conftest import DESK, Opened, write
from tests.page.person import choose, expected, happened, leader, press, say

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from coordplan.compiled import Plan

pytestmark = pytest.mark.slow

HOSTILE = (
    "</script><script>window.hit = 1</script>",
    "<img src=x onerror=window.hit=1>",
    '"><svg onload=window.hit=1>',
    "<!--<script>",
    "${window.hit = 1}",
    "$style $script $$",
    "\\u003cscript\\u003e\u2028\u2029",
    "&lt;b&gt; ]]> {name} {n} %s",
    "\ue0000\ue001 \ue0020\ue003",
    "javascript:window.hit=1",
)


def _file(address: str) -> str:
    return Path(unquote(urlsplit(address).path)).read_text("utf-8")


def test_the_policy_lets_in_the_script_and_the_style_of_the_file_and_nothing_else(
    trang: str,
) -> None:
    page = _file(trang)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert rules.pop("script-src") == _hash(script)
    assert rules.pop("style-src") == _hash(style)
    assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
    tags = _Tags(page)
    assert "src" not in tags.attributes
    assert "style" not in tags.attributes
    assert not [name for name in tags.attributes if name.startswith("on")]


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


class _Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.update(name for name, _ in attrs)


def test_the_page_of_all_shipped_plans_is_a_megabyte_at_most(trang: str) -> None:
    assert len(_file(trang).encode()) <= 1_000_000


def _renamed(plan: Plan, said: str) -> Plan:
    """A plan in which everything that a person writes says something hostile."""
    named = Text(vi=f"{plan.jurisdiction.name.vi} {said}", en=f"{plan.jurisdiction.name.en} {said}")
    agencies = {
        id_: replaced(one, name=one.name + f" {said}") for id_, one in plan.agencies.items()
    }
    jurisdiction = replaced(plan.jurisdiction, name=named)
    return replaced(plan, title=plan.title + said, jurisdiction=jurisdiction, agencies=agencies)


@pytest.mark.parametrize("said", HOSTILE)
def test_what_a_plan_says_is_text_and_nothing_else(
    opened: Opened, tmp_path: Path, said: str
) -> None:
    plan = _renamed(coordplan.load_plan("haiphong"), said)
    page = opened(write([plan], tmp_path / "trang.html"), DESK)
    page.locator("#places button").click()
    happened(page, ["seaport-return", "minor"])
    assert said in (page.locator("h1").text_content() or "")
    page.locator("summary").first.click()
    for number in (0, 1):
        page.locator("#agency").select_option(str(number))
    press(page, "English")
    press(page, say("askMe", "en"))
    assert page.evaluate("window.hit") is None
    assert page.locator("img, svg, iframe, object, embed").count() == 0


def test_a_browser_that_unpacks_nothing_keeps_the_list(browser: Browser, tmp_path: Path) -> None:
    address = write(sixty(), tmp_path / "trang.html")
    page = browser.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(address)
    assert page.locator("#static").is_visible()
    assert page.locator("#app").inner_text() == ""
    page.close()


def test_without_script_who_leads_by_event_can_be_read(opened: Opened, trang: str) -> None:
    page = opened(java_script_enabled=False)
    said = page.locator("#static").text_content() or ""
    assert say("withoutScript") in said
    for plan in coordplan.load_plans():
        assert plan.jurisdiction.name.vi in said
    static = page.locator("#static dl").nth(1)
    assert static.locator("dt").count() == len(coordplan.load_vocabulary().events)


def test_a_thousand_questions_leave_no_more_memory_taken(opened: Opened) -> None:
    page = opened(size=DESK)
    session = page.context.new_cdp_session(page)
    choose(page, "haiphong")
    press(page, say("askMe"))
    answer = """async (times) => {
      const press = (find) => document.querySelector(find)?.click();
      for (let number = 0; number < times; number += 1) {
        press(".choices li:nth-child(" + (1 + (number % 3)) + ") button");
        if (number % 7 === 6) press("#seeAnswer"), press("#askMe");
        if (!document.querySelector(".choices")) press("#beginAnew"),
          press("#places li:nth-child(2) button"), await null, await null, await null,
          await new Promise((done) => setTimeout(done)), press("#askMe");
      }
    }"""

    def taken() -> float:
        session.send("HeapProfiler.collectGarbage")
        found: float = session.send("Runtime.getHeapUsage")["usedSize"]
        return found

    page.evaluate(answer, 100)
    before = taken()
    page.evaluate(answer, 1000)
    assert taken() - before < 5_000_000


def sixty() -> list[Plan]:
    """Sixty plans: those of a page again and again, each of a place of its own."""
    plans = coordplan.load_plans()
    found = []
    for number in range(60):
        plan = plans[number % len(plans)]
        name = Text(vi=f"tỉnh Số {number}", en=f"Province {number}")
        jurisdiction = replaced(plan.jurisdiction, name=name)
        found.append(replaced(plan, id=f"{plan.id}-{number}", jurisdiction=jurisdiction))
    return found


def test_sixty_plans_are_packed_and_each_is_unpacked_when_it_is_chosen(
    opened: Opened, tmp_path: Path
) -> None:
    file = tmp_path / "trang.html"
    address = write(sixty(), file)
    assert file.stat().st_size <= 5_000_000
    assert _file(address).count(" data-packed>") == 61
    page = opened(address, slower=6)
    page.get_by_role("searchbox").fill("so 41")
    page.get_by_role("button", name="Tỉnh Số 41").click()
    happened(page, ["seaport-return"])
    plan = coordplan.load_plans()[41 % len(coordplan.load_plans())].id
    lead = expected(plan, ["seaport-return"]).split("[")[0].split("†")[0].split("(ĐT")[0].strip()
    assert lead in leader(page)
