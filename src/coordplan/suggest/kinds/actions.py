"""What is done, by the words of the vocabulary's actions."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage
from coordplan.suggest.topics import is_topic
from coordplan.text import Text


def suggest(passage: Passage, lexicon: Lexicon) -> Iterator[Hint]:
    """The actions of a passage, each once a limb; not in the names of bodies, nor as topics."""
    inside = {place for m in passage.mentions for place in range(m.first, m.end)}
    for limb in passage.limbs:
        named: set[str] = set()
        for found in lexicon.actions.within(passage.tokens, limb.first, limb.end):
            seen = found.meant in named or found.first in inside
            if not seen and not is_topic(passage.tokens, limb.first, found):
                named.add(found.meant)
                yield passage.hint("do", found.meant, found.stretch, limb)


KIND = Kind(
    id="actions",
    title=Text(en="what is done", vi="việc phải làm"),
    by=Text(
        en="The `words` of the actions of the vocabulary, outside the names of bodies, and where "
        "they are not only a topic: “tập huấn về công tác tiếp nhận” is training.",
        vi="Các `words` của hành động trong bộ từ vựng, ngoài tên cơ quan và ngoài chỗ chỉ nêu chủ "
        "đề: “tập huấn về công tác tiếp nhận” là tập huấn.",
    ),
    suggest=suggest,
)
