"""What a field holds, read from its annotation, and how a column of such values is written.

Values are packed and unpacked a column at a time: that is what makes reading fast.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from itertools import chain, islice
from types import NoneType, UnionType
from typing import Any, Protocol, TypeVar, get_args, get_origin

from coordplan.frozen import FrozenDict, dataclass

Data = Any
"""Plain data: what JSON can say."""

T = TypeVar("T")

_PLAIN = frozenset({str, bool, int, NoneType})
_WIDEST_NUMBER = 2**53
"""Integers beyond are written in hexadecimal, which has no limit of length and is fast to read."""


class Shape(Protocol):
    """What the values of one field have in common."""

    def packed(self, values: Sequence[Any], numbers: Mapping[int, int]) -> list[Data]:
        """A column of values as plain data; ``numbers`` maps the id of an object to its number."""

    def unpacked(self, column: Sequence[Data], pool: Sequence[object]) -> list[Any]:
        """The values again. Raises ``TypeError`` where one does not have this shape."""


@dataclass(frozen=True, slots=True)
class _Plain:
    """A text, a truth value, a number, or nothing."""

    kinds: frozenset[type]

    def packed(self, values: Sequence[Any], _numbers: Mapping[int, int]) -> list[Data]:
        _of(self.kinds, values)
        return [
            hex(value) if type(value) is int and abs(value) >= _WIDEST_NUMBER else value
            for value in values
        ]

    def unpacked(self, column: Sequence[Data], _pool: Sequence[object]) -> list[Any]:
        if int in self.kinds:
            column = [int(value, 16) if type(value) is str else value for value in column]
        return _of(self.kinds, _listed(column))


@dataclass(frozen=True, slots=True)
class _Instance:
    """An object of one of some classes."""

    kinds: frozenset[type]

    def packed(self, values: Sequence[Any], numbers: Mapping[int, int]) -> list[Data]:
        return [numbers[id(value)] for value in _of(self.kinds, values)]

    def unpacked(self, column: Sequence[Data], pool: Sequence[object]) -> list[Any]:
        return _of(self.kinds, [pool[number] for number in _listed(column)])


@dataclass(frozen=True, slots=True)
class _Optional:
    """Something, or nothing."""

    shape: Shape

    def packed(self, values: Sequence[Any], numbers: Mapping[int, int]) -> list[Data]:
        packed = iter(self.shape.packed([v for v in values if v is not None], numbers))
        return [None if value is None else next(packed) for value in values]

    def unpacked(self, column: Sequence[Data], pool: Sequence[object]) -> list[Any]:
        unpacked = iter(self.shape.unpacked([v for v in _listed(column) if v is not None], pool))
        return [None if value is None else next(unpacked) for value in column]


@dataclass(frozen=True, slots=True)
class _Many:
    """Any number of items of one shape: a tuple, or a set."""

    kind: type[tuple[Any, ...]] | type[frozenset[Any]]
    item: Shape

    def packed(self, values: Sequence[Any], numbers: Mapping[int, int]) -> list[Data]:
        _of({self.kind}, values)
        packed = self.item.packed(list(chain.from_iterable(values)), numbers)
        return list(_portions(packed, values, list))

    def unpacked(self, column: Sequence[Data], pool: Sequence[object]) -> list[Any]:
        _of({list}, _listed(column))
        unpacked = self.item.unpacked(list(chain.from_iterable(column)), pool)
        return list(_portions(unpacked, column, self.kind))


@dataclass(frozen=True, slots=True)
class _Row:
    """A tuple with a shape for each place."""

    places: tuple[Shape, ...]

    def packed(self, values: Sequence[Any], numbers: Mapping[int, int]) -> list[Data]:
        _of({tuple}, values)
        columns = _transposed(values, len(self.places))
        packed = (
            place.packed(column, numbers)
            for place, column in zip(self.places, columns, strict=True)
        )
        return [list(row) for row in zip(*packed, strict=True)]

    def unpacked(self, column: Sequence[Data], pool: Sequence[object]) -> list[Any]:
        _of({list}, _listed(column))
        columns = _transposed(column, len(self.places))
        unpacked = (
            place.unpacked(one, pool) for place, one in zip(self.places, columns, strict=True)
        )
        return list(zip(*unpacked, strict=True))


@dataclass(frozen=True, slots=True)
class _Table:
    """A read-only mapping, in its order."""

    keys: Shape
    values: Shape

    def packed(self, values: Sequence[Any], numbers: Mapping[int, int]) -> list[Data]:
        _of({FrozenDict}, values)
        keys = self.keys.packed(list(chain.from_iterable(values)), numbers)
        entries = chain.from_iterable(value.values() for value in values)
        packed = self.values.packed(list(entries), numbers)
        halves = zip(_portions(keys, values, list), _portions(packed, values, list), strict=True)
        return [list(half) for half in halves]

    def unpacked(self, column: Sequence[Data], pool: Sequence[object]) -> list[Any]:
        _of({list}, _listed(column))
        halves = _transposed(column, 2)
        _of({list}, [*halves[0], *halves[1]])
        keys = self.keys.unpacked(list(chain.from_iterable(halves[0])), pool)
        values = self.values.unpacked(list(chain.from_iterable(halves[1])), pool)
        return [
            FrozenDict(dict(zip(names, found, strict=True)))
            for names, found in zip(
                _portions(keys, halves[0], list), _portions(values, halves[1], list), strict=True
            )
        ]


def _listed(column: Data) -> list[Data]:
    if type(column) is not list:
        raise TypeError("a column is a list")
    return column


def _of(kinds: Iterable[type], values: Sequence[Any]) -> list[Any]:
    """The values, all of which are of these very types."""
    if not set(map(type, values)).issubset(kinds):
        raise TypeError("a value is of another type than its field is annotated with")
    return list(values)


def _portions(items: Iterable[Any], like: Iterable[Any], kind: type[Any]) -> Iterable[Any]:
    """Items dealt out into as many collections, as long as those in ``like``."""
    left = iter(items)
    return (kind(islice(left, len(one))) for one in like)


def _transposed(rows: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    if any(len(row) != width for row in rows):
        raise ValueError("a row is longer or shorter than the others")
    return [[row[place] for row in rows] for place in range(width)]


def fields_of(cls: type[Any]) -> Mapping[str, Shape]:
    """The shape of every field of a dataclass. Raises ``TypeError`` for one that has none."""
    known = _FIELDS.get(cls)
    if known is None:
        notes = cls.__annotations__
        # one evaluation a class: most of the time of each goes into beginning
        meant = eval(f"[{', '.join(notes.values())}]", vars(sys.modules[cls.__module__]))
        known = _FIELDS[cls] = dict(zip(notes, map(_shape, meant), strict=True))
    return known


_FIELDS: dict[type[Any], Mapping[str, Shape]] = {}


def classes_from(root: type[Any]) -> dict[str, type[Any]]:
    """Every dataclass and enum that an instance of a class may be made of, by name.

    Raises ``TypeError`` where two have the same name.
    """
    found: dict[str, type[Any]] = {}
    waiting = [root]
    while waiting:
        cls = waiting.pop()
        known = found.get(cls.__name__)
        if known is cls:
            continue
        if known is not None:
            raise TypeError(f"two classes are called {cls.__name__}")
        found[cls.__name__] = cls
        if not issubclass(cls, Enum):
            waiting += chain.from_iterable(map(_classes_in, fields_of(cls).values()))
    return found


def _classes_in(shape: Shape) -> Iterable[type[Any]]:
    match shape:
        case _Instance(kinds):
            return kinds
        case _Optional(one) | _Many(_, one):
            return _classes_in(one)
        case _Row(places):
            return chain.from_iterable(map(_classes_in, places))
        case _Table(_, values):
            return _classes_in(values)
        case _:
            return ()


@cache
def _shape(meant: Any) -> Shape:
    """The shape of values of a type."""
    origin, inner = get_origin(meant), get_args(meant)
    if origin is UnionType:
        return _union([NoneType if one is None else one for one in inner])
    if origin is tuple and inner[-1] is not Ellipsis:
        return _Row(tuple(map(_shape, inner)))
    if origin in {tuple, frozenset}:
        return _Many(origin, _shape(inner[0]))
    if origin is Mapping:
        return _Table(_shape(inner[0]), _shape(inner[1]))
    return _union([meant])


def _union(members: Sequence[Any]) -> Shape:
    """The shape of values that are of one of some types."""
    kinds = frozenset(members)
    if kinds <= _PLAIN and not kinds >= {str, int}:
        return _Plain(kinds)
    if NoneType in kinds:
        return _Optional(_union([one for one in members if one is not NoneType]))
    if all(isinstance(one, type) and _has_rows(one) for one in kinds):
        return _Instance(kinds)
    if len(members) == 1 and get_origin(members[0]) is not None:
        return _shape(members[0])
    raise TypeError(f"no shape for {members}")


def _has_rows(cls: type[Any]) -> bool:
    return issubclass(cls, Enum) or hasattr(cls, "__dataclass_fields__")
