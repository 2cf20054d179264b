"""What a situation says of a condition of the vocabulary itself: needed, at home, out of danger."""

from __future__ import annotations

from coordplan.conditions import Condition
from coordplan.index import Index, Verdict, index_of
from coordplan.situation import Resolved
from coordplan.vocabulary import Vocabulary


class Circumstances:
    """The indexes of such conditions, each made when it is first asked for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._world = vocabulary.world
        self._indexes: dict[Condition, Index] = {}

    def verdict(self, condition: Condition, resolved: Resolved) -> Verdict:
        """Certain, possible or excluded, over all completions that can occur."""
        if condition not in self._indexes:
            self._indexes[condition] = index_of(self._world, [condition])
        index = self._indexes[condition]
        return index.verdict(0, index.compatible(resolved.known))


def verdict_of(condition: Condition, resolved: Resolved) -> Verdict:
    """What a situation says of a condition of its vocabulary."""
    return resolved.vocabulary.once(Circumstances).verdict(condition, resolved)
