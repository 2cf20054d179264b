"""What holds for words in every format: they stay on one line, and nothing in them hides.

What a plan says is somebody else's text. A line that ends inside a name could forge the line below
it, and characters that nobody sees could make two different names look alike or reverse what is
read. Escaping what a format gives a meaning is that format's own matter.
"""

from __future__ import annotations

import re
import unicodedata

HIDDEN = "\N{REPLACEMENT CHARACTER}"
"""Stands where a character would not be seen."""

_BLANK = frozenset({"Zs", "Zl", "Zp"})
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""What Unicode lets a font leave out, or leaves blank, though it counts as a letter or a mark."""


def visible(text: str) -> str:
    """A text in normal form C, on one line, in which nothing hides.

    What ends a line or is a space of another kind is a space. What cannot be seen (controls, signs
    that reorder text, zero widths, soft hyphens, tags, what is no character) is ``HIDDEN``.
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = "".join(c if c.isprintable() else _shown(c) for c in text.replace("\r\n", "\n"))
    return _UNSEEN.sub(HIDDEN, text)


def _shown(character: str) -> str:
    """What stands for a character that is not printable."""
    blank = character.isspace() or unicodedata.category(character) in _BLANK
    return " " if blank else HIDDEN
