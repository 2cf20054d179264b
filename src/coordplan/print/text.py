"""A page on a terminal: columns that align, lines that are wrapped at a width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import assert_never

from coordplan.blocks import (
    Block,
    Cell,
    Heading,
    Notice,
    Page,
    Picture,
    Question,
    Row,
    Rows,
    Table,
    Tone,
    Words,
    together,
    words,
)
from coordplan.print.lines import (
    BLANK,
    Line,
    Span,
    Style,
    plain,
    spans,
    width_of,
    within,
    wrapped,
)
from coordplan.text import Language

FILE_WIDTH = 100
STACKED_BELOW = 72
_DEEPER = 4
_GAP = "  "
_NARROWEST_COLUMN = 11
_HIGHEST = 2

_STYLES: dict[Tone, Style] = {
    "plain": "plain",
    "good": "plain",
    "open": "strong",
    "alert": "alert",
    "faint": "faint",
}


def print_page(page: Page, language: Language, *, both: bool = False) -> str:
    """A whole page as a text file, with what stands at its foot; always in one language."""
    foot = [row for said in page.foot for row in wrapped(spans(said, language), FILE_WIDTH)]
    return plain([*page_lines(page, language, FILE_WIDTH), *([BLANK, *foot] if foot else [])])


def page_lines(page: Page, language: Language, width: int) -> list[Line]:
    """A whole page."""
    return _Printer(language, width).page(page)


def block_lines(blocks: Iterable[Block], language: Language, width: int) -> list[Line]:
    """Some blocks, as they stand in a page."""
    return _Printer(language, width).blocks(blocks)


class _Printer:
    """One language and one width."""

    def __init__(self, language: Language, width: int) -> None:
        self.language: Language = language
        self.width = width

    def page(self, page: Page) -> list[Line]:
        """A whole page."""
        head: list[Line] = []
        if page.titled:
            subject = words("  ", page.subject) if page.subject is not None else ()
            title = (*self.spans(words(page.title), "strong"), *self.spans(subject))
            head = wrapped(title, self.width)
        if page.compact:
            return [*head, *(row for block in page.blocks for row in self.block(block))]
        return [*head, *self.blocks(page.blocks)]

    def blocks(self, blocks: Iterable[Block]) -> list[Line]:
        """Blocks one below the other; a blank line where something else begins."""
        lines: list[Line] = []
        before: Block | None = None
        for block in blocks:
            if before is not None and _begins(block, before):
                lines.append(BLANK)
            lines += self.block(block)
            before = block
        return lines

    def block(self, block: Block) -> Iterable[Line]:
        """One block."""
        match block:
            case Heading():
                return self.heading(block)
            case Notice():
                style = _STYLES[block.tone]
                label = style if style != "plain" else "faint"
                said = "plain" if block.label and style != "faint" else style
                return self.labelled(self.spans(block.label, label), self.spans(block.said, said))
            case Rows():
                return self.rows(block.rows, 2)
            case Table():
                return self.table(block)
            case Question():
                return self.question(block)
            case Picture():
                return wrapped(self.spans(words(block.alternative), "faint"), self.width)
            case _:
                assert_never(block)

    def spans(self, said: Words, style: Style = "plain") -> Line:
        """Words in the language."""
        return spans(said, self.language, style)

    def heading(self, block: Heading) -> Iterator[Line]:
        """A heading; its note beside it where there is room."""
        said = self.spans(block.said, "heading" if block.level <= _HIGHEST else "strong")
        if block.level <= _HIGHEST:
            marks = [run.mark for run in block.said]
            said = tuple(
                span if mark == "code" else Span(span.text.upper(), span.style)
                for span, mark in zip(said, marks, strict=True)
            )
        note = self.spans(block.note, "faint")
        yield from wrapped((*said, Span(_GAP), *note) if note else said, self.width, rest=_GAP)

    def labelled(self, label: Line, said: Line, indent: int = 0) -> list[Line]:
        """A label with words beside it; below it where the label takes half the width."""
        pad, taken = " " * indent, width_of(label)
        if not taken:
            return wrapped(said, self.width, first=pad, rest=pad)
        if taken > self.width // 2:
            deeper = pad + _GAP
            return [
                *wrapped(label, self.width, first=pad, rest=pad),
                *wrapped(said, self.width, first=deeper, rest=deeper),
            ]
        hanging = pad + " " * taken + _GAP
        first, *rest = wrapped(said, self.width, first=hanging, rest=hanging)
        return [(Span(pad), *label, Span(_GAP), *first[1:]), *rest]

    def question(self, block: Question) -> list[Line]:
        """A question, with its answers in the words of the reader, which may be typed too."""
        answers = together([words(label) for label, _ in block.answers], ", ")
        said = words(block.asked, f" [{block.fact}: ", *answers, "] — ", block.decides)
        return self.labelled((Span("  ?", "strong"),), self.spans(said))

    # rows

    def rows(self, rows: Sequence[Row], indent: int) -> Iterator[Line]:
        """Rows in two columns that align: the first as wide as it needs and the second has room.

        On a terminal too narrow for both the second goes below the first.
        """
        parts = [(self.who(row), self.what(row)) for row in rows]
        beside = [(width_of(who), width_of(what)) for who, what in parts if who and what]
        column, second = (max(widths) for widths in zip(*beside, (0, 0), strict=True))
        room = self.width - indent
        left = room - len(_GAP) - second
        stacked = self.width < STACKED_BELOW and column > left
        column = min(column, max(room * 3 // 10, left))
        for row, (who, what) in zip(rows, parts, strict=True):
            if not (who and what):
                yield from self.across(who, what, indent)
            elif stacked:
                yield from self.stacked(who, what, indent)
            else:
                yield from self.beside(who, what, indent, column)
            yield from self.rows(row.under, indent + _DEEPER)

    def who(self, row: Row) -> Line:
        """The first part of a row."""
        return self.spans(row.who, _STYLES[row.tone])

    def what(self, row: Row) -> Line:
        """The second part of a row, with the clauses at its end."""
        said = self.spans(row.what, "faint" if row.tone == "faint" else "plain")
        clauses = self.spans(row.clauses, "faint")
        return (*said, Span(_GAP), *clauses) if said and clauses else (*said, *clauses)

    def across(self, who: Line, what: Line, indent: int) -> list[Line]:
        """A row of one part, or both parts one after the other."""
        pad = " " * indent
        said = (*who, Span(_GAP), *what) if who and what else (*who, *what)
        return wrapped(said, self.width, first=pad, rest=pad)

    def stacked(self, who: Line, what: Line, indent: int) -> list[Line]:
        """The second part below the first, where both do not stand on one line."""
        if indent + width_of(who) + len(_GAP) + width_of(what) <= self.width:
            return self.across(who, what, indent)
        pad, deeper = " " * indent, " " * (indent + 2)
        return [
            *wrapped(who, self.width, first=pad, rest=pad),
            *wrapped(what, self.width, first=deeper, rest=deeper),
        ]

    def beside(self, who: Line, what: Line, indent: int, column: int) -> Iterator[Line]:
        """The second part beside the first."""
        left = within(who, column)
        right = wrapped(what, self.width - indent - column - len(_GAP))
        for first, second in zip_longest(left, right, fillvalue=BLANK):
            pad = Span(" " * (column - width_of(first)) + _GAP)
            yield (Span(" " * indent), *first, pad, *second)

    # tables

    def table(self, table: Table) -> Iterator[Line]:
        """A grid; on a terminal too narrow for it, one row of the table below the other."""
        if table.title is not None:
            yield from wrapped(self.spans(words(table.title), "strong"), self.width)
        titles = [Cell((words(column.title),)) for column in table.columns]
        natural = [
            max(width_of(one) for cell in cells for one in self.cell(cell) or [BLANK])
            for cells in zip(titles, *table.rows, strict=True)
        ]
        room = self.width - 2 - len(_GAP) * (len(natural) - 1)
        tight = sum(min(one, _NARROWEST_COLUMN) for one in natural) > room
        if tight or (self.width < STACKED_BELOW and sum(natural) > room):
            yield from self.one_by_one(table)
            return
        widths = _shared_out(natural, room)
        figures = [column.figures for column in table.columns]
        yield from self.aligned([self.cell(cell, "faint") for cell in titles], widths, figures)
        for row in table.rows:
            yield from self.aligned([self.cell(cell) for cell in row], widths, figures)

    def cell(self, cell: Cell, style: Style | None = None) -> list[Line]:
        """The lines of a cell, in the style of its tone."""
        shown = style or ("alert" if cell.tone == "alert" else "plain")
        return [self.spans(said, shown) for said in cell.lines]

    def aligned(
        self, cells: Sequence[list[Line]], widths: Sequence[int], figures: Sequence[bool]
    ) -> Iterator[Line]:
        """One row of a grid, each of its cells wrapped in its column."""
        columns = [
            [row for said in cell for row in within(said, width)]
            for cell, width in zip(cells, widths, strict=True)
        ]
        for rows in zip_longest(*columns, fillvalue=BLANK):
            spread: list[Span] = [Span("  ")]
            for number, (row, width, right) in enumerate(zip(rows, widths, figures, strict=True)):
                pad = Span(" " * (width - width_of(row)))
                gap = Span(_GAP if number + 1 < len(widths) else "")
                spread += [pad, *row, gap] if right else [*row, pad, gap]
            yield tuple(spread)

    def one_by_one(self, table: Table) -> Iterator[Line]:
        """Each row of a table as a list, under what names it."""
        first = 1 if table.named else 0
        for row in table.rows:
            for name in self.cell(row[0], "strong") if table.named else ():
                yield from wrapped(name, self.width, first=_GAP, rest=_GAP)
            for column, cell in zip(table.columns[first:], row[first:], strict=True):
                label = self.spans(words(column.title), "faint")
                for number, said in enumerate(self.cell(cell)):
                    shown = label if not number else (Span(" " * width_of(label)),)
                    yield from self.labelled(shown, said, 4)


def _begins(block: Block, before: Block) -> bool:
    """Whether a blank line stands before a block."""
    if isinstance(before, Heading):
        return False
    if isinstance(block, Heading):
        return True
    if isinstance(block, Table) or isinstance(before, Table):
        return True
    return isinstance(block, Notice) and block.tone != "faint" and isinstance(before, Rows)


def _shared_out(natural: Sequence[int], room: int) -> list[int]:
    """Widths of columns in a room: the narrow ones as they are, the wide ones by equal shares."""
    widths = list(natural)
    left, waiting = room, sorted(range(len(natural)), key=lambda n: natural[n])
    for number, column in enumerate(waiting):
        share = left // (len(waiting) - number)
        widths[column] = min(natural[column], share)
        left -= widths[column]
    return widths
