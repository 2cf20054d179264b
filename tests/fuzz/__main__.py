"""``python -m tests.fuzz --seconds 600 --seed 1``: as many hostile inputs as the time allows.

Each runs in a process of its own limits: 2 s and 500 MB. A case that fails is kept in a folder,
with the words that make it again.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.targets import TARGETS, case_of
from tests.fuzz.worker import Result, Worker


@dataclass
class Figures:
    """What came of the inputs of one kind."""

    answered: int = 0
    refused: int = 0
    failed: int = 0
    slowest: float = 0.0
    largest: float = 0.0

    def add(self, result: Result) -> None:
        """Count one more."""
        self.failed += bool(result.failure)
        self.answered += not result.failure and result.answered
        self.refused += not result.failure and not result.answered
        self.slowest = max(self.slowest, result.seconds)
        self.largest = max(self.largest, result.megabytes)

    @property
    def inputs(self) -> int:
        """How many there were."""
        return self.answered + self.refused + self.failed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", metavar="TARGET:NUMBER", help="make and run this one case again")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"), metavar="FOLDER")
    asked = parser.parse_args()
    figures = {target: Figures() for target in TARGETS}
    ends = time.monotonic() + asked.seconds
    with Worker() as worker:
        for target, number in _cases(asked.only):
            if time.monotonic() > ends:
                break
            result = worker.run(target, asked.seed, number)
            figures[target].add(result)
            if result.failure:
                keep(target, asked.seed, number, result, asked.keep)
    sys.stdout.write(table(figures, asked.seed))
    return 1 if any(one.failed for one in figures.values()) else 0


def _cases(only: str | None) -> Iterator[tuple[str, int]]:
    """The case that is asked for, or one of each kind in turn for ever."""
    if only:
        target, _, number = only.partition(":")
        return iter([(target, int(number))])
    return ((target, number) for number in itertools.count() for target in TARGETS)


def keep(target: str, seed: int, number: int, result: Result, folder: Path) -> None:
    """Keep the files of a case that failed, and say what came of it and how to make it again."""
    again = f"python -m tests.fuzz --seed {seed} --only {target}:{number}"
    kept = folder / f"{target}-{seed}-{number}"
    kept.mkdir(parents=True, exist_ok=True)
    for name, content in case_of(target, seed, number).files.items():
        (kept / name).write_bytes(content)
    (kept / "failure.txt").write_text(f"{again}\n\n{result.failure}\n", "utf-8")
    sys.stdout.write(f"{result.failure}\ninput: {kept}\nagain: {again}\n\n")
    sys.stdout.flush()


def table(figures: dict[str, Figures], seed: int) -> str:
    """The figures of every kind that had an input."""
    titles = ("kind", "inputs", "answered", "refused", "failed", "slowest", "largest")
    rows = [
        (target, *map("{:,}".format, (one.inputs, one.answered, one.refused, one.failed)),
         f"{one.slowest:.2f} s", f"{one.largest:.0f} MB")
        for target, one in figures.items() if one.inputs
    ]  # fmt: skip
    lines = [f"{name:<13}" + "".join(f"{one:>11}" for one in row) for name, *row in (titles, *rows)]
    counted = sum(one.inputs for one in figures.values())
    failed = sum(one.failed for one in figures.values())
    return "\n".join([*lines, f"{counted:,} cases (seed {seed}): {failed:,} failed"]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
