"""A plan as parts in the order in which they are written.

The order of keys is that of the models; what no model names (agencies, facts, items of lists)
keeps the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coordplan.layout.scalars import scalar
from coordplan.model import Agency, Clause, Duty, PlanFile
from coordplan.shape import kinds_within, written_keys
from coordplan.source import Route, Tree

_OPEN = (PlanFile, Agency, Clause, Duty)
"""The parts that a reviewer goes through line by line: one key a line, however short."""


@dataclass(frozen=True, slots=True)
class Part:
    """A value, where it stands, and the types that the models give it there."""

    value: Tree
    kinds: tuple[Any, ...] = (PlanFile,)
    route: Route = ()

    def parts(self) -> Iterator[Part]:
        """The values of a mapping or the items of a list, in the order of the layout."""
        match self.value:
            case dict() as mapping:
                keys = [key for kind in self.kinds for key in written_keys(kind)]
                rank = {key: number for number, key in enumerate(keys)}
                for key in sorted(mapping, key=lambda key: rank.get(key, -1)):
                    yield self._part(key, mapping[key])
            case list() as items:
                for number, item in enumerate(items):
                    yield self._part(number, item)

    def _part(self, step: str | int, value: Tree) -> Part:
        kinds = tuple(inner for kind in self.kinds for inner in kinds_within(kind, step))
        return Part(value, kinds, (*self.route, step))

    @property
    def is_open(self) -> bool:
        """Whether this is never written in brackets, or holds such parts."""
        return any(part in _OPEN for kind in self.kinds for part in (kind, *kinds_within(kind, 0)))

    @property
    def is_item(self) -> bool:
        """Whether this is an item of a list."""
        return bool(self.route) and isinstance(self.route[-1], int)

    def key(self, *, flow: bool = False) -> str:
        """The key of this part as it is written, inside brackets (``flow``) or outside."""
        return scalar(str(self.route[-1]), flow=flow)

    def in_brackets(self) -> str:
        """The part on one line."""
        match self.value:
            case dict():
                inner = (f"{part.key(flow=True)}: {part.in_brackets()}" for part in self.parts())
                return "{" + ", ".join(inner) + "}"
            case list():
                return "[" + ", ".join(part.in_brackets() for part in self.parts()) + "]"
            case value:
                return scalar(value, flow=True)


def item_heads(part: Part) -> Iterator[Route]:
    """The first key of every mapping in a list: it shares the line of the dash."""
    for number, inner in enumerate(part.parts()):
        if number == 0 and part.is_item and isinstance(part.value, dict):
            yield inner.route
        yield from item_heads(inner)
