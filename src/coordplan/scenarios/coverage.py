"""Which duties and conditions of a plan no scenario exercises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coordplan.compiled import Duty, Plan, Reach
from coordplan.scenarios.judge import Outcome


@dataclass(frozen=True, slots=True)
class Coverage:
    """What scenarios exercise of the case duties of a plan.

    A duty is exercised when it certainly holds in some scenario. A condition is exercised when
    it certainly holds in one and does not in another.
    """

    duties: tuple[Duty, ...]
    idle: tuple[Duty, ...]
    one_sided: tuple[Duty, ...]

    @property
    def percent(self) -> float:
        """The share of case duties that some scenario exercises, in percent."""
        if not self.duties:
            return 100.0
        return 100 * (len(self.duties) - len(self.idle)) / len(self.duties)


def coverage_of(plan: Plan, outcomes: Iterable[Outcome]) -> Coverage:
    """What the scenarios of a plan exercise."""
    outcomes = list(outcomes)
    duties = tuple(duty for duty in plan.duties if not duty.standing)
    idle, one_sided = [], []
    for duty in duties:
        held = sum(duty.name in outcome.held for outcome in outcomes)
        if not held:
            idle.append(duty)
        elif duty.reach is Reach.NAMED and held == len(outcomes):
            one_sided.append(duty)
    return Coverage(duties, tuple(idle), tuple(one_sided))
