"""A plan beside a new version of its document: what stays, what moves, what is to be read again.

Nothing reviewed is overwritten. A clause whose words are the same keeps what is encoded of it
under its new locator; one whose words changed keeps it too, and a note says what the new words are
drafted as; one that is gone stays where it stood, with a note; a new one is drafted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coordplan.compiled import Clause as Planned
from coordplan.compiled import Plan
from coordplan.drafting.bodies import Bodies, Body, bodies_of_plan
from coordplan.drafting.citations import Citations
from coordplan.drafting.skeleton import Drafted, Knowledge, clause_data, draft_clauses
from coordplan.model import PlanFile
from coordplan.source import Tree, items_of
from coordplan.tracing import Cause, State, Trace, Traced, cut, trace

_GONE = "~gone"
_CAUSES: Mapping[Cause, str] = {Cause.HEADING: "heading", Cause.TAKEN_FROM: "taken-from"}
"""Why a clause is read again though its words are the same. One that is only given its roles by
another needs no mark: they follow from that clause, which has one."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A clause of the plan: its number there, its locator and fingerprint now, what to look at."""

    number: int
    at: str
    print: str
    notes: tuple[dict[str, Tree], ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A heading of the plan that names who acts: its number there, locator and fingerprint now.

    None where no clause stands below it any more.
    """

    number: int
    at: str
    print: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A plan brought to a new version of its document, clause by clause in the order of that.

    ``renamed`` maps the locators that the plan has to those of the document; ``added`` are the
    headings over new clauses, ``bodies`` those that the plan had not; ``known`` are all that it was
    read with.
    """

    trace: Trace
    items: tuple[Kept | Drafted, ...]
    renamed: Mapping[str, str]
    headings: tuple[Placed, ...]
    dropped: tuple[int, ...]
    added: tuple[tuple[str, str], ...]
    bodies: tuple[Body, ...]
    known: Bodies

    def in_state(self, state: State) -> tuple[str, ...]:
        """The locators now of what became so of the clauses; a heading only of a clause it was."""
        found = (one for one in self.trace.clauses if one.state is state)
        return tuple(
            self.renamed[one.planned.at] if one.planned is not None else one.at for one in found
        )

    @property
    def moved(self) -> tuple[tuple[str, str], ...]:
        """The clauses whose words are the same elsewhere: the locator before, and now."""
        found = (one for one in self.trace.clauses if one.state is State.MOVED)
        return tuple((one.planned.at, one.at) for one in found if one.planned is not None)

    @property
    def read_again(self) -> tuple[str, ...]:
        """The clauses that ask for review though their own words are the same."""
        own = {*self.in_state(State.CHANGED), *self.in_state(State.GONE)}
        kept = (one.at for one in self.items if isinstance(one, Kept) and one.notes)
        return tuple(at for at in kept if at not in own)

    @property
    def asks(self) -> tuple[Kept | Drafted, ...]:
        """What somebody has to review because of this version."""
        return tuple(i for i in self.items if isinstance(i, Drafted) or i.notes)


def revise(
    plan: Plan, written: PlanFile, text: str, known: Knowledge, *, before: str | None = None
) -> Revision:
    """What becomes of a plan with the text of a new version; ``before`` is that of the old one.

    Raises ``TooComplexError`` as ``cut`` does.
    """
    noted = {(c.at, note.what, note.by) for c in written.clauses for note in c.review or ()}
    return _Revising(plan, text, known, before, noted).revision()


class _Revising:
    """What is known while a plan is brought to a new version."""

    def __init__(
        self,
        plan: Plan,
        text: str,
        known: Knowledge,
        before: str | None,
        noted: Collection[tuple[str, str, str | None]],
    ) -> None:
        self._plan = plan
        self._noted = noted
        self._trace = trace(plan, text)
        self._bodies: Bodies = bodies_of_plan(plan, known.plans, known.registry, known.vocabulary)
        citations = Citations(known.registry)
        self._new = {d.clause.at: d for d in draft_clauses(cut(text), self._bodies, citations)}
        old = () if before is None else draft_clauses(cut(before), self._bodies, citations)
        self._old = {d.clause.fingerprint: d for d in old}
        self._numbers = {at: number for number, at in enumerate(plan.clauses)}
        self._renamed = self._places()

    def revision(self) -> Revision:
        """Everything that becomes of the plan."""
        found = (self._item(traced) for traced in self._trace.clauses)
        items = tuple(item for item in found if item is not None)
        headings = tuple(self._headings(items))
        named = {heading.at for heading in headings}
        added = (
            (one.under.heading.at, one.under.heading.fingerprint)
            for one in items
            if isinstance(one, Drafted) and one.under is not None
        )
        return Revision(
            self._trace,
            items,
            self._renamed,
            headings,
            tuple(sorted(set(range(len(self._plan.headings))) - {h.number for h in headings})),
            tuple(dict.fromkeys(one for one in added if one[0] not in named)),
            tuple(dict.fromkeys(self._strangers(items))),
            self._bodies,
        )

    def _places(self) -> dict[str, str]:
        """Each locator of the plan with the one that the clause has now; gone, a free one."""
        taken = {one.source.at for one in self._trace.clauses if one.source is not None}
        found: dict[str, str] = {}
        for one in self._trace.clauses:
            if one.planned is None:
                continue
            at = one.source.at if one.source is not None else _free(one.planned.at, taken)
            taken.add(at)
            found[one.planned.at] = at
        return found

    def _item(self, traced: Traced) -> Kept | Drafted | None:
        """What becomes of one clause; None where it is a heading that the plan need not have."""
        if traced.planned is None:
            return self._new.get(traced.at)
        planned = traced.planned
        print_ = planned.fingerprint if traced.source is None else traced.source.fingerprint
        at = self._renamed[planned.at]
        return Kept(self._numbers[planned.at], at, print_, tuple(self._notes(traced, planned)))

    def _notes(self, traced: Traced, planned: Planned) -> Iterator[dict[str, Tree]]:
        """What is to be looked at in a clause of the plan."""
        if traced.state is State.GONE and (planned.at, "gone", None) not in self._noted:
            yield {"what": "gone"}
        elif traced.state is State.CHANGED:
            drafted = self._new.get(traced.at)
            yield {"what": "changed", "was": planned.fingerprint, **self._beside(drafted, planned)}
        for one in self._trace.affected:
            if one.clause is planned and one.cause in _CAUSES:
                what, by = _CAUSES[one.cause], self._renamed.get(one.by, one.by)
                if (planned.at, what, by) not in self._noted:
                    yield {"what": what, "by": by}

    def _beside(self, drafted: Drafted | None, planned: Planned) -> dict[str, Tree]:
        """What the new words are drafted as, where it is other than what is encoded."""
        if drafted is None:
            return {}
        old = self._old.get(planned.fingerprint)
        before = {a.id for a in planned.agencies} if old is None else {b.id for b in old.names}
        after = [body.id for body in drafted.names]
        cited = {one.instrument for one in planned.cites}
        found: dict[str, Tree] = {}
        if drafted.guess.sure != "low" and drafted.guess.kind != planned.kind:
            found["kind"] = drafted.guess.kind
        lists = {
            "names": [id_ for id_ in after if id_ not in before],
            "unnamed": sorted(before - set(after)) if old is not None else [],
            "cites": [id_ for id_ in drafted.cited.ids if id_ not in cited],
        }
        return found | {key: list(ids) for key, ids in lists.items() if ids}

    def _headings(self, items: Sequence[Kept | Drafted]) -> Iterator[Placed]:
        """The headings that stand over a clause still, with what they say now."""
        places = [one.at if isinstance(one, Kept) else one.clause.at for one in items]
        seen: set[str] = set()
        for number, one in enumerate(self._trace.headings):
            at = one.planned.at if one.source is None else one.source.at
            print_ = one.planned.fingerprint if one.source is None else one.source.fingerprint
            if at not in seen and any(place.startswith(f"{at}.") for place in places):
                yield Placed(number, at, print_)
            seen.add(at)

    def _strangers(self, items: Sequence[Kept | Drafted]) -> Iterator[Body]:
        """The bodies that what is drafted names and the plan has not."""
        by_id = {body.id: body for body in self._bodies.known}
        for one in items:
            for id_ in _ids([clause_data(one)] if isinstance(one, Drafted) else one.notes):
                if id_ not in self._plan.agencies:
                    yield by_id[id_]


def _ids(parts: Iterable[Tree]) -> Iterator[str]:
    """The agencies that drafted clauses and notes name."""
    for part in parts:
        if isinstance(part, dict):
            for key, value in part.items():
                ids = items_of(value)
                yield from map(str, ids) if key in {"names", "unnamed"} else ()
                yield from _ids(ids) if key == "review" else ()


def _free(at: str, taken: set[str]) -> str:
    """A locator for what is gone: its own, or one that shows it."""
    number, free = 1, at
    while free in taken:
        free = f"{at.removesuffix(_GONE)}{_GONE}{number if number > 1 else ''}"
        number += 1
    return free
