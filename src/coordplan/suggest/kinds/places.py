"""Where a case comes in: words for the places of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage
from coordplan.suggest.stated import stated
from coordplan.text import Text


def suggest(passage: Passage, lexicon: Lexicon) -> Iterator[Hint]:
    """The places that a passage makes a condition."""
    for one in stated(passage, lexicon):
        if one.fact == lexicon.places:
            yield passage.hint(f"when.{one.fact}", one.value, one.stretch, one.limb, "low")


KIND = Kind(
    id="places",
    title=Text(en="at which places", vi="tại nơi nào"),
    by=Text(
        en="The `words` of the places of the vocabulary, where the text makes them a condition.",
        vi="Các `words` của địa điểm trong bộ từ vựng, ở chỗ câu chữ lấy làm điều kiện.",
    ),
    suggest=suggest,
)
