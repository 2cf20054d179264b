"""Tables in a text: which lines are the cells of a row.

Converters write a row as Markdown, on one line (``| a | b |``) or over several, with each upright
stroke on a line of its own; cells of one line may also be parted by ``" | "`` alone. A row that
only lays out the head or the foot of a document is none, and neither is a table of one column:
their cells stand one below the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coordplan.tracing import marks
from coordplan.tracing.marks import Sort

_STROKE = "|"
_INLINE = re.compile(r"(?<!\\)\|")
_RULES = re.compile(r"[\s|:=-]*-{2,}[\s|:=-]*|[\s|]*")
_BOLD = re.compile(r"\*\*.*\*\*|__.*__", re.DOTALL)
_NUMBER = re.compile(r"[^\w]*[Ss]ố\s*:")
_BEGINS = marks.DIVISIONS | {Sort.PART, Sort.ARTICLE, Sort.ITEM, Sort.POINT}
_LONGEST_CELL = 80
"""How many lines a cell may have; what goes on longer stands between tables."""
_MOST_COLUMNS = 40

Cell = tuple[str, ...]
"""The lines of a cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; ``caption`` where they only name the columns."""

    cells: tuple[Cell, ...]
    caption: bool = False


Piece = str | Row


def with_rows(text: str) -> list[Piece]:
    """The lines of a text, with the rows of its tables as rows."""
    found: list[Piece] = []
    table: list[Row] = []
    for piece in _pieces(text.split("\n")):
        if isinstance(piece, Row):
            table.append(piece)
        else:
            found += [*_settled(table), piece]
            table = []
    return [*found, *_settled(table)]


def _settled(table: Sequence[Row]) -> Iterator[Piece]:
    """A table that is whole: its rows, or their cells one below the other."""
    rows = [row for row in table if any(map(_says, row.cells))]
    ruled = len(table) > 1 and not any(map(_says, table[1].cells))
    narrow = all(len(row.cells) < 2 for row in rows)
    for number, row in enumerate(rows):
        if narrow or _lays_out(row):
            yield from (line for cell in row.cells for line in ("", *cell))
            yield ""
        else:
            names = number == 0 and len(rows) > 1 and (ruled or all(map(_is_bold, row.cells)))
            yield Row(row.cells, caption=names)


def _says(cell: Cell) -> bool:
    return any(line.strip() for line in cell)


def _is_bold(cell: Cell) -> bool:
    """Whether all that a cell says is bold."""
    text = "\n".join(cell).strip()
    return not text or _BOLD.fullmatch(text) is not None


def _lays_out(row: Row) -> bool:
    """Whether a row holds a fixed place of a document."""
    cells = [(" ".join(cell), *cell) for cell in row.cells]
    lines = (line.strip(" *_#") for cell in cells for line in cell)
    return any(
        marks.is_national(line)
        or _NUMBER.match(line)
        or marks.copied_to(line)
        or marks.sent_to(line)
        or marks.signs(line)
        for line in lines
    )


def _pieces(lines: Sequence[str]) -> Iterator[Piece]:
    """Lines and rows, a table between strokes taken apart at once."""
    at = 0
    for run in _runs(lines):
        yield from _lines(lines[at : run[0]])
        yield from _table([tuple(lines[a + 1 : b]) for a, b in pairwise(run)])
        at = run[-1] + 1
    yield from _lines(lines[at:])


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """The strokes alone on their lines, those together between which there are cells only."""
    run: list[int] = []
    for stroke in (n for n, line in enumerate(lines) if line.strip() == _STROKE):
        if run and _parts(lines[run[-1] + 1 : stroke]):
            yield run
            run = []
        run.append(stroke)
    if run:
        yield run


def _parts(between: Sequence[str]) -> bool:
    """Whether what stands between two strokes is no cell."""
    text = bool(between) and not between[0].strip() and _says(tuple(between))
    return text or len(between) > _LONGEST_CELL


def _lines(lines: Sequence[str]) -> Iterator[Piece]:
    for line in lines:
        yield _on_one_line(line) or line


def _on_one_line(line: str) -> Row | None:
    """A row that a line holds, a rule between rows among them."""
    text = line.strip()
    framed = len(text) > 1 and text.startswith(_STROKE) and text.endswith(_STROKE)
    if not framed and " | " not in text:
        return None
    if _RULES.fullmatch(text):
        return Row((("",),))
    inner = text[1:-1] if framed else text
    return Row(tuple((cell.strip(),) for cell in _INLINE.split(inner)))


def _table(between: Sequence[Cell]) -> Iterator[Piece]:
    """The rows of what stands between strokes; two strokes with nothing between them end a row."""
    rows: list[list[Cell]] = [[]]
    for cell in between:
        if cell:
            rows[-1].append(cell)
        else:
            rows.append([])
    widths = Counter(len(row) for row in rows if len(row) > 1)
    columns = max(widths, key=lambda width: (widths[width], -width), default=1)
    for row in rows:
        yield from _row(row, min(columns, _MOST_COLUMNS))


def _row(cells: Sequence[Cell], columns: int) -> Iterator[Piece]:
    """A row; with what stands below its table, and the first row of another, where it has those."""
    seen = [_Seen.of(cell) for cell in cells]
    at = 0
    while at < len(cells):
        near = seen[at : at + 2 * (columns + 1)]
        below = _below(near, columns)
        row = tuple(cells[at : at + columns + 1] if below is None else cells[at : at + below])
        if row:
            yield Row(row)
        at += len(row)
        if below is not None:
            yield from ("", *cells[at], "")
            at += 1


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a cell looks like: a chapter or annex, something with a mark, all bold."""

    divides: bool
    begins: bool
    bold: bool

    @staticmethod
    def of(cell: Cell) -> _Seen:
        """What some lines look like."""
        return _Seen(any(map(_divides, cell)), any(map(_begins, cell)), _is_bold(cell))


def _below(cells: Sequence[_Seen], columns: int) -> int | None:
    """Which of some cells is none, but stands between two tables."""
    divided = next((n for n, cell in enumerate(cells) if cell.divides), None)
    if divided is not None or len(cells) <= columns + 1:
        return divided
    places = range(1, columns + 1)
    marked = (n for n in places if cells[n].begins)
    captions = (n for n in places if all(cell.bold for cell in cells[n + 1 :]))
    return next(marked, next(captions, places[-1]))


def _divides(line: str) -> bool:
    return marks.read_mark(line.strip(" *_#")).sort in marks.DIVISIONS


def _begins(line: str) -> bool:
    mark = marks.read_mark(line.strip(" *_#"))
    return mark.sort in _BEGINS and bool(mark.rest)
