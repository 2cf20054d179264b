"""Plans set beside each other as the command does it: by words, on a day, up to date."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from coordplan.compare.changed import with_changes
from coordplan.compare.matrix import Comparison, by_action, by_event
from coordplan.compiled import Plan
from coordplan.frozen import dataclass
from coordplan.situation import Situation
from coordplan.text import Text
from coordplan.vocabulary import Action, Vocabulary
from coordplan.vocabulary.misses import terms_named

if TYPE_CHECKING:
    from coordplan.registry.terms import Registry

_ACTION = Text(vi="việc", en="action")
_PHASE = Text(vi="giai đoạn", en="phase")
_FUNCTION = Text(vi="chức năng", en="function")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a comparison is narrowed to, by id or label."""

    actions: Sequence[str] = ()
    phases: Sequence[str] = ()
    functions: Sequence[str] = ()


def compared(
    plans: Sequence[Plan],
    situation: Situation,
    terms: Terms,
    *,
    rows_are_actions: bool = False,
    as_of: datetime.date,
    registry: Registry | None = None,
) -> Comparison:
    """Who leads what, plan by plan: each event for some actions, or each action in one situation.

    Raises ``UnknownNameError`` for terms that there are none of, and as the comparisons do.
    """
    words = plans[0].vocabulary
    wanted = _actions(words, terms.actions, terms.phases)
    bodies = [entry.id for entry in terms_named(_FUNCTION, terms.functions, words.functions)]
    if rows_are_actions:
        wanted = wanted or [one for one in words.actions.values() if not one.phase.standing]
        found = by_action(plans, wanted, situation, functions=bodies, as_of=as_of)
    else:
        wanted = wanted or [words.main_action]
        found = by_event(plans, wanted, situation, functions=bodies, as_of=as_of)
    return with_changes(found, registry)


def _actions(words: Vocabulary, actions: Sequence[str], phases: Sequence[str]) -> list[Action]:
    """The actions asked for, and those of the phases asked for."""
    one_by_one = terms_named(_ACTION, actions, words.actions)
    whole = terms_named(_PHASE, phases, words.phases)
    return [a for a in words.actions.values() if a in one_by_one or a.phase in whole]
