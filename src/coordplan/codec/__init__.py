"""A graph of frozen dataclasses as plain data (for JSON) and back.

Everything is read from the annotations, so a new field or class needs nothing here. Data is all
there is: no name is imported, no code run. What is shared by identity stays shared.

    {"classes": [["Text", ["vi", ...], ["en", ...]], ...], "root": 7}

Each class has one column a field. An object is the number of its row, counted over all classes
in order, after the objects of a ``base`` that whoever reads has at hand already.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from itertools import chain
from typing import Any, TypeVar

from coordplan.codec.shapes import Data, classes_from, fields_of
from coordplan.frozen import bare, setter

__all__ = ["BROKEN", "Data", "decode", "encode", "objects_in"]

BROKEN = (TypeError, ValueError, LookupError, AttributeError)
"""What reading data raises that coordplan has not written."""

T = TypeVar("T")


def objects_in(root: object) -> list[object]:
    """Every dataclass instance and enum member of a graph, class by class."""
    return list(chain.from_iterable(_by_class(root, ()).values()))


def encode(root: object, base: Sequence[object] = ()) -> Data:
    """The graph as plain data. Raises ``TypeError`` for what the annotations do not say."""
    own = _by_class(root, base)
    everything = chain(base, *own.values())
    numbers = {id(one): number for number, one in enumerate(everything)}
    known = classes_from(type(root))
    classes = []
    for cls, objects in own.items():
        if known.get(cls.__name__) is not cls:
            raise TypeError(f"{cls.__name__} stands nowhere in the annotations")
        classes.append([cls.__name__, *_columns(cls, objects, numbers)])
    return {"classes": classes, "root": numbers[id(root)]}


def decode(data: Data, cls: type[T], base: Sequence[object] = ()) -> tuple[T, list[object]]:
    """An instance of ``cls`` from plain data, and every object that ``encode`` has numbered.

    Raises ``TypeError``, ``ValueError``, ``KeyError`` or ``IndexError`` for any data that
    ``encode`` does not make: every value is of the type that its field is annotated with.
    """
    known = classes_from(cls)
    pool = [*base]
    rows: list[tuple[type[Any], list[object], Sequence[Data]]] = []
    for name, *columns in data["classes"]:
        kind = known[name]
        if issubclass(kind, Enum):
            (values,) = columns
            pool += [kind(value) for value in values]
            continue
        objects = [bare(kind) for _ in columns[0]]
        pool += objects
        rows.append((kind, objects, columns))
    for kind, objects, columns in rows:
        for (name, shape), column in zip(fields_of(kind).items(), columns, strict=True):
            _fill(setter(kind, name), objects, shape.unpacked(column, pool))
    root = pool[data["root"]]
    if not isinstance(root, cls):
        raise TypeError("the root is of another class")
    return root, pool


def _fill(
    fill_in: Callable[[object, object], None], objects: list[object], values: list[object]
) -> None:
    """Give each object its value, in a loop that the interpreter does not have to walk."""
    if len(objects) != len(values):
        raise ValueError("a column is longer or shorter than the others")
    deque(map(fill_in, objects, values), maxlen=0)


def _columns(cls: type[Any], objects: list[object], numbers: Mapping[int, int]) -> list[Data]:
    if issubclass(cls, Enum):
        return [[one.value for one in objects if isinstance(one, Enum)]]
    return [
        shape.packed([getattr(one, name) for one in objects], numbers)
        for name, shape in fields_of(cls).items()
    ]


def _by_class(root: object, base: Iterable[object]) -> dict[type[Any], list[object]]:
    """The objects of a graph that are not in the base, by class, each after what it is made of."""
    seen = {id(one) for one in base}
    found: dict[type[Any], list[object]] = {}

    def visit(value: object) -> None:
        if isinstance(value, tuple | frozenset):
            for item in value:
                visit(item)
        elif isinstance(value, Mapping):
            for item in value.values():
                visit(item)
        elif isinstance(value, Enum) or hasattr(value, "__dataclass_fields__"):
            if id(value) in seen:
                return
            seen.add(id(value))
            if not isinstance(value, Enum):
                for name in fields_of(type(value)):
                    visit(getattr(value, name))
            found.setdefault(type(value), []).append(value)

    visit(root)
    return found
