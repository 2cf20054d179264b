"""Bytes as text: what is certain is read, and what is not is refused in words."""

from __future__ import annotations

import codecs
import io
import unicodedata
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordplan.reading import Kind, RefusedError, kind_of, read_document
from tests.documents import docx, odt, p, r, zipped

TEXT = "KẾ HOẠCH\n\n1. Đón người trở về; hỗ trợ “ngay” – không chờ.\n\na) Bữa ăn, chỗ ở, thuốc.\n"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def read(data: bytes) -> str:
    return read_document(kind_of(data), data)


def refused(data: bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        read(data)
    assert caught.value.said.vi != caught.value.said.en
    assert caught.value.mend.vi != caught.value.mend.en
    return caught.value.rule


def windows_1258(text: str) -> bytes:
    """As Windows writes it: tones behind their vowels, where a letter has no place of its own."""
    written = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            written.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(c for c in parts if c in TONES)
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
            written.append(base.encode("cp1258") + tone.encode("cp1258"))
    return b"".join(written)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258"],
)
def test_every_encoding_that_plans_come_in(encoding: str) -> None:
    data = windows_1258(TEXT) if encoding == "cp1258" else TEXT.encode(encoding)
    assert read(data) == TEXT
    if encoding == "utf-16-be":
        assert read(codecs.BOM_UTF16_BE + data) == TEXT


def test_letters_in_parts_are_put_together() -> None:
    assert read(unicodedata.normalize("NFD", TEXT).encode()) == TEXT


VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)


@given(st.text(VIETNAMESE + VIETNAMESE.upper() + " .,;:-–“”\n0123456789"))
def test_whatever_is_written_in_vietnamese_windows_is_read_as_it_was(text: str) -> None:
    text = f"Điều 1. {text} của Người"
    assert read(windows_1258(text)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@given(text=st.text(VIETNAMESE + " \n", max_size=60))
def test_and_in_unicode(encoding: str, text: str) -> None:
    text = f"Điều 1. {text}"
    assert read(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data",
    [
        "déjà vu".encode("cp1252"), "però è così".encode("cp1252"), "Größe".encode("cp1252"), "Привет".encode("cp1251"),
        b"\xff\xfe\x00", b"a\0b\0\0c", b"\x80\x81\x8d", b"\xef\xbb\xbf\xff", "Ti\u1ebfng".encode("utf-16-le")[:-1],
    ],
)  # fmt: skip
def test_what_could_be_several_encodings_is_refused(data: bytes) -> None:
    assert refused(data) == "source-encoding"


def test_quotes_and_dashes_are_at_one_place_in_both_encodings_of_windows() -> None:
    assert read("“a” – b".encode("cp1252")) == "“a” – b"


# --- old fonts

TCVN3 = "KÕ ho¹ch phèi hîp tiÕp nhËn, b¶o vÖ n¹n nh©n bÞ mua b¸n trë vÒ; ®ång thêi hç trî ®Çy ®ñ"
VNI = "Keá hoaïch phoái hôïp tieáp nhaän, baûo veä naïn nhaân bò mua baùn trôû veà; ñoàng thôøi hoã trôï ñaày ñuû"


@pytest.mark.parametrize(("text", "name"), [(TCVN3, "TCVN3"), (VNI, "VNI")])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_letters_of_old_fonts_are_told(text: str, name: str, encoding: str) -> None:
    data = text.encode(encoding)
    with pytest.raises(RefusedError, match=name) as caught:
        read(data)
    assert caught.value.rule == "source-legacy-font"


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


@pytest.mark.parametrize(("name", "text"), [(".VnTime", "ho¹ch"), ("VNI-Times", "hoaïch")])
def test_a_word_in_an_old_font_is_told_by_its_font(name: str, text: str) -> None:
    run = f"<w:p>{r(text, font(name))}</w:p>"
    assert refused(docx(p("Điều 1") + run)) == "source-legacy-font"
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font(name)}</w:rPr></w:rPrDefault></w:docDefaults>"
    )
    assert refused(docx(p(text), styles=styles)) == "source-legacy-font"
    faces = f'<style:style style:name="F" style:family="text"><style:text-properties style:font-name="{name}"/></style:style>'
    assert refused(odt(f'<text:p><text:span text:style-name="F">{text}</text:span></text:p>', faces)) == "source-legacy-font"  # fmt: skip
    assert refused(f'<p><font face="{name}">{text}</font>'.encode()) == "source-legacy-font"


def test_an_old_font_may_be_left_over_on_unicode() -> None:
    run = f"<w:p>{r('Kế hoạch của Người', font('.VnTime'))}{r('1.', font('.VnTimeH'))}</w:p>"
    assert read(docx(run)) == "Kế hoạch của Người1.\n"


# --- kinds that are not read


def ole(*names: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "".join(names).encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "rule", "said"),
    [
        (ole("WordDocument"), "source-kind", ".doc"), (ole("Workbook"), "source-kind", "spreadsheet"), (ole("x"), "source-kind", "kind"),
        (ole("EncryptedPackage"), "source-encrypted", "password"), (b"{\\rtf1 x}", "source-kind", "RTF"), (b"MIME-Version: 1.0\n", "source-kind", ".mht"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "source-kind", "spreadsheet"),
        (zipped({"[Content_Types].xml": "", "ppt/x.xml": ""}), "source-kind", "presentation"), (zipped({"a.txt": "a"}), "source-kind", "archive"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "source-kind", "spreadsheet"), (b"Rar!\x1a", "source-kind", "archive"),
        (b"<?xml version='1.0'?><a/>", "source-kind", "XML"), (b"\x89PNG\r\n\x1a\n\0\0", "source-scan", "picture"), (b"\xff\xd8\xff\xe0\0", "source-scan", "picture"),
        (b"", "source-empty", "no text"), (b" - . \n", "source-empty", "no text"), (docx(p()), "source-empty", "no text"), (b"PK\x03\x04", "source-damaged", "damaged"),
    ],
)  # fmt: skip
def test_what_is_not_read_is_named(data: bytes, rule: str, said: str) -> None:
    assert refused(data) == rule
    with pytest.raises(RefusedError) as caught:
        read(data)
    assert said in caught.value.said.en


def test_a_locked_document_is_named() -> None:
    packed = bytearray(docx(p("a")))
    at = packed.find(b"PK\x01\x02")
    while at >= 0:
        packed[at + 8] |= 1  # the flag of encryption of every member
        at = packed.find(b"PK\x01\x02", at + 1)
    assert refused(bytes(packed)) == "source-encrypted"
    assert refused(odt("", manifest="<manifest:encryption-data/>")) == "source-encrypted"


def test_a_document_packed_in_another_way_is_named() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("word/document.xml", "")
    assert refused(packed.getvalue()) == "source-damaged"


def test_letters_that_begin_a_file_may_be_letters() -> None:
    for text in ("PK là Phòng khám.", "BM 01: %PDF-1.4", "GIF8 là gì"):
        assert read(text.encode()) == text


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_read(kind: Kind) -> None:
    made = {Kind.TEXT: b"a", Kind.HTML: b"<p>a", Kind.DOCX: docx(p("a")), Kind.ODT: odt("<text:p>a</text:p>")}  # fmt: skip
    if kind in made:
        assert kind_of(made[kind]) is kind
        assert read(made[kind]).strip() == "a"
