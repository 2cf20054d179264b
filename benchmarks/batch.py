"""A million rows: the command over tables of cases, and zen-engine's bare match of the same rows.

The tables are drawn with a fixed seed. ``drawn`` has who received, age, sex and nationality as
they stand in statistics of referrals of the United Kingdom (``COORDPLAN_REFERRALS`` names the
file), with routes that are made up: they are no Vietnamese cases. ``random`` knows any facts.
"""

from __future__ import annotations

import csv
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import coordplan
from benchmarks.engines.engine import Form
from benchmarks.engines.zen import ENGINE as ZEN
from benchmarks.process import PEAK, runs
from benchmarks.situations import Facts, complete_situations
from coordplan.vocabulary.terms import spelled

SEED = 20
DRAWN, RANDOM = "drawn", "random"
REFERRALS = Path(
    os.environ.get(
        "COORDPLAN_REFERRALS",
        Path(__file__).resolve().parents[2] / "shared" / "data" / "uk-nrm-vietnamese.csv",
    )
)
RECEIVED = {"Police": "police", "Local Authority": "people-committee", "Government agency": "other"}
ROUTES = ("handover", "diplomatic", "self-return", "self-report", "rescue", "found", "")
ENTRIES = ("airport", "seaport", "sea-border", "island", "land-gate", "land-border", "", "", "")
ASKED_OF_ZEN = 1000
MILLION = 1_000_000
ALL = ("luat-53-2024", "luat-66-2011", "nd-162-2025", "nd-56-2017", "nd-62-2012", "tt-43-2025")


@dataclass(frozen=True, slots=True)
class Batch:
    """One table: seconds, seconds of processors, and the most memory of the command.

    ``written`` says what was written; ``zen`` is what zen-engine took for a bare match of the same
    rows, one plan after the other, as far as it was measured: seconds a row over all plans.
    """

    table: str
    rows: int
    plans: int
    written: str
    seconds: float
    cpu: float
    resident_kib: int
    outcomes: int
    zen: float | None = None


def answer_tables(sizes: Sequence[int], random_sizes: Sequence[int]) -> Iterator[Batch]:
    """Every size of both tables, and in the middle one whole answers and all shipped plans."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, some in ((DRAWN, sizes if REFERRALS.is_file() else ()), (RANDOM, random_sizes)):
            for size in some:
                file = folder / f"{kind}.csv"
                columns = _write(file, kind, size)
                _map(folder / "map.yaml", columns)
                whole = kind == DRAWN
                yield _run(folder, file, size, "rows", zen=_zen(file, size))
                if size == max(s for s in some if s <= MILLION):
                    extra = ["--outcomes", str(folder / "o.jsonl")] if whole else ["--wide"]
                    said = "rows, whole answers" if whole else "rows, every status"
                    yield _run(folder, file, size, said, extra, zen=_zen(file, size))
                    every = [word for plan in [*_five(), *ALL] for word in ("-p", plan)]
                    yield _run(folder, file, size, "rows", every, plans=len(every) // 2)
                file.unlink()


def _five() -> list[str]:
    return [plan.id for plan in coordplan.load_plans()]


def _run(
    folder: Path,
    file: Path,
    rows: int,
    written: str,
    extra: Sequence[str] = (),
    *,
    plans: int = 5,
    zen: float | None = None,
) -> Batch:
    said = folder / "said.json"
    asked = ["batch", str(file), "-m", str(folder / "map.yaml"), "--as-of", "2026-11-29"]
    asked += ["--rows", str(folder / "rows.parquet"), "--format", "json", "-o", str(said), *extra]
    begin = perf_counter()
    code = f"{runs(asked)}{PEAK}; sys.exit(code)"
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    with process.stderr:
        most = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    seconds = perf_counter() - begin
    if status:
        raise RuntimeError(f"coordplan batch ended with {status}")
    outcomes = sum(plan["outcomes"] for plan in json.loads(said.read_text("utf-8"))["plans"])
    cpu = used.ru_utime + used.ru_stime
    return Batch(file.stem, rows, plans, written, seconds, cpu, int(most), outcomes, zen)


def _write(file: Path, kind: str, count: int) -> list[str]:
    """A table of so many rows; the columns that the map reads."""
    chance = random.Random(f"{SEED} {kind}")
    drawn: Iterator[Sequence[str]]
    if kind == DRAWN:
        columns = ["received_by", "minor", "sex", "nationality", "route", "entry"]
        people = list(_people())
        drawn = (
            (*person, chance.choice(ROUTES), chance.choice(ENTRIES))
            for person in chance.choices(people, k=count)
        )
    else:
        vocabulary = coordplan.load_vocabulary()
        columns = list(vocabulary.facts)
        complete = [_words(facts) for facts in complete_situations(vocabulary, 5000, SEED)]
        drawn = (_hidden(chance, one) for one in chance.choices(complete, k=count))
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerow(columns)
        csv.writer(stream).writerows(drawn)
    return columns


def _people() -> Iterator[tuple[str, str, str, str]]:
    """Everybody in the statistics: who received, minor, sex, nationality."""
    ages = {"Adult (18 or over)": "false", "Child (17 or under)": "true"}
    with REFERRALS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            person = (
                RECEIVED.get(row["First responder type"], "support-facility"),
                ages.get(row["Age at exploitation"], ""),
                row["Gender"].lower(),
                "vietnamese" if row["Nationality"] == "Vietnamese" else "",
            )
            for _ in range(int(row["People"])):
                yield person


def _words(facts: Facts) -> list[str]:
    return [spelled(value) for value in facts.values()]


def _hidden(chance: random.Random, words: Sequence[str]) -> list[str]:
    """The same situation, of which only some facts are known."""
    bits = chance.getrandbits(2 * len(words))
    known = bits & bits >> len(words) if chance.random() < 0.5 else bits
    return [word if known >> n & 1 else "" for n, word in enumerate(words)]


def _map(file: Path, columns: Sequence[str]) -> None:
    lines = [f"  - {{column: {name}, fact: {name}}}" for name in columns]
    file.write_text("\n".join(["coordplan: 1", "columns:", *lines]) + "\n", "utf-8")


def _zen(file: Path, size: int) -> float | None:
    """Seconds a row that zen-engine takes to match some of these rows, plan by plan."""
    if ZEN.missing is not None or size > MILLION:
        return None
    with file.open(encoding="utf-8", newline="") as stream:
        rows = [row for _, row in zip(range(ASKED_OF_ZEN), csv.DictReader(stream), strict=False)]
    said = {"true": True, "false": False}
    asked: list[Facts] = [
        {name: said.get(word, word) for name, word in row.items() if word} for row in rows
    ]
    seconds = 0.0
    for plan in coordplan.load_plans():
        seconds += min(_tried(form, plan, asked) for form in ZEN.forms if form.kind == "rules")
    return seconds / len(asked)


def _tried(form: Form, plan: coordplan.Plan, asked: Sequence[Facts]) -> float:
    """Seconds of one form; for ever where it cannot be asked of what is not known."""
    try:
        ask = form.build(plan)(asked)
        begin = perf_counter()
        ask()
    except Exception:  # whatever an engine throws is what it cannot do
        return math.inf
    return perf_counter() - begin


def main(sizes: Sequence[str]) -> None:
    """Print what tables of some sizes take."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in map(int, sizes):
            for kind in (DRAWN, RANDOM) if REFERRALS.is_file() else (RANDOM,):
                file = folder / f"{kind}.csv"
                _map(folder / "map.yaml", _write(file, kind, size))
                took = _run(folder, file, size, "rows")
                sys.stdout.write(
                    f"{kind} {size:,}: {took.seconds:.1f} s, {took.cpu:.1f} s of processors, "
                    f"{took.resident_kib >> 10} MiB, {took.outcomes:,} outcomes\n"
                )
                sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
