"""A page as a Word document: real headings, tables that repeat their head row, A4.

A tone is a shade, and never the only sign of what it says. A locator is not broken at its hyphens.
The same page gives the same bytes, and nothing tells who made it, or when.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import count, groupby
from typing import TYPE_CHECKING, assert_never

from coordplan.blocks import (
    Block,
    Cell,
    Heading,
    Mark,
    Notice,
    Page,
    Picture,
    Question,
    Row,
    Rows,
    Table,
    Tone,
    Words,
    words,
)
from coordplan.measure import text_width
from coordplan.print import word
from coordplan.print.documents import (
    Anchors,
    heading_words,
    labelled,
    question_words,
    row_words,
    what_words,
)
from coordplan.print.office import installed
from coordplan.text import Language, visible

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table as Grid
    from docx.table import _Cell as Place
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as Span

MOST_COLUMNS_UPRIGHT = 4
"""With a table of more columns the sheet lies across."""

_POINT, _MONOSPACE_LETTER = 0.0353, 0.61
_LONGEST_WORD, _LONGEST_LINE, _PADDING = 4.0, 12.0, 0.5
"""What a column need not be wider for, and what a cell takes beside its words: centimetres."""
_WHO = 0.3
"""The part of the width that is for who, beside what, at most."""
_DEEPEST = 3
_STYLES: dict[Tone, str] = {"open": word.NOTICE, "alert": word.WARNING}
_SHADES: dict[Tone, str] = {"good": "E8F3EC", "open": "FBF3DF", "alert": "FBE6E4"}
_HEAD_SHADE, _LINE = "DFE3E8", "BFC5CC"
_COLOURS: dict[Mark, str] = {
    "faint": "545B64",
    "clause": "545B64",
    "read-in": "545B64",
    "alert": "9B1C1C",
    "doubtful": "7A4A00",
}
_BOLD: frozenset[Mark] = frozenset({"strong", "alert", "doubtful"})
_SPACES = re.compile(" +")
_SPACES_KEPT, _KEPT_SPACE = 2, "\u00a0"


def print_page(page: Page, language: Language, *, both: bool = False) -> bytes:
    """The whole document; always in one language.

    Raises ``MissingExtraError`` where python-docx is not installed.
    """
    with installed("python-docx"):
        tables = [block for block in page.blocks if isinstance(block, Table)]
        columns = max((len(table.columns) for table in tables), default=0)
        across = columns > MOST_COLUMNS_UPRIGHT
        document = word.blank(visible(page.title[language]), language, across=across)
    _Writer(document, page, language, (word.LENGTH if across else word.SIDE) - 2 * word.MARGIN)
    return word.saved(document)


class _Writer:
    """One page in one language; ``width`` is that of its lines, in centimetres."""

    def __init__(self, document: Document, page: Page, language: Language, width: float) -> None:
        self.document = document
        self.language: Language = language
        self.width = width
        self.styles = word.style_ids(document)
        self.marks, numbers = count(), count()
        self.anchors = Anchors(page.blocks, lambda _: f"_place{next(numbers)}")
        self.page(page)

    def page(self, page: Page) -> None:
        """The whole page."""
        self.paragraph("Title", words(page.title))
        if page.subject is not None:
            self.paragraph("Subtitle", words(page.subject))
        for block in page.blocks:
            self.block(block)
        for said in page.foot:
            self.paragraph(word.REMARK, said)

    def block(self, block: Block) -> None:
        """One block."""
        match block:
            case Heading():
                level = min(max(block.level - 1, 1), 3)
                said = heading_words(block.said, block.note)
                self.mark(self.paragraph(f"Heading {level}", said), block.anchor)
            case Notice():
                style = _STYLES.get(block.tone, "Normal")
                self.paragraph(style, labelled(block.label, block.said), _plain(block.tone))
            case Rows():
                for paired, rows in groupby(block.rows, _is_pair):
                    if paired:
                        self.pairs(tuple(rows))
                    else:
                        self.items(self.document, rows)
            case Table():
                self.table(block)
            case Question():
                self.paragraph("Normal", question_words(block))
            case Picture():
                self.paragraph("Normal", words(block.alternative))
            case _:
                assert_never(block)

    # rows and tables

    def items(self, holder: Document | Place, rows: Iterable[Row], depth: int = 1) -> None:
        """Rows as a list, with lists in it."""
        style = "List Bullet" if depth == 1 else f"List Bullet {min(depth, _DEEPEST)}"
        for row in rows:
            paragraph = self.styled(holder.add_paragraph(), style)
            paragraph.paragraph_format.keep_with_next = bool(row.under) or None
            self.mark(paragraph, row.anchor)
            self.write(paragraph, row_words(row), _plain(row.tone))
            self.items(holder, row.under, depth + 1)

    def pairs(self, rows: Sequence[Row]) -> None:
        """Rows as two columns, a thin line between one and the next, none of them broken."""
        grid = self.document.add_table(len(rows), 2)
        borders = word.element("tblBorders")
        borders.append(word.element("insideH", val="single", sz=4, space=0, color=_LINE))
        grid._tbl.tblPr.insert_element_before(borders, "w:tblLayout", "w:tblCellMar", "w:tblLook")
        who = max(self.wide(row.who, bold=True) for row in rows) + _PADDING
        who = min(who, self.width * _WHO)
        self.set_widths(grid, [who, self.width - who])
        for row, line in zip(rows, grid.rows, strict=True):
            line._tr.get_or_add_trPr().append(word.element("cantSplit"))
            left, right = line.cells
            self.mark(left.paragraphs[0], row.anchor)
            self.fill(left, (row.who,), "Normal", "alert" if row.tone == "alert" else "strong")
            self.fill(right, (what_words(row),), "Normal", _plain(row.tone))
            self.items(right, row.under)
        self.paragraph(word.AFTER_TABLE, ())

    def table(self, table: Table) -> None:
        """A table whose head row stands on every sheet, and of which no row is broken."""
        if table.title is not None:
            self.paragraph("Caption", words(table.title))
        head = tuple(Cell((words(column.title),)) for column in table.columns)
        grid = self.document.add_table(len(table.rows) + 1, len(table.columns), "Table Grid")
        self.set_widths(grid, self.shared_out([head, *table.rows]))
        for number, (row, line) in enumerate(zip([head, *table.rows], grid.rows, strict=True)):
            form = line._tr.get_or_add_trPr()
            form.append(word.element("cantSplit"))
            if not number:
                form.append(word.element("tblHeader"))
            for at, (column, cell, place) in enumerate(
                zip(table.columns, row, line.cells, strict=True)
            ):
                shade = _SHADES.get(cell.tone, "") if number else _HEAD_SHADE
                if shade:
                    place._tc.get_or_add_tcPr().append(word.shading(shade))
                names = not number or (table.named and not at)
                plain = "strong" if names else _plain(cell.tone)
                self.fill(place, cell.lines, word.IN_TABLE, plain, right=column.figures)
        self.paragraph(word.AFTER_TABLE, ())

    def set_widths(self, grid: Grid, widths: Sequence[float]) -> None:
        """Widths of columns that every program keeps to, in whole twentieths of a point."""
        from docx.shared import Cm, Twips

        whole = [Twips(Cm(width) // Twips(1)) for width in widths]
        grid.autofit = False
        for column, width in zip(grid.columns, whole, strict=True):
            column.width = width
        for line in grid.rows:
            for place, width in zip(line.cells, whole, strict=True):
                place.width = width

    def shared_out(self, rows: Sequence[Sequence[Cell]]) -> list[float]:
        """Widths by what stands in the columns: room for the longest word, then for the lines."""
        least, wanted = [], []
        for cells in zip(*rows, strict=True):
            lines = [self.wide(line) for cell in cells for line in cell.lines]
            longest = [self.wide(line, words=True) for cell in cells for line in cell.lines]
            least.append(min(max(longest, default=0), _LONGEST_WORD) + _PADDING)
            wanted.append(max(least[-1], min(max(lines, default=0), _LONGEST_LINE) + _PADDING))
        more = [wide - narrow for wide, narrow in zip(wanted, least, strict=True)]
        room = self.width - sum(least)
        if room < 0:
            return [self.width * one / sum(least) for one in least]
        part = min(1, room / sum(more)) if sum(more) > 0 else 0
        return [one + part * extra for one, extra in zip(least, more, strict=True)]

    # words

    def wide(self, said: Words, *, bold: bool = False, words: bool = False) -> float:
        """How wide words are at most in one line, or the longest of them; in centimetres."""
        shown = [(run.mark, visible(run.text[self.language])) for run in said]
        parts = [
            (mark, part) for mark, text in shown for part in (text.split() if words else [text])
        ]
        widths = [_width(part, mark, bold=bold) for mark, part in parts]
        return (max(widths, default=0) if words else sum(widths)) * _POINT

    def paragraph(self, style: str, said: Words, plain: Mark = "plain") -> Paragraph:
        """A paragraph of its own."""
        paragraph = self.styled(self.document.add_paragraph(), style)
        self.write(paragraph, said, plain)
        return paragraph

    def styled(self, paragraph: Paragraph, style: str) -> Paragraph:
        """Give a paragraph a style; python-docx would look at every style for each paragraph."""
        paragraph._p.style = self.styles[style]
        return paragraph

    def fill(
        self,
        place: Place,
        lines: Sequence[Words],
        style: str,
        plain: Mark = "plain",
        *,
        right: bool = False,
    ) -> None:
        """Put lines into an empty cell, a paragraph each; ``plain`` is the mark of plain words."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        added = (place.add_paragraph() for _ in lines[1:])
        for said, paragraph in zip(lines, [*place.paragraphs, *added], strict=False):
            self.styled(paragraph, style)
            if right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            self.write(paragraph, said, plain)

    def write(self, paragraph: Paragraph, said: Words, plain: Mark = "plain") -> None:
        """Write words at the end of a paragraph; ``plain`` is the mark of plain ones."""
        for run in said:
            text = _SPACES.sub(" ", visible(run.text[self.language]))
            if not text:
                continue
            mark = plain if run.mark == "plain" else run.mark
            span = paragraph.add_run()
            _dress(span, mark)
            _put(span, text, mark)
            target = self.anchors.name(run.to)
            if target:
                link = word.element("hyperlink", anchor=target, history=1)
                link.append(span._r)
                paragraph._p.append(link)

    def mark(self, paragraph: Paragraph, anchor: str) -> None:
        """Make a paragraph the place of an anchor, if it is the first to have it."""
        name = self.anchors.place(anchor)
        if name:
            number = next(self.marks)
            paragraph._p.append(word.element("bookmarkStart", id=number, name=name))
            paragraph._p.append(word.element("bookmarkEnd", id=number))


def _is_pair(row: Row) -> bool:
    """Whether a row has two columns."""
    return bool(row.who and what_words(row))


def _plain(tone: Tone) -> Mark:
    """The mark of plain words in a place of a tone."""
    return "faint" if tone == "faint" else "plain"


def _width(text: str, mark: Mark, *, bold: bool) -> float:
    """How wide a text is at most, in points."""
    if mark == "code":
        return len(text) * _MONOSPACE_LETTER * word.SIZE
    return text_width(text, word.SIZE, bold=bold)


def _dress(span: Span, mark: Mark) -> None:
    """Give a run the look of its mark."""
    from docx.shared import RGBColor

    if mark in _BOLD:
        span.font.bold = True
    if mark in _COLOURS:
        span.font.color.rgb = RGBColor.from_string(_COLOURS[mark])
    if mark == "read-in":
        span.font.italic = True
    if mark == "code":
        span.font.name = word.MONOSPACE
    if mark in ("code", "clause"):
        span.font.no_proof = True


def _put(span: Span, text: str, mark: Mark) -> None:
    """Put text into a run; a locator so that no line ends in it."""
    if mark != "clause":
        span.add_text(text)
        return
    if text.count(" ") <= _SPACES_KEPT:
        text = text.replace(" ", _KEPT_SPACE)
    for number, part in enumerate(text.split("-")):
        if number:
            span._r.append(word.element("noBreakHyphen"))
        if part:
            span.add_text(part)
