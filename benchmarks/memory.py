"""Bytes that Python holds for what is made, by its own allocator's count."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes at the peak of making something, and bytes kept while it is held."""

    peak: int
    kept: int


def memory_of(make: Callable[[], object]) -> Memory:
    """The memory of what ``make`` returns; what is made once and shared is not counted."""
    make()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        made = make()
        now, peak = tracemalloc.get_traced_memory()
        del made
    finally:
        tracemalloc.stop()
    return Memory(peak - before, now - before)
