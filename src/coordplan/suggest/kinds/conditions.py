"""For which cases: words of the vocabulary's facts and events where the text sets a condition."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage
from coordplan.suggest.stated import stated
from coordplan.text import Text


def suggest(passage: Passage, lexicon: Lexicon) -> Iterator[Hint]:
    """The facts that a passage makes a condition, but where: that is a place."""
    for one in stated(passage, lexicon):
        if one.fact != lexicon.places:
            yield passage.hint(f"when.{one.fact}", one.value, one.stretch, one.limb, "low")


KIND = Kind(
    id="conditions",
    title=Text(en="for which cases", vi="áp dụng cho trường hợp nào"),
    by=Text(
        en="The `words` of facts and events of the vocabulary, near words that set a condition: "
        "trường hợp, đối với, khi, nếu. Always unsure: read what the words limit.",
        vi="Các `words` của dữ kiện, sự kiện trong bộ từ vựng, gần từ nêu điều kiện: trường hợp, "
        "đối với, khi, nếu. Luôn chưa chắc: cần đọc từ ngữ đó giới hạn điều gì.",
    ),
    suggest=suggest,
)
