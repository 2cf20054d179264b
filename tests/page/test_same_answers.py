"""The law of the page: its modules give the answers of Python, to the last clause."""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations, product
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

import coordplan
from coordplan.compiled import Plan
from coordplan.conditions import facts_of
from coordplan.index import Verdict
from coordplan.load import shipped_plans
from tests.page.situations import PLANS, Case, answered, at_random, digest, digests, of_events

if TYPE_CHECKING:
    from tests.page.conftest import Modules

pytestmark = pytest.mark.slow

SITUATIONS = int(os.environ.get("COORDPLAN_SITUATIONS", "1000"))
SEED = int(os.environ.get("COORDPLAN_SEED", "1"))
"""`make same` asks for 20,000."""
BATCH = 250
PROCESSES = 2


def compare(
    modules: Modules,
    what: str,
    batches: Sequence[Sequence[Case]],
    ours: Iterator[list[str]],
    whole: Callable[[Case], str],
) -> int:
    """Compare in batches; the first difference is shown whole."""
    compared = 0
    for batch, found in zip(batches, ours, strict=True):
        for case, one, other in zip(batch, found, modules.digests(what, batch), strict=True):
            if one != other:
                assert json.loads(modules.whole(what, case)) == json.loads(whole(case)), case
            compared += 1
    return compared


def _answered_alike(modules: Modules, cases: Sequence[Case]) -> int:
    """Compare answers; Python works in processes of its own while the browser does."""
    batches = [cases[start : start + BATCH] for start in range(0, len(cases), BATCH)]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        return compare(modules, "answered", batches, pool.map(digests, batches), answered)


def test_random_situations_are_answered_alike(modules: Modules) -> None:
    draw = random.Random(SEED)
    plans = draw.choices(list(PLANS.values()), k=SITUATIONS)
    compared = _answered_alike(modules, [at_random(plan, draw) for plan in plans])
    sys.stdout.write(f"\n{compared} random situations: no difference\n")
    assert compared == SITUATIONS


def test_every_event_and_every_pair_is_answered_alike(modules: Modules) -> None:
    cases = []
    for plan in PLANS.values():
        events = list(plan.vocabulary.events)
        for chosen in [*((one,) for one in events), *combinations(events, 2)]:
            case = of_events(plan, *chosen)
            if case is not None:
                cases.append(case)
    compared = _answered_alike(modules, cases)
    sys.stdout.write(f"\n{compared} events and pairs of events: no difference\n")
    assert compared == len(cases)


@pytest.mark.parametrize("plan", shipped_plans())
def test_every_condition_is_judged_alike_in_every_state_of_its_facts(
    modules: Modules, plan: str
) -> None:
    loaded = coordplan.load_plan(plan)
    states = 0
    for number in range(len(loaded.conditions)):
        ours = "".join(_verdicts(loaded, number))
        case: Case = {"plan": plan, "condition": number}
        if modules.digests("verdicts", [case]) != [digest(ours)]:
            assert modules.whole("verdicts", case) == ours, number
        states += len(ours)
    sys.stdout.write(
        f"\n{plan}: {len(loaded.conditions)} conditions in {states} states: no difference\n"
    )


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
