"""Kinds of change: id, area, severity, label, opposite, and what each covers.

The rules are data (``kind_rows``); here they are spelled out. A test walks the fields of a compiled
plan: each is covered by a kind or named as one that says nothing (a place in a file, something
derived). Ids are fixed: they are added to, never renamed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coordplan.compare.areas import Area
from coordplan.compare.kind_rows import OPPOSITES, ROWS, Opposites, Row
from coordplan.compare.severity import Severity
from coordplan.text import Text


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change. ``opposite`` is its kind when the two plans are swapped.

    ``label`` says what has become of what it is ``about``.
    ``covers`` names the fields of the compiled plan that it speaks of. With ``of_versions`` it
    is looked for only between two versions of one plan: between two plans it always holds.
    """

    id: str
    area: Area
    severity: Severity
    label: Text
    about: Text
    opposite: str
    covers: tuple[str, ...]
    of_versions: bool = False


def _kinds(row: Row) -> Iterator[Kind]:
    """The kinds that a row stands for."""
    vi, en, given = row.vi, row.en, row.severities
    if row.shape == "one":
        yield _kind(row, "", given[0], Text(vi=vi, en=en))
        return
    if row.shape in {"changed", "moved"}:
        yield _kind(row, "", given[0], Text(vi=f"đổi {vi}", en=f"{en} {row.shape}"))
        return
    added, removed = given[0], given[1]
    yield _kind(row, "-added", added, Text(vi=f"thêm {vi}", en=f"{en} added"), "-removed")
    yield _kind(row, "-removed", removed, Text(vi=f"bỏ {vi}", en=f"{en} removed"), "-added")
    if row.shape == "listed":
        yield _kind(row, "-replaced", given[2], Text(vi=f"thay {vi}", en=f"{en} replaced"))
    if row.shape == "due":
        tight = Text(vi=f"rút ngắn {vi}", en=f"{en} tightened")
        yield _kind(row, "-tightened", added, tight, "-loosened")
        loose = Text(vi=f"nới {vi}", en=f"{en} loosened")
        yield _kind(row, "-loosened", removed, loose, "-tightened")
        yield _kind(row, "-changed", given[2], Text(vi=f"đổi {vi}", en=f"{en} changed"))


def _kind(row: Row, end: str, severity: Severity, label: Text, opposite: str | None = None) -> Kind:
    return Kind(
        row.stem + end,
        row.area,
        severity,
        label,
        Text(vi=row.vi, en=row.en),
        row.stem + (end if opposite is None else opposite),
        row.covers,
        row.of_versions,
    )


def _both(row: Opposites) -> Iterator[Kind]:
    """The two kinds of a pair of opposites."""
    for n in (0, 1):
        label, about = Text(vi=row.vi[n], en=row.en[n]), Text(*row.about)
        yield Kind(
            row.ids[n], row.area, row.severities[n], label, about, row.ids[1 - n], row.covers
        )


_ALL = [*(k for row in ROWS for k in _kinds(row)), *(k for row in OPPOSITES for k in _both(row))]
_AREAS = list(Area)

KINDS: dict[str, Kind] = {k.id: k for k in sorted(_ALL, key=lambda k: _AREAS.index(k.area))}
"""Every kind by its id, in the order of the areas."""
