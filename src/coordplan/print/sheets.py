"""The tables that a spreadsheet gets of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coordplan.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Notice,
    Page,
    Picture,
    Question,
    Row,
    Rows,
    Table,
    Words,
    cell,
    code,
    plain,
    together,
    words,
)
from coordplan.frozen import replaced
from coordplan.print.documents import answer_words
from coordplan.text import Language, Text, visible

_TITLE = Text(vi="Nội dung", en="Content")
_SECTION = Column(Text(vi="Mục", en="Section"))
_COLUMNS = (
    Column(Text(vi="Thuộc", en="Under")),
    Column(Text(vi="Ai, về việc gì", en="Who, or of what")),
    Column(Text(vi="Nội dung", en="What")),
    Column(Text(vi="Điều khoản", en="Clauses")),
)

_FIGURE: dict[Language, re.Pattern[str]] = {
    "vi": re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|0|[1-9]\d*)(?:,(\d+))?", re.ASCII),
    "en": re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|0|[1-9]\d*)(?:\.(\d+))?", re.ASCII),
}
_EXACT = 15
"""So many digits a spreadsheet keeps of a number."""

_Line = tuple[Cell, ...]
Value = str | int | float


def sheets_of(page: Page) -> tuple[Table, ...]:
    """The sheets of a page; where it has none, its tables, then all else that it says as one."""
    if page.sheets:
        return page.sheets
    tables: list[Table] = []
    lines: list[_Line] = []
    section: tuple[Words, ...] = ()
    for block in page.blocks:
        if isinstance(block, Heading):
            note = words(" (", block.note, ")") if block.note else ()
            section = (*section[: block.level - 2], words(block.said, note))
        elif isinstance(block, Table):
            title = block.title or (plain(section[-1]) if section else page.title)
            tables.append(replaced(block, title=title))
        else:
            place = Cell((together(section, " › "),) if section else ())
            lines += [(place, *line) for line in _lines(block)]
    if lines or not tables:
        tables.append(_filled(Table((_SECTION, *_COLUMNS), tuple(lines), _TITLE)))
    return tuple(tables)


def value(cell: Cell, column: Column, language: Language, *, between: str) -> Value:
    """What stands in a cell: a number in a column of figures, else a text.

    ``between`` stands between its lines.
    """
    lines = ("".join(visible(run.text[language]) for run in said).strip() for said in cell.lines)
    text = between.join(line for line in lines if line)
    found = _FIGURE[language].fullmatch(text) if column.figures else None
    if found is None or sum(map(str.isdigit, text)) > _EXACT:
        return text
    sign, whole, part = found.groups()
    digits = sign + re.sub(r"\D", "", whole)
    return int(digits) if part is None else float(f"{digits}.{part}")


def _lines(block: Block) -> Iterator[_Line]:
    """What a block says: under what it stands, who, what, the clauses."""
    match block:
        case Notice():
            yield Cell(()), cell(block.label), cell(block.said, tone=block.tone), Cell(())
        case Rows():
            for row in block.rows:
                yield from _row(row, ())
        case Question():
            yield cell(code(block.fact)), cell(block.asked), cell(answer_words(block)), Cell(())
        case Picture():
            yield Cell(()), Cell(()), cell(block.alternative), Cell(())


def _row(row: Row, above: Words) -> Iterator[_Line]:
    """A row, and those that belong to it."""
    yield cell(above), cell(row.who, tone=row.tone), cell(row.what), cell(row.clauses)
    for one in row.under:
        yield from _row(one, row.who or row.what)


def _filled(table: Table) -> Table:
    """A table without its empty columns, or with all of them where it is empty itself."""
    every = range(len(table.columns))
    kept = [n for n in every if any(row[n].lines for row in table.rows)] or every
    return Table(
        tuple(table.columns[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in table.rows),
        table.title,
    )
