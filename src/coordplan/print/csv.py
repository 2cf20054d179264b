"""The first sheet of a page as CSV that any spreadsheet opens as it is and any program can read.

UTF-8 with a byte order mark, without which Excel garbles Vietnamese letters; commas; lines ended
by LF, which every spreadsheet takes and other tools want; every text quoted, so that nothing in it
ends a cell or a row whatever a spreadsheet holds for a separator; numbers bare.

A spreadsheet guesses: ``=1+1`` is computed, ``1.10`` becomes 1.1 and another clause, ``03/04`` a
day of April or of March, ``1E5`` a hundred thousand. A text of which it could guess wrongly has an
apostrophe before it, the sign by which spreadsheets themselves mark a text; ``="1.10"`` would be a
formula. A reader that wants the text as it was takes one apostrophe from the beginning of a cell,
and after a semicolon: where there was one there are two. Locators in brackets need nothing.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from coordplan.blocks import Page
from coordplan.print.sheets import Value, sheets_of, value
from coordplan.text import Language, visible

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

BYTE_ORDER_MARK = "\ufeff"
BETWEEN_LINES = "; "

_FORMULA = re.compile(r"(^|;\s*)(?=[=+@'＝＋－＠−]|-\S)|^(?=-)")
"""Where a formula could begin: also after a semicolon, which is a separator to some."""
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_LETTERS = rf"{_MONTHS}|e(?=[+-]?\d)|[ap]m|(?<=\s)[ap]|t(?=\d\d:)|(?<=\d)z"
_GUESSED = re.compile(
    rf"(?=.*\d)(?:{_MONTHS}|[\d.,:/(%$€£¥₫])(?:{_LETTERS}|[\d\s.,:/()%+$€£¥₫'–-])*",
    re.IGNORECASE,
)
"""Digits with nothing around them but what stands in numbers, amounts, days and hours."""
_SURE = re.compile(r"0|[1-9]\d{0,10}|\d{4}-\d\d-\d\d", re.ASCII)
"""Numbers and days that any spreadsheet reads as they are meant."""


class _Lines(list[str]):
    """What ``csv.writer`` writes to."""

    def write(self, text: str) -> None:
        self.append(text)


def print_page(page: Page, language: Language, *, both: bool = False) -> str:
    """The first sheet: a header and rows; always in one language."""
    table = sheets_of(page)[0]
    header = [visible(column.title[language]) for column in table.columns]
    rows = (
        [
            value(cell, column, language, between=BETWEEN_LINES)
            for column, cell in zip(table.columns, row, strict=True)
        ]
        for row in table.rows
    )
    lines = _Lines()
    write_rows(lines, chain([header], rows))
    return "".join(lines)


def write_rows(stream: SupportsWrite[str], rows: Iterable[Sequence[Value]]) -> None:
    """A header and rows, one after the other."""
    stream.write(BYTE_ORDER_MARK)
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerows([kept(said) for said in row] for row in rows)


def kept(said: Value) -> Value:
    """A value that every spreadsheet keeps as it is."""
    if not isinstance(said, str) or _SURE.fullmatch(said):
        return said
    return f"'{said}" if _GUESSED.fullmatch(said) else _FORMULA.sub(r"\1'", said)
