"""One thing that was seen in a clause: for which key, what, by which words, how surely."""

from __future__ import annotations

from dataclasses import dataclass

from coordplan.drafting.kinds import Sure
from coordplan.source import Tree

Span = tuple[int, int]
"""From which letter to which, in the words of the clause as its fingerprint takes them."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A value for a key of a duty, seen by some words of a limb.

    ``unwritten`` marks one that the plan language cannot say: it is told, and stands in no duty.
    """

    key: str
    value: Tree
    seen: str
    span: Span
    sure: Sure
    limb: int
    unwritten: bool = False
