"""How lists write their numbers: ``4``, ``iv``, ``D``, ``04``."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 3999
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_REPEATED = 10
_LONGEST = 9
"""Digits of a number that is read: a longer one would be nobody's."""

Writes = Callable[[int], str]


def roman(number: int) -> str:
    """``IV``; a number that Romans did not write stays in digits."""
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def repeated(number: int) -> str:
    """``A`` to ``Z``, then ``AA``, ``BB``: letters as Word counts them."""
    times, at = divmod(number - 1, len(_LETTERS))
    if not 0 <= times < _MOST_REPEATED:
        return str(number)
    return _LETTERS[at] * (times + 1)


def lettered(number: int) -> str:
    """``A`` to ``Z``, then ``AA``, ``AB``: letters as pages of the web count them."""
    written = ""
    while number > 0:
        number, at = divmod(number - 1, len(_LETTERS))
        written = _LETTERS[at] + written
    return written or str(number)


def small(writes: Writes) -> Writes:
    """The same in small letters."""
    return lambda number: writes(number).lower()


def whole(written: str | None, otherwise: int) -> int:
    """The whole number that an attribute holds, or another where it holds none."""
    digits = (written or "").strip()
    plain = digits.removeprefix("-")
    if not (plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST):
        return otherwise
    return int(digits)


_KEPT = "-–—+*"


def bullet(sign: str) -> str:
    """The sign of a list without numbers: dashes and pluses say something, others are bullets.

    A letter is a sign of a symbol font (``Ø``, ``ü``, ``o``), and no letter.
    """
    sign = sign.strip()
    if not sign:
        return ""
    plain = sign.replace("\uf02d", "-").replace("\uf02b", "+")
    return plain if plain in _KEPT else "•"


def led(label: str, text: str, *, apart: bool = True) -> str:
    """A text behind its number; without text there is nothing that the number counts.

    Where they are not ``apart``, the sign that ends the number may stand in the text.
    """
    if not (label and text.strip()):
        return text
    return f"{label} {text}" if apart or label.endswith((".", ")", ":")) else label + text
