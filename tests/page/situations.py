"""Cases for both sides, as JSON says them, and what Python answers to each."""

from __future__ import annotations

import datetime
import hashlib
import json
import random
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import coordplan
from coordplan.answer.dated import dated
from coordplan.answer.items import Answer
from coordplan.compiled import Plan
from coordplan.contacts import Contact, Contacts, Hours
from coordplan.contract.answer import plan_answer
from coordplan.dates import ZONE
from coordplan.diagnostics import DateError, SituationError
from coordplan.load import load_calendar, shipped_plans
from coordplan.reporting.calendar import WorkCalendar, Year
from coordplan.reporting.deadlines import Clock
from coordplan.situation import Situation, resolve

Case = dict[str, Any]

PLANS = {id_: coordplan.load_plan(id_) for id_ in shipped_plans()}
UNASKED: Case = {"calls": {}, "phases": [], "standing": False, "received": None}
PARTS = (
    *("plan", "act", "notify", "oversee", "reports", "by_cases", "possible", "ask", "status"),
    *("on_call", "no_bearing"),
)
"""What the page has of the JSON of an answer; of `ask` without `left`."""

DAYS = (None, "2014-06-01", "2025-06-30", "2025-07-01", "2026-11-30")
"""Days, and none: the last of the districts and of the law of 2011, the first after it."""

FIRST, LAST = 2025, 2028
"""The years of which the page knows the working days."""


@cache
def year(number: int) -> Year:
    """A year of the page; none that the page does not know."""
    if not FIRST <= number <= LAST:
        raise DateError([])
    return load_calendar().year(number)


def years() -> dict[int, Year]:
    """The years that the page knows."""
    return {number: year(number) for number in range(FIRST, LAST + 1)}


def numbers() -> Contacts:
    """Numbers of every third agency of every plan."""
    found = (Contact("0225 3 842 113"), Contact("113", Hours()))
    return Contacts(
        {
            (plan.label, id_): found[: 1 + place % 2]
            for plan in PLANS.values()
            for place, id_ in enumerate(plan.agencies)
            if place % 3 == 0
        }
    )


def at_random(plan: Plan, draw: random.Random) -> Case:
    """A situation that can occur, with some facts known, some duties called, some phases asked."""
    facts, world = plan.vocabulary.fact_list, plan.vocabulary.world
    known: dict[int, int] = {}
    for fact in draw.sample(range(len(facts)), draw.choice((0, 1, 2, 3, 4, 6, 9, len(facts)))):
        known[fact] = draw.choice(world.values(fact, known))
    on_call = [duty.id for duty in plan.duties_on_call if draw.random() < 0.5]
    phases = list(plan.vocabulary.phases)
    return {
        "plan": plan.id,
        "known": list(known.items()),
        "calls": {id_: draw.random() < 0.7 for id_ in on_call},
        "phases": draw.sample(phases, 2) if draw.random() < 0.15 else [],
        "standing": draw.random() < 0.2,
        "day": draw.choice(DAYS),
        "received": _moment(draw) if draw.random() < 0.3 else None,
    }


def _moment(draw: random.Random) -> str:
    """A minute of the years that the page knows."""
    days = 365 * (LAST - FIRST + 1)
    after = datetime.timedelta(days=draw.randrange(days), minutes=draw.randrange(24 * 60))
    return (datetime.datetime(FIRST, 1, 1) + after).isoformat(timespec="minutes")


def of_events(plan: Plan, *events: str) -> Case | None:
    """What some events state; None where they contradict each other."""
    try:
        resolved = resolve(Situation(*events), plan.vocabulary)
    except SituationError:
        return None
    known = [(fact, value) for fact, value in resolved.known.items() if fact in resolved.given]
    return {"plan": plan.id, "known": known, **UNASKED}


def asked(case: Case) -> Answer:
    """The answer of Python."""
    plan, registry = PLANS[case["plan"]], coordplan.load_registry()
    day = None if case.get("day") is None else datetime.date.fromisoformat(case["day"])
    situation = situation_of(plan, dict(case["known"]))
    if day is not None:
        situation = coordplan.entitled(situation, registry, day)
    found = coordplan.who(
        plan,
        situation,
        phases=case["phases"],
        standing=case["standing"],
        calls=case["calls"],
        as_of=day,
    )
    return dated(found, registry)


def situation_of(plan: Plan, known: Mapping[int, int]) -> Situation:
    """What is known as Python states it."""
    facts = plan.vocabulary.fact_list
    return Situation(**{facts[f].id: facts[f].values[v].value for f, v in known.items()})


def clock(case: Case) -> Clock | None:
    """From when deadlines run, on the years that the page knows."""
    if case["received"] is None:
        return None
    received = datetime.datetime.fromisoformat(case["received"]).replace(tzinfo=ZONE)
    return Clock(received, WorkCalendar(year))


def answered(case: Case) -> str:
    """What Python answers, in the parts that the page has."""
    written: Mapping[str, Any] = dict(plan_answer(asked(case), clock(case)))
    said = {part: written[part] for part in PARTS}
    said["ask"] = [{k: v for k, v in one.items() if k != "left"} for one in said["ask"]]
    return canonical(said)


def canonical(value: object) -> str:
    """JSON in one form."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def digests(cases: Sequence[Case]) -> list[str]:
    """The digest of each answer: what a process of its own works out."""
    return [digest(answered(case)) for case in cases]
