"""Numbers as documents write them, in figures or in words."""

from __future__ import annotations

IN_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười hai": 12, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30, "sáu mươi": 60,
    "hai mươi tư": 24, "bốn mươi tám": 48, "bảy mươi hai": 72,
}  # fmt: skip


def number_of(written: str) -> int:
    """The number that figures or words stand for."""
    return int(written) if written.isdecimal() else IN_WORDS[small(written)]


_NOT_LOWERED = str.maketrans("ıİſ", "iis")


def small(word: str) -> str:
    """A word in small letters, among them those that patterns take for i and s."""
    return word.translate(_NOT_LOWERED).lower()
