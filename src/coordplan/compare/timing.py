"""What the condition of a duty says of itself, beside when in the case the duty comes."""

from __future__ import annotations

from coordplan.compiled import Duty, Plan
from coordplan.conditions import ALWAYS, Condition, Every
from coordplan.vocabulary.timing import times


def own_condition(plan: Plan, duty: Duty) -> Condition:
    """The condition that a plan writes for a duty, its time in the case left out.

    When it is time is said by the vocabulary; the plan says only before or after what.
    """
    condition, timed = plan.conditions[duty.condition], times(duty.before, duty.after)
    if not timed:
        return condition
    if isinstance(condition, Every) and condition.parts[1:] == timed:
        return condition.parts[0]
    return ALWAYS


def with_time(condition: Condition, duty: Duty) -> Condition:
    """A condition at the time of a duty."""
    return Every((condition, *times(duty.before, duty.after)))
