"""A PDF with a text layer as lines, and a blank line where a paragraph certainly begins.

pypdf tells whether a file is whole, and pdfminer.six, which would go on without what is lost, which
letter stands where. A page that is a picture holds words that nobody here can read, so that a
document with such a page is refused, and so is one whose fonts do not say which letters they hold.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from coordplan.reading.legacy import OldFonts
from coordplan.reading.pdf_glyphs import drawn
from coordplan.reading.pdf_layout import laid_out
from coordplan.reading.pdf_lines import Line, Page, lines_of
from coordplan.reading.pdf_losses import listening
from coordplan.reading.refused import (
    RefusedError,
    damaged,
    encrypted,
    scanned,
    too_deep,
    too_large,
    too_long,
)
from coordplan.text import Text, count, join
from coordplan.work import MAX_BYTES

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


def read_pdf(data: bytes, progress: Callable[[int], None] = lambda _: None) -> list[str]:
    """The blocks of a document; ``progress`` is told how many letters each page had.

    Raises ``RefusedError``.
    """
    if _END not in data[-_LOOKED_AT:]:
        raise _not_whole()
    with _whole():
        _go_through(data)
    with _whole():
        pages, pictures = _pages(data, progress)
    _refuse_pictures(pages, pictures)
    _refuse_untold([line for page in pages for line in page])
    return laid_out(pages)


def _not_whole() -> RefusedError:
    return damaged(
        Text(en="is damaged: not all of it can be read", vi="bị hỏng: có phần không đọc được")
    )


@contextmanager
def _whole() -> Iterator[None]:
    """Raise ``RefusedError`` where a part is missing; what a reader stumbles over is damage."""
    try:
        with listening() as losses:
            yield
    except (RefusedError, MemoryError):
        raise
    except RecursionError:
        raise too_deep() from None
    except Exception:  # a library for files of every kind of damage raises every kind of error
        raise _not_whole() from None
    if losses.lost:
        raise _not_whole()


def _go_through(data: bytes) -> None:
    """Unpack what every page draws, and what its fonts say of their letters."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise encrypted()
    _refuse_long(len(reader.pages))
    seen: set[int] = set()
    for page in reader.pages:
        drawn = page.get_contents()
        if drawn is not None:
            drawn.get_data()
        _unpack(page.get("/Resources"), seen)


def _unpack(resources: Any, seen: set[int]) -> None:
    """Unpack what resources hold of text, and what the forms among them hold."""
    found = _resolved(resources)
    if not isinstance(found, dict) or id(found) in seen:
        return
    seen.add(id(found))
    for font in (_resolved(found.get("/Font")) or {}).values():
        letters = _resolved((_resolved(font) or {}).get("/ToUnicode"))
        if hasattr(letters, "get_data"):
            letters.get_data()
    for one in (_resolved(found.get("/XObject")) or {}).values():
        form = _resolved(one)
        if form is not None and form.get("/Subtype") == "/Form":
            form["/BBox"]  # without it pdfminer leaves the form out
            form.get_data()
            _unpack(form.get("/Resources"), seen)


def _resolved(value: Any) -> Any:
    """What an object is, or that which it refers to; None where that is missing."""
    from pypdf.generic import NullObject

    found = None if value is None else value.get_object()
    return None if isinstance(found, NullObject) else found


def _refuse_long(pages: int) -> None:
    if pages > MOST_PAGES:
        most = count(MOST_PAGES)
        raise too_large(Text(en="has more than {n} pages", vi="có hơn {n} trang").format(n=most))


def _pages(data: bytes, progress: Callable[[int], None]) -> tuple[list[Page], list[int]]:
    """The lines of each page, and the numbers of those that have a picture and hardly a word."""
    fonts = OldFonts()
    read: list[Page] = []
    pictures: list[int] = []
    letters = 0
    for number, page in enumerate(drawn(data, fonts.add), start=1):
        read.append(lines_of(page.glyphs))
        found = sum(c.isalnum() for line in read[-1] for c in line.text)
        letters += sum(len(line.text) for line in read[-1])
        if letters > MAX_BYTES:
            raise too_long()
        if found < _FEWEST_LETTERS and page.pictured > (_MOST_COVERED if found else 0):
            pictures.append(number)
        progress(found)
    fonts.refuse()
    return read, pictures


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
