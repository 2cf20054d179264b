"""Facts that words of a passage make a condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Limb, Passage, Stretch
from coordplan.suggest.phrases import Phrases
from coordplan.vocabulary.terms import Value

_OPENS = Phrases(
    (said, "if")
    for said in (
        "trường hợp", "đối với", "khi", "nếu", "là", "do", "tại", "nơi", "bị", "từ", "có", "mà",
        "được", "thông qua", "qua", "trong thời gian", "trước khi", "sau khi", "nhiều", "tự", "đã",
        "đang", "(",
    )
)  # fmt: skip
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact with its value, and the words that state it."""

    fact: str
    value: Value
    limb: Limb
    stretch: Stretch


def stated(passage: Passage, lexicon: Lexicon) -> Iterator[Stated]:
    """Facts with their values, where words that set a condition stand before them."""
    for limb in passage.limbs:
        for found in lexicon.facts.within(passage.tokens, limb.first, limb.end):
            near = max(limb.first, found.first - _NEAR)
            if any(_OPENS.within(passage.tokens, near, found.end)):
                for fact, value in found.meant:
                    yield Stated(fact, value, limb, found.stretch)
