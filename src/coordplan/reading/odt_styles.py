"""The styles of an OpenDocument text: fonts, and what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from coordplan.reading.elements import child

_LONGEST_CHAIN = 12
_DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    font: str | None
    hidden: bool | None


class Styles:
    """The styles of paragraphs and of spans."""

    def __init__(self, roots: tuple[Element, ...]) -> None:
        self._styles = {key: style for root in roots for key, style in _read(root)}

    def font(self, family: str, name: str | None) -> str | None:
        """The font of a style; None where neither it nor what it is based on says any."""
        return next((one.font for one in self._chain(family, name) if one.font is not None), None)

    def hidden(self, family: str, name: str | None) -> bool:
        """Whether what has a style is not shown."""
        said = (one.hidden for one in self._chain(family, name) if one.hidden is not None)
        return next(said, False)

    def _chain(self, family: str, name: str | None) -> Iterator[_Style]:
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get((family, name or _DEFAULT))
            if style is None:
                break
            yield style
            if name is None:
                break
            name = style.parent or None


def _read(root: Element) -> Iterator[tuple[tuple[str, str], _Style]]:
    for one in root.iter():
        if one.tag in {"style:style", "style:default-style"}:
            said = child(one, "style:text-properties")
            shown = None if said is None else said.get("text:display")
            yield (
                (one.get("style:family", ""), one.get("style:name", _DEFAULT)),
                _Style(one.get("style:parent-style-name", ""), _font(said), _hides(shown)),
            )


def _font(said: Element | None) -> str | None:
    if said is None:
        return None
    return said.get("fo:font-family", "").strip("'\"") or said.get("style:font-name")


def _hides(shown: str | None) -> bool | None:
    return None if shown is None else shown == "none"
