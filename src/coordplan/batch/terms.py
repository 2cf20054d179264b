"""What a run over a table of cases found."""

from __future__ import annotations

from enum import StrEnum

from coordplan.compiled import Plan
from coordplan.frozen import dataclass
from coordplan.vocabulary import Action


class Reason(StrEnum):
    """Why a row is not answered."""

    BAD_LINE = "bad-line"
    UNKNOWN_VALUE = "unknown-value"
    LEFT_OUT = "left-out"
    TWO_VALUES = "two-values"
    CONTRADICTION = "contradiction"
    BAD_KEY = "bad-key"
    KEY_TWICE = "key-twice"


@dataclass(frozen=True, slots=True)
class Bad:
    """Rows that have one thing wrong in some columns: how many, and the first of them."""

    reason: Reason
    columns: str
    count: int
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """One action in all cases in which it is or may be needed.

    In how many nobody certainly leads, and no one body does it; in how many nobody certainly acts
    at all; in how many nobody is certainly told under a duty that has the action.
    """

    action: Action
    cases: int
    leaderless: int
    nobody: int
    untold: int


@dataclass(frozen=True, slots=True)
class PlanTally:
    """What one plan said: how many outcomes, and how actions fared (where that was asked)."""

    plan: Plan
    outcomes: int
    cases: int
    untold: int
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """All of a run: rows that were read, answered and told; of how many situations."""

    read: int
    answered: int
    told: int
    situations: int
    bad: tuple[Bad, ...]
    plans: tuple[PlanTally, ...]
