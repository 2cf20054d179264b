"""A page as Markdown: CommonMark, with tables as GitHub and most others write them.

What a text says is what a reader sees: nothing of it is taken for markup, a link or HTML. Each
paragraph, item and row of a table stands on one line, however long, so that only its beginning
needs more care than the rest.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, assert_never

from coordplan.blocks import (
    Block,
    Heading,
    Notice,
    Page,
    Picture,
    Question,
    Row,
    Rows,
    Run,
    Table,
    Words,
    words,
)
from coordplan.print.documents import (
    STRONG,
    heading_words,
    labelled,
    question_words,
    row_words,
)
from coordplan.text import Language, visible

LINE_IN_CELL = "<br>"
"""The one tag that is written: Markdown has no other way to end a line in a cell of a table."""

_Kind = Literal["plain", "strong", "code"]

_SPECIAL = re.compile(r"[\\`*_\[\]<>|#~&$^]|!(?=\[|$)|(?<=\w):(?=//)|(?<=\bwww)\.|@", re.IGNORECASE)
"""What begins markup anywhere in a line; a colon, a stop or @ in what would become a link."""
_BEGINS = re.compile(r"(?=[-+=])|\d{1,9}(?=[.)](?:\s|$))")
"""What begins an item or underlines a heading, at the beginning of a line."""
_FENCE = re.compile("`+")
_HIGHEST, _LOWEST = 2, 6


def print_page(page: Page, language: Language, *, both: bool = False) -> str:
    """A whole page; always in one language."""
    return _Printer(language).page(page)


class _Printer:
    """One language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def page(self, page: Page) -> str:
        """A whole page: parts with a blank line between them."""
        parts = [f"# {self.line(words(page.title))}"]
        if page.subject is not None:
            parts.append(self.paragraph(words(page.subject)))
        for kind, blocks in groupby(page.blocks, key=type):
            found = [self.block(block) for block in blocks]
            parts += ["\n".join(found)] if kind is Question else found
        if page.foot:
            parts += ["---", *map(self.paragraph, page.foot)]
        return "\n\n".join(part for part in parts if part) + "\n"

    def block(self, block: Block) -> str:
        """One block."""
        match block:
            case Heading():
                level = min(max(block.level, _HIGHEST), _LOWEST)
                return f"{'#' * level} {self.line(heading_words(block.said, block.note))}"
            case Notice():
                quoted = "> " if block.tone in ("open", "alert") else ""
                return quoted + self.paragraph(labelled(block.label, block.said))
            case Rows():
                return "\n".join(self.rows(block.rows, ""))
            case Table():
                return self.table(block)
            case Question():
                return f"- {self.paragraph(question_words(block))}"
            case Picture():
                return self.paragraph(words(block.alternative))
            case _:
                assert_never(block)

    def rows(self, rows: Iterable[Row], indent: str) -> Iterator[str]:
        """Rows as a list, with lists in it."""
        for row in rows:
            yield f"{indent}- {self.paragraph(row_words(row))}"
            yield from self.rows(row.under, indent + "  ")

    def table(self, table: Table) -> str:
        """A table under its title."""
        lines = [
            [self.line(words(column.title), in_table=True) for column in table.columns],
            ["--:" if column.figures else "---" for column in table.columns],
            *([self.cell(cell.lines) for cell in row] for row in table.rows),
        ]
        title = self.line((Run(table.title, "strong"),)) if table.title is not None else ""
        rows = "\n".join(f"| {' | '.join(line)} |" for line in lines if line)
        return "\n\n".join(part for part in (title, rows) if part)

    def cell(self, lines: Sequence[Words]) -> str:
        """The lines of a cell."""
        return LINE_IN_CELL.join(self.line(said, in_table=True) for said in lines)

    def paragraph(self, said: Words) -> str:
        """Words that stand at the beginning of a line."""
        line = self.line(said)
        begins = _BEGINS.match(line)
        return line if begins is None else f"{begins[0]}\\{line[begins.end() :]}"

    def line(self, said: Words, *, in_table: bool = False) -> str:
        """Words on a line, one space for several."""
        shown = [(_kind(run), visible(run.text[self.language])) for run in said]
        pieces = [
            (kind, "".join(text for _, text in found))
            for kind, found in groupby((one for one in shown if one[1]), lambda one: one[0])
        ]
        line = ""
        for (kind, text), (_, following) in pairwise([*pieces, ("plain", "")]):
            core = " ".join(text.split())
            line += " " if text.startswith(" ") and not line.endswith(" ") else ""
            after = " " if text.endswith(" ") else following[:1]
            if core and kind == "code":
                line += _code(core, in_table=in_table)
            elif core and kind == "strong":
                line += _strong(core, line[-1:], after)
            else:
                line += _escaped(core)
            line += " " if text.endswith(" ") and not line.endswith(" ") else ""
        return line.strip()


def _kind(run: Run) -> _Kind:
    """How a run is written."""
    return "code" if run.mark == "code" else "strong" if run.mark in STRONG else "plain"


def _escaped(text: str) -> str:
    """Text that stays text."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _code(text: str, *, in_table: bool) -> str:
    """Code, between more backticks than it has; a table has its own way with upright strokes."""
    fence = "`" * (max(map(len, _FENCE.findall(text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    shown = text.replace("|", r"\|") if in_table else text
    return f"{fence}{pad}{shown}{pad}{fence}"


def _strong(text: str, before: str, after: str) -> str:
    """Strong text; as it is where asterisks between these neighbours would be read otherwise."""
    begins = not _is_sign(text[0]) or not before or before == " " or _is_punctuation(before)
    ends = not _is_sign(text[-1]) or not after or after == " " or _is_punctuation(after)
    return f"**{_escaped(text)}**" if begins and ends else _escaped(text)


def _is_sign(character: str) -> bool:
    """Whether any version of CommonMark holds a character for punctuation."""
    return unicodedata.category(character)[0] in "PS"


def _is_punctuation(character: str) -> bool:
    """Whether every version does."""
    return unicodedata.category(character)[0] == "P" or character in string.punctuation
