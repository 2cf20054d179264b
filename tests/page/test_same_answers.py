"""The law of the page: its modules give the answers of Python, to the last clause."""

from __future__ import annotations

import hashlib
import datetime
import json
import os
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

import pytest

import coordplan
from coordplan.compiled import Plan
from coordplan.conditions import facts_of
from coordplan.contract.answer import plan_answer
from coordplan.dates import ZONE
from coordplan.diagnostics import DateError, SituationError
from coordplan.index import Verdict
from coordplan.load import shipped_plans
from coordplan.reporting.calendar import WorkCalendar, Year
from coordplan.reporting.deadlines import Clock
from coordplan.situation import Situation, resolve
from tests.page.conftest import YEARS

if TYPE_CHECKING:
    from tests.page.conftest import Modules

pytestmark = pytest.mark.slow

RANDOM = int(os.environ.get("COORDPLAN_SITUATIONS", "2000"))
"""How many; `make same` takes 20,000, as CI does."""
SHOWN = 300
BATCH = 250
PARTS = (
    *("plan", "act", "notify", "oversee", "reports", "by_cases", "possible", "ask", "status"),
    *("on_call", "no_bearing"),
)
"""What the page has of the JSON of an answer; of `ask` without `left`."""

PLANS = [coordplan.load_plan(id_) for id_ in shipped_plans()]
Case = dict[str, Any]
UNASKED: Case = {"calls": {}, "phases": [], "standing": False, "received": None}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _situation(plan: Plan, known: Mapping[int, int]) -> Situation:
    facts = plan.vocabulary.fact_list
    return Situation(**{facts[f].id: facts[f].values[v].value for f, v in known.items()})


def _answered(plan: Plan, case: Case) -> str:
    known = dict(case["known"])
    found = coordplan.who(
        plan,
        _situation(plan, known),
        phases=case["phases"],
        standing=case["standing"],
        calls=case["calls"],
    )
    clock = _clock(case)
    written: dict[str, Any] = dict(plan_answer(found, clock))
    said = {part: written[part] for part in PARTS}
    said["ask"] = [{k: v for k, v in one.items() if k != "left"} for one in said["ask"]]
    return _canonical(said)


def _clock(case: Case) -> Clock | None:
    """From when deadlines run, on the years that the page knows."""
    if case["received"] is None:
        return None
    received = datetime.datetime.fromisoformat(case["received"]).replace(tzinfo=ZONE)
    return Clock(received, WorkCalendar(_year))


def _year(year: int) -> Year:
    if year not in YEARS:
        raise DateError([])
    return YEARS[year]


def _moment(draw: random.Random) -> str:
    """A minute of the years that the page knows."""
    first, days = datetime.datetime(2025, 1, 1), 4 * 365
    after = datetime.timedelta(days=draw.randrange(days), minutes=draw.randrange(24 * 60))
    return (first + after).isoformat(timespec="minutes")


def _random(plan: Plan, draw: random.Random) -> Case:
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
        "received": _moment(draw) if draw.random() < 0.3 else None,
    }


def _of_events(plan: Plan, *events: str) -> Case | None:
    try:
        resolved = resolve(Situation(*events), plan.vocabulary)
    except SituationError:
        return None
    known = [(fact, value) for fact, value in resolved.known.items() if fact in resolved.given]
    return {"plan": plan.id, "known": known, **UNASKED}


def _compare(modules: Modules, what: str, pairs: Sequence[tuple[Case, str]]) -> int:
    """Compare in batches; the first difference is shown whole."""
    for start in range(0, len(pairs), BATCH):
        batch = pairs[start : start + BATCH]
        for (case, ours), theirs in zip(
            batch, modules.digests(what, [case for case, _ in batch]), strict=True
        ):
            if _digest(ours) != theirs:
                assert json.loads(modules.whole(what, case)) == json.loads(ours), case
    return len(pairs)


def test_random_situations_are_answered_alike(modules: Modules) -> None:
    draw, plans = random.Random(15), PLANS
    cases = ((plan, _random(plan, draw)) for plan in draw.choices(plans, k=RANDOM))
    pairs = [(case, _answered(plan, case)) for plan, case in cases]
    assert _compare(modules, "answered", pairs) == RANDOM


def test_every_event_and_every_pair_is_answered_alike(modules: Modules) -> None:
    pairs = []
    for plan in PLANS:
        events = list(plan.vocabulary.events)
        for chosen in [*((one,) for one in events), *combinations(events, 2)]:
            case = _of_events(plan, *chosen)
            if case is not None:
                pairs.append((case, _answered(plan, case)))
    assert _compare(modules, "answered", pairs) > 500


@pytest.mark.parametrize("plan", shipped_plans())
def test_every_condition_is_judged_alike_in_every_state_of_its_facts(
    modules: Modules, plan: str
) -> None:
    loaded = coordplan.load_plan(plan)
    pairs = [
        ({"plan": plan, "condition": number}, "".join(_verdicts(loaded, number)))
        for number in range(len(loaded.conditions))
    ]
    assert _compare(modules, "verdicts", pairs)


def _verdicts(plan: Plan, condition: int) -> Iterator[str]:
    """A letter for every state of knowledge of the facts of a condition, in the page's order."""
    world, index = plan.vocabulary.world, plan.index
    facts = sorted(facts_of(plan.conditions[condition]))
    letters = {Verdict.CERTAIN: "c", Verdict.POSSIBLE: "p", Verdict.EXCLUDED: "e"}
    sizes = [range(-1, world.space.sizes[fact]) for fact in facts]
    for values in product(*sizes):
        known = {f: v for f, v in zip(facts, values, strict=True) if v >= 0}
        reach = world.reachable(known)
        alive = index.compatible(world.closure(known, reach)) if reach else None
        yield "-" if alive is None else letters[index.verdict(condition, alive)]

