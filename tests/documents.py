"""Documents of every kind, made from parts: XML of Word and OpenDocument in packages of theirs."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from coordplan.reading.numbers import repeated, roman
from coordplan.tracing.marks import Sort
from coordplan.tracing.paragraphs import Paragraph

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "numbering", "footnotes", "endnotes")


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip file; the first member is not compressed, as OpenDocument wants it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(files.items()):
            how = zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(name), content, how)
    return packed.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document with a body; ``numbering`` and the like are what stands in those parts."""
    named = {name: parts[name] for name in PARTS if name in parts}
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(named)
    )
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>'
        for name in named
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
            'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
            f"{types}</Types>",
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r0" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f"{related}</Relationships>",
            "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
            **{f"word/{n}.xml": f"<w:{n} {_SPACES}>{said}</w:{n}>" for n, said in named.items()},
        }
    )


def r(text: str, properties: str = "") -> str:
    """A run."""
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(text: str = "", num: int | None = None, level: int | None = 0, properties: str = "") -> str:
    """A paragraph; in a list where one is named."""
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    listed = "" if num is None else f'<w:numPr>{at}<w:numId w:val="{num}"/></w:numPr>'
    run = r(text) if text else ""
    return f"<w:p><w:pPr>{properties}{listed}</w:pPr>{run}</w:p>"


def lvl(at: int, format_: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list of Word."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr>'
        "</w:lvl>"
    )


def abstract(name: int, *levels: str) -> str:
    """A pattern of lists."""
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{name}">{kind}{"".join(levels)}</w:abstractNum>'


def num(name: int, pattern: int, overrides: Mapping[int, int] | None = None) -> str:
    """A list of a pattern, which may begin with numbers of its own."""
    begins = "".join(
        f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for at, start in (overrides or {}).items()
    )
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{pattern}"/>{begins}</w:num>'


# --- a text with real lists

_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="DejaVu Serif" '
    'w:hAnsi="DejaVu Serif" w:cs="DejaVu Serif"/><w:sz w:val="28"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name '
    'w:val="Normal"/><w:pPr><w:spacing w:before="120"/><w:ind w:firstLine="720"/>'
    '<w:jc w:val="both"/></w:pPr></w:style>'
)
"""Paragraphs as offices set them."""

_LEVELS = (
    lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2."), lvl(2, "decimal", "%2.%3."),
    lvl(3, "decimal", "%2.%3.%4."), lvl(4, "lowerLetter", "%5)"),
)  # fmt: skip
_BULLETS = {"-": 2, "+": 3}
_PART, _ITEM, _POINT = 0, 1, 4


@dataclass
class Lists:
    """Puts the marks of paragraphs into lists: what a list cannot count stays in the text."""

    counted: dict[int, int] = field(default_factory=dict)
    nums: list[str] = field(default_factory=lambda: [num(1, 1), num(2, 2), num(3, 3)])
    numbered: int = 0

    def paragraph(self, one: Paragraph) -> str:
        """A paragraph of Word; its mark is no text of it, where that can be."""
        if one.sort in {Sort.DASH, Sort.PLUS} and one.label in _BULLETS:
            self.numbered += 1
            return p(one.text, _BULLETS[one.label])
        at, numbers = _place(one)
        if at is None or not one.text:
            return p(one.whole)
        if at == _POINT and numbers[-1] != self.counted.get(at, 0) + 1:
            return p(one.whole)  # Word has no đ), and Vietnamese no f)
        above = [self.counted.get(level) for level in range(_ITEM, at)]
        if at > _ITEM and at != _POINT and above != numbers[:-1]:
            return p(one.whole)
        self.numbered += 1
        name = 1
        if numbers[-1] != self.counted.get(at, 0) + 1:
            name = len(self.nums) + 1
            self.nums.append(num(name, 1, {at: numbers[-1]}))
        self.counted = {n: count for n, count in self.counted.items() if n < at}
        self.counted[at] = numbers[-1]
        return p(one.text, name, at)

    @property
    def numbering(self) -> str:
        """What stands in the part for numbering."""
        patterns = [abstract(1, *_LEVELS)]
        patterns += [abstract(n, lvl(0, "bullet", sign)) for sign, n in _BULLETS.items()]
        return "".join([*patterns, *self.nums])


def _place(one: Paragraph) -> tuple[int | None, list[int]]:
    """The level of a mark and its numbers, where a list can write it in this form."""
    bare = one.whole.removesuffix(one.text).strip()
    if one.sort is Sort.PART and bare == f"{one.label}.":
        return _PART, [next((n for n in range(1, 40) if roman(n) == one.label), 0)]
    if one.sort is Sort.ITEM and bare == f"{one.label}.":
        numbers = [int(part) for part in one.label.split(".")]
        return (len(numbers) if len(numbers) <= 3 else None), numbers
    if one.sort is Sort.POINT and bare == f"{one.label})":
        found = next((n for n in range(1, 27) if repeated(n).lower() == one.label), None)
        return (None if found is None else _POINT), [found or 0]
    return None, []


def with_lists(paragraphs: Sequence[Paragraph]) -> tuple[bytes, int]:
    """A Word document of paragraphs, their marks in real lists; and how many are."""
    lists = Lists()
    body = "".join(
        p() * max(one.gap - 1 if one.gap > 1 else 0, 0) + lists.paragraph(one) for one in paragraphs
    )
    return docx(body, numbering=lists.numbering, styles=_STYLES), lists.numbered


# --- OpenDocument

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_ODF = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in (
        *((one, f"{_OASIS}:{one}:1.0") for one in ("office", "style", "text", "table")),
        ("draw", f"{_OASIS}:drawing:1.0"), ("fo", f"{_OASIS}:xsl-fo-compatible:1.0"),
        ("loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"),
    )
)  # fmt: skip


def odt(body: str, styles: str = "", common: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text with a body, styles of its own, and common ones."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF}><office:styles>{common}</office:styles>"
            "</office:document-styles>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0">'
            f"{manifest}</manifest:manifest>",
        }
    )


# --- PDF

Placed = tuple[float, float, str]
"""Where on a page a text stands, from its left and lower edge, and the text."""


def pdf_of(objects: Sequence[str | bytes], trailer: str = "") -> bytes:
    """A PDF of objects, the first of them its root."""
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        content = one if isinstance(one, bytes) else one.encode("latin-1")
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(made)}\n%%EOF"
    return made + head + table + end.encode()


def stream(content: bytes, more: str = "") -> bytes:
    """A stream, compressed."""
    packed = zlib.compress(content, 9)
    head = f"<</Filter/FlateDecode/Length {len(packed)}{more}>>stream\n".encode()
    return head + packed + b"\nendstream"


def pdf(*pages: Sequence[Placed], font: str = "Times", size: int = 14) -> bytes:
    """A PDF whose font has a place for every letter in it."""
    letters = sorted({c for page in pages for *_, text in page for c in text})
    code = {letter: number for number, letter in enumerate(letters, start=1)}
    pairs = "".join(
        f"<{number:02x}> <{letter.encode('utf-16-be').hex()}>\n" for letter, number in code.items()
    )
    cmap = f"begincmap\n1 begincodespacerange <00> <ff> endcodespacerange\n{len(code)} beginbfchar\n{pairs}endbfchar\nendcmap"
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects: list[str | bytes] = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        f"<</Type/Font/Subtype/TrueType/BaseFont/{font}/FontDescriptor<</Type/FontDescriptor/FontName/{font}>>/FirstChar 0/LastChar 255/Widths[{'500 ' * 256}]/ToUnicode 4 0 R>>",
        stream(cmap.encode()),
    ]
    for page in pages:
        shown = "".join(
            f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{bytes(code[c] for c in text).hex()}> Tj ET "
            for x, y, text in page
        )
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects) + 2} 0 R/Resources<</Font<</F 3 0 R>>>>>>",
            stream(shown.encode()),
        ]
    return pdf_of(objects)


SCAN = pdf_of(
    [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
        stream(b"\0" * 8, "/Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 1/ColorSpace/DeviceGray"),
    ]
)  # fmt: skip
"""A page that is a picture."""
