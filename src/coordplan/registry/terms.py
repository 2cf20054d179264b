"""The registry as it is used: frozen, looked up by id. Days are ISO 8601 texts, YYYY-MM-DD."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from coordplan.frozen import dataclass
from coordplan.text import Text


class Confidence(StrEnum):
    """How sure a fact is: its text or an official page was seen, or a secondary page."""

    HIGH = "high"
    MEDIUM = "medium"


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a fact is believed: under which instruments, from which sources, how sure, since when.

    ``confirmed`` is the day or month up to which the sources speak; None where that is not known.
    """

    under: tuple[str, ...]
    confidence: Confidence
    sources: tuple[str, ...]
    note: Text | None
    confirmed: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal instrument. ``from_`` and ``to`` are its first and last day in force.

    ``unclear_from`` is the day from which on it was not found whether it still holds; ``parent``
    the instrument that it details, ``replaced_by`` what came in its place. ``concerns`` are the
    facts of cases to which it applies whether a plan cites it or not (empty: of every case);
    None, only where it is cited.
    """

    id: str
    number: str
    title: Text
    issuer: Text | None
    issued: str | None
    from_: str | None
    to: str | None
    unclear_from: str | None
    parent: str | None
    replaced_by: tuple[str, ...]
    amended_by: tuple[str, ...]
    concerns: Mapping[str, bool | str] | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body: a level, and a function (None is any)."""

    function: str | None
    level: str


@dataclass(frozen=True, slots=True)
class Successor:
    """The body that tasks passed to."""

    function: str
    level: str
    name: Text


@dataclass(frozen=True, slots=True)
class Succession:
    """On a day the tasks of a kind of body passed on; ``to`` is empty where to nobody.

    ``task`` says which tasks, ``actions`` which actions of the vocabulary (empty: all).
    """

    id: str
    of: Body
    on: str
    to: tuple[Successor, ...]
    task: Text | None
    actions: tuple[str, ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Abolition:
    """A level of government that ended on a day."""

    level: str
    on: str
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Merger:
    """A place of a level that became part of another on a day; both by their names.

    Of its bodies of the ``unknown`` levels it was not found who stands in for them.
    """

    name: str
    into: str
    level: str
    on: str
    unknown: tuple[str, ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What the law gives from a day on to cases whose facts have one of these values.

    ``sets`` are the facts that it settles for them.
    """

    id: str
    cases: Mapping[str, tuple[bool | str, ...]]
    sets: Mapping[str, bool | str]
    said: Text
    on: str
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of an instrument as far as it is known.

    ``confidence`` is None where it was not found; ``missing`` is what of it was not.
    """

    says: Text
    instrument: str
    article: str | None
    confidence: Confidence | None
    missing: Text | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """What is known of law and time in the field of one vocabulary."""

    id: str
    title: Text
    instruments: Mapping[str, Instrument]
    successions: tuple[Succession, ...]
    abolished: Mapping[str, Abolition]
    mergers: tuple[Merger, ...]
    entitlements: tuple[Entitlement, ...] = ()
    rules: tuple[Rule, ...] = ()

    def ancestors(self, id_: str) -> tuple[Instrument, ...]:
        """The instruments that one details, the nearest first."""
        found: list[Instrument] = []
        here = self.instruments.get(id_)
        while here is not None and here.parent is not None:
            here = self.instruments[here.parent]
            found.append(here)
        return tuple(found)

    def resting_on(self, id_: str) -> tuple[str, ...]:
        """An instrument, then those that detail it, and those that detail these."""
        below = [one.id for one in self.instruments.values() if one.parent == id_]
        return (id_, *(each for child in below for each in self.resting_on(child)))
