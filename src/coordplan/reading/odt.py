"""An OpenDocument text (.odt) as the text that a reader sees: changes accepted, lists numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from coordplan.reading.elements import child, children, parse
from coordplan.reading.legacy import OldFonts
from coordplan.reading.numbers import led, roman, whole
from coordplan.reading.odt_inline import Inline
from coordplan.reading.odt_lists import OUTLINE, Counted, ListStyle, list_styles
from coordplan.reading.odt_styles import Styles
from coordplan.reading.package import Package
from coordplan.reading.refused import encrypted
from coordplan.reading.tables import Cell, laid_out
from coordplan.work import Work

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    **{f"{_OASIS}{one}:1.0": one for one in ("office", "style", "text", "table")},
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    f"{_OASIS}manifest:1.0": "manifest",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_TURNS_A_PARAGRAPH, _TURNS_A_LETTER = 110, 8
_PARAGRAPHS = frozenset({"text:p", "text:h"})
_LEFT_OUT = frozenset(
    {"text:tracked-changes", "text:table-of-content", "text:illustration-index"}
    | {"text:table-index", "text:object-index", "text:user-index", "text:alphabetical-index"}
    | {"office:annotation", "office:forms"}
)
_ROWS = frozenset({"table:table-header-rows", "table:table-rows", "table:table-row-group"})


def read_odt(package: Package, work: Work) -> list[str]:
    """The blocks of a document. Raises ``RefusedError``."""
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise encrypted()
    content = parse(package.needed("content.xml"), _PREFIXES)
    others = package.part("styles.xml")
    roots = (content,) if others is None else (parse(others, _PREFIXES), content)
    body = child(content, "office:body", "office:text")
    fonts = OldFonts()
    blocks = [] if body is None else list(_Story(roots, fonts, work).blocks(body))
    fonts.refuse()
    return blocks


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a list something stands."""

    counted: Counted
    style: ListStyle
    at: int


class _Story:
    """Reads the body, and the notes and frames in it, into blocks."""

    def __init__(self, roots: tuple[Element, ...], fonts: OldFonts, work: Work) -> None:
        self._styles = Styles(roots)
        self._list_styles = list_styles(roots)
        self._fonts = fonts
        self._work = work
        self._headings = Counted()
        self._by_id: dict[str | None, Counted] = {}
        self._by_style: dict[str, Counted] = {}
        self._notes: dict[str, int] = {}

    def blocks(self, parent: Element) -> Iterator[str]:
        """The blocks below an element; an empty one for each empty paragraph."""
        for one in parent:
            yield from self._block(one)

    def _block(self, one: Element) -> Iterator[str]:
        if one.tag in _LEFT_OUT or one.get("text:display") == "none":
            return
        if one.tag in _PARAGRAPHS:
            yield from self._paragraph(one, self._heading_number(one))
        elif one.tag == "text:list":
            yield from self._list(one, None)
        elif one.tag == "table:table":
            yield from laid_out([self._row(row) for row in _rows(one)], self._work)
        else:
            yield from self.blocks(one)

    def _heading_number(self, one: Element) -> str:
        style = self._list_styles.get(OUTLINE, {})
        at = whole(one.get("text:outline-level"), 1)
        if one.tag != "text:h" or one.get("text:is-list-header") == "true":
            return ""
        anew = one.get("text:restart-numbering") == "true"
        start = whole(one.get("text:start-value"), 1) if anew else None
        return self._headings.next(style, at, start) if at in style else ""

    def _paragraph(self, one: Element, label: str) -> Iterator[str]:
        """A paragraph behind its number, then what hangs on it: frames and notes."""
        self._work.spend(_TURNS_A_PARAGRAPH + _TURNS_A_LETTER * len(label))
        inline = Inline(self._styles, self._fonts, self._work)
        inline.read(one)
        if not inline.vanished:
            yield led(label, inline.text)
        for frame in inline.frames:
            yield from filter(None, self.blocks(frame))
        for note in inline.notes:
            yield from self._note(note)

    def _note(self, note: Element) -> Iterator[str]:
        kind = note.get("text:note-class", "")
        number = self._notes[kind] = self._notes.get(kind, 0) + 1
        mark = f"[{roman(number).lower() if kind == 'endnote' else number}]"
        body = child(note, "text:note-body")
        first, *others = [*filter(None, self.blocks(body))] if body is not None else [""]
        yield from filter(None, (led(mark, first), *others))

    def _list(self, one: Element, outer: _Place | None) -> Iterator[str]:
        place = self._place(one, outer)
        for item in one:
            if item.tag in {"text:list-item", "text:list-header"}:
                yield from self._item(item, place)

    def _item(self, item: Element, place: _Place) -> Iterator[str]:
        """What stands below one number: the first paragraph shows it."""
        start = item.get("text:start-value")
        begins = None if start is None else whole(start, 1)
        waiting, listed = item.tag == "text:list-item", False
        for one in item:
            if one.tag in _PARAGRAPHS:
                label = place.counted.next(place.style, place.at, begins) if waiting else ""
                waiting = False
                yield from self._paragraph(one, label)
            elif one.tag == "text:list":
                if listed and one.get("text:continue-numbering") != "true":
                    place.counted.begin_below(place.at)
                listed = True
                yield from self._list(one, place)
            else:
                yield from self._block(one)

    def _place(self, one: Element, outer: _Place | None) -> _Place:
        """Where a list counts: in that around it, in one that it goes on with, or anew."""
        name = one.get("text:style-name")
        if outer is not None:
            style = outer.style if name is None else self._list_styles.get(name, {})
            return _Place(outer.counted, style, outer.at + 1)
        name = name or ""
        goes_on = self._by_id.get(one.get("text:continue-list"))
        if goes_on is None and one.get("text:continue-numbering") == "true":
            goes_on = self._by_style.get(name)
        counted = Counted() if goes_on is None else goes_on
        self._by_id[one.get("xml:id", name)] = self._by_style[name] = counted
        return _Place(counted, self._list_styles.get(name, {}), 1)

    def _row(self, row: Element) -> list[Cell]:
        return [
            Cell(
                [block for block in self.blocks(cell) if block],
                max(whole(cell.get("table:number-columns-spanned"), 1), 1),
                max(whole(cell.get("table:number-rows-spanned"), 1), 1),
            )
            for cell in children(row, "table:table-cell")
        ]


def _rows(table: Element) -> Iterator[Element]:
    for one in table:
        if one.tag in _ROWS:
            yield from _rows(one)
        elif one.tag == "table:table-row":
            yield one
