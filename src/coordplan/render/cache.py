"""What the cache of compiled plans holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordplan.frozen import dataclass
from coordplan.render.lines import Line, Span, labelled, line
from coordplan.text import Language, Text

if TYPE_CHECKING:
    from coordplan.render.contract import CacheJson

_FOLDER = Text(vi="Bộ nhớ đệm", en="Cache")
_OFF = Text(vi="đã tắt", en="off")
_HOLDS = Text(vi="{entries} mục, {kib} KiB", en="{entries} entries, {kib} KiB")
_ONE = Text(vi="1 mục, {kib} KiB", en="1 entry, {kib} KiB")
_CLEARED = Text(vi="đã xóa {entries} mục", en="{entries} deleted")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept, and where: None where the cache is off. ``size`` counts bytes.

    ``cleared`` is the number of entries that were just deleted, None where nobody asked for it.
    """

    folder: str | None
    entries: int
    size: int
    cleared: int | None


def cache_lines(kept: Kept, language: Language, width: int) -> list[Line]:
    """Where the cache is, and how much is in it."""
    label = Span(_FOLDER[language], "strong")
    if kept.folder is None:
        return [line(label, f"  {_OFF[language]}")]
    holds = (_ONE if kept.entries == 1 else _HOLDS)[language]
    said = holds.format(entries=kept.entries, kib=-(-kept.size // 1024))
    if kept.cleared is not None:
        said = f"{_CLEARED[language].format(entries=kept.cleared)}; {said}"
    return [*labelled(label, kept.folder, width), line(f"  {said}")]


def cache_data(kept: Kept) -> CacheJson:
    """The same for a program."""
    return {
        "coordplan": 1,
        "folder": kept.folder,
        "entries": kept.entries,
        "bytes": kept.size,
        "cleared": kept.cleared,
    }
