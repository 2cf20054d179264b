"""For which cases: words of the vocabulary's facts and events where the text sets a condition."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Limb, Passage
from coordplan.suggest.phrases import Phrases

_OPENS = Phrases(
    (said, "if")
    for said in ("trường hợp", "đối với", "khi", "nếu", "là", "do", "tại", "nơi", "bị", "từ", "có",
                 "mà", "được", "thông qua", "qua", "trong thời gian", "trước khi", "sau khi", "nhiều",
                 "tự", "đã", "đang", "(")
)  # fmt: skip
_NEAR = 6


def suggest(passage: Passage, lexicon: Lexicon) -> Iterator[Hint]:
    """The facts that a passage makes a condition, but where: that is a place."""
    for fact, value, limb, first, end in stated(passage, lexicon):
        if fact != lexicon.places:
            words, span = passage.words(first, end), passage.span(first, end)
            yield Hint(f"when.{fact}", value, words, span, "low", limb.number)


def stated(
    passage: Passage, lexicon: Lexicon
) -> Iterator[tuple[str, str | bool, Limb, int, int]]:
    """Facts with their values, where words that set a condition stand before them."""
    for limb in passage.limbs:
        for found in lexicon.facts.within(passage.tokens, limb.first, limb.end):
            near = max(limb.first, found.first - _NEAR)
            if any(_OPENS.within(passage.tokens, near, found.end)):
                for fact, value in found.meant:
                    yield fact, value, limb, found.first, found.end
