"""What is done, by the words of the vocabulary's actions."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage


def suggest(passage: Passage, lexicon: Lexicon) -> Iterator[Hint]:
    """The actions that a passage names, each once a limb."""
    for limb in passage.limbs:
        named: set[str] = set()
        inside = [(m.first, m.end) for m in passage.mentions_in(limb)]
        for found in lexicon.actions.within(passage.tokens, limb.first, limb.end):
            in_name = any(first <= found.first < end for first, end in inside)
            if found.meant not in named and not in_name:
                named.add(found.meant)
                words = passage.words(found.first, found.end)
                span = passage.span(found.first, found.end)
                yield Hint("do", found.meant, words, span, "medium", limb.number)
