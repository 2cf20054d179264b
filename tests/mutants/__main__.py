"""``python -m tests.mutants --sample 600 --seed 1``: would a test have seen it?

Each mutant is the source with one slip in it, in a copy of the project; the tests that run its
line are asked, the fastest first, until one fails, then mypy. What none of them saw survives.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import queue
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from pydantic import TypeAdapter

from tests.mutants.covering import Covering, covered
from tests.mutants.report import (
    Results,
    Slip,
    Survivor,
    Tally,
    argued,
    figures,
    package_of,
    with_figures,
)
from tests.mutants.sites import Mutant, Site, drawn, modules_of, sites
from tests.mutants.trials import Bench, Trial, copied

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = ROOT / "tests" / "mutants"
RESULTS, ARGUED = HERE / "results.json", HERE / "argued.toml"
PAGE = ROOT / "docs" / "explanation" / "mutants.md"

CORE = ("conditions", "world", "index", "answer", "compare", "tracing", "load")
"""What decides an answer: a slip here sends somebody to the wrong door."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--of", nargs="+", default=CORE, metavar="PACKAGE")
    parser.add_argument("--tests", nargs="+", default=["tests"], metavar="PATH")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--within", type=float, default=15, help="seconds of tests for a mutant")
    parser.add_argument("--write", action="store_true", help="keep the figures, and on the page")
    parser.add_argument("--page", action="store_true", help="only write the page anew")
    asked = parser.parse_args(arguments)
    if not asked.page:
        with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
            results = _measured(asked, Path(folder))
        sys.stdout.write(figures(results, argued(ARGUED)))
        if asked.write:
            RESULTS.write_bytes(TypeAdapter(Results).dump_json(results, indent=1) + b"\n")
    if asked.write or asked.page:
        _write_page(TypeAdapter(Results).validate_json(RESULTS.read_bytes()))
    return 0


def _measured(asked: argparse.Namespace, folder: Path) -> Results:
    began = time.monotonic()
    modules = list(modules_of(ROOT, asked.of))
    covering = covered(copied(ROOT, folder / "covered"), modules, asked.tests, asked.jobs)
    found = list(sites(ROOT, modules))
    mutants = drawn(found, asked.sample, asked.seed)
    survivors, killed, typed = [], Counter[str](), Counter[str]()
    benches = [copied(ROOT, folder / f"bench-{number}") for number in range(asked.jobs)]
    for mutant, trial in _tried(mutants, covering, benches, asked):
        _say(mutant, trial)
        if trial.killed:
            killed[package_of(mutant.module)] += 1
            typed[package_of(mutant.module)] += trial.typed
        else:
            slip = Slip(mutant.module, mutant.text, mutant.was, mutant.now)
            survivors.append(Survivor(slip, mutant.line))
    return Results(
        tool=f"mutmut {importlib.metadata.version('mutmut')}",
        python=platform.python_version(),
        seed=asked.seed,
        tests=len(covering.seconds),
        seconds=round(time.monotonic() - began),
        tallies=tuple(_tallies(asked.of, found, mutants, killed, typed)),
        survivors=tuple(survivors),
    )


def _tried(
    mutants: Sequence[Mutant],
    covering: Covering,
    copies: Sequence[Path],
    asked: argparse.Namespace,
) -> Iterator[tuple[Mutant, Trial]]:
    """Every mutant with its verdict; first, that what is no mutant survives."""
    free: queue.SimpleQueue[Bench] = queue.SimpleQueue()
    for copy in copies:
        free.put(Bench(copy, asked.seed))

    def tries(mutant: Mutant) -> Trial:
        tests = covering.tests(mutant.module, mutant.line, asked.within)
        with _taken(free) as bench:
            return bench.tries(mutant.module, mutant.code, tests)

    unchanged = [_unchanged(module) for module in sorted(covering.blocks)[:: len(copies) * 8]]
    with ThreadPoolExecutor(len(copies)) as pool:
        for mutant, trial in zip(unchanged, pool.map(tries, unchanged), strict=True):
            if trial.killed:
                sys.exit(f"{mutant.module}: nothing was changed, and {trial.by} failed")
        yield from zip(mutants, pool.map(tries, mutants), strict=True)


@contextmanager
def _taken(free: queue.SimpleQueue[Bench]) -> Iterator[Bench]:
    bench = free.get()
    try:
        yield bench
    finally:
        free.put(bench)


def _unchanged(module: str) -> Mutant:
    return Mutant(module, 1, "", "", "", (ROOT / module).read_text("utf-8"))


def _tallies(
    packages: Sequence[str],
    found: Sequence[Site],
    mutants: Sequence[Mutant],
    killed: Counter[str],
    typed: Counter[str],
) -> Iterator[Tally]:
    every = Counter(package_of(site.module) for site in found)
    tried = Counter(package_of(mutant.module) for mutant in mutants)
    for package in packages:
        yield Tally(package, every[package], tried[package], killed[package], typed[package])


def _say(mutant: Mutant, trial: Trial) -> None:
    verdict = f"killed by {trial.by}" if trial.killed else f"SURVIVED {trial.tests} tests"
    sys.stdout.write(
        f"{mutant.module}:{mutant.line}: {mutant.was!r} -> {mutant.now!r}: {verdict}\n"
    )
    sys.stdout.flush()


def _write_page(results: Results) -> None:
    page = PAGE.read_text("utf-8")
    PAGE.write_text(with_figures(page, figures(results, argued(ARGUED))), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
