"""A PDF with a text layer as lines, and a blank line where a paragraph certainly begins.

Pages are read by pypdf. A page that is a picture holds words that nobody here can read, so that a
document with such a page is refused, and so is one whose fonts do not say which letters they hold.
"""

from __future__ import annotations

import io
import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coordplan.reading.legacy import OldFonts
from coordplan.reading.pdf_lines import Line, Page, Part, laid_out
from coordplan.reading.pdf_losses import listening
from coordplan.reading.refused import (
    RefusedError,
    damaged,
    encrypted,
    scanned,
    too_deep,
    too_large,
)
from coordplan.text import Text, count, join
from coordplan.work import MAX_BYTES

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 150
_END = b"%%EOF"
_LOOKED_AT = 2048
_MOST_NAMED = 10
_FEWEST_LETTERS = 60
"""Letters of a page that is more than the stamp of a digital signature upon a picture."""
_MOST_COVERED = 0.4
"""Of a page, what a picture may cover that is a seal or an emblem."""
_MOST_UNKNOWN = 0.02
_UNKNOWN = frozenset({"Cc", "Co", "Cn"})
_SIGNS = frozenset(map(chr, range(0xF020, 0xF100)))
"""Bullets of symbol fonts; where many letters are among them, the text itself is in one."""
_MOST_SIGNS = 0.1
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_MARK_APART = re.compile("[ \t]+(?=[\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323])")
_SUBSET = re.compile(r"^/(?:[A-Z]{6}\+)?")


def read_pdf(data: bytes, progress: Callable[[int], None] = lambda _: None) -> list[str]:
    """The blocks of a document; ``progress`` is told how many letters each page had.

    Raises ``RefusedError``; that which pypdf stumbles over is damage.
    """
    if _END not in data[-_LOOKED_AT:]:
        raise _not_whole()
    try:
        with listening() as losses:
            pages, pictures = _pages(data, progress)
    except (RefusedError, MemoryError):
        raise
    except RecursionError:
        raise too_deep() from None
    except Exception:  # a library for files of every kind of damage raises every kind of error
        raise _not_whole() from None
    if losses.lost:
        raise _not_whole()
    _refuse_pictures(pages, pictures)
    _refuse_untold([line for page in pages for line in page])
    return laid_out(pages)


def _not_whole() -> RefusedError:
    return damaged(
        Text(en="is damaged: not all of it can be read", vi="bị hỏng: có phần không đọc được")
    )


def _pages(data: bytes, progress: Callable[[int], None]) -> tuple[list[Page], list[int]]:
    """The lines of each page, and the numbers of those that have a picture and hardly a word."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    _unlock(reader)
    if len(reader.pages) > MOST_PAGES:
        pages = count(MOST_PAGES)
        raise too_large(Text(en="has more than {n} pages", vi="có hơn {n} trang").format(n=pages))
    fonts = OldFonts()
    read: list[Page] = []
    pictures: list[int] = []
    letters = 0
    for number, page in enumerate(reader.pages, start=1):
        lines, covered = _lines(page, fonts)
        read.append(lines)
        found = sum(c.isalnum() for line in read[-1] for c in line.text)
        letters += sum(len(line.text) for line in read[-1])
        if letters > MAX_BYTES:
            raise too_large(Text(en="holds more than 2 MiB of text", vi="có hơn 2 MiB chữ"))
        if found < _FEWEST_LETTERS and (covered or not found) and _has_picture(page):
            pictures.append(number)
        progress(found)
    fonts.refuse()
    return read, pictures


def _unlock(reader: PdfReader) -> None:
    """Open what needs no password to be read; many may not be changed without one."""
    from pypdf.errors import DependencyError

    try:
        opened = not reader.is_encrypted or bool(reader.decrypt(""))
    except DependencyError:
        opened = False
    if not opened:
        raise encrypted()


def _lines(page: PageObject, fonts: OldFonts) -> tuple[Page, bool]:
    """The lines of a page, in the order in which it writes them, and whether pictures cover it."""
    lines: list[Line] = []
    covered = 0.0

    def visit(
        text: str, cm: Sequence[float], tm: Sequence[float], font: Mapping[str, Any] | None,
        size: float,
    ) -> None:  # fmt: skip
        for number, part in enumerate(text.split("\n")):
            if number or not lines:
                lines.append(Line())
            lines[-1].add(_placed(part, cm, tm, size))
        fonts.add(text, lambda: _SUBSET.sub("", str((font or {}).get("/BaseFont", ""))))

    def see(operator: bytes, _operands: Any, cm: Sequence[float], _tm: Sequence[float]) -> None:
        nonlocal covered
        if operator == b"Do":  # a picture is drawn upon a square of one by one
            covered += abs(cm[0] * cm[3] - cm[1] * cm[2])

    page.extract_text(visitor_text=visit, visitor_operand_before=see)
    for one in lines:
        one.text = unicodedata.normalize("NFC", _MARK_APART.sub("", one.text))
    whole = float(page.mediabox.width) * float(page.mediabox.height)
    return [one for one in lines if one.text.strip()], covered >= _MOST_COVERED * whole


def _placed(text: str, cm: Sequence[float], tm: Sequence[float], size: float) -> Part:
    """A part of a line, and where on the page it is."""
    x, y = tm[4], tm[5]
    return Part(
        text,
        x * cm[0] + y * cm[2] + cm[4],
        x * cm[1] + y * cm[3] + cm[5],
        size * math.hypot(tm[0], tm[1]) * math.hypot(cm[0], cm[1]),
    )


def _has_picture(page: PageObject) -> bool:
    resources: Any = page.get("/Resources")
    objects = (resources.get_object() if resources is not None else {}).get("/XObject")
    named = objects.get_object() if objects is not None else {}
    kinds = {one.get_object().get("/Subtype") for one in named.values()}
    return "/Image" in kinds or "/Form" in kinds


def _refuse_pictures(pages: Sequence[Page], pictures: Sequence[int]) -> None:
    if pictures and len(pictures) == len(pages):
        raise scanned(
            Text(
                en="is a scan: its pages are pictures, without text",
                vi="là bản quét: các trang là hình ảnh, không có lớp chữ",
            )
        )
    if pictures:
        named = join([str(number) for number in pictures[:_MOST_NAMED]])
        more = Text(vi="…", en="…") if len(pictures) > _MOST_NAMED else Text(vi="", en="")
        raise scanned(
            Text(
                en="has pages that are pictures, without text: {pages}{more}",
                vi="có trang là hình ảnh, không có lớp chữ: {pages}{more}",
            ).format(pages=named, more=more)
        )


def _refuse_untold(lines: Sequence[Line]) -> None:
    """Raise ``RefusedError`` where letters, or their order, are not certain."""
    letters = [c for line in lines for c in line.text if not c.isspace()]
    signs = sum(c in _SIGNS for c in letters)
    unknown = sum(unicodedata.category(c) in _UNKNOWN or c == _REPLACED for c in letters) - signs
    if unknown > _MOST_UNKNOWN * len(letters) or signs > _MOST_SIGNS * len(letters):
        raise _untold(
            Text(
                en="does not say which letters its fonts hold",
                vi="không cho biết phông chữ của tệp có những chữ nào",
            )
        )
    if any(line.tangled for line in lines):
        raise _untold(
            Text(
                en="draws letters over each other, so that their order is not certain",
                vi="ghi các chữ chồng lên nhau, không chắc chắn được thứ tự",
            )
        )


def _untold(said: Text) -> RefusedError:
    return RefusedError(
        "source-encoding",
        said,
        Text(
            en="ask for the Word file, or have the PDF made anew from it",
            vi="xin tệp Word, hoặc xuất lại PDF từ tệp Word",
        ),
    )
