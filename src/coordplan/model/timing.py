"""What must be so for a duty to hold: its facts, and its time in the course of the case."""

from __future__ import annotations

from coordplan.conditions import ALWAYS, Condition, Every, Some
from coordplan.model.duty import Duty
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.when import condition_of


def duty_condition(duty: Duty, vocabulary: Vocabulary) -> Condition:
    """What must be so for a duty to hold: its facts, and its time in the course of the case.

    Before several actions means before the first of them, after several after the last. Actions
    of which no fact says so are left out; the check ``untimed-action`` refuses them.
    """
    when = condition_of(duty.when, vocabulary.facts)
    actions = vocabulary.actions
    named = [actions[id_].prepared for id_ in duty.before if id_ in actions]
    ahead = tuple(condition for condition in named if condition is not None)
    named = [actions[id_].done for id_ in duty.after if id_ in actions]
    past = tuple(condition for condition in named if condition is not None)
    times: tuple[Condition, ...] = (*((Some(ahead),) if len(ahead) > 1 else ahead), *past)
    parts = (*(() if when == ALWAYS else (when,)), *times)
    return parts[0] if len(parts) == 1 else Every(parts)
