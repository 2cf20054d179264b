"""What ``coordplan cache`` prints."""

from __future__ import annotations

from typing_extensions import TypedDict


class CacheJson(TypedDict):
    """Where compiled plans are kept; ``folder`` is null where the cache is off."""

    coordplan: int
    folder: str | None
    entries: int
    bytes: int
    cleared: int | None
