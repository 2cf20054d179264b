"""The surface of a file: what stands between the tokens of YAML.

Comments are searched for only in the gaps between tokens, so a ``#`` in quotation marks or in a
block of text is never taken for one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

import yaml

from coordplan.layout import Comment, Surface
from coordplan.load.yaml_loader import LOADER
from coordplan.source import Position

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+#")
_OPENING = (yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)
_CLOSING = (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


def comments_in(text: str) -> list[str]:
    """The comments of a text that was read as YAML without a fault, in their order."""
    return [comment.text for comment in read_surface(text).comments]


def read_surface(text: str) -> Surface:
    """The surface of a text that was read as YAML without a fault."""
    reader = _Reader(_LINE_BREAK.split(text))
    for token in yaml.scan(text, Loader=LOADER):
        reader.token(token)
    return Surface(
        tuple(reader.comments), tuple(reader.blank), tuple(reader.dashes), tuple(reader.brackets)
    )


@dataclass(slots=True)
class _Reader:
    """Tokens in the order of the file; ``end`` is where the last one ended, from zero."""

    lines: list[str]
    end: tuple[int, int] = (0, 0)
    opened: list[Position] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    dashes: list[Position] = field(default_factory=list)
    brackets: list[tuple[Position, Position]] = field(default_factory=list)

    def token(self, token: yaml.Token) -> None:
        """Take in the gap before a token, and the token."""
        start, end = token.start_mark, token.end_mark
        assert start is not None
        assert end is not None
        self.gap(start.line, start.column)
        at = Position(start.line + 1, start.column + 1)
        match token:
            case yaml.BlockEntryToken() if not self.opened:
                self.dashes.append(at)
            case yaml.ScalarToken(style="|" | ">"):
                self.block_header(start.line, start.column)
            case _ if isinstance(token, _OPENING):
                self.opened.append(at)
            case _ if isinstance(token, _CLOSING):
                opening = self.opened.pop()
                if not self.opened:
                    self.brackets.append((opening, at))
        self.end = max(self.end, (end.line, end.column))

    def gap(self, line: int, column: int) -> None:
        """The lines, or parts of lines, from the last token to a place."""
        first, start = self.end
        for number in range(first, min(line + 1, len(self.lines))):
            begin = start if number == first else 0
            piece = self.lines[number][begin : column if number == line else None]
            if "#" in piece:
                self.comment(number, begin + piece.index("#"))
            elif number < line and begin == 0 and not piece.strip() and not self.opened:
                self.blank.append(number + 1)

    def block_header(self, line: int, column: int) -> None:
        """The comment behind the ``|`` or ``>`` of a block of text, which is in its token."""
        header = _BLOCK_HEADER.match(self.lines[line], column)
        if header:
            self.comment(line, header.end() - 1)

    def comment(self, line: int, column: int) -> None:
        text = unicodedata.normalize("NFC", self.lines[line][column:].rstrip())
        alone = not self.lines[line][:column].strip()
        self.comments.append(
            Comment(Position(line + 1, column + 1), text, alone, bool(self.opened))
        )
