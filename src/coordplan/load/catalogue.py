"""What plans are called, of those that ship and those that ``COORDPLAN_PLANS`` names.

There may be thousands, one of each commune, so that what each is called is kept in a cache: a file
is opened when it has changed. That it has not is told by its size and its times.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coordplan.load.called import NamedPlan, called
from coordplan.load.files import plan_folder
from coordplan.load.folders import Stamped, plans_below, stamped
from coordplan.text import Text

if TYPE_CHECKING:
    from coordplan.codec import Data
    from coordplan.load.cache import Cache

PLANS = "COORDPLAN_PLANS"
"""The variable that names files and folders of plans, as ``PATH`` names folders of programs."""

_SEPARATOR = "|"


class Row(NamedTuple):
    """A plan as the catalogue has it; names are joined, so that they are read quickly."""

    path: str
    size: int
    changed: int
    written: int
    id: str
    level: str
    names: str
    parts: str
    place: str
    within: str
    vi: str
    en: str

    @property
    def named(self) -> NamedPlan:
        """The plan with its names."""
        names, parts, place, within = map(_apart, (self.names, self.parts, self.place, self.within))
        label = Text(vi=self.vi, en=self.en)
        return NamedPlan(self.id, self.path, label, names, parts, self.level, place, within)

    def has(self, forms: Iterable[str], column: str) -> bool:
        """Whether one of some names stands in a column."""
        return any(f"{_SEPARATOR}{form}{_SEPARATOR}" in column for form in forms)


def own_plans(cache: Cache | None = None) -> Catalogue:
    """The plans that people keep themselves, in what ``COORDPLAN_PLANS`` names."""
    return Catalogue(os.environ.get(PLANS, "").split(os.pathsep), cache)


def plans_that_ship(cache: Cache | None = None) -> Catalogue:
    """The plans that ship with coordplan, local and national."""
    return Catalogue([str(plan_folder())], cache)


_TYPES = (str, int, int, int, str, str, str, str, str, str, str, str)


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
        found: dict[str, Stamped] = {}
        for path in self._paths:
            for one in plans_below(path) if os.path.isdir(path) else [stamped(path)]:  # noqa: PTH112
                found.setdefault(one.path, one)
        return tuple(found.values())

    @cached_property
    def rows(self) -> Sequence[Row]:
        """Every plan, those that have changed read anew. Raises ``UnreadableFileError``."""
        kept = self._kept()
        rows = [_row(one, kept.get(one.path)) for one in self.files]
        if self._cache is not None and rows != list(kept.values()):
            self._cache.put(self._key, [list(row) for row in rows])
        return rows

    def with_id(self, id_: str) -> list[NamedPlan]:
        """The plans with an id."""
        return [row.named for row in self.rows if row.id == id_]

    def called(self, forms: Iterable[str]) -> list[NamedPlan]:
        """The plans with one of some names."""
        forms = list(forms)
        return [row.named for row in self.rows if row.has(forms, row.names)]

    def of_places(self, forms: Iterable[str]) -> list[NamedPlan]:
        """The plans of a place with one of some names."""
        forms = list(forms)
        return [row.named for row in self.rows if row.has(forms, row.place)]

    def all(self) -> Iterator[NamedPlan]:
        """Every plan."""
        return (row.named for row in self.rows)

    def nameless(self) -> list[str]:
        """The files of which it cannot be read what they are called."""
        return [row.path for row in self.rows if not row.level]

    @cached_property
    def _key(self) -> str:
        assert self._cache is not None
        return self._cache.key("catalogue", os.pathsep.join(map(os.path.abspath, self._paths)), b"")

    def _kept(self) -> dict[str, Row]:
        """What the cache holds, by path; nothing where it is not what is written here."""
        found = None if self._cache is None else self._cache.get(self._key)
        if not isinstance(found, list) or not all(map(_fits, found)):
            return {}
        return {row[0]: Row(*row) for row in found}


def _fits(row: Data) -> bool:
    return isinstance(row, list) and tuple(map(type, row)) == _TYPES


def _row(file: Stamped, kept: Row | None) -> Row:
    """The row of a file; that which was kept, where the file is still the same."""
    stamp = (file.path, file.size, file.changed, file.written)
    return kept if kept is not None and kept[:4] == stamp else _read(file)


@lru_cache(maxsize=8192)
def _read(file: Stamped) -> Row:
    """The row of a file; a process that keeps no cache opens a file that stays the same once."""
    found = called(file.path)
    return Row(
        file.path,
        file.size,
        file.changed,
        file.written,
        found.id,
        found.level,
        _joined(found.names),
        _joined(found.parts),
        _joined(found.place),
        _joined(found.within),
        found.label.vi,
        found.label.en,
    )


def _joined(names: Iterable[str]) -> str:
    return _SEPARATOR + "".join(f"{name}{_SEPARATOR}" for name in sorted(names))


def _apart(column: str) -> frozenset[str]:
    return frozenset(column.split(_SEPARATOR)) - {""}
