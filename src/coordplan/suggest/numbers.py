"""Numbers as documents write them: in digits, or in words up to twelve."""

from __future__ import annotations

from collections.abc import Sequence

from coordplan.suggest.phrases import Token, key_of

_WORDS = (
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
)  # fmt: skip
_VALUES = {key_of(word): n for n, word in enumerate(_WORDS, 1) if " " not in word} | {
    key_of("bẩy"): 7,
    key_of("tư"): 4,
}
_MOST_DIGITS = 4


def number_at(tokens: Sequence[Token], place: int) -> int | None:
    """The number that stands at a place; None where none does."""
    if not 0 <= place < len(tokens):
        return None
    key = tokens[place].key
    if key.isascii() and key.isdecimal():
        return int(key) if len(key) <= _MOST_DIGITS else None
    return _VALUES.get(key)
