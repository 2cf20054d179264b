"""What a map says: columns of a table, and what a cell of each means."""

from __future__ import annotations

from collections.abc import Mapping

from coordplan.frozen import dataclass
from coordplan.vocabulary import Number

Known = Mapping[str, str]
"""Facts by id, each with a value as it is spelled."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what its cells mean.

    ``means`` has the facts that a cell says; cells in ``unknown`` say nothing, and those in
    ``leave_out`` that the row is no case. A ``number`` (an age) is read as digits. ``call`` names
    duties on call: a cell then says ``true`` or ``false`` of the word in the place of a fact.
    """

    name: str
    means: Mapping[str, Known]
    unknown: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    number: Number | None = None
    call: str | None = None

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the column may say."""
        said = [*self.means.values()]
        if self.number is not None:
            said += [dict.fromkeys(band.facts, "") for band in self.number.bands]
        return tuple(dict.fromkeys(fact for known in said for fact in known))


@dataclass(frozen=True, slots=True)
class CaseMap:
    """All columns that are read, and what is ``given`` of every row."""

    columns: tuple[Column, ...]
    given: Known
