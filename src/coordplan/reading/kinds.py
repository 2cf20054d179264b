"""What kind of document some bytes are, told by the bytes and not by the name of the file."""

from __future__ import annotations

import re
from enum import Enum, auto

from coordplan.reading.package import Package
from coordplan.reading.refused import RefusedError, encrypted, scanned
from coordplan.text import Text


class Kind(Enum):
    """The kinds of documents that are read."""

    TEXT = auto()
    HTML = auto()
    DOCX = auto()
    ODT = auto()
    PDF = auto()


_LOOKED_AT = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PDF = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM", b"AT&TFORM")
_ODT = b"application/vnd.oasis.opendocument.text"
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html|head|body|meta|title|style|"
    rb"div|p|table|h[1-6]|ul|ol|center|font|span)\b",
    re.IGNORECASE | re.DOTALL,
)

_SAVE_AS = Text(
    en="open it in Word or LibreOffice and save it as .docx",
    vi="mở tệp bằng Word hoặc LibreOffice rồi lưu thành .docx",
)
_WORD = Text(en="a Word 97-2003 file (.doc)", vi="tệp Word 97-2003 (.doc)")
_RTF = Text(en="an RTF file", vi="tệp RTF")
_SHEET = Text(en="a spreadsheet", vi="bảng tính")
_SLIDES = Text(en="a presentation", vi="tệp trình chiếu")
_ARCHIVE = Text(en="an archive, not a document", vi="tệp nén, không phải văn bản")
_OTHER = Text(en="of a kind that is not read", vi="loại tệp không đọc được")
_MAIL = Text(en="a web archive (.mht)", vi="trang web lưu dạng .mht")
_XML = Text(en="XML of a kind that is not read", vi="tệp XML không thuộc loại đọc được")
_IN_OLE = (("WordDocument", _WORD), ("Workbook", _SHEET), ("PowerPoint Document", _SLIDES))
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")


def kind_of(data: bytes) -> Kind:
    """The kind of a document. Raises ``RefusedError`` where it is none that is read."""
    if data.startswith(_ZIP):
        return _packed(Package(data))
    if _PDF.match(data):
        return Kind.PDF
    if data.startswith(_OLE):
        raise _in_ole(data)
    _refuse_others(data)
    head = data[:_LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _HTML.match(head):
        return Kind.HTML
    if head.startswith(b"<?xml"):
        raise _not_read(_XML)
    return Kind.TEXT


def _refuse_others(data: bytes) -> None:
    if data.startswith(b"{\\rtf"):
        raise _not_read(_RTF)
    if data.startswith(_ARCHIVES):
        raise _not_read(_ARCHIVE)
    if data.startswith(_PICTURES) and b"\0" in data[:_LOOKED_AT]:
        raise scanned(Text(en="is a picture, not text", vi="là hình ảnh, không phải văn bản"))
    if data[:_LOOKED_AT].lower().startswith((b"mime-version:", b"from: <saved by")):
        raise _not_read(_MAIL)


def _packed(package: Package) -> Kind:
    names = package.names
    if "mimetype" in names:
        said = package.needed("mimetype").strip()
        if said.startswith(_ODT):
            return Kind.ODT
        raise _not_read(_SHEET if b"spreadsheet" in said else _OTHER)
    if "[Content_Types].xml" not in names:
        raise _not_read(_ARCHIVE)
    for folder, said_of in (("xl/", _SHEET), ("ppt/", _SLIDES)):
        if any(name.startswith(folder) for name in names):
            raise _not_read(said_of)
    return Kind.DOCX


def _in_ole(data: bytes) -> RefusedError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return encrypted()
    named = (said for name, said in _IN_OLE if name.encode("utf-16-le") in data)
    return _not_read(next(named, _OTHER))


def _not_read(said: Text) -> RefusedError:
    return RefusedError("source-kind", Text(en=f"is {said.en}", vi=f"là {said.vi}"), _SAVE_AS)
