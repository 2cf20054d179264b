"""When in the course of a case something comes: before and after actions, as facts say it."""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.conditions import Condition, Some
from coordplan.vocabulary.terms import Action


def times(before: Iterable[Action], after: Iterable[Action]) -> tuple[Condition, ...]:
    """What must be so in the course of a case for what comes before and after some actions.

    Before several actions means before the first of them, after several after the last. Actions
    of which no fact says so are left out; the check ``untimed-action`` refuses them.
    """
    ahead = tuple(a.prepared for a in before if a.prepared is not None)
    past = tuple(a.done for a in after if a.done is not None)
    return (*((Some(ahead),) if len(ahead) > 1 else ahead), *past)
