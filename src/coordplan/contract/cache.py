"""What the cache of compiled plans holds, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coordplan.contract import types as c


def cache_data(
    folder: str | None, entries: int, size: int, cleared: int | None, *, used: bool
) -> c.CacheJson:
    """Where it is (None where it is off), how many entries of how many bytes it holds.

    ``cleared`` is the number of entries that were just deleted, None where nobody asked for it;
    ``used`` is False where others may write the folder.
    """
    return {
        "coordplan": 1,
        "folder": folder,
        "used": used,
        "entries": entries,
        "bytes": size,
        "cleared": cleared,
    }
