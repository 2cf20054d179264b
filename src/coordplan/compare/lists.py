"""One list beside another: what was added, what removed, what stands in the place of what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from coordplan.compare.alignment import WHOLE, Alignment, agencies_apart
from coordplan.compare.assignment import paired
from coordplan.compare.changes import Change, Site
from coordplan.compare.identity import agency_key
from coordplan.compare.kinds import KINDS
from coordplan.compare.values import Value
from coordplan.compiled import Agency, Posting

V = TypeVar("V", Agency, Posting)

FURTHEST = 100 * WHOLE
"""Beyond every distance of two agencies: whoever is left over stands in somebody's place."""


def presence(
    stem: str, before: Site, after: Site, olds: Sequence[Value], news: Sequence[Value]
) -> Iterator[Change]:
    """What is in one list of values only."""
    for old in olds:
        if old not in news:
            yield Change(KINDS[f"{stem}-removed"], before, after, old=old)
    for new in news:
        if new not in olds:
            yield Change(KINDS[f"{stem}-added"], before, after, new=new)


def agencies(
    stem: str,
    alignment: Alignment,
    sites: tuple[Site, Site],
    olds: Sequence[Agency],
    news: Sequence[Agency],
) -> Iterator[Change]:
    """Agencies of one list that are not in the other, paired where one takes another's place."""
    gone = [one for one in olds if not any(alignment.same_agency(one, other) for other in news)]
    come = [other for other in news if not any(alignment.same_agency(one, other) for one in olds)]
    yield from exchanged(stem, sites, gone, come, lambda agency: agency)


def exchanged(
    stem: str,
    sites: tuple[Site, Site],
    gone: Sequence[V],
    come: Sequence[V],
    agency_of: Callable[[V], Agency],
) -> Iterator[Change]:
    """Those that are gone and those that have come: the nearest replaces the nearest."""
    before, after = sites
    pairs = paired(
        gone,
        come,
        lambda one, other: 1 + agencies_apart(agency_of(one), agency_of(other)),
        FURTHEST,
        lambda one: (agency_key(agency_of(one)), agency_of(one).id),
    )
    for old, new in pairs:
        yield Change(KINDS[f"{stem}-replaced"], before, after, old, new)
    for old in gone:
        if not any(old is one for one, _ in pairs):
            yield Change(KINDS[f"{stem}-removed"], before, after, old=old)
    for new in come:
        if not any(new is other for _, other in pairs):
            yield Change(KINDS[f"{stem}-added"], before, after, new=new)


def changed(kind: str, before: Site, after: Site, old: Value, new: Value) -> Iterator[Change]:
    """A value that is another one."""
    if old != new:
        yield Change(KINDS[kind], before, after, old, new)
