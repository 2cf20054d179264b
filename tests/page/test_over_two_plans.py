"""Law: of a case over two plans the page says what `coordplan case` says, in the same words."""

from __future__ import annotations

import datetime
import json
import os
import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest

import coordplan
from coordplan.blocks import Block
from coordplan.casework.case import case as over_two
from coordplan.casework.kinship import Standing
from coordplan.casework.terms import Case as Found
from coordplan.casework.terms import Crossing
from coordplan.contract import parts as p
from coordplan.contract.answer import plan_answer
from coordplan.load.files import default_plans
from coordplan.pages.case import _lower, _stage, case_page
from coordplan.pages.deeds import Deeds
from coordplan.phrases.successions import path
from tests.page.situations import (
    DAYS,
    PARTS,
    PLANS,
    Case,
    at_random,
    canonical,
    clock,
    digest,
    situation_of,
)
from tests.page.test_same_answers import PROCESSES, compare
from tests.page.test_same_screens import NUMBERS, Whole, alike, written

if TYPE_CHECKING:
    from tests.page.conftest import Modules

pytestmark = pytest.mark.slow

SITUATIONS = int(os.environ.get("COORDPLAN_SITUATIONS", "1000")) // 5
SEED = int(os.environ.get("COORDPLAN_SEED", "1"))
BATCH = 100
SHOWN = 60
PLACES = sorted(default_plans())


def _cases(count: int, seed: int) -> Iterator[Case]:
    """Cases of two places; a third of them with the return home being prepared."""
    draw = random.Random(seed)
    for _ in range(count):
        plan, home = draw.sample(PLACES, 2)
        calls = at_random(PLANS[home], draw)["calls"]
        case = at_random(PLANS[plan], draw)
        day = draw.choice([day for day in DAYS if day is not None])
        yield case | {"home": home, "calls": calls | case["calls"], "day": day}


def _found(case: Case) -> Found:
    plan, home = PLANS[case["plan"]], PLANS[case["home"]]
    return over_two(
        plan,
        home,
        situation_of(plan, dict(case["known"])),
        as_of=datetime.date.fromisoformat(case["day"]),
        registry=coordplan.load_registry(),
        calls=case["calls"],
    )


def journeyed(case: Case) -> str:
    """What Python says of a case over two plans, in the parts that the page has."""
    found, runs = _found(case), clock(case)
    parts = []
    for part in found.parts:
        written: Any = plan_answer(part.answer, runs)
        said = {one: written[one] for one in PARTS}
        said["ask"] = [{k: v for k, v in one.items() if k != "left"} for one in said["ask"]]
        parts.append({"place": part.place, "stage": part.stage, "answer": said})
    return canonical({"parts": parts, "seam": [_crossing(one) for one in found.seam]})


def _standing(one: Standing | None) -> dict[str, Any] | None:
    if one is None:
        return None
    said = path(one.steps) if one.steps else None
    text = None if said is None else {"vi": said.vi, "en": said.en}
    return {"agency": p.agency(one.agency), "gone": one.gone, "path": text}


def _crossing(one: Crossing) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "giving": one.giving.id,
        "taking": one.taking.id,
        "duty": None if one.duty is None else one.duty.id,
        "givers": [_standing(giver) for giver in one.givers],
        "addressee": _standing(one.addressee),
        "certain": one.certain,
        "surely": one.surely,
        "match": one.match,
        "receivers": [
            {
                **(_standing(receiver.standing) or {}),
                "certain": receiver.certain,
                "duties": [duty.id for duty in receiver.duties],
            }
            for receiver in one.receivers
        ],
    }


def digests(cases: Sequence[Case]) -> list[str]:
    """The digest of each: what a process of its own works out."""
    return [digest(journeyed(case)) for case in cases]


def test_random_cases_over_two_plans_are_answered_alike(modules: Modules) -> None:
    cases = list(_cases(SITUATIONS, SEED))
    batches = [cases[start : start + BATCH] for start in range(0, len(cases), BATCH)]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        compared = compare(modules, "journeyed", batches, pool.map(digests, batches), journeyed)
    sys.stdout.write(f"\n{compared} random cases over two plans: no difference\n")


def _named(case: Case) -> Case:
    """The same of one body of one of the places."""
    draw = random.Random(canonical(case))
    place = draw.choice(["at", "home"])
    plan = PLANS[case["plan" if place == "at" else "home"]]
    return case | {"agency": [place, draw.randrange(len(plan.agencies))]}


def test_the_screen_is_that_of_case(modules: Modules) -> None:
    draw = random.Random(SEED)
    cases = [c | {"language": draw.choice(["vi", "en"])} for c in _cases(SHOWN, 7)]

    def page(case: Case) -> str:
        found = case_page(_found(case), clock=clock(case), contacts=NUMBERS)
        return _without_ids(written(found.blocks, case["language"]))

    alike(modules, cases, map(page, cases), "travelled")


def test_the_part_of_one_body_is_that_of_case(modules: Modules) -> None:
    draw = random.Random(SEED)
    cases = [_named(c | {"language": draw.choice(["vi", "en"])}) for c in _cases(SHOWN, 8)]

    def own(case: Case) -> str:
        place, number = case["agency"]
        blocks: list[Block] = []
        for part in _found(case).parts:
            if part.place == place:
                we = [*part.answer.plan.agencies.values()][number]
                deeds = Deeds(part.answer, clock=clock(case), contacts=NUMBERS, short=True)
                ours = Whole(part.answer, [we], deeds, False).blocks()
                blocks += [_stage(part), *_lower(iter(list(ours)))]
        return _without_ids(written(blocks, case["language"]))

    alike(modules, cases, map(own, cases), "travelled")


def _without_ids(shown: str) -> str:
    """The ids of plans stand beside their places in a shell alone."""
    blocks = json.loads(shown)
    for block in blocks:
        if block["kind"] == "heading":
            block["note"] = [[text.strip(), mark] for text, mark in block["note"]]
    return canonical(blocks)
