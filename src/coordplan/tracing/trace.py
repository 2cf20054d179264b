"""A plan compared with its source, clause by clause: what it accounts for, and what it does not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coordplan.compiled import Clause as Planned
from coordplan.compiled import Heading, Plan
from coordplan.tracing.cut import Clause, cut


class State(StrEnum):
    """What became of a clause between the source and the plan.

    ``moved``: the same text under another locator, as all dashes below a new dash are;
    ``changed``: another text in the same place; ``missing``: not in the plan; ``gone``: not in
    the source.
    """

    ACCOUNTED = "accounted"
    MOVED = "moved"
    CHANGED = "changed"
    MISSING = "missing"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Traced:
    """One clause: as it stands in the source, and as the plan has it."""

    state: State
    source: Clause | None
    planned: Planned | None

    @property
    def at(self) -> str:
        """The locator: that of the source, or of the plan where the source has none."""
        if self.source is not None:
            return self.source.at
        return self.planned.at if self.planned is not None else ""


@dataclass(frozen=True, slots=True)
class TracedHeading:
    """A heading that names who acts below it: as the plan has it, and as the source has it.

    ``left`` are the clauses of the plan below it that the source has below another heading.
    """

    state: State
    planned: Heading
    source: Clause | None
    left: tuple[Planned, ...]

    @property
    def changed(self) -> bool:
        """Whether it may name another body now."""
        return self.state in {State.CHANGED, State.GONE}


class Cause(StrEnum):
    """Why a clause must be read again though its own text is as it was.

    ``heading``: the heading over it is another one; ``taken-from``: the clause that a role or an
    addressee of it stands in; ``assigned``: the clause that gives it its roles.
    """

    HEADING = "heading"
    TAKEN_FROM = "taken-from"
    ASSIGNED = "assigned"


@dataclass(frozen=True, slots=True)
class Affected:
    """A clause of the plan to be read again, because of what another place (``by``) says now."""

    clause: Planned
    cause: Cause
    by: str


@dataclass(frozen=True, slots=True)
class Trace:
    """All clauses of a plan and its source, in the order of the source.

    ``leaves`` counts the leaf clauses of the source that the plan covers. ``same_file`` says
    whether the source is the very file that the plan was encoded from, or None where the plan
    does not name it. ``headings`` are those that name who acts, ``affected`` the clauses to be
    read again because a heading, or a clause that they lean on, has changed or is gone.
    """

    plan: str
    leaves: int
    same_file: bool | None
    clauses: tuple[Traced, ...]
    headings: tuple[TracedHeading, ...] = ()
    affected: tuple[Affected, ...] = ()

    @property
    def counts(self) -> dict[State, int]:
        """How many leaf clauses there are of each state."""
        leaves = (t for t in self.clauses if t.source is None or not t.source.heading)
        found = Counter(traced.state for traced in leaves)
        return {state: found[state] for state in State}

    @property
    def findings(self) -> tuple[Traced, ...]:
        """Every clause that is not accounted for."""
        return tuple(t for t in self.clauses if t.state is not State.ACCOUNTED)

    @property
    def clean(self) -> bool:
        """Whether every clause, and every heading that names who acts, is accounted for."""
        return not self.findings and all(h.state is State.ACCOUNTED for h in self.headings)

    def by_locator(self) -> dict[str, Traced]:
        """What became of every clause of the plan, by its locator in the plan."""
        return {t.planned.at: t for t in self.clauses if t.planned is not None}


def trace(plan: Plan, text: str, *, sha256: str | None = None) -> Trace:
    """Compare a plan with the text of its source; ``sha256`` is that of the source's file.

    A heading counts only where the plan has a clause or a heading for it, and of a partial plan
    only what stands under the locators that it covers.
    """
    everything = cut(text)
    clauses = [c for c in everything if c.at in plan.clauses or _covered(plan, c.at)]
    sources = [c for c in clauses if not c.heading or c.at in plan.clauses]
    planned = list(plan.clauses.values())
    named = plan.document.source_sha256
    traced = tuple(_in_order(sources, planned, _Matching(sources, planned).pairs))
    by_locator = {clause.at: clause for clause in everything}
    headings = tuple(_heading(heading, traced, by_locator) for heading in plan.headings)
    return Trace(
        plan.id,
        sum(1 for clause in clauses if not clause.heading),
        None if named is None or sha256 is None else named == sha256,
        traced,
        headings,
        tuple(_affected(plan, traced, headings)),
    )


def _heading(
    planned: Heading, traced: Iterable[Traced], sources: Mapping[str, Clause]
) -> TracedHeading:
    """What became of a heading: it is where the clauses of the plan that stood below it are.

    ``sources`` are the clauses of the source by locator. A clause that now stands below another
    heading has ``left``; where every clause has, or none was found again, the heading has changed
    in its place, or is gone.
    """
    left: list[Planned] = []
    over: Clause | None = None
    for one in traced:
        if one.planned is None or not planned.stands_over(one.planned.at):
            continue
        found = None if one.source is None else _standing_over(planned, one.source.at, sources)
        if found is None:
            left.append(one.planned)
        over = over or found
    if over is not None:
        state = State.ACCOUNTED if over.at == planned.at else State.MOVED
        moved = {one.planned.at for one in traced if one.planned is not None and one.source}
        return TracedHeading(state, planned, over, tuple(c for c in left if c.at in moved))
    here = sources.get(planned.at)
    return TracedHeading(State.GONE if here is None else State.CHANGED, planned, here, tuple(left))


def _standing_over(planned: Heading, at: str, sources: Mapping[str, Clause]) -> Clause | None:
    """The clause of the source above a locator that has the text of a heading."""
    while at := _parent(at):
        if at in sources and sources[at].fingerprint == planned.fingerprint:
            return sources[at]
    return None


def _affected(
    plan: Plan, traced: Iterable[Traced], headings: Collection[TracedHeading]
) -> Iterator[Affected]:
    """The clauses that lean on what has changed or is gone, in the order of the plan."""
    other = {
        one.planned.at
        for one in traced
        if one.planned is not None and one.state in {State.CHANGED, State.GONE}
    }
    other |= {one.planned.at for one in headings if one.changed}
    for clause in plan.clauses.values():
        for heading in headings:
            if clause in heading.left:
                yield Affected(clause, Cause.HEADING, heading.planned.at)
        for at in dict.fromkeys(at for duty in clause.duties for at in duty.taken_from):
            if at in other:
                yield Affected(clause, Cause.TAKEN_FROM, at)
        by = (p.assigned_by for duty in clause.duties for p in duty.postings)
        for assigning in dict.fromkeys(by):
            if assigning is not None and assigning in other:
                yield Affected(clause, Cause.ASSIGNED, assigning)


class _Matching:
    """Which clause of the source is which clause of the plan: surest first."""

    def __init__(self, sources: Sequence[Clause], planned: Sequence[Planned]) -> None:
        self._sources = sources
        self._planned = planned
        self._prints = [clause.fingerprint for clause in sources]
        self.pairs: dict[int, int] = {}
        self._match(lambda at, print_: (at, print_))
        self._match(lambda at, print_: (_parent(at), print_))
        self._match(lambda _, print_: print_)
        self._match(lambda at, _: at)
        self._match_between()

    def _match(self, key: Callable[[str, str], Hashable]) -> None:
        """Pair what is left and has the same key, in order."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for number in reversed(self._unpaired_planned()):
            clause = self._planned[number]
            waiting[key(clause.at, clause.fingerprint)].append(number)
        for number in self._unpaired_sources():
            found = waiting.get(key(self._sources[number].at, self._prints[number]))
            if found:
                self.pairs[number] = found.pop()

    def _match_between(self) -> None:
        """Pair a clause with the one that stands between the same neighbours, alone as it."""
        plan_of = self.pairs
        source_of = {planned: source for source, planned in plan_of.items()}
        between: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        left = -1
        for number, source in enumerate(self._sources):
            left = plan_of.get(number, left)
            if number not in plan_of:
                between[left, _parent(source.at)][0].append(number)
        left = -1
        for number, planned in enumerate(self._planned):
            left = number if number in source_of else left
            if number not in source_of:
                between[left, _parent(planned.at)][1].append(number)
        for sources, plans in between.values():
            if len(sources) == len(plans):
                self.pairs.update(zip(sources, plans, strict=True))

    def _unpaired_sources(self) -> list[int]:
        return [n for n in range(len(self._sources)) if n not in self.pairs]

    def _unpaired_planned(self) -> list[int]:
        taken = set(self.pairs.values())
        return [n for n in range(len(self._planned)) if n not in taken]


def _in_order(
    sources: Sequence[Clause], planned: Sequence[Planned], pairs: Mapping[int, int]
) -> Iterator[Traced]:
    """Every clause in the order of the source; one that is gone stands where it stood."""
    source_of = {plan: source for source, plan in pairs.items()}
    gone: dict[int, list[Planned]] = defaultdict(list)
    after = -1
    for number, clause in enumerate(planned):
        after = source_of.get(number, after)
        if number not in source_of:
            gone[after].append(clause)
    for number in range(-1, len(sources)):
        if number >= 0:
            found = planned[pairs[number]] if number in pairs else None
            yield Traced(_state(sources[number], found), sources[number], found)
        for clause in gone[number]:
            yield Traced(State.GONE, None, clause)


def _state(source: Clause, planned: Planned | None) -> State:
    if planned is None:
        return State.MISSING
    if source.fingerprint != planned.fingerprint:
        return State.CHANGED
    return State.ACCOUNTED if source.at == planned.at else State.MOVED


def _covered(plan: Plan, at: str) -> bool:
    """Whether a plan says that it encodes what stands under a locator."""
    covers = plan.document.covers
    return not covers or any(at == one or at.startswith(f"{one}.") for one in covers)


def _parent(at: str) -> str:
    return at.rpartition(".")[0]
