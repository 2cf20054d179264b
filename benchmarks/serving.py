"""``coordplan serve`` asked by several clients at once: errors, speed, memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import coordplan
from benchmarks.situations import partial_situations
from benchmarks.timing import Spread, spread

SEED, DAY = 19, "2026-11-22"
WARM = 10
"""One request in so many goes before memory is looked at first: plans are opened by then."""

Question = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Served:
    """So many requests of so many clients: how many failed, in how many seconds, and memory.

    ``warm_kib`` is the resident size after the first tenth of them, ``end_kib`` that at the end;
    None where the system does not tell.
    """

    requests: int
    clients: int
    failed: int
    seconds: float
    time: Spread
    longest: float
    bytes: int
    warm_kib: int | None
    end_kib: int | None


def ask_all(requests: int, clients: int) -> Served:
    """Ask a server of its own; each client keeps one connection."""
    questions = list(_questions(requests))
    with _running() as (url, process), ThreadPoolExecutor(clients) as pool:

        def ask(some: list[Question]) -> list[tuple[bool, float, int]]:
            return list(_asked(url, some))

        def asked(some: list[Question]) -> list[tuple[bool, float, int]]:
            parts = pool.map(ask, (some[n::clients] for n in range(clients)))
            return [one for part in parts for one in part]

        first = asked(questions[: requests // WARM])
        warm, began = _resident_kib(process), time.perf_counter()
        found = asked(questions[requests // WARM :])
        seconds = time.perf_counter() - began
        end = _resident_kib(process)
        process.terminate()
        _, complaints = process.communicate(timeout=60)
    failed = sum(not well for well, _, _ in [*first, *found])
    failed += bool(complaints) + (process.returncode != 0)
    taken = [one for _, one, _ in found]
    size = sum(one for _, _, one in found)
    return Served(requests, clients, failed, seconds, spread(taken), max(taken), size, warm, end)


def _questions(count: int) -> Iterator[Question]:
    """Questions by a fixed seed, most of them the commonest; every other case is of many facts."""
    rng, words = Random(SEED), coordplan.load_vocabulary()
    plans = [plan.id for plan in coordplan.load_plans()]
    facts = iter(partial_situations(words, count, SEED))
    for number in range(count):
        case: dict[str, Any] = {"as_of": DAY, "facts": next(facts)}
        if number % 2:
            case = {"as_of": DAY, "events": [rng.choice(list(words.events))]}
        kind = rng.random()
        if kind < 0.85:
            yield "/v1/who", {**case, "plans": [rng.choice(plans)]}
        elif kind < 0.95:
            yield "/v1/ask", {**case, "plan": rng.choice(plans)}
        elif kind < 0.99:
            yield "/v1/why", {**case, "plans": [rng.choice(plans)], "actions": ["receive"]}
        else:
            yield "/v1/compare", {**case, "plans": rng.sample(plans, 2)}


def _asked(url: str, questions: list[Question]) -> Iterator[tuple[bool, float, int]]:
    """For each question whether it was answered, in how many seconds, with how many bytes."""
    import httpx

    with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
        for path, body in questions:
            began = time.perf_counter()
            try:
                answered = client.post(path, json=body)
            except httpx.HTTPError:
                yield False, time.perf_counter() - began, 0
                continue
            well = answered.status_code == 200 and answered.content.endswith(b"}")
            yield well, time.perf_counter() - began, len(answered.content)


@contextmanager
def _running() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server of the shipped plans, and where it listens."""
    process = subprocess.Popen(
        [sys.executable, "-m", "coordplan", "serve", "--port", "0"],
        env={**os.environ, "COORDPLAN_PLANS": "", "COORDPLAN_TOKEN": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip(), process
    finally:
        process.kill()
        process.wait()


def _resident_kib(process: subprocess.Popen[str]) -> int | None:
    """How much memory a process has in use, where the system tells."""
    status = Path(f"/proc/{process.pid}/status")
    if not status.is_file():
        return None
    lines = status.read_text("utf-8").splitlines()
    return next((int(x.split()[1]) for x in lines if x.startswith("VmRSS:")), None)
