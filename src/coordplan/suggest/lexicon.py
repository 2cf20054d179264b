"""The words of a vocabulary, ready to be looked for: actions, values of facts, events."""

from __future__ import annotations

from coordplan.suggest.phrases import Phrases
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.terms import Value

Meaning = tuple[tuple[str, Value], ...]
"""The facts that words state, each with its value."""


class Lexicon:
    """What the words of a vocabulary mean in a document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.actions = Phrases(
            (word, action.id) for action in vocabulary.actions.values() for word in action.words
        )
        events = (
            (word, tuple(event.facts.items()))
            for event in vocabulary.events.values()
            for word in event.words
        )
        values = (
            (word, ((fact.id, value.value),))
            for fact in vocabulary.facts.values()
            if fact.retired is None
            for value in fact.values
            for word in value.words
        )
        self.facts: Phrases[Meaning] = Phrases([*events, *values])
        self.places = vocabulary.places.fact if vocabulary.places is not None else None
