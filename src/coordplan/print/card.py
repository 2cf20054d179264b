"""A page on one sheet of A4: smaller type down to what can be read on a wall, then less.

Heights are reckoned from widths of letters that are never too small, so what fits here fits on
paper, in whatever sans-serif the printer has.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest

from coordplan.blocks import Block, Heading, Notice, Page, Question, Row, Rows, Words, plain, words
from coordplan.frozen import replaced
from coordplan.measure import broken
from coordplan.print.documents import labelled, question_words, row_words, what_words
from coordplan.print.html import print_page
from coordplan.text import LANGUAGES, Language, counted, forms

SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
"""Points of the type tried; the last is the smallest that is legible from where one stands."""

COMFORTABLE = 10.0
"""The smallest type for which everything is kept."""

WIDTH, HEIGHT = 538.0, 785.0
"""A4 less margins of 10 mm, in points."""

HEAD, FOOT = 4.0, 3.5
"""Lines kept for the head of the card and for its foot."""

LEADING, WHO, PADDING = 1.3, 0.28, 4.0
_LEFT_OUT = forms(
    vi="còn {n} dòng không đủ chỗ: xem bằng lệnh ở cuối thẻ",
    one="{n} more line that has no room: see the command below",
    many="{n} more lines that have no room: see the command below",
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A page as it fits, the size of the type in points, and how many rows have no room."""

    page: Page
    size: float
    left_out: int = 0


def print_card(pages: Sequence[Page], language: Language, *, both: bool = False) -> str:
    """The first of some pages that fits on a sheet, as HTML that prints on one."""
    fit = fitted(pages)
    return print_page(fit.page, language, both=both, sheet="card.css", size=fit.size)


def fitted(pages: Sequence[Page]) -> Fitted:
    """The first page that fits in comfortable type, in the largest; else the last in any.

    Where even the smallest type is too large, rows are left out from the end.
    """
    comfortable = SIZES[: SIZES.index(COMFORTABLE) + 1]
    for page in pages:
        for size in comfortable:
            if fits(page.blocks, size):
                return Fitted(page, size)
    return _smaller(pages[-1])


def _smaller(page: Page) -> Fitted:
    """A page in smaller type; rows are left out where the smallest is still too large."""
    for size in SIZES:
        if fits(page.blocks, size):
            return Fitted(page, size)
    rows = sum(len(block.rows) for block in page.blocks if isinstance(block, Rows))
    left_out = bisect_left(
        range(rows), True, key=lambda n: fits(_shortened(page.blocks, n), SIZES[-1])
    )
    return Fitted(replaced(page, blocks=_shortened(page.blocks, left_out)), SIZES[-1], left_out)


def fits(blocks: Sequence[Block], size: float) -> bool:
    """Whether blocks fit on a sheet, in either language; looked at no further than it is full."""
    return all(
        high <= HEIGHT
        for language in LANGUAGES
        for high in accumulate(_heights(blocks, size, language))
    )


def _shortened(blocks: Sequence[Block], left_out: int) -> tuple[Block, ...]:
    """Blocks without so many rows at the end, and a remark that says so."""
    kept, left = list(blocks), left_out
    for at, block in reversed([*enumerate(blocks)]):
        if isinstance(block, Rows):
            rows = block.rows[: max(len(block.rows) - left, 0)]
            left -= len(block.rows) - len(rows)
            kept[at] = Rows(rows)
    remark = Notice(words(counted(_LEFT_OUT, left_out)), tone="alert")
    return (*_with_something(kept), remark)


def _with_something(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks without those whose rows are all left out, nor the headings right above them."""
    for block, after in zip_longest(blocks, blocks[1:]):
        heading = isinstance(block, Heading) and isinstance(after, Rows) and not after.rows
        if not heading and (not isinstance(block, Rows) or block.rows):
            yield block


def height(blocks: Sequence[Block], size: float) -> float:
    """How high blocks get in the language that needs more room, in points."""
    return max(sum(_heights(blocks, size, language)) for language in LANGUAGES)


def _heights(blocks: Sequence[Block], size: float, language: Language) -> Iterator[float]:
    """How high the head and foot, and each part of blocks, get in a language, in points."""
    yield (HEAD + FOOT) * size * LEADING
    for block in blocks:
        match block:
            case Heading():
                yield 1.65 * size * LEADING
            case Notice():
                yield _lines(labelled(block.label, block.said), WIDTH, size, language) + PADDING
            case Question():
                yield _lines(question_words(block), WIDTH, size, language) + PADDING
            case Rows():
                for row in block.rows:
                    yield _row(row, WIDTH, size, language) + PADDING
            case _:
                raise TypeError(f"no {type(block).__name__} on a card")


def _row(row: Row, width: float, size: float, language: Language) -> float:
    """A row: its two parts beside each other, or one across, and what is under it."""
    what = what_words(row)
    deeper = width * (1 - WHO) - 3 * PADDING
    if row.who and what:
        left = _lines(row.who, width * WHO - 3 * PADDING, size, language, bold=True)
        high = max(left, _lines(what, deeper, size, language))
    else:
        high = _lines(row_words(row), width - 2 * PADDING, size, language)
    indented = width - 20.0
    return high + sum(
        _lines(row_words(one), indented, size, language) + PADDING / 2 for one in row.under
    )


def _lines(
    said: Words, width: float, size: float, language: Language, *, bold: bool = False
) -> float:
    return len(broken(plain(said)[language], width, size, bold=bold)) * size * LEADING
