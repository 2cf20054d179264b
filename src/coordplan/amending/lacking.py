"""What each of several plans lacks, action by action, and how much of it proposals close."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coordplan.amending.terms import Amendments, Kind, Mending
from coordplan.compare.survey import Harm
from coordplan.compiled import Plan
from coordplan.vocabulary import Action

Closed = Literal["all", "some", "none"]


@dataclass(frozen=True, slots=True)
class Lack:
    """What one plan lacks of one action: the kinds, the worst harm, and what is closed of it."""

    plan: Plan
    action: Action
    kinds: tuple[Kind, ...]
    harm: Harm
    closed: Closed


@dataclass(frozen=True, slots=True)
class Lacking:
    """Several plans; actions that none of them lacks are left out."""

    plans: tuple[Plan, ...]
    as_of: datetime.date
    actions: tuple[Action, ...]
    lacks: tuple[Lack, ...]

    def of(self, action: Action) -> tuple[Lack, ...]:
        """Who lacks an action, in the order of the plans."""
        return tuple(one for one in self.lacks if one.action == action)


def lacking(found: Sequence[Amendments]) -> Lacking:
    """What the plans of some amendments lack."""
    lacks = [
        _lack(one.plan, action, [m for m in one.mendings if m.want.action == action])
        for one in found
        for action in dict.fromkeys(mending.want.action for mending in one.mendings)
    ]
    actions = sorted({one.action for one in lacks}, key=lambda action: action.number)
    return Lacking(tuple(one.plan for one in found), found[0].as_of, tuple(actions), tuple(lacks))


def _lack(plan: Plan, action: Action, mendings: Sequence[Mending]) -> Lack:
    harms = list(Harm)
    kinds = dict.fromkeys(mending.want.kind for mending in mendings)
    harm = min((mending.want.harm for mending in mendings), key=harms.index)
    left, taken = any(m.left for m in mendings), any(m.taken for m in mendings)
    closed: Closed = "all" if not left else "some" if taken else "none"
    return Lack(plan, action, tuple(kinds), harm, closed)
