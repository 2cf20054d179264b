"""What is done, by the words of the vocabulary's actions."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage
from coordplan.text import Text


def suggest(passage: Passage, lexicon: Lexicon) -> Iterator[Hint]:
    """The actions that a passage names, each once a limb; not those in the names of bodies."""
    inside = {place for m in passage.mentions for place in range(m.first, m.end)}
    for limb in passage.limbs:
        named: set[str] = set()
        for found in lexicon.actions.within(passage.tokens, limb.first, limb.end):
            if found.meant not in named and found.first not in inside:
                named.add(found.meant)
                yield passage.hint("do", found.meant, found.stretch, limb)


KIND = Kind(
    id="actions",
    title=Text(en="what is done", vi="việc phải làm"),
    by=Text(
        en="The `words` of the actions of the vocabulary, outside the names of bodies.",
        vi="Các `words` của hành động trong bộ từ vựng, ngoài tên cơ quan.",
    ),
    suggest=suggest,
)
