"""Frozen dataclasses that cost next to nothing to declare, and the mapping that goes in them.

``dataclasses.dataclass`` writes and compiles six methods a class, whether or not anybody calls
them; for the classes of a plan and an answer that took longer than everything else a command
does. Here ``__init__`` is compiled after a few instances, and the other methods are
shared by all classes. To a reader, a type checker and ``dataclasses.fields``, ``replace`` and
``asdict`` they are frozen, slotted dataclasses like any other.
"""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

FEW = 16
"""How many instances a class makes before its ``__init__`` is worth compiling."""

_ORDER = ("__lt__", "__le__", "__gt__", "__ge__")


class FrozenDict(dict[K, V]):
    """A mapping that is a value: nobody changes it, and it hashes, copies and pickles.

    What it holds is looked up as fast as in any dictionary. Those that hold the same are equal,
    in whatever order, and equal to a plain dictionary too.
    """

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]  # a dictionary has none
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (dict(self),)

    def _unchanged(self, *_: object, **__: object) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} cannot be changed")

    __setitem__ = __delitem__ = __ior__ = _unchanged
    clear = pop = popitem = setdefault = update = _unchanged


@dataclass_transform()
def dataclass(
    *, frozen: bool, slots: bool, order: bool = False, init: bool = True
) -> Callable[[type[T]], type[T]]:
    """A decorator like that of ``dataclasses``, for fields with plain defaults or none.

    It only makes frozen and slotted classes, and says so where it is used.
    """
    if not (frozen and slots):
        raise TypeError("these dataclasses are frozen and have slots")

    def made(cls: type[T]) -> type[T]:
        names = tuple(cls.__annotations__)
        left_out = {*names, "__dict__", "__weakref__"}
        content = {key: value for key, value in vars(cls).items() if key not in left_out}
        defaults = {name: vars(cls)[name] for name in names if name in vars(cls)}
        content |= {"__slots__": names, "__match_args__": names, "__qualname__": cls.__qualname__}
        # what the class says itself goes before
        content = {**_shared(names, order=order), **content, "__dataclass_fields__": _Fields(cls)}
        if init:
            content["__init__"] = _initialised_on_demand(names, defaults)
        slotted: type[T] = type(cls.__name__, cls.__bases__, content)
        return slotted

    return made


def bare(cls: type[T]) -> T:
    """An instance without its fields; whoever asks for one fills all of them in."""
    return object.__new__(cls)


def setter(cls: type[object], name: str) -> Callable[[object, object], None]:
    """What fills in a field of a bare instance."""
    set_: Callable[[object, object], None] = vars(cls)[name].__set__
    return set_


def replaced(instance: T, **values: object) -> T:
    """A copy with other values, as ``dataclasses.replace`` makes it, the fields not described."""
    cls = type(instance)
    names = cls.__annotations__
    return _rebuilt(cls, tuple(values.get(name, getattr(instance, name)) for name in names))


def _rebuilt(cls: type[T], values: tuple[object, ...]) -> T:
    """A copy, as ``copy`` and ``pickle`` make it."""
    instance = bare(cls)
    for name, value in zip(cls.__annotations__, values, strict=True):
        setter(cls, name)(instance, value)
    return instance


class _Fields(Mapping[str, "dataclasses.Field[Any]"]):
    """The fields as ``dataclasses`` describes them, worked out when somebody asks."""

    def __init__(self, cls: type[object]) -> None:
        self._cls = cls

    def _known(self) -> Mapping[str, dataclasses.Field[Any]]:
        if "__dataclass_fields__" not in vars(self._cls):
            dataclasses.dataclass(init=False, repr=False, eq=False, match_args=False)(self._cls)
        fields: Mapping[str, dataclasses.Field[Any]] = vars(self._cls)["__dataclass_fields__"]
        return fields

    def __getitem__(self, name: str) -> dataclasses.Field[Any]:
        return self._known()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())


def _initialised_on_demand(
    names: tuple[str, ...], defaults: Mapping[str, object]
) -> Callable[..., None]:
    """An ``__init__`` that fills in fields one by one, for a few instances of a class.

    Then, or where the arguments do not fit, it makes way for a compiled one.
    """
    few = FEW
    fills: dict[str, Callable[[object, object], None]] = {}

    def first(self: object, *args: object, **values: object) -> None:
        nonlocal few
        few -= 1
        cls = type(self)
        given = dict(zip(names, args, strict=False))
        if few >= 0 and len(args) <= len(names) and given.keys().isdisjoint(values):
            given = {**defaults, **given, **values}
            if not fills:
                fills.update((name, setter(cls, name)) for name in names)
            if given.keys() == fills.keys():
                for name, value in given.items():
                    fills[name](self, value)
                return
        setattr(cls, "__init__", _initialiser(cls, names, defaults))  # noqa: B010
        cls.__init__(self, *args, **values)

    return first


def _initialiser(
    cls: type[object], names: tuple[str, ...], defaults: Mapping[str, object]
) -> Callable[..., None]:
    """``__init__`` with a parameter for each field."""
    parameters = (f"{name}=_default_{name}" if name in defaults else name for name in names)
    body = (f"    _set_{name}(self, {name})\n" for name in names)
    scope: dict[str, Any] = {f"_set_{name}": setter(cls, name) for name in names}
    scope |= {f"_default_{name}": value for name, value in defaults.items()}
    exec(f"def __init__(self, {', '.join(parameters)}):\n{''.join(body)}", scope)
    made: Callable[..., None] = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _shared(names: tuple[str, ...], *, order: bool) -> dict[str, object]:
    """The methods that need no code of their own: they look at the values of all fields."""
    values = _values_of(names)

    def same(self: object, other: object) -> bool:
        if self is other:
            return True
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    def reduced(self: object) -> tuple[object, ...]:
        return _rebuilt, (type(self), values(self))

    methods: dict[str, object] = {
        "__eq__": same,
        "__hash__": hashed,
        "__reduce__": reduced,
        "__repr__": _shown,
    }
    methods |= {"__setattr__": _not_assigned, "__delattr__": _not_deleted}
    return methods | ({name: _comparison(name, values) for name in _ORDER} if order else {})


def _values_of(names: tuple[str, ...]) -> Callable[[object], tuple[object, ...]]:
    """What gives the values of all fields."""
    if len(names) > 1:
        return operator.attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _comparison(
    name: str, values: Callable[[object], tuple[object, ...]]
) -> Callable[[object, object], bool]:
    compare: Callable[[object, object], bool] = getattr(operator, name)

    def compared(self: object, other: object) -> bool:
        alike = type(other) is type(self)
        return compare(values(self), values(other)) if alike else NotImplemented

    return compared


def _shown(self: object) -> str:
    cls = type(self)
    values = (f"{name}={getattr(self, name)!r}" for name in cls.__annotations__)
    return f"{cls.__qualname__}({', '.join(values)})"


def _not_assigned(_self: object, name: str, _value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _not_deleted(_self: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
