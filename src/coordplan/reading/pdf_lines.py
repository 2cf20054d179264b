"""Glyphs of a page as its lines, in the order in which it draws them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from coordplan.reading.pdf_glyphs import Glyph

NEAR = 3.0
"""Points within which two places are one."""
_RAISED = 0.4
"""Of its size, how far from the others of its line a letter may stand up or down."""
_PLACE = 0.5
"""Points by which what stands at one place may differ."""
_SAME = 1.5
"""Points by which what is drawn twice, to look bold, is moved."""
_APART, _SPACED = 0.2, 0.08
"""Of its size, the gap between words; and that where a space is written too."""
_WITHIN = 0.35
"""Of the narrower of two letters, how much of it may not lie under the other."""
_MARK_APART = re.compile("[ \t]+(?=[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323])")


class Line:
    """A line of a page: its text, its place, and where its words begin."""

    def __init__(self, glyphs: list[Glyph]) -> None:
        shown = [one for one in glyphs if not one.text.isspace()]
        self.left = min(one.left for one in shown)
        self.right = max(one.right for one in shown)
        self.y = shown[0].y
        self.size = shown[0].size
        self.tangled = any(_under(a, b) for a, b in pairwise(shown))
        self._words = [*_words(glyphs)]
        text = " ".join("".join(one.text for one in word) for word in self._words)
        text += " " if glyphs[-1].text.isspace() else ""
        self.text = unicodedata.normalize("NFC", _MARK_APART.sub("", text))

    @property
    def first(self) -> float:
        """How wide its first word is."""
        return self._words[0][-1].right - self._words[0][0].left

    def starts_at(self, place: float) -> bool:
        """Whether a word begins at a place."""
        return any(abs(word[0].left - place) <= NEAR for word in self._words)


Page = list[Line]


def lines_of(glyphs: Iterable[Glyph]) -> Page:
    """The lines of a page; a blank one is none."""
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        if not (lines and _on(lines[-1], glyph)):
            lines.append([])
        _put(lines[-1], glyph)
    return [Line(line) for line in lines if any(not one.text.isspace() for one in line)]


def _on(line: list[Glyph], glyph: Glyph) -> bool:
    """Whether a letter stands on the line that was begun."""
    return abs(glyph.y - line[0].y) <= _RAISED * max(glyph.size, line[0].size)


def _put(line: list[Glyph], glyph: Glyph) -> None:
    """Put a letter at its place; what is drawn twice stands there already."""
    at = len(line)
    while at and line[at - 1].left > glyph.left + _PLACE:
        at -= 1
    if not any(_again(other, glyph) for other in line[max(at - 1, 0) : at + 1]):
        line.insert(at, glyph)


def _again(letter: Glyph, other: Glyph) -> bool:
    """Whether a letter is drawn once more, a little further on, so that it looks bold."""
    moved = min(_SAME, (letter.right - letter.left) / 2)
    return letter.text == other.text and abs(letter.left - other.left) <= moved


def _under(letter: Glyph, other: Glyph) -> bool:
    """Whether a letter lies under the next one, which is no part of it."""
    if unicodedata.combining(other.text) or (letter.left, letter.right) == (
        other.left,
        other.right,
    ):
        return False
    narrower = min(letter.right - letter.left, other.right - other.left)
    return letter.right - other.left > _WITHIN * narrower > 0


def _words(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Letters with no gap between them; a space that another letter was drawn upon is none."""
    word: list[Glyph] = []
    spaced = False
    for glyph in glyphs:
        if glyph.text.isspace():
            spaced = True
            continue
        if word:
            gap = glyph.left - max(one.right for one in word)
            if gap > (_SPACED if spaced else _APART) * glyph.size:
                yield word
                word = []
        word.append(glyph)
        spaced = False
    if word:
        yield word
