"""The page's own modules in a browser, and the page of all shipped plans as a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import coordplan
from coordplan.compiled import Plan
from coordplan.contacts import Contacts
from coordplan.page.data import vocabulary_data
from coordplan.page.interface import INTERFACE
from coordplan.page.written import page_data, plans_data, write_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Route

from tests.browser.conftest import browser
from tests.page.situations import PLANS, numbers, years

__all__ = ["browser"]

_HOST = "https://page.example"
_SETUP = """
import { Answer } from "./answer.js";
import { Calendar, Clock, minuteOf } from "./clock.js";
import { CaseScreen } from "./casescreen.js";
import { Journey } from "./journey.js";
import { entitled } from "./law.js";
import { Own } from "./own.js";
import { Plan } from "./plan.js";
import { Screen } from "./screen.js";

const data = await (await fetch("data.json")).json();
const plans = new Map(
  data.plans.map((one) => [one.id, new Plan(one, data.vocabulary)]),
);
const calendar = new Calendar(data.page.calendar);

const sorted = (key, value) =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
const written = (value) => JSON.stringify(value, sorted);
const digest = async (text) => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const ask = ({ plan: id, known, received = null, ...asked }) => {
  const plan = plans.get(id);
  const clock = received && new Clock(minuteOf(received), calendar);
  const resolved = entitled(plan, new Map(known), asked.day ?? null);
  return new Answer(plan, resolved, { ...asked, clock });
};
const answered = (one) => written(ask(one).json());

/** Blocks with the runs of one mark as one, and a number as it is read. */
const joined = (runs) =>
  runs.reduce((all, [text, mark]) => {
    const last = all[all.length - 1];
    if (last && last[1] === mark) last[0] += text;
    else if (text) all.push([text, mark]);
    return all;
  }, []);
const row = ({ who, what, clauses, under }) => ({
  who: joined(who),
  what: joined(what),
  clauses: joined(clauses),
  under: under.map(row),
});
const block = ({ kind, leads, ...one }) => {
  if (kind === "rows") return { kind, rows: one.rows.map(row) };
  if (kind === "question") return { kind, ...one, values: one.values.map(String) };
  const { tone = "", label = [], note = [] } = one;
  return { kind, tone, label: joined(label), said: joined(one.said), note: joined(note) };
};
const shown = ({ language, agency = null, rest = false, ...one }) => {
  const answer = ask(one);
  const screen =
    agency === null
      ? new Screen(answer, data.page.words, language)
      : new Own(answer, agency, data.page.words, language);
  return written((rest ? screen.rest() : screen.blocks()).map(block));
};

const over = ({ plan, home, known, received = null, day, calls }) => {
  const clock = received && new Clock(minuteOf(received), calendar);
  return new Journey(plans.get(plan), plans.get(home), new Map(known), { day, calls, clock });
};
const told = (plan, found) =>
  found && { agency: plan.data.agencies[found.agency], gone: found.gone, path: found.path };
const journeyed = (one) => {
  const { parts, seam } = over(one);
  return written({
    parts: parts.map(({ place, stage, answer }) => ({ place, stage, answer: answer.json() })),
    seam: seam.map(({ giving, taking, duty, ...one }) => ({
      ...one,
      giving: giving.data.id,
      taking: taking.data.id,
      duty: duty === null ? null : giving.data.duties[duty].id,
      givers: one.givers.map((giver) => told(giving, giver)),
      addressee: told(giving, one.addressee),
      receivers: one.receivers.map(({ standing, duties, certain }) => ({
        ...told(taking, standing),
        certain,
        duties: duties.map((number) => taking.data.duties[number].id),
      })),
    })),
  });
};
const travelled = ({ language, agency = null, ...one }) =>
  written(new CaseScreen(over(one), data.page.words, language).blocks(agency).map(block));

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

const asked = { answered, journeyed, shown, travelled, verdicts };
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


NOON = "2026-11-30T12:00:00+07:00"
"""When it is in these tests."""

PATIENCE = 30_000
"""Milliseconds that a busy machine is given for one step."""

PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 800}

Opened = Callable[..., "Page"]


def write(plans: Iterable[Plan], file: Path, *, numbers: Contacts | None = None) -> str:
    """The page of some plans as a file; its address."""
    plans = list(plans)
    registries = {plans[0].vocabulary.id: coordplan.load_registry()}
    file.write_text(write_page(plans, registries, years=years(), contacts=numbers), "utf-8")
    return file.as_uri()


@pytest.fixture(scope="session")
def trang(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the page of the plans that a page has where none is named."""
    file = tmp_path_factory.mktemp("page") / "trang.html"
    return write(coordplan.load_plans(), file, numbers=numbers())


@pytest.fixture
def opened(browser: Browser, trang: str) -> Iterator[Opened]:
    """A page opened as a person opens it: from a file, without a network, at noon of a day.

    At the end nothing may have gone wrong, been asked for, or been left behind.
    """
    contexts, said = [], []

    def at(address: str, asked: list[str], request: Request) -> None:
        if not request.url.startswith((address, "blob:", "data:")):
            asked.append(request.url)

    def open_(address: str = trang, size: Any = PHONE, *, slower: int = 1, **more: Any) -> Page:
        context = browser.new_context(viewport=size, offline=True, **more)
        contexts.append(context)
        context.clock.set_fixed_time(NOON)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", partial(at, address, said))
        if slower > 1:
            session = context.new_cdp_session(page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(address)
        if more.get("java_script_enabled", True):
            page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    for context in contexts:
        for page in context.pages:
            if page.query_selector("html[data-ready]"):
                assert page.evaluate("[location.hash, location.search, document.title]") == [
                    *("", ""),
                    INTERFACE["name"].vi,
                ]
                assert page.evaluate("localStorage.length + sessionStorage.length") == 0
                assert page.evaluate("document.cookie") == ""
        context.close()
    assert said == []


@pytest.fixture(scope="package")
def modules(browser: Browser) -> Iterator[Modules]:
    """The modules with the data of every shipped plan; nothing comes from a network."""
    plans = list(PLANS.values())
    registries = {plans[0].vocabulary.id: coordplan.load_registry()}
    data = json.dumps(
        {
            "page": page_data(plans, registries, years()),
            "vocabulary": vocabulary_data(plans[0].vocabulary, coordplan.load_registry()),
            "plans": list(plans_data(plans, registries, numbers())),
        }
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
