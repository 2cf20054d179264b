"""What a comparison is made of: changes, each with both sides, and what follows from them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from coordplan.answer import Status
from coordplan.compare.alignment import Alignment
from coordplan.compare.identity import agency_key, clause_key, condition_key, duty_key
from coordplan.compare.kinds import KINDS, Area, Kind
from coordplan.compare.severity import Severity
from coordplan.compiled import (
    Agency,
    Clause,
    Deadline,
    Duty,
    Notification,
    Plan,
    Posting,
    Reporting,
)
from coordplan.conditions import Condition
from coordplan.source import Location
from coordplan.text import Text
from coordplan.vocabulary import Action, Entry, Vocabulary

FINGERPRINT_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Circumstance:
    """When something holds."""

    condition: Condition
    vocabulary: Vocabulary


Value = (
    None
    | str
    | Text
    | Agency
    | Posting
    | Circumstance
    | Deadline
    | Notification
    | Reporting
    | Entry
    | Action
    | Status
    | tuple[str, ...]
)
"""What a change is from or to; None where a side has nothing, or where the site says it all."""

Subject = Duty | Clause | Agency | Action | None
"""What a change is about; None is the plan as a whole."""


@dataclass(frozen=True, slots=True)
class Site:
    """One side of a change: the plan, what it is about there, and the duties that it touches.

    A change of what an assignment gives is about the clause that assigns, and touches each duty
    that it reaches.
    """

    plan: Plan
    subject: Subject = None
    duties: tuple[Duty, ...] = ()

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses to look at."""
        match self.subject:
            case Duty():
                return (self.subject.clause,)
            case Clause():
                return (self.subject.at,)
            case _:
                return tuple(dict.fromkeys(duty.clause for duty in self.duties))

    @property
    def where(self) -> Location | None:
        """Where in the file of the plan it is encoded."""
        match self.subject:
            case Duty() | Clause() | Agency():
                return self.subject.where
            case _:
                return next((duty.where for duty in self.duties), None)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, typed: a kind of the table, both sides, and what it was and is.

    A side is None where there is nothing of the kind (a duty that is added has no side before).
    ``events`` are the events in which the status of an action differs, an empty one standing for
    a situation of which nothing is known. ``fingerprint`` is 12 hex digits: the same for the same
    difference whatever its place, and for the plans swapped.
    """

    kind: Kind
    before: Site | None
    after: Site | None
    old: Value = None
    new: Value = None
    events: tuple[str, ...] = ()
    fingerprint: str = ""

    @property
    def severity(self) -> Severity:
        """How much it matters to the victim."""
        return self.kind.severity

    @property
    def swapped(self) -> Change:
        """The same difference with the plans swapped."""
        opposite = KINDS[self.kind.opposite]
        return replace(
            self,
            kind=opposite,
            before=self.after,
            after=self.before,
            old=self.new,
            new=self.old,
        )

    @property
    def order(self) -> tuple[int, int, int, int, str]:
        """Sorts changes: gravest first, then by area, by place in the plan, by kind."""
        site = self.before or self.after
        assert site is not None
        number = _number(site)
        areas, kinds = list(Area), list(KINDS)
        side = 0 if self.before is not None else 1
        return (
            self.severity.number,
            areas.index(self.kind.area),
            side,
            number,
            f"{kinds.index(self.kind.id):03}",
        )


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that differs, gravest first; ``effects`` is what follows from it.

    An effect is not a further difference between the documents: it says for which events the
    status of an action is another one in the answer.
    """

    alignment: Alignment
    changes: tuple[Change, ...]
    effects: tuple[Change, ...]

    @property
    def before(self) -> Plan:
        """The plan before."""
        return self.alignment.before

    @property
    def after(self) -> Plan:
        """The plan after."""
        return self.alignment.after

    @property
    def all(self) -> tuple[Change, ...]:
        """Effects and changes, effects first."""
        return (*self.effects, *self.changes)


def with_fingerprints(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Changes with their fingerprints; those that are alike in everything are counted through."""
    seen: Counter[str] = Counter()
    found = []
    for change in changes:
        said = _said(change)
        seen[said] += 1
        found.append(replace(change, fingerprint=_digest(said, seen[said])))
    return tuple(found)


def _digest(said: str, number: int) -> str:
    numbered = said if number == 1 else f"{said}#{number}"
    return hashlib.sha256(numbered.encode()).hexdigest()[:FINGERPRINT_DIGITS]


def _said(change: Change) -> str:
    """A change in words that do not depend on places, ids or which plan comes first."""
    sides = sorted(
        [
            [change.kind.id, _side(change.before), canonical(change.old)],
            [change.kind.opposite, _side(change.after), canonical(change.new)],
        ]
    )
    return json.dumps([sides, sorted(change.events)], ensure_ascii=False)


def _side(site: Site | None) -> str:
    if site is None:
        return "-"
    match site.subject:
        case None:
            return "plan"
        case Duty():
            return f"duty {duty_key(site.plan, site.subject)}"
        case Clause():
            return f"clause {clause_key(site.subject)}"
        case Agency():
            return f"agency {agency_key(site.subject)}"
        case Action():
            return f"action {site.subject.id}"


def canonical(value: Value) -> str:
    """A value as fingerprints have it: ids of the vocabulary, names instead of ids of agencies."""
    match value:
        case None:
            return ""
        case Status():
            return value.value
        case str():
            return value
        case Text(vi, en):
            return f"{vi}|{en}"
        case Agency():
            return agency_key(value)
        case Posting():
            return f"{value.role}:{agency_key(value.agency)}"
        case Circumstance(condition, vocabulary):
            return condition_key(condition, vocabulary)
        case Deadline():
            if value.immediately:
                return "immediately"
            return value.duration or f"{value.working_days} working days"
        case Notification():
            told = sorted(agency_key(agency) for agency in value.to)
            return f"{'any' if value.any else 'all'} {told} {canonical(value.within)}"
        case Reporting():
            to = sorted(agency_key(agency) for agency in value.to)
            rhythm = [*sorted(value.every), *["on demand"] * value.on_demand]
            return f"{to} {canonical(value.via)} {rhythm} {value.unspecified}"
        case Entry() | Action():
            return value.id
        case tuple():
            return "|".join(sorted(value))


def _number(site: Site) -> int:
    """The place of a site in its plan."""
    plan = site.plan
    match site.subject:
        case Duty():
            return site.subject.number
        case Clause():
            return list(plan.clauses).index(site.subject.at)
        case Agency():
            return list(plan.agencies).index(site.subject.id)
        case Action():
            return site.subject.number
        case None:
            return 0
