"""Rows of a table of assignments: the work, who leads, who supports, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.passage import Mention, Passage

_BAR = re.compile(r"(?<!\\)\|")
_HEADS = (
    ("lead", ("chủ trì", "thực hiện", "đầu mối", "chịu trách nhiệm")),
    ("support", ("phối hợp",)),
)
_FEWEST_CELLS = 3


def suggest(passage: Passage) -> Iterator[Hint]:
    """The roles that the columns of a row give; the head of the table says which is which."""
    if passage.text.count("|") < _FEWEST_CELLS:
        return
    for role, start, end in _columns(passage):
        for mention in passage.mentions:
            if start <= passage.tokens[mention.first].start < end:
                yield _hint(passage, role, mention)


def _columns(passage: Passage) -> Iterator[tuple[str, int, int]]:
    """The columns of a row that give roles: where each begins and ends."""
    head = next((_cells(one) for one in passage.above if one.count("|") >= _FEWEST_CELLS), None)
    bars = [found.start() for found in _BAR.finditer(passage.text)]
    cells = list(zip(bars, bars[1:], strict=False))
    for number, said in enumerate(head or ()):
        role = next((r for r, words in _HEADS if any(w in said.lower() for w in words)), None)
        if role is not None and number < len(cells):
            yield role, *cells[number]


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _BAR.split(row.strip().strip("|"))]


def _hint(passage: Passage, role: str, mention: Mention) -> Hint:
    words, span = passage.words(mention.first, mention.end), passage.span(mention.first, mention.end)
    return Hint(role, mention.body.id, words, span, "high", 0)
