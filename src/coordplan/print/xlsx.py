"""The sheets of a page as an Excel workbook.

Every value is written as a text, so that nothing is computed, linked, or taken for a number or a
day; only figures are numbers. A sheet has its head row in sight and in print, and filters.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from coordplan.blocks import Page, Table, Tone
from coordplan.measure import broken
from coordplan.print.office import MADE, installed
from coordplan.print.sheets import Value, sheets_of, value
from coordplan.text import Language, visible

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
LONGEST_NAME = 31
A3, A4 = 8, 9

FONT, SIZE = "Arial", 10
"""A family that has every Vietnamese letter, and a twin of equal widths in LibreOffice."""

_NARROWEST, _WIDE, _WIDEST, _LONG, _ROOM = 8, 40, 80, 160, 3
"""Letters across a column: at least, at most, and at most where lines are longer than ``_LONG``."""
_WIDE_SHEET = 260
"""Letters across from which a sheet is printed on A3, one page wide all the same."""
_LETTER, _LINE, _HIGHEST = 6.0, 13.0, 409.0
"""Points: the room of a letter, as ``measure`` counts it; the height of a line; the highest row."""
_REFUSED = re.compile(r"[\[\]:*?/\\]")
_LOOKS: dict[Tone, dict[str, str]] = {
    "plain": {},
    "good": {"bg_color": "#E8F3EC"},
    "open": {"bg_color": "#FBF3DF"},
    "alert": {"bg_color": "#FBE6E4"},
    "faint": {"font_color": "#545B64"},
}
_Looks: TypeAlias = "dict[Tone | None, Format]"


def print_page(page: Page, language: Language, *, both: bool = False) -> bytes:
    """The whole workbook, one sheet a table; always in one language.

    Raises ``MissingExtraError`` where XlsxWriter is not installed.
    """
    with installed("XlsxWriter"):
        from xlsxwriter import Workbook
    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        title = visible(page.title[language])
        book.set_properties({"title": title, "created": MADE.replace(tzinfo=None)})
        look = {
            "font_name": FONT,
            "font_size": SIZE,
            "text_wrap": True,
            "valign": "top",
            "border": 1,
            "border_color": "#8D96A0",
        }
        looks: _Looks = {tone: book.add_format(look | own) for tone, own in _LOOKS.items()}
        looks[None] = book.add_format(look | {"bold": True, "bg_color": "#DFE3E8"})
        taken: set[str] = set()
        for table in sheets_of(page):
            said = visible((table.title or page.title)[language])
            for part in _parts(table):
                sheet = book.add_worksheet(_name(said, taken))
                _fill(sheet, part, language, looks)
    return file.getvalue()


def _parts(table: Table) -> Iterator[Table]:
    """A table in parts that a sheet can hold."""
    size = MOST_ROWS - 1
    for start in range(0, max(len(table.rows), 1), size):
        yield Table(table.columns, table.rows[start : start + size], table.title)


def _fill(sheet: Worksheet, table: Table, language: Language, looks: _Looks) -> None:
    """Write a table to a sheet."""
    titles: list[Value] = [visible(column.title[language]) for column in table.columns]
    rows = [
        [value(*pair, language, between="\n") for pair in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    widths = [_column(said) for said in zip(titles, *rows, strict=True)]
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    head = [looks[None]] * len(titles)
    tones = [head, *([looks[cell.tone] for cell in row] for row in table.rows)]
    for number, (row, formats) in enumerate(zip([titles, *rows], tones, strict=True)):
        sheet.set_row(number, _height(row, widths))
        for at, (said, look) in enumerate(zip(row, formats, strict=True)):
            _write(sheet, (number, at), said, look)
    _arrange(sheet, sum(widths), (len(rows), max(len(titles) - 1, 0)))


def _column(said: Sequence[Value]) -> int:
    """How many letters wide a column is: as its longest line, within limits."""
    longest = max(len(line) for one in said for line in str(one).split("\n"))
    most = _WIDE if longest <= _LONG else _WIDEST
    return min(max(longest + _ROOM, _NARROWEST), most)


def _height(row: Sequence[Value], widths: Sequence[int]) -> float:
    """How high a row is; LibreOffice does not find out by itself."""
    lines = (
        sum(len(broken(line, width * _LETTER, SIZE)) for line in str(said).split("\n"))
        for said, width in zip(row, widths, strict=True)
    )
    return min(max(lines, default=1) * _LINE + 2, _HIGHEST)


def _write(sheet: Worksheet, place: tuple[int, int], said: Value, look: Format) -> None:
    """Write one value."""
    if isinstance(said, str):
        sheet.write_string(*place, _cut(said, LONGEST_CELL), look)
    else:
        sheet.write_number(*place, said, look)


def _arrange(sheet: Worksheet, width: int, last: tuple[int, int]) -> None:
    """How a sheet looks on a screen and on paper."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, *last)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})
    sheet.set_landscape()
    sheet.set_paper(A4 if width < _WIDE_SHEET else A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")


def _name(said: str, taken: set[str]) -> str:
    """A name that Excel takes for a sheet, and that no other sheet has."""
    said = " ".join(_REFUSED.sub(" ", said).split()).strip("' ") or "Sheet"
    number, name = 1, _cut(said, LONGEST_NAME)
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        end = f" ({number})"
        name = _cut(said, LONGEST_NAME - len(end)) + end
    taken.add(name.casefold())
    return name


def _cut(said: str, room: int) -> str:
    """A text cut to what there is room for, in the units in which Excel counts."""
    if len(said) * 2 <= room or len(said.encode("utf-16-le")) <= room * 2:
        return said
    return said.encode("utf-16-le")[: room * 2 - 2].decode("utf-16-le", "ignore") + "…"
