"""The page of what the cache of compiled plans holds."""

from __future__ import annotations

from coordplan.blocks import Notice, Page, words
from coordplan.text import Text, alike, counted, forms, join

_TITLE = Text(vi="Bộ nhớ đệm", en="Cache")
_OFF = Text(vi="đã tắt", en="off")
_HOLDS = forms(vi="{n} mục, {kib} KiB", one="{n} entry, {kib} KiB", many="{n} entries, {kib} KiB")
_UNUSED = Text(
    vi="không dùng: thư mục này hoặc thư mục chứa nó cho người khác ghi, hoặc không phải của bạn",
    en="not used: this folder, or one that it lies in, may be written by others or is not yours",
)
_CLEARED = Text(vi="đã xóa {n} mục", en="{n} deleted")


def cache_page(
    folder: str | None, entries: int, size: int, cleared: int | None, *, used: bool
) -> Page:
    """Where the cache is (None where it is off), and how many bytes are in it.

    ``cleared`` is the number of entries that were just deleted, None where nobody asked for it;
    ``used`` is False where others may write the folder.
    """
    if folder is None:
        return Page(_TITLE, (Notice(words(_OFF)),))
    if not used:
        return Page(_TITLE, (Notice(words(_UNUSED), tone="alert"),), subject=alike(folder))
    deleted = [] if cleared is None else [_CLEARED.format(n=cleared)]
    holds = counted(_HOLDS, entries, kib=-(-size // 1024))
    return Page(_TITLE, (Notice(words(join([*deleted, holds], "; "))),), subject=alike(folder))
