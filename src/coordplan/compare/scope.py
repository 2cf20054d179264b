"""What a comparison is about: the actions asked for."""

from __future__ import annotations

from collections.abc import Collection

from coordplan.diagnostics import UnknownNameError
from coordplan.text import Text
from coordplan.vocabulary import Action, Vocabulary


def chosen_actions(
    vocabulary: Vocabulary, actions: Collection[str] = (), phases: Collection[str] = ()
) -> tuple[Action, ...]:
    """The actions that are named or lie in a phase that is named; else all tied to a case.

    Raises ``UnknownNameError`` for an unknown action or phase.
    """
    from coordplan.vocabulary.misses import unknown_terms

    unknown = [
        *unknown_terms(Text(en="action", vi="việc"), actions, vocabulary.actions),
        *unknown_terms(Text(en="phase", vi="giai đoạn"), phases, vocabulary.phases),
    ]
    if unknown:
        raise UnknownNameError(unknown)
    every = vocabulary.actions.values()
    if actions or phases:
        return tuple(one for one in every if one.id in actions or one.phase.id in phases)
    return tuple(one for one in every if not one.phase.standing)
