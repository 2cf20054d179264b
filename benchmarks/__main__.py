"""Measure, print the tables, and write them where the documentation shows them: ``make bench``.

``--quick`` takes about a minute, prints, and writes nothing.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import coordplan
from benchmarks import suggesting
from benchmarks.batch import answer_tables
from benchmarks.country import ask_among
from benchmarks.drafting import draft_all
from benchmarks.engines import OWN, PEERS
from benchmarks.growth import grow
from benchmarks.hostile import refuse_all
from benchmarks.loading import load_all
from benchmarks.machine import describe
from benchmarks.matching import Matching, differing, match
from benchmarks.page import open_pages
from benchmarks.process import start
from benchmarks.report import Results, tables, with_tables
from benchmarks.serving import ask_all
from benchmarks.synthetic import synthetic_plan

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results.json"
PAGE = ROOT / "docs" / "explanation" / "performance.md"


CLIENTS = 8


@dataclasses.dataclass(frozen=True, slots=True)
class Effort:
    """How much to measure. ``situations`` is the most on one plan; large plans get fewer."""

    rounds: int
    situations: int
    sizes: tuple[int, ...]
    growth: tuple[int, ...]
    loads: int
    starts: int
    country: tuple[tuple[int, ...], int, int]
    requests: int
    tables: tuple[tuple[int, ...], tuple[int, ...]]


FULL = Effort(
    15,
    50,
    (1_000, 10_000),
    (100, 300, 1_000, 3_000, 10_000),
    5,
    15,
    ((35, 350, 3_500), 400, 34),
    10_000,
    ((10_000, 100_000, 1_000_000, 10_000_000), (10_000, 1_000_000)),
)
QUICK = Effort(
    5,
    20,
    (1_000,),
    (100, 300, 1_000),
    3,
    5,
    ((35, 350), 0, 0),
    500,
    ((10_000,), (10_000,)),
)


def measure(effort: Effort) -> Results:
    """Everything, one after the other."""
    machine, matchings = describe(PEERS), tuple(_matchings(effort))
    _say("growth with the number of duties")
    growth = grow(effort.growth, max(3, effort.rounds // 5))
    _say("loading from YAML")
    loading = load_all(effort.sizes, effort.loads)
    _say("refusing hostile files")
    refusals = refuse_all(effort.loads)
    _say("the command as a process")
    started = start(effort.starts)
    _say("the officers' page in a browser")
    pages = open_pages(effort.starts)
    _say("drafting a document")
    drafting = draft_all(effort.loads)
    _say("a country of plans")
    country = ask_among(*effort.country, effort.loads)
    _say("a server and its clients")
    served = ask_all(effort.requests, CLIENTS)
    _say("tables of cases")
    batch = tuple(answer_tables(*effort.tables))
    return Results(
        machine,
        matchings,
        growth,
        loading,
        refusals,
        started,
        pages,
        drafting,
        country,
        (served,),
        batch,
    )


def _matchings(effort: Effort) -> Iterator[Matching]:
    plans = [*coordplan.load_plans(), *map(synthetic_plan, effort.sizes)]
    for plan in plans:
        _say(f"{OWN.name} and peers on {plan.id} ({len(plan.duties):,} duties)")
        situations = max(5, min(effort.situations, 20_000 // len(plan.duties)))
        yield match(plan, situations=situations, rounds=effort.rounds)


def _say(progress: str) -> None:
    sys.stderr.write(f"{progress}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; exit code 1 where an engine's answers are not ours."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds; writes nothing")
    quick = parser.parse_args(arguments).quick
    results = measure(QUICK if quick else FULL)
    shown = tables(results)
    sys.stdout.write(shown)
    if not quick:
        text = json.dumps(dataclasses.asdict(results), ensure_ascii=False, indent=1)
        RESULTS.write_text(text + "\n", "utf-8")
        PAGE.write_text(with_tables(PAGE.read_text("utf-8"), shown), "utf-8")
    if suggesting.SOURCES.is_dir():
        _say("what a draft suggests, against the encodings")
        suggesting.main([] if quick else ["--write"])
    return 1 if list(differing(results.matchings)) else 0


if __name__ == "__main__":
    sys.exit(main())
