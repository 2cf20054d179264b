"""A Word document (.docx) as the text that a reader sees: changes accepted, lists numbered.

What only the program that writes it can see is left out: instructions of fields, hidden text,
comments, headers and footers, tables of contents.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from coordplan.reading.docx_notes import Notes
from coordplan.reading.docx_numbering import Numbering
from coordplan.reading.docx_runs import GONE, Fields, Runs, chosen
from coordplan.reading.docx_styles import Styles, switched
from coordplan.reading.elements import child, children, parse
from coordplan.reading.legacy import OldFonts
from coordplan.reading.numbers import led
from coordplan.reading.package import Package
from coordplan.reading.refused import too_deep
from coordplan.reading.tables import Cell, laid_out
from coordplan.work import Work

_OFFICE = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_PREFIXES = {
    f"{_OFFICE}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OFFICE}/markup-compatibility/2006": "mc",
    f"{_OFFICE}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OFFICE}/package/2006/relationships": "rel",
}
_MOST_WITHIN = 3
"""How often a note may have a note of its own; Word has no such notes."""
_MAIN = "word/document.xml"
_WRAPS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"})


def read_docx(package: Package, work: Work) -> list[str]:
    """The blocks of a document. Raises ``RefusedError``."""
    parts = _Parts(package)
    body = child(parts.main, "w:body")
    if body is None:
        return []
    fonts = OldFonts()
    blocks = _Story(parts, fonts, work).blocks(body)
    fonts.refuse()
    return blocks


class _Parts:
    """The parts of a document, found by what the package says they are for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        main = self._related("", "_rels/.rels").get("officeDocument", _MAIN)
        self._folder, name = posixpath.split(main)
        self._files = self._related(self._folder, f"{self._folder}/_rels/{name}.rels")
        self.main = parse(package.needed(main), _PREFIXES)

    def root(self, what: str) -> Element | None:
        """The root of a part, where the document has one."""
        part = self._package.part(self._files.get(what, f"{self._folder}/{what}.xml"))
        return None if part is None else parse(part, _PREFIXES)

    def _related(self, folder: str, file: str) -> dict[str, str]:
        part = self._package.part(file)
        if part is None:
            return {}
        return {
            one.get("Type", "").rpartition("/")[2]: posixpath.normpath(
                posixpath.join("/", folder, one.get("Target", ""))
            ).lstrip("/")
            for one in children(parse(part, _PREFIXES), "rel:Relationship")
            if one.get("TargetMode") != "External"
        }


class _Story:
    """Reads the body, and the notes and text boxes that it leads to, into blocks."""

    def __init__(self, parts: _Parts, fonts: OldFonts, work: Work) -> None:
        self._styles = Styles(parts.root("styles"))
        self._numbering = Numbering(parts.root("numbering"), self._styles, work)
        self._notes = Notes(parts.root("footnotes"), parts.root("endnotes"))
        self._fields = Fields(parts.main)
        self._fonts = fonts
        self._work = work
        self._within = 0

    def blocks(self, parent: Element) -> list[str]:
        """The blocks below an element; an empty one for each empty paragraph."""
        found: list[str] = []
        runs, properties = self._runs(), None
        for one in _blocks_in(parent):
            if one.tag == "w:tbl":
                found += laid_out([self._row(row) for row in _rows(one)], self._work)
                continue
            properties = child(one, "w:pPr")
            if runs.read(one):
                found += self._paragraph(properties, runs)
                runs = self._runs()
        return [*found, *self._paragraph(properties, runs)] if runs.text else found

    def _runs(self) -> Runs:
        return Runs(self._styles, self._notes, self._fonts, self._fields, self._work)

    def _paragraph(self, properties: Element | None, runs: Runs) -> Iterator[str]:
        """A paragraph behind its number, then what hangs on it: text boxes and notes."""
        if not runs.vanished:
            label = self._numbering.next(properties)
            yield runs.text if label is None else led(label.text, runs.text, apart=label.apart)
        for box in runs.boxes:
            yield from self._said_in(box)
        self._within += 1
        if runs.notes and self._within > _MOST_WITHIN:
            raise too_deep()
        for mark, note in runs.notes:
            yield from _marked(mark, self._said_in(note))
        self._within -= 1

    def _said_in(self, parent: Element) -> list[str]:
        return [block for block in self.blocks(parent) if block]

    def _row(self, row: Element) -> list[Cell]:
        return [Cell(self._said_in(one)) for one in _through(row) if one.tag == "w:tc"]


def _marked(mark: str, blocks: list[str]) -> list[str]:
    return [led(mark, blocks[0]), *blocks[1:]] if blocks else []


def _through(parent: Element) -> Iterator[Element]:
    """What stands in an element, and in what only wraps it there: controls, insertions."""
    for one in parent:
        if one.tag in _WRAPS:
            yield from _through(one)
        elif one.tag == "mc:AlternateContent":
            form = chosen(one)
            yield from () if form is None else _through(form)
        elif one.tag not in GONE:
            yield one


def _blocks_in(parent: Element) -> Iterator[Element]:
    return (one for one in _through(parent) if one.tag in {"w:p", "w:tbl"})


def _rows(table: Element) -> Iterator[Element]:
    for row in _through(table):
        properties = child(row, "w:trPr")
        gone = child(properties, "w:del") is not None or switched(properties, "w:hidden")
        if row.tag == "w:tr" and not gone:
            yield row
