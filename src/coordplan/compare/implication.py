"""Which of two conditions holds wherever the other does, decided in every situation that can occur.

Nothing is compared as text: ``entry=island`` is narrower than ``entry=[island, seaport]``, and two
spellings of one condition are the same condition.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

from coordplan.conditions import Condition, meet
from coordplan.work import Work
from coordplan.world import Split, World, split_of

_APART = 6
"""Which part of the turns may be spent on what is nice to know, and not needed."""


class Relation(Enum):
    """How the condition after stands to the condition before."""

    SAME = auto()
    NARROWED = auto()
    WIDENED = auto()
    CHANGED = auto()


class Implications:
    """The conditions of both plans in one world; each is translated once.

    Raises ``TooComplexError`` where they take more work than is left.
    """

    def __init__(
        self, world: World, conditions: Iterable[Condition], work: Work | None = None
    ) -> None:
        self._world, self._space = world, world.space
        self.work = work or Work()
        self._split = {condition: split_of(world, condition, self.work) for condition in conditions}
        self._implies: dict[tuple[Condition, Condition], bool] = {}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Implications):
            return NotImplemented
        return self._made_of == other._made_of

    def __hash__(self) -> int:
        return hash(self._made_of)

    def __reduce__(self) -> tuple[object, ...]:
        return Implications, self._made_of

    @property
    def _made_of(self) -> tuple[World, tuple[Condition, ...]]:
        return self._world, tuple(self._split)

    def apart(self) -> Implications:
        """The same, with turns of its own, few: what takes more of them leaves those here alone."""
        other = Implications(self._world, (), Work(self.work.most // _APART))
        other._split, other._implies = self._split, self._implies
        return other

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
            holds, fails = self._terms(one)[0], self._terms(other)[1]
            self._implies[one, other] = not meet(holds, fails, self._space, self.work)
        return self._implies[one, other]

    def ruled_out(self, condition: Condition) -> int:
        """The values of facts with which a condition never holds, as bits of the space."""
        allowed = 0
        for term in self._terms(condition)[0]:
            allowed |= term
        return self._space.full & ~allowed

    def _terms(self, condition: Condition) -> Split:
        """Where a condition holds and where it fails."""
        if condition not in self._split:
            self._split[condition] = split_of(self._world, condition, self.work)
        return self._split[condition]
