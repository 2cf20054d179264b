"""What a comparison is made of: changes, each with both sides, and what follows from them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from coordplan.compare.alignment import Alignment
from coordplan.compare.areas import Area
from coordplan.compare.identity import agency_key, clause_key, duty_key
from coordplan.compare.kinds import KINDS, Kind
from coordplan.compare.severity import Severity
from coordplan.compare.values import Value, canonical
from coordplan.compiled import Agency, Clause, Duty, Plan
from coordplan.source import Location
from coordplan.vocabulary import Action

FINGERPRINT_DIGITS = 12

TOGETHER = frozenset({"renumbered", "agency-ids-changed"})
"""Kinds of which one note tells of all; their values are lists, one beside the other."""


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
    def follows(self) -> bool:
        """Whether it is an effect: what follows in the answer from the other changes."""
        return self.kind.area is Area.STATUS

    @property
    def cited(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The clauses of both sides."""
        before, after = (site.clauses if site else () for site in (self.before, self.after))
        return before, after

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
    return json.dumps([sides, _pairs(change), sorted(change.events)], ensure_ascii=False)


def _pairs(change: Change) -> list[list[str]]:
    """Which is which, where one note tells of many: ids, locators."""
    if change.kind.id not in TOGETHER:
        return []
    assert isinstance(change.old, tuple)
    assert isinstance(change.new, tuple)
    return sorted(sorted(pair) for pair in zip(change.old, change.new, strict=True))


def _side(site: Site | None) -> str:
    if site is None:
        return "-"
    match site.subject:
        case None:
            return f"plan{_touched(site)}"
        case Duty():
            return f"duty {duty_key(site.plan, site.subject)}"
        case Clause():
            return f"clause {clause_key(site.subject)}{_touched(site)}"
        case Agency():
            return f"agency {agency_key(site.subject)}"
        case Action():
            return f"action {site.subject.id}"


def _touched(site: Site) -> str:
    """The duties that an assignment reaches: one more is another change."""
    return "".join(f" {key}" for key in sorted(duty_key(site.plan, d) for d in site.duties))


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
            return site.duties[0].number if site.duties else 0
