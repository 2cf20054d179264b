"""The styles of a Word document: what a paragraph or a run has from them, however far up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from xml.etree.ElementTree import Element

from coordplan.reading.elements import child, children, value

_Found = TypeVar("_Found")

_OFF = frozenset({"0", "false", "off"})
_LONGEST_CHAIN = 12


def switched(properties: Element | None, name: str) -> bool | None:
    """Whether a property is on or off; None where it is not said."""
    found = child(properties, name)
    return None if found is None else found.get("w:val", "1") not in _OFF


def font(properties: Element | None) -> str | None:
    """The font of letters with diacritics; that of a theme is none of old."""
    fonts = child(properties, "w:rFonts")
    if fonts is None:
        return None
    if "w:hAnsiTheme" in fonts.attrib:
        return ""
    return fonts.get("w:hAnsi") or fonts.get("w:ascii")


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it is written: what it is based on, and its own properties."""

    id: str
    based_on: str | None
    paragraph: Element | None
    run: Element | None


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Style] = {}
        self._usual: dict[str | None, str] = {}
        for one in children(root, "w:style") if root is not None else ():
            name = one.get("w:styleId", "")
            based_on = value(child(one, "w:basedOn"), "w:val")
            self._by_id[name] = Style(name, based_on, child(one, "w:pPr"), child(one, "w:rPr"))
            if one.get("w:default", "0") not in _OFF:
                self._usual[one.get("w:type")] = name
        self.defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")

    def of_paragraph(self, properties: Element | None) -> str | None:
        """The style of a paragraph, which need not name it."""
        named = value(child(properties, "w:pStyle"), "w:val")
        return named if named in self._by_id else self._usual.get("paragraph")

    def chain(self, name: str | None) -> Iterator[Style]:
        """A style, the one that it is based on, and so on."""
        seen: set[str] = set()
        while name in self._by_id and name not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(name)
            style = self._by_id[name]
            yield style
            name = style.based_on

    def first(self, name: str | None, said: Callable[[Style], _Found | None]) -> _Found | None:
        """What the nearest style of a chain says that says anything."""
        return next((found for s in self.chain(name) if (found := said(s)) is not None), None)
