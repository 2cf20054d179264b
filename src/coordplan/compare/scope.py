"""What a comparison is about: the actions asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary import Action, Vocabulary


def chosen_actions(
    vocabulary: Vocabulary, actions: Collection[str] = (), phases: Collection[str] = ()
) -> tuple[Action, ...]:
    """The actions that are named or lie in a phase that is named; else all tied to a case.

    Raises ``UnknownNameError`` for an unknown action or phase.
    """
    unknown = [
        *_unknown(actions, vocabulary.actions, "unknown-action", Text(en="action", vi="việc")),
        *_unknown(phases, vocabulary.phases, "unknown-phase", Text(en="phase", vi="giai đoạn")),
    ]
    if unknown:
        raise UnknownNameError(unknown)
    every = vocabulary.actions.values()
    if actions or phases:
        return tuple(one for one in every if one.id in actions or one.phase.id in phases)
    return tuple(one for one in every if not one.phase.standing)


def _unknown(
    words: Collection[str], known: Mapping[str, object], rule: str, kind: Text
) -> Iterator[Diagnostic]:
    for word in words:
        if word not in known:
            said = Text(
                en=f"unknown {kind.en} {quote(word)}", vi=f"không có {kind.vi} {quote(word)}"
            )
            yield Diagnostic(rule, said, help=did_you_mean(word, known))
