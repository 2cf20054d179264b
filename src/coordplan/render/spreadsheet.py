"""Tables as CSV that a spreadsheet opens as it is: UTF-8, and no value taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"
"""What a spreadsheet needs at the start of a file to read Vietnamese letters as UTF-8."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Lines(list[str]):
    """What ``csv.writer`` writes to."""

    def write(self, text: str) -> None:
        self.append(text)


def csv_table(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """A header and rows."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_harmless(value) for value in row])
    return BYTE_ORDER_MARK + "".join(lines)


def _harmless(value: str) -> str:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
