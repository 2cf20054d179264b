"""Where a case comes in: words for the places of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.conditions import stated
from coordplan.suggest.hint import Hint
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage


def suggest(passage: Passage, lexicon: Lexicon) -> Iterator[Hint]:
    """The places that a passage makes a condition."""
    for fact, value, limb, first, end in stated(passage, lexicon):
        if fact == lexicon.places:
            words, span = passage.words(first, end), passage.span(first, end)
            yield Hint(f"when.{fact}", value, words, span, "low", limb.number)
