"""From lines to paragraphs: which line begins a clause, and which goes on with the one above.

A mark begins a paragraph. Without one, a line goes on where it begins with a small letter or
where the line above ends in the middle of something; a full stop before a capital ends a
paragraph, and so does a heading's last line, which ends well before the margin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from coordplan.text import Text
from coordplan.tracing import marks
from coordplan.tracing.layout import Layout, Line, read_layout
from coordplan.tracing.marks import Marked, Sort
from coordplan.work import TooComplexError, Work, too_complex

_TURNS_A_LINE, _TURNS_A_CELL, _TURNS_A_PARAGRAPH = 60, 100, 300
"""What it costs to join a line; to take a cell apart; to find a paragraph its place, and compare it
with a plan."""

_TOO_MANY = Text(
    en="the document has too many paragraphs to be cut into clauses",
    vi="văn bản có quá nhiều đoạn, không tách thành mục được",
)
_LEAVE_OUT = Text(
    en="leave out lists and tables that are no clauses",
    vi="bỏ bớt các danh sách, bảng biểu không phải là mục của kế hoạch",
)

_TITLED = marks.DIVISIONS | {Sort.PART, Sort.ARTICLE, Sort.ITEM, Sort.POINT}
_HEADED = _TITLED - {Sort.POINT}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some lines joined: mark, text without and with it, and the blank lines above.

    A row of a table is a paragraph; a ``caption`` names its columns. ``above`` says that the
    document has not begun.
    """

    sort: Sort
    label: str
    text: str
    whole: str
    gap: int
    caption: bool = False
    above: bool = False

    @property
    def marked(self) -> Marked:
        """The mark that it begins with, and what stands behind it."""
        return Marked(self.sort, self.label, self.text)

    @property
    def finished(self) -> bool:
        """Whether it ends as a sentence or a member of a list does; a heading does not."""
        return self.text.endswith((".", ";", "!", "?")) or Line(self.text, 0).ends_sentence


def read_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text, in order.

    Raises ``TooComplexError`` where they are more than may be cut.
    """
    work = Work()
    try:
        work.spend(_TURNS_A_LINE * len(text.splitlines()) + _TURNS_A_CELL * text.count("|"))
        layout = read_layout(text)
        joiner = _Joiner(layout, _above(layout.lines))
        for line in layout.lines:
            joiner.add(line)
        work.spend(_TURNS_A_PARAGRAPH * joiner.begun)
    except TooComplexError:
        raise too_complex(_TOO_MANY, _LEAVE_OUT) from None
    return joiner.paragraphs


def _above(lines: Sequence[Line]) -> int:
    """How many lines stand above the document: what a page on the web puts before its head.

    That is a sentence, a table or an address above the state's name, where nothing above that has
    a mark.
    """
    unmarked = list(takewhile(lambda line: line.row or not marks.is_marked(line.text), lines))
    state = next((n for n, line in enumerate(unmarked) if marks.is_national(line.text)), 0)
    said = (n for n, line in enumerate(unmarked[:state]) if _says_something(line))
    return max(said, default=-1) + 1


def _says_something(line: Line) -> bool:
    """Whether a line is no part of a head: a sentence, a row of a table, or an address."""
    return line.row or line.ends_sentence or "://" in line.text


class _Joiner:
    """Takes lines, one after the other, and knows as much of their place as joining needs."""

    def __init__(self, layout: Layout, above: int) -> None:
        self._layout = layout
        self._above_head = above
        self._taken = 0
        self._groups: list[tuple[Marked, list[Line]]] = []
        self._groups_above = 0
        self._after_kind = False
        self._in_title = False
        self._in_body = False
        self._in_recipients = False
        self._in_signature = False

    @property
    def begun(self) -> int:
        """How many paragraphs there are."""
        return len(self._groups)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The lines joined."""
        return [
            _joined(*group, above=n < self._groups_above) for n, group in enumerate(self._groups)
        ]

    def add(self, line: Line) -> None:
        """Join a line to the paragraph above it, or begin a paragraph."""
        self._taken += 1
        found = Marked(Sort.ROW, "", line.text) if line.row else marks.read_mark(line.text)
        opens = not self._groups or self._taken == self._above_head + 1
        if opens or not self._goes_on(line, found):
            self._begin(line, found)
        else:
            self._groups[-1][1].append(line)

    def _begin(self, line: Line, found: Marked) -> None:
        if self._in_signature and marks.begins_anew(found):
            self._in_body = self._in_signature = self._in_recipients = False
        basis = marks.gives_basis(line.text)
        ended = bool(self._groups) and (self._above.ends_sentence or self._above.ends_part)
        after_kind, self._after_kind = self._after_kind, marks.is_kind(line.text)
        self._in_title = not basis and (after_kind or self._in_title)
        self._in_body = (
            self._in_body
            or ended
            or (basis and not after_kind)
            or found.sort is not Sort.PLAIN
            or marks.sent_to(line.text)
        )
        copied, divides = marks.copied_to(line.text), found.sort in marks.DIVISIONS
        if self._taken <= self._above_head:
            self._groups_above, self._in_body = len(self._groups) + 1, False
        self._in_recipients = not divides and (self._in_recipients or copied)
        self._in_signature = not (divides or copied) and (
            self._in_signature or self._signs(line, found)
        )
        self._groups.append((found, [line]))

    @property
    def _above(self) -> Line:
        return self._groups[-1][1][-1]

    def _signs(self, line: Line, found: Marked) -> bool:
        """Whether the lines of a signature begin here."""
        office = found.sort is Sort.PLAIN and marks.is_office(line.text)
        return marks.signs(line.text) or (self._in_recipients and office)

    def _goes_on(self, line: Line, found: Marked) -> bool:
        """Whether a line goes on with the paragraph above it."""
        mark, lines = self._groups[-1]
        if Sort.ROW in {found.sort, mark.sort} or marks.opens(found.rest):
            return False
        if self._in_signature:
            return line.held and found.sort is Sort.PLAIN
        if found.sort is not Sort.PLAIN:
            return self._broken_at_mark(line, found)
        if self._signs(line, found):
            return self._above.is_open
        if self._after_kind and len(lines) == 1:
            return False
        if line.held or (self._layout.blocks and not (line.gap or self._in_recipients)):
            return True
        if self._names(line, mark, lines):
            return True
        if mark.sort is Sort.ARTICLE and len(lines) == 1 and marks.tells_origin(line.text):
            return True
        if line.first.islower() or self._above.is_open:
            return True
        return not self._ends_above(line, titled=mark.sort in _TITLED or not self._in_body)

    def _names(self, line: Line, mark: Marked, lines: list[Line]) -> bool:
        """Whether a line in capitals is the title of a chapter, which stands below its number."""
        if mark.sort not in marks.DIVISIONS and not (mark.sort is Sort.PART and not mark.rest):
            return False
        said = [one for one in (mark.rest, *(above.text for above in lines[1:])) if one]
        return all(map(marks.is_capitals, (*said, line.text)))

    def _ends_above(self, line: Line, *, titled: bool) -> bool:
        """Whether the paragraph above ends before a line that begins with a capital.

        ``titled`` says that it may be a heading, which ends without punctuation.
        """
        above, layout = self._above, self._layout
        if self._in_title and marks.gives_basis(line.text):
            return True
        if above.ends_sentence:
            return not layout.spaced or line.gap > 0 or layout.short(above, line)
        if above.ends_part:
            return layout.apart(line) or layout.short(above, line)
        return titled and layout.short(above, line)

    def _broken_at_mark(self, line: Line, found: Marked) -> bool:
        """Whether what looks like a mark is the rest of a name, or of a sentence, broken at it.

        A dash within a name (``Lao động - Thương binh``) may begin a line; so may a letter and
        a bracket. Above it stands a full line of a clause that has not ended.
        """
        mark, above = self._groups[-1][0], self._above
        if not self._in_body or mark.sort in _HEADED or not above.unfinished:
            return False
        if found.sort is Sort.DASH:
            return not self._layout.apart(line) and not self._layout.short(above, line)
        return found.sort is Sort.POINT and found.rest[:1].islower()


def _joined(mark: Marked, lines: list[Line], *, above: bool) -> Paragraph:
    rest = [line.text for line in lines[1:]]
    text, whole = " ".join([mark.rest, *rest]).strip(), " ".join([lines[0].text, *rest])
    return Paragraph(mark.sort, mark.label, text, whole, lines[0].gap, lines[0].caption, above)
