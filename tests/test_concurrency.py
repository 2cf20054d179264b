"""One plan, many askers: threads and asyncio get the answers that one asker alone gets."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from coordplan import Plan, Situation, who
from coordplan.contract import answer as data

SITUATIONS = [
    Situation(*events, **facts)
    for events in ((), ("sea-border-return",), ("self-return",), ("trial",))
    for facts in ({}, {"minor": True}, {"wish": "support"}, {"received_by": "border-guard"})
]
THREADS = 8


def told(plan: Plan, situation: Situation) -> object:
    return data.plan_answer(who(plan, situation))


@pytest.fixture(params=[None, 1e-6], ids=["usual switching", "switching all the time"])
def switching(request: pytest.FixtureRequest) -> Iterator[None]:
    """How often the interpreter changes threads; a microsecond brings races to light."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(request.param or usual)
    yield
    sys.setswitchinterval(usual)


@pytest.fixture(scope="module")
def alone(haiphong: Plan) -> list[object]:
    return [told(haiphong, situation) for situation in SITUATIONS]


@pytest.mark.uncounted
def test_eight_threads(haiphong: Plan, switching: None, alone: list[object]) -> None:
    """All begin at once, each with another situation."""
    gate = threading.Barrier(THREADS)

    def asks(number: int) -> list[object]:
        gate.wait()
        turned = SITUATIONS[number:] + SITUATIONS[:number]
        return [told(haiphong, situation) for situation in turned]

    with ThreadPoolExecutor(THREADS) as pool:
        for number, answers in enumerate(pool.map(asks, range(THREADS))):
            assert answers == alone[number:] + alone[:number]


def test_asyncio_in_threads(haiphong: Plan, switching: None, alone: list[object]) -> None:
    async def gathered() -> list[object]:
        asked = (asyncio.to_thread(told, haiphong, situation) for situation in SITUATIONS * 2)
        return await asyncio.gather(*asked)

    assert asyncio.run(gathered()) == alone * 2


def test_plain_asyncio(haiphong: Plan, alone: list[object]) -> None:
    """Tasks that give way to each other between questions."""

    async def asks(situation: Situation) -> object:
        await asyncio.sleep(0)
        answer = told(haiphong, situation)
        await asyncio.sleep(0)
        return answer

    async def gathered() -> list[object]:
        return await asyncio.gather(*map(asks, SITUATIONS))

    assert asyncio.run(gathered()) == alone
