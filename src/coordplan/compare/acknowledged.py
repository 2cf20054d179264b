"""Changes that somebody has looked at and accepted, and what is left to look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coordplan.compare.changes import Change, Diff
from coordplan.compare.severity import Severity
from coordplan.source import Location


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """One accepted change: its fingerprint, what it was in words, why it is accepted."""

    change: str
    what: str
    reason: str
    where: Location | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A comparison after the acknowledged changes are taken out.

    ``open``: what nobody has acknowledged. ``stale``: acknowledgements of changes that there are
    not, or no longer.
    """

    diff: Diff
    open: tuple[Change, ...]
    acknowledged: tuple[tuple[Change, Acknowledgement], ...]
    stale: tuple[Acknowledgement, ...]

    def at_least(self, severity: Severity) -> tuple[Change, ...]:
        """The open changes of a severity, and the graver ones."""
        return tuple(change for change in self.open if change.severity.at_least(severity))


def review(diff: Diff, acknowledgements: Iterable[Acknowledgement] = ()) -> Review:
    """A comparison beside what was acknowledged of it."""
    given = {one.change: one for one in acknowledgements}
    present = {change.fingerprint for change in diff.all}
    return Review(
        diff,
        tuple(change for change in diff.all if change.fingerprint not in given),
        tuple((c, given[c.fingerprint]) for c in diff.all if c.fingerprint in given),
        tuple(one for one in given.values() if one.change not in present),
    )
