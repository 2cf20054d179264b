"""XML of office documents, read within limits: no entities, not too deep, not too much of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from coordplan.reading.refused import damaged, too_deep, too_many_parts
from coordplan.text import Text

MOST_PARTS = 400_000
"""Elements and attributes: less than a second of reading, and a third of the memory."""
_MOST_NAMES = 2_000
_LONG_TAG = re.compile(rb"<[^>]{65536}")
DEEPEST = 120
"""How deep elements may stand in each other; a table in a text box in a table is 40 deep."""


def parse(xml: bytes, prefixes: Mapping[str, str]) -> Element:
    """The root of a document; names have the prefix that their namespace is given here.

    Raises ``RefusedError``.
    """
    if _LONG_TAG.search(xml):
        raise too_many_parts()
    builder = _Builder(prefixes)
    parser = expat.ParserCreate(namespace_separator="\n")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_entities
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, UnicodeError, LookupError, ValueError):
        raise damaged(
            Text(en="is damaged: a part of it is no XML", vi="bị hỏng: có phần không phải XML")
        ) from None
    return builder.root


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of a name."""
    return (one for one in element if one.tag == name)


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of a name, the first child of the next name in it, and so on."""
    for name in names:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def value(element: Element | None, attribute: str) -> str | None:
    """An attribute of an element that may not be there."""
    return None if element is None else element.get(attribute)


class _Builder:
    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._names: dict[str, str] = {}
        self._tree = TreeBuilder()
        self._parts = 0
        self._depth = 0
        self.data = self._tree.data

    @property
    def root(self) -> Element:
        return self._tree.close()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._parts += 1 + len(attributes)
        self._depth += 1
        if self._parts > MOST_PARTS or len(self._names) > _MOST_NAMES:
            raise too_many_parts()
        if self._depth > DEEPEST:
            raise too_deep()
        named = {self._named(one): said for one, said in attributes.items()}
        self._tree.start(self._named(name), named)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._tree.end(self._named(name))

    def _named(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            space, _, local = name.rpartition("\n")
            prefix = self._prefixes.get(space, "?" if space else "")
            known = self._names[name] = f"{prefix}:{local}" if prefix else local
        return known


def _refuse_entities(*_: object) -> None:
    raise damaged(
        Text(
            en="defines entities, which no word processor writes",
            vi="có định nghĩa thực thể XML, điều không chương trình soạn thảo nào ghi",
        )
    )
