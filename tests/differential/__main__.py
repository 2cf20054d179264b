"""``python -m tests.differential --situations 20000 --seed 1``: the figures, and every difference."""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext

from coordplan.diagnostics import EngineError
from coordplan.engines import DurableRules
from coordplan.engines.refusals import check_available
from tests.differential.compare import Figures, compare

PARTS = 4
"""Into how many parts the work is cut, each with a seed of its own, on any number of cores."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--situations", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    started = time.monotonic()
    figures = Figures()
    shares = [(asked.situations + part) // PARTS for part in range(PARTS)]
    seeds = [f"{asked.seed}.{part}" for part in range(PARTS)]
    with ProcessPoolExecutor(min(PARTS, os.cpu_count() or 1)) as pool:
        for part in pool.map(one_part, shares, seeds, [is_available()] * PARTS):
            figures.add(part)
    for difference in figures.differences[:20]:
        sys.stdout.write(f"difference: {difference}\n")
    sys.stdout.write(told(figures, asked.seed, time.monotonic() - started))
    return 1 if figures.differences or not figures.situations else 0


def is_available() -> bool:
    """Whether durable-rules takes part; without it, say so, and fail where nothing may be skipped."""
    try:
        check_available()
    except EngineError as error:
        if os.environ.get("COORDPLAN_NO_SKIPS"):
            raise
        sys.stdout.write(f"without durable-rules: {error.diagnostics[0].message.en}\n")
        return False
    return True


def one_part(situations: int, seed: str, with_durable: bool) -> Figures:
    with DurableRules() if with_durable else nullcontext() as durable:
        return compare(situations, seed, durable)


def told(figures: Figures, seed: int, seconds: float) -> str:
    """One line with the figures."""
    return (
        f"{figures.situations:,} situations with {figures.called:,} calls (seed {seed}): "
        f"{len(figures.differences):,} differences in "
        f"{figures.verdicts:,} verdicts of the index and {figures.durable:,} of durable-rules "
        f"({figures.asserted:,} complete facts asserted) against the reference, and in "
        f"{figures.statuses:,} statuses of whole answers; {seconds:.0f} s\n"
    )


if __name__ == "__main__":
    sys.exit(main())
