"""The text of a Word paragraph: what its runs show, and what they refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar
from xml.etree.ElementTree import Element

from coordplan.reading.docx_notes import Notes
from coordplan.reading.docx_styles import Style, Styles, font, switched
from coordplan.reading.elements import child, value
from coordplan.reading.legacy import OldFonts
from coordplan.work import Work

_Said = TypeVar("_Said")

_SIGNS: Mapping[str, str] = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "w:softHyphen": "\N{SOFT HYPHEN}",
}
GONE = frozenset({"w:del", "w:moveFrom"})
"""What a change took away."""
_LEFT_OUT = GONE | {"w:pPr", "w:rPr", "w:sdtPr", "w:rt", "w:fldData", "m:ctrlPr"}
_FORMS = frozenset({"mc:Choice", "mc:Fallback"})
_TURNS_A_PARAGRAPH, _TURNS_AN_ELEMENT = 110, 4
_HALVES = range(0xD800, 0xE000)
"""Halves of characters, which are none."""


class Fields:
    """What is shown of fields: their results, but for a table of contents.

    A field may go on over many paragraphs; where one never ends, none hides anything.
    """

    def __init__(self, story: Element) -> None:
        kinds = [one.get("w:fldCharType") for one in story.iter("w:fldChar")]
        self._whole = kinds.count("begin") == kinds.count("end")
        self._open: list[str] = []

    @property
    def shown(self) -> bool:
        """Whether text that stands here is shown."""
        return not self._whole or all(state == "result" for state in self._open)

    def mark(self, sign: Element) -> None:
        """A field begins, turns from its instruction to its result, or ends."""
        match sign.get("w:fldCharType"):
            case "begin":
                self._open.append("instruction")
            case "separate" if self._open and self._open[-1] == "instruction":
                self._open[-1] = "result"
            case "end" if self._open:
                self._open.pop()

    def instruct(self, instruction: Element) -> None:
        """Take an instruction: a table of contents repeats what stands below it."""
        if self._open and (instruction.text or "").split()[:1] == ["TOC"]:
            self._open[-1] = "contents"


class Runs:
    """The text of a paragraph, or of several whose marks were deleted."""

    def __init__(
        self, styles: Styles, notes: Notes, fonts: OldFonts, fields: Fields, work: Work
    ) -> None:
        self._work = work
        self._styles = styles
        self._fonts = fonts
        self._fields = fields
        self._notes = notes
        self._style: str | None = None
        self._hidden = False
        self._written: list[str] = []
        self.boxes: list[Element] = []
        self.notes: list[tuple[str, Element]] = []

    @property
    def text(self) -> str:
        """What is shown."""
        return "".join(self._written).strip()

    @property
    def vanished(self) -> bool:
        """Whether nothing of the paragraph is shown, not even that there is one."""
        return self._hidden and not self.text

    def read(self, paragraph: Element) -> bool:
        """Take a paragraph; whether it ends here: the mark that ends it may be deleted."""
        self._work.spend(_TURNS_A_PARAGRAPH)
        properties = child(paragraph, "w:pPr")
        self._style = self._styles.of_paragraph(properties)
        mark = child(properties, "w:rPr")
        self._hidden = bool(self._vanishes(mark))
        self._inside(paragraph, None)
        return not any(child(mark, name) is not None for name in GONE)

    def _inside(self, parent: Element, run: Element | None) -> None:
        for one in parent:
            self._take(one, run)

    def _take(self, one: Element, run: Element | None) -> None:
        self._work.spend(_TURNS_AN_ELEMENT)
        name = one.tag
        if name in _LEFT_OUT:
            return
        if name == "w:r":
            self._run(one)
        elif name in {"w:t", "m:t"}:
            self._text((one.text or "").replace("\n", " "), run)
        elif name in _SIGNS:
            self._text(_SIGNS[name], run)
        elif name == "w:sym":
            self._text(_symbol(one), run)
        elif not self._refers(one):
            for inner in _shown_in(one):
                self._take(inner, run)

    def _refers(self, one: Element) -> bool:
        """Whether an element is no text itself, but leads to some, or says what is shown."""
        takes: Mapping[str, Callable[[Element], None]] = {
            "w:fldChar": self._fields.mark,
            "w:instrText": self._fields.instruct,
            "w:footnoteReference": self._note,
            "w:endnoteReference": self._note,
            "w:txbxContent": self.boxes.append,
        }
        if one.tag in takes:
            takes[one.tag](one)
        return one.tag in takes

    def _run(self, run: Element) -> None:
        if self._vanishes(child(run, "w:rPr")):
            for sign in run.iter("w:fldChar"):  # a field goes on though it is hidden
                self._fields.mark(sign)
        else:
            self._inside(run, run)

    def _text(self, text: str, run: Element | None) -> None:
        if self._fields.shown:
            self._written.append(text)
            properties = None if run is None else child(run, "w:rPr")
            self._fonts.add(text, lambda: self._said(properties, font))

    def _note(self, reference: Element) -> None:
        called = self._notes.called(reference)
        if called is not None and self._fields.shown:
            self.notes.append(called)

    def _vanishes(self, properties: Element | None) -> bool | None:
        return self._said(properties, _vanish)

    def _said(
        self, properties: Element | None, said: Callable[[Element | None], _Said | None]
    ) -> _Said | None:
        """What a run says, else its style, else that of the paragraph, else the document."""

        def of_style(style: Style) -> _Said | None:
            return said(style.run)

        found = said(properties)
        for name in (value(child(properties, "w:rStyle"), "w:val"), self._style):
            if found is None:
                found = self._styles.first(name, of_style)
        return said(self._styles.defaults) if found is None else found


def chosen(alternatives: Element) -> Element | None:
    """Of the forms in which one thing stands, the first that has text."""
    forms = [one for one in alternatives if one.tag in _FORMS]
    speaking = (one for one in forms if any(True for _ in one.iter("w:t")))
    return next(speaking, forms[0] if forms else None)


def _shown_in(element: Element) -> Iterator[Element]:
    """What is shown of an element that is no text: one of its forms, no prompt to type."""
    if element.tag == "mc:AlternateContent":
        form = chosen(element)
        return iter(()) if form is None else iter(form)
    prompts = child(element, "w:sdtPr", "w:showingPlcHdr") is not None
    return iter(()) if prompts else iter(element)


def _vanish(properties: Element | None) -> bool | None:
    return switched(properties, "w:vanish")


def _symbol(sign: Element) -> str:
    """A sign of a symbol font, by its number."""
    try:
        code = int(sign.get("w:char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code <= 0xFFFF and code not in _HALVES else ""
