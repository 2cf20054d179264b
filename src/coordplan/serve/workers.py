"""Questions worked on beside the loop that speaks with clients: a few at a time, few waiting.

What one question costs is bounded where it is asked (``coordplan.work``), so that a worker always
comes back; a question that nobody waits for any more is not begun.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import TypeVar

from coordplan.serve.refusals import busy

T = TypeVar("T")

AT_ONCE = 2
"""How many questions are worked on at once: a quick one need not wait for one that is long."""

MOST_WAITING = 64
"""How many may be under way; one more is told to come back."""


class Workers:
    """The threads that answer."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="answers")
        self._room = BoundedSemaphore(MOST_WAITING)

    async def run(self, work: Callable[[], T]) -> T:
        """What ``work`` gives or raises. Raises ``RequestError`` where too many are waiting."""
        if not self._room.acquire(blocking=False):
            raise busy()
        begun = self._pool.submit(work)
        # also called for one that was given up before it began; not before a worker is done
        begun.add_done_callback(lambda _: self._room.release())
        return await asyncio.wrap_future(begun)
