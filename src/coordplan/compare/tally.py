"""How the duties of two plans stand to each other, action by action."""

from __future__ import annotations

from dataclasses import dataclass

from coordplan.compare.changes import Diff
from coordplan.compiled import Duty
from coordplan.vocabulary import Action


@dataclass(frozen=True, slots=True)
class Tally:
    """The duties of one action: in both plans, and in one only."""

    action: Action
    both: tuple[tuple[Duty, Duty], ...]
    before: tuple[Duty, ...]
    after: tuple[Duty, ...]


def tallies(diff: Diff) -> tuple[Tally, ...]:
    """Every action that either plan names, in the order of the vocabulary."""
    pairs = diff.alignment.duties
    aligned = {one.number for one, _ in pairs}, {other.number for _, other in pairs}
    found = []
    for action in diff.before.vocabulary.actions.values():
        both = tuple((a, b) for a, b in pairs if action in a.actions or action in b.actions)
        alone = [
            tuple(d for d in plan.duties_with(action) if d.number not in numbers)
            for plan, numbers in zip((diff.before, diff.after), aligned, strict=True)
        ]
        if both or any(alone):
            found.append(Tally(action, both, *alone))
    return tuple(found)
