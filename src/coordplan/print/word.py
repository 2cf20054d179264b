"""What a Word document is before anything stands in it, and the few elements python-docx lacks.

The font is Times New Roman, as decree 30/2020/NĐ-CP has it for documents of Vietnamese offices; its
twin of equal widths, Liberation Serif, takes its place in LibreOffice, and both have every
Vietnamese letter. Text is a size or two smaller than the 13 to 14 points of that decree: it is for
letters, and here most of it stands in columns.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from coordplan.print.office import MADE
from coordplan.text import Language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

FONT, MONOSPACE = "Times New Roman", "Courier New"
SIDE, LENGTH, MARGIN = 21.0, 29.7, 2.0
"""A sheet of A4, and its margins, in centimetres."""
SIZE = 12
NOTICE, WARNING, REMARK = "Notice", "Warning", "Remark"
IN_TABLE, AFTER_TABLE = "Table Text", "After Table"
"""Styles of paragraphs beside those that every document has."""

_TAGS: dict[Language, str] = {"vi": "vi-VN", "en": "en-GB"}
_SIZES = {
    "Normal": SIZE,
    "Title": 16,
    "Subtitle": 12,
    "Heading 1": 14,
    "Heading 2": 13,
    "Heading 3": 12,
    "Caption": 12,
    "Footer": 10,
    NOTICE: 12,
    WARNING: 12,
    REMARK: 10,
    IN_TABLE: 11,
    AFTER_TABLE: 4,
}
_BOLD = ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption")
_SPACE = (2, 3)
_SPACES = {"Title": (0, 6), "Heading 1": (14, 4), "Heading 2": (10, 3), IN_TABLE: (2, 2)}
_FRAMES = {NOTICE: ("FBF3DF", "dotted", "7A4A00"), WARNING: ("FBE6E4", "double", "9B1C1C")}
_LANGUAGE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}themeFontLang"
_THUMBNAIL = "/thumbnail"
_ORNAMENTS = "w:style/w:pPr/w:pBdr | w:style/w:pPr/w:numPr[w:ilvl] | w:style/w:rPr/w:spacing"
_LONGEST_TITLE = 255
"""What Word keeps of what a document says of itself."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def blank(title: str, language: Language, *, across: bool) -> Document:
    """An empty document of A4, upright or across, that names nobody."""
    import docx

    document = docx.Document()
    _set_styles(document, language)
    _set_sheet(document, across=across)
    about = document.core_properties
    fits = len(title) <= _LONGEST_TITLE
    about.title = title if fits else title[: _LONGEST_TITLE - 1] + "…"
    about.language = _TAGS[language]
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = MADE
    about.revision = 1
    for key, related in list(document.part.package.rels.items()):
        if related.reltype.endswith(_THUMBNAIL):  # a picture of another document
            del document.part.package.rels[key]
    return document


def saved(document: Document) -> bytes:
    """A document as a file, in which nothing tells when it was written."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with ZipFile(written) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()


def element(tag: str, /, **attributes: str | int) -> BaseOxmlElement:
    """An element of the language of Word, such as ``cantSplit``."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, said in attributes.items():
        made.set(qn(f"w:{name}"), str(said))
    return made


def field(instruction: str) -> BaseOxmlElement:
    """A field that Word fills in, such as the number of the page."""
    made, run, text = element("fldSimple", instr=instruction), element("r"), element("t")
    text.text = "1"
    run.append(text)
    made.append(run)
    return made


def shading(colour: str) -> BaseOxmlElement:
    """The shade behind a cell or a paragraph."""
    return element("shd", val="clear", color="auto", fill=colour)


def style_ids(document: Document) -> Mapping[str, str | None]:
    """How a paragraph names each style: by its id, or not at all where it is the usual one."""
    return {
        style.name: None if style.element.default else style.style_id
        for style in document.styles
        if style.name is not None
    }


def _set_styles(document: Document, language: Language) -> None:
    """One font, black, in the language; sizes and spaces."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles = document.styles
    for fonts in list(styles.element.iter(qn("w:rFonts"))):
        fonts.getparent().remove(fonts)
    for defaults in styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr"):
        defaults.insert(0, element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))
    for spoken in (*styles.element.iter(qn("w:lang")), *document.settings.element.iter(_LANGUAGE)):
        spoken.set(qn("w:val"), _TAGS[language])
    for name in (NOTICE, WARNING, REMARK, IN_TABLE, AFTER_TABLE):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, size in _SIZES.items():
        style = styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), name in _BOLD, False
        style.font.color.rgb = RGBColor(0, 0, 0)
        before, after = _SPACES.get(name, _SPACE)
        form = style.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.1
    for unwanted in styles.element.xpath(_ORNAMENTS):
        unwanted.getparent().remove(unwanted)
    for name, (colour, line, ink) in _FRAMES.items():
        frame = element("pBdr")
        frame.append(element("left", val=line, sz=12, space=6, color=ink))
        form = styles[name].element.get_or_add_pPr()
        form.insert(0, shading(colour))
        form.insert(0, frame)


def _set_sheet(document: Document, *, across: bool) -> None:
    """The sheet, and the number of the page at its foot."""
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    (section,) = document.sections
    width, height = (LENGTH, SIDE) if across else (SIDE, LENGTH)
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    for edge in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, edge, Cm(MARGIN))
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer._p.append(field("PAGE"))
    footer.add_run(" / ")
    footer._p.append(field("NUMPAGES"))
