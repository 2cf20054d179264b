"""Footnotes and endnotes of Word, numbered in the order in which the text refers to them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from coordplan.reading.elements import children
from coordplan.reading.numbers import Writes, roman, small

_WRITES: dict[str, Writes] = {"w:footnoteReference": str, "w:endnoteReference": small(roman)}


class Notes:
    """The notes of a document."""

    def __init__(self, footnotes: Element | None, endnotes: Element | None) -> None:
        self._notes = {
            "w:footnoteReference": _by_id(footnotes, "w:footnote"),
            "w:endnoteReference": _by_id(endnotes, "w:endnote"),
        }
        self._told = dict.fromkeys(self._notes, 0)

    def called(self, reference: Element) -> tuple[str, Element] | None:
        """The note that is referred to, and its number; each note is told once."""
        note = self._notes[reference.tag].pop(reference.get("w:id", ""), None)
        if note is None:
            return None
        self._told[reference.tag] += 1
        return f"[{_WRITES[reference.tag](self._told[reference.tag])}]", note


def _by_id(root: Element | None, name: str) -> dict[str, Element]:
    return {} if root is None else {one.get("w:id", ""): one for one in children(root, name)}
