"""Where in a file a value stands.

A route is the path of keys and list indices from the root of a YAML document to a value,
for example ``("clauses", 3, "duties", 0, "lead")``. Checks speak in routes; a line and a
column are looked up only when a message is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coordplan.frozen import dataclass

Route = tuple[str | int, ...]

Scalar = str | int | float | bool | None
Tree = Scalar | list["Tree"] | dict[str, "Tree"]
"""What a document says, without its positions: mappings, lists and scalars."""


def items_of(value: Tree) -> list[Tree]:
    """What a list holds; nothing where there is none."""
    return value if isinstance(value, list) else []


def mappings_of(value: Tree) -> list[dict[str, Tree]]:
    """The mappings that a list holds."""
    return [one for one in items_of(value) if isinstance(one, dict)]


def entries_of(value: Tree) -> dict[str, Tree]:
    """What a mapping holds; nothing where there is none."""
    return value if isinstance(value, dict) else {}


def texts_in(value: Tree) -> Iterator[str]:
    """Every text in some data, whatever its key; the ids that it names are among them."""
    match value:
        case dict():
            for one in value.values():
                yield from texts_in(one)
        case list():
            for one in value:
                yield from texts_in(one)
        case str():
            yield value
        case _:
            return


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text file; line and column count from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Location:
    """A file and, where it is known, a place in it.

    ``plan`` is the id by which a shipped plan was asked for.
    """

    file: str
    position: Position | None = None
    plan: str = ""

    def __str__(self) -> str:
        if self.position is None:
            return self.named
        return f"{self.named}:{self.position.line}:{self.position.column}"

    @property
    def named(self) -> str:
        """What people see of the file: the id of a shipped plan that was asked for by it."""
        return self.plan or self.file


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The positions of the keys and values of one file.

    ``keys`` holds where the key that ends a route is written, ``values`` where its value starts;
    ``plan`` is the id by which a shipped plan was asked for.
    """

    file: str
    keys: Mapping[Route, Position]
    values: Mapping[Route, Position]
    plan: str = ""

    def locate(self, route: Route, *, key: bool = False) -> Location:
        """The place of a route, or of its nearest ancestor that stands in the file.

        With ``key`` the place of the key is preferred to that of the value.
        """
        if key and route in self.keys:
            return Location(self.file, self.keys[route], self.plan)
        for length in range(len(route), -1, -1):
            position = self.values.get(route[:length])
            if position is not None:
                return Location(self.file, position, self.plan)
        return Location(self.file, None, self.plan)
