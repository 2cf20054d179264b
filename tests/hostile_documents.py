"""Hostile documents: what each is refused for. Each must be refused within 2 s and 500 MB."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.documents import abstract, docx, lvl, num, odt, p, pdf_of, stream, zipped

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MOST = 2 * 1024 * 1024 - 20


def word(document: str | bytes) -> bytes:
    """A Word document whose main part is anything at all."""
    return zipped({"[Content_Types].xml": "", "word/document.xml": document})


def body(content: str) -> bytes:
    return word(f"<w:document {_W}><w:body>{content}</w:body></w:document>")


def page(unit: str) -> bytes:
    return ("<!DOCTYPE html>" + unit * (_MOST // len(unit))).encode()


def one_page(
    content: bytes, *more: str | bytes, font: str = "<</Type/Font/Subtype/Type1>>"
) -> bytes:
    resources = "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    return pdf_of(
        ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
         f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{resources}>>", stream(content), font, *more]
    )  # fmt: skip


def _notes() -> str:
    return "".join(f'<w:footnote w:id="{n}"><w:p><w:r><w:t>b</w:t><w:footnoteReference w:id="{n + 1}"/></w:r></w:p></w:footnote>' for n in range(3_000))  # fmt: skip


_FIRST_NOTE = '<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="0"/></w:r></w:p>'
_REACHING = (
    '<table:table-cell table:number-rows-spanned="999999"><text:p>a</text:p></table:table-cell>'
)


def _lists() -> str:
    return "".join(f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="S{n}"/></w:abstractNum>' for n in range(20_000))  # fmt: skip


def _attributes() -> str:
    return " ".join(f'a{n}=""' for n in range(1_000_000))


def _names() -> str:
    return "".join(f'<w:p a{n}=""/>' for n in range(300_000))


def _marks() -> str:
    return "\u0323\u0302" * 400_000


def _rows() -> str:
    return f"<table:table-row>{_REACHING * 3}</table:table-row>" * 30_000


LARGE, COMPLEX, DAMAGED = "source-too-large", "source-too-complex", "source-damaged"
HOSTILE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb": (lambda: word(b"\0" * 60_000_000), LARGE),
    "a bomb of spaces": (lambda: body(" " * 50_000_000), LARGE),
    "one long text": (lambda: body(f"<w:p><w:r><w:t>{'a' * 20_000_000}</w:t></w:r></w:p>"), LARGE),
    "60,000 files in one": (lambda: zipped({str(n): "" for n in range(60_000)}), COMPLEX),
    "entities": (lambda: word('<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'), DAMAGED),
    "a million paragraphs": (lambda: body("<w:p/>" * 1_000_000), COMPLEX),
    "100,000 paragraphs that say something": (lambda: body("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 100_000), COMPLEX),
    "a million attributes": (lambda: body(f"<w:p {_attributes()}/>"), COMPLEX),
    "many names": (lambda: body(_names()), COMPLEX),
    "deep nesting": (lambda: word(f"<w:document {_W}><w:body>" + "<w:sdt>" * 1_000_000), COMPLEX),
    "notes in notes": (lambda: docx(_FIRST_NOTE, footnotes=_notes()), COMPLEX),
    "long numbers": (lambda: docx(p("x", 1) * 30_000, numbering=abstract(1, lvl(0, "upperRoman", "%1" * 500, start=3888)) + num(1, 1)), COMPLEX),
    "lists of lists": (lambda: docx(p("x", 1), numbering=_lists() + "".join(num(n, n) for n in range(20_000)) + "<w:x/>" * 250_000), COMPLEX),
    "cells without end": (lambda: odt(f"<table:table>{_rows()}</table:table>"), COMPLEX),
    "marks upon a letter": (f"a{_marks()}".encode, COMPLEX),
    "half a Word file": (lambda: docx(p("a"))[:-30], DAMAGED),
    **{f"a page of {unit}": (lambda unit=unit: page(unit), COMPLEX) for unit in  # type: ignore[misc]
       ("<!--", "<a ", '<a b="', "<p>", "<b>", "<table><tr><td>", "<ol><li>", "<?", "<![", "<!x", "<td rowspan=9999>a<tr>")},
    "a PDF bomb": (lambda: one_page(b" " * 100_000_000), DAMAGED),
    "a million signs in a PDF": (lambda: one_page(b"BT /F 9 Tf " + b"(a) Tj " * 1_000_000, stream(b"", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")), COMPLEX),
    "forms in forms": (lambda: one_page(b"/X Do", *(stream(f"/X{n} Do ".encode() * 10, f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X{n} {n} 0 R>>>>") for n in range(7, 19)), stream(b"BT ET", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]")), COMPLEX),
    "pages in pages": (lambda: pdf_of(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"]), DAMAGED),
    "a PDF of beginnings": (lambda: b"%PDF-1.4\n" + b"1 0 obj " * 3_000_000 + b"%%EOF", COMPLEX),
    "32 MiB of zip": (lambda: b"PK\x03\x04" + b"PK\x01\x02" * 8_000_000, COMPLEX),
    "33 MiB of text": (lambda: b"a" * 33 * 1024 * 1024, LARGE),
}  # fmt: skip
"""Each by its name: how it is made, and the rule that refuses it."""
