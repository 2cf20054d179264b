"""From a file's text to its lines: without page numbers, rules and Markdown marks.

Text taken from a PDF puts a blank line after every line, text converted to Markdown only
between paragraphs, and both break pages anywhere. So a line carries the blank lines above it,
and ``Layout`` says how much they, and a line's length, are worth in this text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby, pairwise

from coordplan.glyphs import latin, seen
from coordplan.tracing import marks
from coordplan.tracing.fingerprint import folded
from coordplan.tracing.marks import Sort
from coordplan.tracing.tables import Piece, Row, with_rows

WIDE_GAP = 3
_NARROWEST = 40
_SHORT = 0.9
_MID_SENTENCE = 0.2
_WITHIN_BLOCKS = 0.03
_FEWEST_MARKS = 10
_LISTED = frozenset({Sort.PLAIN, Sort.DASH, Sort.PLUS})
_ALONE = re.compile(r"[IVX]{1,5}[.)/]|[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}[.)/]|[a-zđ][.)/]")
"""A mark without what it counts."""
_SEVERAL = " | "
"""What parts the cells of a row."""

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
    """A line with something on it, and the number of blank lines above it.

    A ``row`` of a table is one line, its cells parted by strokes; a ``caption`` names the columns.
    ``held`` says that emphasis holds the line and the one above it together.
    """

    text: str
    gap: int
    row: bool = False
    caption: bool = False
    held: bool = False

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
    paragraphs; where many stand in the middle of a sentence they mean nothing. ``blocks`` says that
    they stand between all paragraphs, so that the lines of a block are one.
    """

    lines: tuple[Line, ...]
    width: int
    spaced: bool
    blocks: bool

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
    lines = _with_their_marks(_without_page_numbers(list(_lines(text))))
    plain = [line for line in lines if not line.row]
    return Layout(tuple(lines), _width(plain), _spaced(plain), _blocks(plain))


def _lines(text: str) -> Iterator[Line]:
    """Every line that says something, block by block: Markdown marks may span lines."""
    gap = 0
    for sort, block in groupby(with_rows(text), key=_sort_of_piece):
        pieces = list(block)
        if sort is _Piece.BLANK:
            gap += len(pieces)
            continue
        for line in _block(pieces):
            if not line.text or _RULE.fullmatch(line.text):
                gap += 1
                continue
            yield replace(line, gap=gap)
            gap = 0


class _Piece(Enum):
    """What follows one another in a text."""

    BLANK = auto()
    LINE = auto()
    ROW = auto()


def _sort_of_piece(piece: Piece) -> _Piece:
    if isinstance(piece, Row):
        return _Piece.ROW
    return _Piece.LINE if piece.strip() else _Piece.BLANK


def _block(pieces: Sequence[Piece]) -> Iterator[Line]:
    """The lines of a block without Markdown marks; rows, each on one line."""
    lines = [piece for piece in pieces if isinstance(piece, str)]
    if lines:
        for raw, held in _unmarked("\n".join(lines)):
            yield Line(_plain(raw), 0, held=held)
    for row in pieces:
        if isinstance(row, Row):
            cells = (" ".join(raw for raw, _ in _unmarked("\n".join(c))) for c in row.cells)
            yield Line(_SEVERAL.join(map(_plain, cells)), 0, row=True, caption=row.caption)


def _plain(raw: str) -> str:
    return folded(_ESCAPE.sub(r"\1", _HEADING.sub("", raw.strip())))


def _unmarked(block: str) -> Iterator[tuple[str, bool]]:
    """The lines of a block without bold and italic marks, bullets as dashes.

    Marks come in pairs: an odd star is text. A typist's initials in italics at the end of a
    paragraph are no part of it. With each line, whether a pair holds it and the one above.
    """
    block = _INITIALS.sub("", block)
    block = "\n".join(_BULLET.sub("- ", raw.strip()) for raw in block.split("\n"))
    held = _held(block)
    for mark in (_STARS, _UNDERLINES):
        if len(mark.findall(block)) % 2 == 0:
            block = mark.sub("", block)
    return zip(block.split("\n"), held, strict=True)


def _held(block: str) -> list[bool]:
    """Of each line of a block, whether bold or italic letters go on into it from the one above."""
    held, bold, italic = [], False, False
    for raw in block.split("\n"):
        held.append(bold or italic)
        for stars in _STARS.findall(raw):
            bold ^= len(stars) >= 2
            italic ^= len(stars) % 2 == 1
    return [False] * len(held) if bold or italic else held


def _without_page_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines without those that hold only a page number; their gaps are kept."""
    kept: list[Line] = []
    carried = 0
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if not line.row and _PAGE_NUMBER.fullmatch(line.text) and _between(kept, line, following):
            carried += line.gap
            continue
        kept.append(replace(line, gap=line.gap + carried))
        carried = 0
    return kept


def _with_their_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines, each mark that stands alone on its line joined to what it counts."""
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        if above is not None and _ALONE.fullmatch(above.text) and _counts(joined, line):
            joined[-1] = replace(above, text=f"{above.text} {line.text}")
        else:
            joined.append(line)
    return joined


def _counts(lines: Sequence[Line], below: Line) -> bool:
    """Whether the last of some lines, a mark alone, is that of the line below it."""
    *before, alone = lines
    begins = not before or alone.gap > 0 or before[-1].ends_sentence or before[-1].ends_part
    goes_on = below.held or below.gap == 0
    return begins and goes_on and not below.row and not marks.is_marked(below.text)


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


def _blocks(lines: Sequence[Line]) -> bool:
    """Whether blank lines stand above all that has a mark, but what is in a list of recipients."""
    gaps: list[int] = []
    recipients = False
    for line in lines[1:]:
        sort = marks.read_mark(line.text).sort
        recipients = marks.copied_to(line.text) or (recipients and sort in _LISTED)
        if sort is not Sort.PLAIN and not recipients:
            gaps.append(line.gap)
    return len(gaps) >= _FEWEST_MARKS and gaps.count(0) <= _WITHIN_BLOCKS * len(gaps)
