"""XML as it is written: what a plan says can neither break it nor hide in it."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from coordplan.text import visible

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def xml_text(root: Element) -> str:
    """A document in which every text and every value is visible; lines of a text stay lines.

    ``ElementTree`` escapes what is markup, and writes characters that no reader of XML 1.0 takes.
    """
    for element in root.iter():
        element.text = _lines(element.text)
        element.tail = _lines(element.tail)
        element.attrib = {name: visible(value) for name, value in element.attrib.items()}
    return tostring(root, encoding="unicode") + "\n"


def _lines(text: str | None) -> str | None:
    return None if text is None else "\n".join(map(visible, text.split("\n")))
