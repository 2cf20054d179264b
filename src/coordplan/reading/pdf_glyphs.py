"""The glyphs of a PDF: which letter each is, and where on its page it stands.

The order in which a page draws its letters need not be the order of its text: where a font lacks a
letter, programs draw a line with gaps in it, and the letters of another font after it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdfminer.layout import LTComponent

_SUBSET = re.compile("^[A-Z]{6}[+]")
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_MANY_LINES = 300


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter, from where to where it reaches, how far up it stands, and its size, in points."""

    text: str
    left: float
    right: float
    y: float
    size: float


@dataclass(slots=True)
class Drawn:
    """What a page draws: glyphs, in its order, and of its area how much is pictures.

    ``pictured`` is above 1 where pictures lie upon each other. Words may also be drawn as lines,
    letter by letter: a page of many lines is all picture.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    pictured: float = 0.0


def drawn(data: bytes, font: Callable[[str, Callable[[], str]], None]) -> Iterator[Drawn]:
    """The pages of a document, one after the other; ``font`` is told letters with their fonts."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LTChar, LTCurve, LTImage
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    shared = PDFResourceManager()
    device = PDFPageAggregator(shared, laparams=None)
    interpreter = PDFPageInterpreter(shared, device)
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
        found, lines = Drawn(), 0
        whole = device.get_result()
        for one in _within(whole):
            if isinstance(one, LTChar):
                font(one.get_text(), lambda one=one: _SUBSET.sub("", one.fontname))  # type: ignore[misc]
                text = _UNMAPPED.sub(_UNKNOWN, one.get_text())
                found.glyphs.append(Glyph(text, one.x0, one.x1, one.matrix[5], one.size))
            elif isinstance(one, LTImage):
                found.pictured += abs(one.width * one.height) / (whole.width * whole.height)
            elif isinstance(one, LTCurve):
                lines += 1
        if lines >= _MANY_LINES:
            found.pictured = max(found.pictured, 1.0)
        yield found


def _within(item: LTComponent) -> Iterator[LTComponent]:
    """What an item is made of; a page and the forms on it are made of others."""
    from pdfminer.layout import LTContainer

    if not isinstance(item, LTContainer):
        yield item
        return
    for one in item:
        yield from _within(one)
