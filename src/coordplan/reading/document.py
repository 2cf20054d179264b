"""A document of any kind as the text that the cutter reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from coordplan.reading.encodings import decode
from coordplan.reading.kinds import Kind
from coordplan.reading.legacy import refuse_legacy
from coordplan.reading.package import Package
from coordplan.reading.refused import RefusedError, too_complex, too_long, too_many_parts
from coordplan.text import Text
from coordplan.work import MAX_BYTES, TooComplexError, Work

_MOST_MARKS = 30
_SIGNS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS},}}")

Progress = Callable[[int], None]
"""Told how many letters a page had, after each."""


def read_document(kind: Kind, data: bytes, progress: Progress = lambda _: None) -> str:
    """The text of a document: a blank line between paragraphs, one more for each empty one.

    A PDF tells its ``progress``, page by page. Raises ``RefusedError`` where it cannot be read.
    """
    readers: Mapping[Kind, Callable[[bytes], str]] = {
        Kind.TEXT: decode,
        Kind.HTML: _html,
        Kind.DOCX: _docx,
        Kind.ODT: _odt,
        Kind.PDF: lambda pdf: _pdf(pdf, progress),
    }
    try:
        text = readers[kind](data)
    except TooComplexError:
        raise too_many_parts() from None
    return _whole(text)


def _whole(text: str) -> str:
    """A text that has letters, all of them of one encoding, and is not too long."""
    if len(text) > MAX_BYTES:
        raise too_long()
    if not any(c.isalnum() for c in text):
        raise RefusedError(
            "source-empty",
            Text(en="holds no text", vi="không có chữ nào"),
            Text(
                en="give the document itself: a Word, OpenDocument, HTML or text file, or a PDF "
                "with text",
                vi="cần chính văn bản đó: tệp Word, OpenDocument, HTML, văn bản thuần, hoặc PDF "
                "có lớp chữ",
            ),
        )
    refuse_legacy(text)
    if any(_stacked(found[0]) for found in _SIGNS.finditer(text)):
        raise too_complex(
            Text(
                en="stacks marks upon one letter without end", vi="chồng quá nhiều dấu lên một chữ"
            )
        )
    return unicodedata.normalize("NFC", text)


def _stacked(signs: str) -> bool:
    """Whether signs are marks without a letter between them; putting those in order takes long."""
    marks = 0
    for sign in signs:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks > _MOST_MARKS:
            return True
    return False


def _docx(data: bytes) -> str:
    from coordplan.reading.docx import read_docx

    return joined(read_docx(Package(data), Work()))


def _odt(data: bytes) -> str:
    from coordplan.reading.odt import read_odt

    return joined(read_odt(Package(data), Work()))


def _html(data: bytes) -> str:
    from coordplan.reading.html import read_html

    return joined(read_html(data, Work()))


def _pdf(data: bytes, progress: Progress) -> str:
    from coordplan.reading.pdf import read_pdf

    return joined(read_pdf(data, progress))


def joined(blocks: Iterable[str]) -> str:
    """Blocks with a blank line below each; an empty block is a blank line more."""
    return "\n".join(line for block in blocks for line in ((block, "") if block else ("",)))
