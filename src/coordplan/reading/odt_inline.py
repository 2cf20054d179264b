"""The text of an OpenDocument paragraph: its spans, its spaces, and what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from coordplan.reading.legacy import OldFonts
from coordplan.reading.numbers import whole
from coordplan.reading.odt_styles import Styles
from coordplan.work import Work

_MOST_SPACES = 100
_TURNS_AN_ELEMENT = 4
_SPACES = re.compile(r"[ \t\r\n]+")
_LEFT_OUT = frozenset({"office:annotation", "text:ruby-text"})
_SIGNS: Mapping[str, str] = {"text:tab": "\t", "text:line-break": "\n"}

Font = Callable[[], str | None]


class Inline:
    """Collects the text of a paragraph, its notes and its frames."""

    def __init__(self, styles: Styles, fonts: OldFonts, work: Work) -> None:
        self._work = work
        self._styles = styles
        self._fonts = fonts
        self._written: list[str] = []
        self._hidden = False
        self.notes: list[Element] = []
        self.frames: list[Element] = []

    @property
    def text(self) -> str:
        """What is shown."""
        return "".join(self._written).strip()

    @property
    def vanished(self) -> bool:
        """Whether the paragraph is hidden whole."""
        return self._hidden

    def read(self, paragraph: Element) -> None:
        """Take a paragraph."""
        name = paragraph.get("text:style-name")
        self._hidden = self._styles.hidden("paragraph", name) or any(
            one.get("text:is-hidden") == "true" for one in paragraph.iter("text:hidden-paragraph")
        )
        if not self._hidden:
            self._inside(paragraph, lambda: self._styles.font("paragraph", name))

    def _inside(self, parent: Element, font: Font) -> None:
        self._text(parent.text, font)
        for one in parent:
            self._take(one, font)
            self._text(one.tail, font)

    def _take(self, one: Element, font: Font) -> None:
        self._work.spend(_TURNS_AN_ELEMENT)
        name = one.tag
        if name in _SIGNS:
            self._written.append(_SIGNS[name])
        elif name == "text:s":
            self._written.append(" " * min(whole(one.get("text:c"), 1), _MOST_SPACES))
        elif name == "text:note":
            self.notes.append(one)
        elif name.startswith("draw:"):
            self.frames.append(one)
        elif name not in _LEFT_OUT and one.get("text:is-hidden") != "true":
            self._span(one, font)

    def _span(self, one: Element, font: Font) -> None:
        name = one.get("text:style-name")
        if name is None or one.tag != "text:span":
            self._inside(one, font)
        elif not self._styles.hidden("text", name):
            self._inside(one, lambda: self._styles.font("text", name) or font())

    def _text(self, text: str | None, font: Font) -> None:
        if text:
            self._written.append(_SPACES.sub(" ", text))
            self._fonts.add(text, font)
