"""What ``coordplan cache`` prints."""

from __future__ import annotations

from typing_extensions import TypedDict


class CacheJson(TypedDict):
    """Where compiled plans are kept; ``folder`` is null where the cache is off.

    ``used`` is false there too, and where others may write the folder or one that it lies in.
    """

    coordplan: int
    folder: str | None
    used: bool
    entries: int
    bytes: int
    cleared: int | None
