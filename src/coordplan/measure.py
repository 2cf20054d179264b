"""How wide text is in a picture, and how it is broken so that none is cut.

The widths are those of DejaVu Sans, the widest of the sans-serif families that a system falls
back to; in any other of them a text takes less room than it is given here.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_WIDTHS = dict(
    zip(
        map(chr, range(32, 127)),
        (
            *(32, 40, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84, 32, 36, 32, 34),  # space to /
            *(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 53),  # 0 to ?
            *(100, 69, 69, 70, 77, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79),  # @ to O
            *(61, 79, 70, 64, 61, 74, 69, 99, 69, 61, 69, 39, 34, 39, 84, 50),  # P to _
            *(50, 62, 64, 55, 64, 62, 35, 64, 64, 28, 28, 58, 28, 98, 64, 62),  # ` to o
            *(64, 64, 41, 52, 40, 64, 59, 82, 59, 59, 53, 64, 34, 64, 84),  # p to ~
        ),
        strict=True,
    )
) | {"đ": 64, "Đ": 78, "ơ": 62, "Ơ": 92, "ư": 64, "Ư": 87, "·": 32, "–": 50, "„": 52}
"""Hundredths of the size of the type, by letter; an accent takes no room of its own."""

_HORN = "\N{COMBINING HORN}"
_UNKNOWN = 100
_BOLD = 1.18


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text may be at a size of type, in the unit of the size; never too little."""
    total = sum(map(_letter, unicodedata.normalize("NFC", text)))
    return total * size / 100 * (_BOLD if bold else 1)


@lru_cache(maxsize=1024)
def _letter(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    marked = unicodedata.normalize("NFD", letter)
    return _WIDTHS.get(marked[0], _UNKNOWN) + (17 if _HORN in marked else 0)


def broken(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """A text in lines that are no wider than the room; a word that is wider is broken too."""
    lines = [""]
    space = text_width(" ", size, bold=bold)
    used = 0.0
    for word in text.split():
        wide = text_width(word, size, bold=bold)
        if lines[-1] and used + space + wide <= room:
            lines[-1] += f" {word}"
            used += space + wide
            continue
        pieces = [word] if wide <= room else _pieces(word, room, size, bold=bold)
        lines = [*lines, *pieces] if lines[-1] else pieces
        used = text_width(lines[-1], size, bold=bold)
    return lines


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
