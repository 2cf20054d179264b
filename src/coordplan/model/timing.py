"""What must be so for a duty to hold: its facts, and its time in the course of the case."""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.conditions import ALWAYS, Condition, Every, Some
from coordplan.model.duty import Duty
from coordplan.vocabulary import Action, Vocabulary
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


def times(before: Iterable[Action], after: Iterable[Action]) -> tuple[Condition, ...]:
    """What must be so in the course of a case for what comes before and after some actions.

    Before several actions means before the first of them, after several after the last. Actions
    of which no fact says so are left out; the check ``untimed-action`` refuses them.
    """
    ahead = tuple(a.prepared for a in before if a.prepared is not None)
    past = tuple(a.done for a in after if a.done is not None)
    return (*((Some(ahead),) if len(ahead) > 1 else ahead), *past)
