"""Which of two conditions holds wherever the other does, decided in every situation that can occur.

Nothing is compared as text: ``entry=island`` is narrower than ``entry=[island, seaport]``, and two
spellings of one condition are the same condition.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from coordplan.conditions import Condition, Terms, meet
from coordplan.index import World, split_of
from coordplan.work import Work


class Relation(Enum):
    """How the condition after stands to the condition before."""

    SAME = "same"
    NARROWED = "narrowed"
    WIDENED = "widened"
    CHANGED = "changed"


class Implications:
    """The conditions of both plans in one world; each is translated once.

    Raises ``TooComplexError`` where they take more work than is left.
    """

    def __init__(self, world: World, conditions: Iterable[Condition], work: Work) -> None:
        self._space = world.space
        self._work = work
        self._split: dict[Condition, tuple[Terms, Terms]] = {
            condition: split_of(world, condition, work) for condition in conditions
        }
        self._implies: dict[tuple[Condition, Condition], bool] = {}

    def relation(self, before: Condition, after: Condition) -> Relation:
        """How one condition stands to another."""
        forth, back = self.implies(before, after), self.implies(after, before)
        if forth and back:
            return Relation.SAME
        return Relation.WIDENED if forth else Relation.NARROWED if back else Relation.CHANGED

    def implies(self, one: Condition, other: Condition) -> bool:
        """Whether the other holds in every situation that can occur in which the one does.

        Terms of both keep to the constraints that touch them, so they meet in a situation that
        can occur exactly when they leave every fact a value.
        """
        if one == other:
            return True
        if (one, other) not in self._implies:
            holds, fails = self._split[one][0], self._split[other][1]
            self._implies[one, other] = not meet(holds, fails, self._space, self._work)
        return self._implies[one, other]

    def ruled_out(self, condition: Condition) -> int:
        """The values of facts with which a condition never holds, as bits of the space."""
        allowed = 0
        for term in self._split[condition][0]:
            allowed |= term
        return self._space.full & ~allowed
