"""Tables as lines: one a row, its cells between bars; tables that only place text are no tables.

The head of a Vietnamese document, and its end with who gets it beside who signs, stand in tables
without lines. Those are read cell after cell, as are frames of one row or one column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coordplan.text import fold
from coordplan.work import Work

_PLACED = ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc")
_OPENS = ("noi nhan", "kinh gui")
_LONGEST = 60
_BAR, _NO_BAR = "|", "\\|"
"""What stands between cells, and how one is written that stands in a cell, as in Markdown."""
_TURNS_A_CELL = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """The blocks of a cell, and how many columns and rows it takes."""

    blocks: Sequence[str]
    columns: int = 1
    rows: int = 1

    @property
    def line(self) -> str:
        """The cell on one line; of a table in it, the rows stand apart without bars."""
        return " ".join(" ".join(map(_inner, self.blocks)).split())


Row = Sequence[Cell]


def _inner(block: str) -> str:
    if not block.startswith("| "):
        return block
    rows = (row.strip("| ") for row in block.split("\n"))
    return "; ".join(row.replace(" | ", ", ") for row in rows)


def laid_out(rows: Sequence[Row], work: Work) -> list[str]:
    """A table as blocks: of a table that only places text, the blocks of its cells.

    Raises ``TooComplexError`` where cells reach over too many rows.
    """
    filled = [row for row in _whole(rows, work) if any(cell.line for cell in row)]
    if _only_places(filled):
        return [block for row in filled for cell in row for block in cell.blocks]
    lines = [
        f"| {' | '.join(cell.line.replace(_BAR, _NO_BAR) for cell in row)} |" for row in filled
    ]
    return ["\n".join(lines)] if lines else []


def _only_places(rows: Sequence[Row]) -> bool:
    if len(rows) <= 1 or all(sum(bool(cell.line) for cell in row) <= 1 for row in rows):
        return True
    said = [fold(block[:_LONGEST]) for row in rows for cell in row for block in cell.blocks]
    return any(one.startswith(_OPENS) or one in _PLACED for one in said)


def _whole(rows: Sequence[Row], work: Work) -> Iterator[list[Cell]]:
    """Every row with an empty cell where one from above reaches into it."""
    reaching: dict[int, tuple[int, int]] = {}
    for row in rows:
        cells: list[Cell] = []
        column = 0
        below: dict[int, tuple[int, int]] = {}
        waiting = list(reversed(row))
        while waiting or any(at >= column for at in reaching):
            if column in reaching:
                columns, left = reaching.pop(column)
                if left > 1:
                    below[column] = (columns, left - 1)
                cells.append(Cell(()))
                work.spend(_TURNS_A_CELL * (len(reaching) + 1))
                column += columns
            elif waiting:
                cell = waiting.pop()
                if cell.rows > 1:
                    below[column] = (cell.columns, cell.rows - 1)
                cells.append(cell)
                column += cell.columns
            else:
                column = min(at for at in reaching if at >= column)
        reaching = below
        yield cells
