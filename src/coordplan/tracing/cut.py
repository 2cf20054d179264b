"""A source text cut into clauses, each under its locator.

``V.8.-1`` is part V, item 8, first dash; ``III.1.d`` point d of item 1; ``C.II`` chapter II and
``C.II.M.1`` its first section, ``PL.I`` the first annex; an article has its number alone: ``4.2.a``
is article 4, item 2, point a; ``A.I`` part I below the letter A; ``rown`` a row of a table,
``¶n`` a paragraph without a mark; ``T`` the title, ``H`` the lines
above it, ``0`` what leads up to the body, ``R`` who gets the document, ``S`` who signs, ``Z`` what
closes a body that has no parts. A number that stands twice is told apart by ``~2``: so is the
first article of the rules that a decision of articles enacts, ``1~2``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coordplan.tracing.cutter import Cutter
from coordplan.tracing.fingerprint import fingerprint
from coordplan.tracing.layout import WIDE_GAP
from coordplan.tracing.marks import Sort
from coordplan.tracing.paragraphs import Paragraph, read_paragraphs

_CLOSING = "./."


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a source: its locator, whether it is a heading only, and its exact text."""

    at: str
    heading: bool
    text: str

    @property
    def fingerprint(self) -> str:
        """What identifies the text."""
        return fingerprint(self.text)


def cut(text: str) -> tuple[Clause, ...]:
    """The clauses of a source text, headings among them, in the order of the text.

    Raises ``TooComplexError`` where they are more than may be cut.
    """
    paragraphs = read_paragraphs(text)
    closing = _closing(paragraphs)
    cutter = Cutter()
    for number, paragraph in enumerate(paragraphs):
        cutter.add(paragraph, closes=number in closing)
    return tuple(Clause(node.at, node.is_heading, node.text) for node in cutter.nodes)


def _closing(paragraphs: Sequence[Paragraph]) -> range:
    """The paragraphs that close the body: that ended by ``./.``, and those with it.

    With it are the paragraphs without a mark above it, up to a gap wider than usual.
    """
    last = next((n for n, p in enumerate(paragraphs) if p.text.endswith(_CLOSING)), None)
    if last is None or paragraphs[last].sort is not Sort.PLAIN:
        return range(0)
    first = last
    while first > 0 and paragraphs[first].sort is Sort.PLAIN:
        if paragraphs[first].gap >= WIDE_GAP:
            return range(first, last + 1)
        first -= 1
    return range(last, last + 1)
