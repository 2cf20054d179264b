"""What must be so for a duty to hold: its facts, and its time in the course of the case."""

from __future__ import annotations

from coordplan.conditions import ALWAYS, Condition, Every
from coordplan.model.duty import Duty
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.timing import times
from coordplan.vocabulary.when import condition_of


def duty_condition(duty: Duty, vocabulary: Vocabulary) -> Condition:
    """What must be so for a duty to hold: its facts, and its time in the course of the case."""
    when = condition_of(duty.when, vocabulary.facts)
    before, after = (
        [vocabulary.actions[id_] for id_ in ids if id_ in vocabulary.actions]
        for ids in (duty.before, duty.after)
    )
    parts = (*(() if when == ALWAYS else (when,)), *times(before, after))
    return parts[0] if len(parts) == 1 else Every(parts)
