"""What a file shows beside its data: comments, blank lines, and where dashes and brackets stand.

The loader fills these in; parsers of YAML drop them.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from coordplan.source import Position


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its ``#`` to the end of its line.

    ``alone`` says that nothing stands before it on its line, ``bracketed`` that it stands
    between ``[`` or ``{`` and the bracket that closes it.
    """

    at: Position
    text: str
    alone: bool
    bracketed: bool


@dataclass(frozen=True, slots=True)
class Surface:
    """The comments, the numbers of blank lines, the dashes of lists, and the outermost brackets.

    All are in the order of the file; ``brackets`` holds where each pair opens and closes.
    """

    comments: tuple[Comment, ...] = ()
    blank: tuple[int, ...] = ()
    dashes: tuple[Position, ...] = ()
    brackets: tuple[tuple[Position, Position], ...] = ()

    def in_brackets(self, at: Position) -> bool:
        """Whether a place lies within brackets, the opening one left out."""
        before = bisect_left(self.brackets, at, key=lambda pair: pair[0]) - 1
        return before >= 0 and at < self.brackets[before][1]
