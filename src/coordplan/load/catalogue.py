"""What plans are called, of those that ship and those that ``COORDPLAN_PLANS`` names.

There may be thousands, one of each commune, so that what each is called is kept in a cache: a file
is opened when it has changed. That it has not is told by its size and its times. What is kept is
kept in columns, the names of all plans in one text each, which is searched as it is. The names that
are no places are most of it, and lie apart: whoever asks for a place does not read them.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from coordplan.frozen import dataclass
from coordplan.load.called import NamedPlan, called
from coordplan.load.files import own_paths, plan_folder
from coordplan.load.folders import Stamped, plans_below, stamped
from coordplan.text import Text

if TYPE_CHECKING:
    from coordplan.codec import Data
    from coordplan.load.cache import Cache

_NAME, _ROW = "|", "~"
"""What stands around each name of a plan, and after all names of one; neither is in a name."""

_LISTS = ("paths", "sizes", "changed", "written", "ids", "levels", "vi", "en")
_TEXTS = ("place", "within")
_APART = ("names", "parts")


@dataclass(frozen=True, slots=True)
class Columns:
    """Plans as the catalogue keeps them: a list or a text for each thing that is known of them.

    ``stamp`` is that of the names beside them.
    """

    paths: list[str]
    sizes: list[int]
    changed: list[int]
    written: list[int]
    ids: list[str]
    levels: list[str]
    vi: list[str]
    en: list[str]
    place: str
    within: str
    stamp: str

    @property
    def files(self) -> Iterator[tuple[str, int, int, int]]:
        """The files as they were, each as ``Stamped`` has it."""
        return zip(self.paths, self.sizes, self.changed, self.written, strict=True)

    def plan(self, number: int, called: Called | None = None) -> NamedPlan:
        """A plan with its place, and with its names where they are given."""
        return NamedPlan(
            self.ids[number],
            self.paths[number],
            Text(vi=self.vi[number], en=self.en[number]),
            _apart(_row(called.names, number)) if called is not None else frozenset(),
            _apart(_row(called.parts, number)) if called is not None else frozenset(),
            self.levels[number],
            _apart(_row(self.place, number)),
            _apart(_row(self.within, number)),
        )


@dataclass(frozen=True, slots=True)
class Called:
    """The names of the plans of columns with the same stamp, in texts."""

    names: str
    parts: str
    stamp: str


class Catalogue:
    """The plans in some files and folders, each with what it is called; read where it is asked."""

    def __init__(self, paths: Iterable[str], cache: Cache | None = None) -> None:
        self._cache = cache
        self._paths = [path for path in paths if path]

    def __bool__(self) -> bool:
        """Whether there is any path."""
        return bool(self._paths)

    @cached_property
    def files(self) -> tuple[Stamped, ...]:
        """The files, in the order of the paths. Raises ``UnreadableFileError``."""
        found = [
            plans_below(path) if os.path.isdir(path) else [stamped(path)]  # noqa: PTH112
            for path in self._paths
        ]
        if len(found) == 1:
            return tuple(found[0])
        return tuple({one.path: one for some in found for one in some}.values())

    def with_id(self, id_: str) -> list[NamedPlan]:
        """The plans with an id, without their other names."""
        known = self._known
        return [known.plan(number) for number, own in enumerate(known.ids) if own == id_]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all plans."""
        return frozenset(self._known.ids)

    def called(self, forms: Iterable[str]) -> list[NamedPlan]:
        """The plans with one of some names."""
        known, names = self._known, self._names
        return [known.plan(number, names) for number in _numbers(forms, names.names)]

    def of_places(self, forms: Iterable[str]) -> list[NamedPlan]:
        """The plans of a place with one of some names, without names that are no places."""
        known = self._known
        return [known.plan(number) for number in _numbers(forms, known.place)]

    def all(self) -> Iterator[NamedPlan]:
        """Every plan."""
        known, names = self._known, self._names
        texts = (names.names, names.parts, known.place, known.within)
        rows = zip(*(text.split(_ROW)[:-1] for text in texts), strict=True)
        heads = zip(known.ids, known.paths, known.levels, known.vi, known.en, strict=True)
        for (id_, path, level, vi, en), (named, parts, place, within) in zip(
            heads, rows, strict=True
        ):
            own = _apart(named), _apart(parts), level, _apart(place), _apart(within)
            yield NamedPlan(id_, path, Text(vi=vi, en=en), *own)

    def nameless(self) -> list[str]:
        """The files of which it cannot be read what they are called."""
        known = self._known
        return [path for path, level in zip(known.paths, known.levels, strict=True) if not level]

    @property
    def _known(self) -> Columns:
        """Every plan, those that have changed read anew. Raises ``UnreadableFileError``."""
        return self._both[0]

    @cached_property
    def _names(self) -> Called:
        """What every plan is called. Raises ``UnreadableFileError``."""
        known, names = self._both
        return names or self._kept_names(known) or self._read_anew(None)[1]

    @cached_property
    def _both(self) -> tuple[Columns, Called | None]:
        """The columns, and the names where they had to be looked at."""
        kept = self._kept()
        if kept is not None and tuple(kept.files) == self.files:
            return kept, None
        return self._read_anew(kept)

    def _read_anew(self, kept: Columns | None) -> tuple[Columns, Called]:
        """Every plan, those that have changed, or of which nothing is kept, from their files."""
        names = None if kept is None else self._kept_names(kept)
        same = (
            {}
            if kept is None or names is None
            else dict(zip(kept.files, range(len(kept.ids)), strict=True))
        )
        found = [
            kept.plan(same[file], names) if kept is not None and file in same else _read(file)
            for file in self.files
        ]
        columns, called = _columns(self.files, found)
        if self._cache is not None:
            self._cache.put(self._key("names"), _data(called, (*_APART, "stamp")))
            self._cache.put(self._key("catalogue"), _data(columns, (*_LISTS, *_TEXTS, "stamp")))
        return columns, called

    def _key(self, kind: str) -> str:
        assert self._cache is not None
        return self._cache.key(kind, os.pathsep.join(map(os.path.abspath, self._paths)), b"")

    def _kept(self) -> Columns | None:
        """The columns that the cache holds; None where it is not what is written here."""
        found = None if self._cache is None else self._cache.get(self._key("catalogue"))
        return Columns(**found) if found is not None and _fits(found) else None

    def _kept_names(self, known: Columns) -> Called | None:
        """The names of the plans of columns, where the cache holds them."""
        found = None if self._cache is None else self._cache.get(self._key("names"))
        keys = {*_APART, "stamp"}
        if not isinstance(found, dict) or found.keys() != keys or found["stamp"] != known.stamp:
            return None
        texts = [found[name] for name in _APART]
        fits = all(isinstance(one, str) and one.count(_ROW) == len(known.ids) for one in texts)
        return Called(**found) if fits else None


def own_plans(cache: Cache | None = None) -> Catalogue:
    """The plans that people keep themselves, in what ``COORDPLAN_PLANS`` names."""
    return Catalogue(own_paths(), cache)


def plans_that_ship(cache: Cache | None = None) -> Catalogue:
    """The plans that ship with coordplan, local and national."""
    return Catalogue([str(plan_folder())], cache)


def _fits(found: Data) -> bool:
    """Whether data has the shape of columns of one length."""
    if not isinstance(found, dict) or found.keys() != {*_LISTS, *_TEXTS, "stamp"}:
        return False
    kinds = (str, int, int, int, str, str, str, str)
    lists = all(
        isinstance(found[name], list) and set(map(type, found[name])) <= {kind}
        for name, kind in zip(_LISTS, kinds, strict=True)
    )
    if not lists or not all(isinstance(found[name], str) for name in _TEXTS):
        return False
    lengths = {len(found[name]) for name in _LISTS}
    return lengths | {found[name].count(_ROW) for name in _TEXTS} == lengths and len(lengths) == 1


@lru_cache(maxsize=8192)
def _read(file: Stamped) -> NamedPlan:
    """What the plan of a file is called; where no cache is kept, a process opens it once."""
    return called(file.path)


def _columns(files: tuple[Stamped, ...], plans: list[NamedPlan]) -> tuple[Columns, Called]:
    """The columns of plans and, under the same stamp, their names."""
    from hashlib import blake2b

    names, parts = _joined(plan.names for plan in plans), _joined(plan.parts for plan in plans)
    stamp = blake2b(
        repr([*files, names, parts]).encode("utf-8", "surrogateescape"), digest_size=32
    ).hexdigest()
    columns = Columns(
        [one.path for one in files],
        [one.size for one in files],
        [one.changed for one in files],
        [one.written for one in files],
        [plan.id for plan in plans],
        [plan.level for plan in plans],
        [plan.label.vi for plan in plans],
        [plan.label.en for plan in plans],
        _joined(plan.place for plan in plans),
        _joined(plan.within for plan in plans),
        stamp,
    )
    return columns, Called(names, parts, stamp)


def _data(kept: Columns | Called, names: Iterable[str]) -> Data:
    return {name: getattr(kept, name) for name in names}


def _numbers(forms: Iterable[str], text: str) -> list[int]:
    """The numbers of the plans of which one of some names stands in a text, in order."""
    return sorted({text.count(_ROW, 0, at) for form in forms for at in _places_of(form, text)})


def _joined(rows: Iterable[Iterable[str]]) -> str:
    return "".join(_NAME + "".join(f"{name}{_NAME}" for name in sorted(row)) + _ROW for row in rows)


def _apart(row: str) -> frozenset[str]:
    return frozenset(row.split(_NAME)) - {""}


def _row(text: str, number: int) -> str:
    return text.split(_ROW, number + 1)[number]


def _places_of(form: str, text: str) -> Iterator[int]:
    """Where a name stands in a text."""
    sought = f"{_NAME}{form}{_NAME}"
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)
