"""Times of several contestants, taken in turn so that a slow moment meets them all alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

Work = Callable[[], object]

LEAST_SECONDS = 0.005
"""A sample repeats its work until it takes about this long, so that the clock is fine enough."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A median with the quartiles around it, and how many samples it is of."""

    median: float
    low: float
    high: float
    samples: int

    def scaled(self, factor: float) -> Spread:
        """The same in another unit."""
        return Spread(self.median * factor, self.low * factor, self.high * factor, self.samples)


def spread(samples: Sequence[float]) -> Spread:
    """The median and quartiles of at least one sample."""
    ordered = sorted(samples)
    if len(ordered) < 2:
        return Spread(ordered[0], ordered[0], ordered[0], 1)
    low, _, high = statistics.quantiles(ordered, n=4, method="inclusive")
    return Spread(statistics.median(ordered), low, high, len(ordered))


@contextmanager
def without_collections() -> Iterator[None]:
    """No cyclic garbage collection inside; everything older is set aside."""
    enabled = gc.isenabled()
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if enabled:
            gc.enable()


def interleaved(contestants: Mapping[str, Work], rounds: int) -> dict[str, Spread]:
    """Seconds that each contestant's work takes: A B C, A B C, ... after a warm-up.

    Garbage is collected between rounds and never during a sample.
    """
    repeats = {name: _repeats(work) for name, work in contestants.items()}
    samples: dict[str, list[float]] = {name: [] for name in contestants}
    with without_collections():
        for _ in range(rounds):
            for name, work in contestants.items():
                samples[name].append(_sample(work, repeats[name]))
            gc.collect()
    return {name: spread(taken) for name, taken in samples.items()}


def _repeats(work: Work) -> int:
    """How often to repeat a piece of work in one sample; asking warms it up."""
    work()
    return max(1, round(LEAST_SECONDS / _sample(work, 1)))


def _sample(work: Work, repeats: int) -> float:
    """The smaller of wall time and processor time of all threads.

    So nobody is charged for what else the machine does, nor for using several cores.
    """
    wall, processor = time.perf_counter(), time.process_time()
    for _ in range(repeats):
        work()
    return min(time.perf_counter() - wall, time.process_time() - processor) / repeats
