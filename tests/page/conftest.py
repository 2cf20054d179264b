"""The page's own modules in a browser, and the page of all shipped plans as a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

import coordplan
from coordplan.load import shipped_plans
from coordplan.page.written import page_data

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import browser

__all__ = ["browser"]

_HOST = "https://page.example"
_SETUP = """
import { Plan } from "./answer.js";
import { Screen, Setting } from "./screen.js";

const data = await (await fetch("data.json")).json();
const plans = new Map(data.plans.map((one) => [one.id, new Plan(one, data.vocabularies[one.vocabulary])]));

const sorted = (key, value) =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
const written = (value) => JSON.stringify(value, sorted);
const digest = async (text) => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const ask = ({ plan: id, known, ...asked }) => {
  const plan = plans.get(id);
  return plan.who(plan.world.resolve(new Map(known)), asked);
};
const answered = (one) => written(ask(one).json());
const shown = ({ language, ...one }) =>
  written(new Screen(ask(one), new Setting(data.words, language)).blocks());

/** The verdict of a condition for every state of knowledge of its own facts, a letter each. */
const verdicts = ({ plan: id, condition }) => {
  const plan = plans.get(id);
  const facts = plan.data.conditions[condition];
  const states = facts.reduce(
    (all, fact) =>
      all.flatMap((known) => [
        known,
        ...plan.world.facts[fact].values.map((_, value) => new Map([...known, [fact, value]])),
      ]),
    [new Map()],
  );
  return states
    .map((known) => {
      const resolved = plan.world.resolve(known);
      return resolved ? plan.index.verdict(condition, plan.index.compatible(resolved.known))[0] : "-";
    })
    .join("");
};

const asked = { answered, shown, verdicts };
window.digests = (what, all) => Promise.all(all.map((one) => digest(asked[what](one))));
window.whole = (what, one) => asked[what](one);
document.documentElement.dataset.ready = "yes";
"""


class Modules:
    """The page's modules, running in a browser."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def digests(self, what: str, asked: Sequence[dict[str, Any]]) -> list[str]:
        """The SHA-256 of what the modules say of each of some questions."""
        found: list[str] = self._page.evaluate("([what, all]) => digests(what, all)", [what, asked])
        return found

    def whole(self, what: str, asked: dict[str, Any]) -> str:
        """What the modules say of one."""
        found: str = self._page.evaluate("([what, one]) => whole(what, one)", [what, asked])
        return found


@pytest.fixture(scope="package")
def modules(browser: Browser) -> Iterator[Modules]:
    """The modules with the data of every shipped plan; nothing comes from a network."""
    data = json.dumps(
        page_data(list(map(coordplan.load_plan, shipped_plans())), coordplan.load_registry())
    )

    def served(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        match name:
            case "" | "favicon.ico":
                body, kind = '<script type="module" src="setup.js"></script>', "text/html"
            case "data.json":
                body, kind = data, "application/json"
            case "setup.js":
                body, kind = _SETUP, "text/javascript"
            case _:
                body = files("coordplan.page").joinpath(name).read_text("utf-8")
                kind = "text/javascript"
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8")

    page = browser.new_page()
    page.route(f"{_HOST}/**", served)
    page.goto(f"{_HOST}/")
    page.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    yield Modules(page)
    page.close()
