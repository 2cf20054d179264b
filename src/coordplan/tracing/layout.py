"""From a file's text to its lines: without page numbers, rules and Markdown marks.

Text taken from a PDF puts a blank line after every line, text converted to Markdown only
between paragraphs, and both break pages anywhere. So a line carries the blank lines above it,
and ``Layout`` says how much they, and a line's length, are worth in this text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from coordplan.glyphs import latin, seen
from coordplan.tracing.fingerprint import folded

WIDE_GAP = 3
_NARROWEST = 40
_SHORT = 0.9
_MID_SENTENCE = 0.2

_HEADING = re.compile(r"^#{1,6}\s+")
_BULLET = re.compile(
    r"^(?:[•‣⁃◦○●◯∘∙·■□▪▫▮◆◇◊❖►▶▸▹➢➤➔→✓✔☐☑★☆⁎\uf020-\uf0ff]\s*|\*\s+|o\t\s*)(?=\S)"
)
"""Bullets of Word and PDF; the last are those of symbol fonts, and a ring typed as a letter."""
_SOFT_DASH = re.compile(r"^(\s*)\u00ad(?=\s)", re.MULTILINE)
"""A hyphen as some PDF have it."""
_RULE = re.compile(r"[-_=*–—.·\s]{3,}")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:[Tt]rang\s+)?[0-9]{1,3}(?:\s*/\s*[0-9]{1,3})?(?:\s*[-–—])?"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STARS = re.compile(r"(?<!\\)\*+")
_UNDERLINES = re.compile(r"(?<![\\_])__(?!_)")
_INITIALS = re.compile(r"(?<=\s)\*[a-zđ]{1,3}\*\s*$")
_CLOSING_MARKS = "”\"'’)]"
_SENTENCE_ENDS = (".", "!", "?", "…")
_ABBREVIATION = re.compile(r"\W?[A-ZĐ]{1,3}[a-z]?\.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it, and the number of blank lines above it."""

    text: str
    gap: int

    @property
    def first(self) -> str:
        """The first letter or digit."""
        return next((c for c in self.text if c.isalnum()), "")

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends with a full stop that does not shorten a word (``TP.``)."""
        word = self.text.rsplit(" ", 1)[-1].rstrip(_CLOSING_MARKS)
        return word.endswith(_SENTENCE_ENDS) and not _ABBREVIATION.fullmatch(word)

    @property
    def ends_part(self) -> bool:
        """Whether the line ends where a list goes on: with a semicolon or a colon."""
        return self.text.endswith((";", ":"))

    @property
    def is_open(self) -> bool:
        """Whether the line ends where nothing can end: with a comma or a dash."""
        return self.text.endswith((",", "-", "–", "—"))

    @property
    def unfinished(self) -> bool:
        """Whether no punctuation ends the line."""
        return not (self.ends_sentence or self.ends_part or self.is_open)


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a text, and what their blank lines and lengths mean.

    ``width`` is how long a full line is. ``spaced`` says that blank lines stand between
    paragraphs; where many stand in the middle of a sentence they mean nothing.
    """

    lines: tuple[Line, ...]
    width: int
    spaced: bool

    def short(self, line: Line, following: Line) -> bool:
        """Whether a line ends well before the margin: the next word would have fitted."""
        word = following.text.split(" ", 1)[0]
        return len(line.text) + 1 + len(word) <= _SHORT * self.width

    def apart(self, following: Line) -> bool:
        """Whether blank lines that mean something stand above a line."""
        return self.spaced and following.gap > 0


def read_layout(text: str) -> Layout:
    """The lines of a text and its layout; what looks like another character is read as that."""
    text = latin(seen(_SOFT_DASH.sub(r"\1-", text)))
    text = "\n".join(text.replace("\f", "\n").splitlines())
    lines = _without_page_numbers(list(_lines(text)))
    return Layout(tuple(lines), _width(lines), _spaced(lines))


def _lines(text: str) -> Iterator[Line]:
    """Every line that says something, block by block: Markdown marks may span lines."""
    gap = 0
    for blank, block in groupby(text.split("\n"), key=lambda raw: not raw.strip()):
        if blank:
            gap += len(list(block))
            continue
        for raw in _unmarked("\n".join(block)).split("\n"):
            line = folded(_ESCAPE.sub(r"\1", _HEADING.sub("", raw.strip())))
            if not line or _RULE.fullmatch(line):
                gap += 1
                continue
            yield Line(line, gap)
            gap = 0


def _unmarked(block: str) -> str:
    """A block without bold and italic marks, bullets as dashes.

    Marks come in pairs: an odd star is text. A typist's initials in italics at the end of a
    paragraph are no part of it.
    """
    block = _INITIALS.sub("", block)
    block = "\n".join(_BULLET.sub("- ", raw.strip()) for raw in block.split("\n"))
    for mark in (_STARS, _UNDERLINES):
        if len(mark.findall(block)) % 2 == 0:
            block = mark.sub("", block)
    return block


def _without_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that hold only a page number; their gaps are kept."""
    kept: list[Line] = []
    carried = 0
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if _PAGE_NUMBER.fullmatch(line.text) and _between(kept, line, following):
            carried += line.gap
            continue
        kept.append(Line(line.text, line.gap + carried))
        carried = 0
    return kept


def _between(above: Sequence[Line], line: Line, below: Line | None) -> bool:
    """Whether a number stands between paragraphs, pages, or the halves of a sentence.

    A number that ends a sentence stands below an unfinished line and above a new paragraph.
    """
    if not above or above[-1].ends_sentence or above[-1].ends_part or line.gap >= WIDE_GAP:
        return True
    return below is not None and (below.gap >= WIDE_GAP or below.first.islower())


def _width(lines: Sequence[Line]) -> int:
    """How long a full line is: all but the longest twentieth are no longer."""
    lengths = sorted(len(line.text) for line in lines)
    return max(lengths[len(lengths) * 19 // 20] if lengths else 0, _NARROWEST)


def _spaced(lines: Sequence[Line]) -> bool:
    """Whether blank lines stand between paragraphs, and seldom within a sentence."""
    apart = [(a, b) for a, b in pairwise(lines) if b.gap]
    within = sum(1 for a, b in apart if b.first.islower() and not a.ends_sentence)
    return bool(apart) and within <= _MID_SENTENCE * len(apart)
