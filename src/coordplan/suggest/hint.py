"""One thing that was seen in a clause: for which key, what, by which words, how surely."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coordplan.drafting.kinds import Sure
from coordplan.source import Tree

Span = tuple[int, int]
"""From which letter to which, in the words of the clause as its fingerprint takes them."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A value for a key of a duty, seen by some words of a limb.

    ``span`` is where they stand; None where they stand in the heading ``by`` instead. ``unwritten``
    marks a value that the plan language cannot say: it is told, and stands in no duty.
    """

    key: str
    value: Tree
    seen: str
    span: Span | None
    sure: Sure
    limb: int
    unwritten: bool = False
    by: str | None = None

    def from_heading(self, at: str) -> Hint:
        """The same, where the words stand in a heading over the clause."""
        return replace(self, span=None, by=at, sure="medium")
