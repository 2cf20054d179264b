"""Rows of a table of assignments: the head of the table says in which column who leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coordplan.suggest.hint import Hint
from coordplan.suggest.kind import Kind
from coordplan.suggest.lexicon import Lexicon
from coordplan.suggest.passage import Passage
from coordplan.text import Text

_BAR = re.compile(r"(?<!\\)\|")
_HEADS = (
    ("support", ("phối hợp",)),
    ("lead", ("chủ trì", "đầu mối", "chịu trách nhiệm")),
    ("perform", ("thực hiện", "thi hành", "cơ quan", "đơn vị", "trách nhiệm")),
)
_FEWEST_CELLS = 3


def suggest(passage: Passage, _: Lexicon) -> Iterator[Hint]:
    """The roles that the columns of a row give."""
    head = next((_cells(one) for one in passage.above if len(_cells(one)) >= _FEWEST_CELLS), [])
    for number, (start, end) in enumerate(_places(passage.text)):
        role = _role(head[number]) if number < len(head) else None
        for mention in passage.mentions if role is not None else ():
            letter = passage.tokens[mention.first].start
            if start <= letter < end:
                limb = passage.limbs[0]
                yield passage.hint(str(role), mention.body.id, mention.stretch, limb, "high")


def _role(caption: str) -> str | None:
    """The role of the bodies in a column, by its caption."""
    said = caption.lower()
    return next((role for role, words in _HEADS if any(word in said for word in words)), None)


def _cells(row: str) -> list[str]:
    return _BAR.split(row)


def _places(row: str) -> list[tuple[int, int]]:
    """Where each cell of a row begins and ends."""
    bars = [found.start() for found in _BAR.finditer(row)]
    return list(zip([0, *bars], [*bars, len(row)], strict=True))


KIND = Kind(
    id="tables",
    title=Text(en="roles in tables of assignment", vi="vai trò trong bảng phân công"),
    by=Text(
        en="The column that a body stands in, by the words at its head: chủ trì, phối hợp, "
        "thực hiện.",
        vi="Cột ghi tên cơ quan, theo chữ ở đầu cột: chủ trì, phối hợp, thực hiện.",
    ),
    suggest=suggest,
)
