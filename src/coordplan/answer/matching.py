"""The bare match: which duties certainly hold in a situation, and nothing else.

The quickest question that can be asked of a plan, for programs that ask it very often. Facts
go in small groups, and so do conditions: what a group of facts leaves of the terms, and which
duties a group of conditions has, is looked up at once in a table that fills as it is asked.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping

from coordplan.answer.calls import NO_CALLS, Given, heard
from coordplan.compiled import Duty, Plan
from coordplan.conditions import Space, Term
from coordplan.index import Index, Settled
from coordplan.situation import Resolved, Situation, resolve

ROOM = 16_384
"""About the most entries that the table of one group comes to have."""
CONDITIONS = 12
"""How many conditions go in one group: each is certain or not."""


def match(
    plan: Plan, situation: Situation | Resolved, *, calls: Given = NO_CALLS
) -> tuple[Duty, ...]:
    """The duties that certainly hold, those of one condition together; last those called.

    A situation that is asked of several plans, or often, need be resolved only once. ``calls`` is
    as in ``who``. Raises ``SituationError`` for a situation that the vocabulary does not allow,
    and ``UnknownNameError`` for a call of what is not on call.
    """
    called = heard(plan, calls)
    if isinstance(situation, Situation):
        situation = resolve(situation, plan.vocabulary)
    found = plan.once(Matcher).match(situation)
    if not called.called:
        return found
    certain = plan.once(Matcher).settled(situation).certain
    guards = plan.index.guards
    return found + tuple(
        duty
        for duty in plan.duties_on_call
        if duty.number in called.called and guards[duty.condition] & certain
    )


def matcher(plan: Plan) -> Callable[[Situation | Resolved], tuple[Duty, ...]]:
    """The bare match of one plan, ready to be asked: it takes situations one by one.

    What ``match`` looks up again at every call is looked up here once. A situation that is
    resolved already (``resolve``) is asked quickest. Nothing is called.
    """
    return plan.once(Matcher).match


class Matcher:
    """The index of a plan, from the values that each fact can take down to duties."""

    def __init__(self, plan: Plan) -> None:
        index, space = plan.index, plan.vocabulary.world.space
        self._index, self._terms = index, index.terms
        self._ones, self._guards = index.ones, index.every | index.every << index.span
        self._facts = tuple(
            (sum(space.fields[fact] for fact in group), _Left(index, space, group))
            for group in _groups(index, space)
        )
        self._duties = _Duties(plan)
        self._vocabulary = plan.vocabulary

    def match(self, situation: Situation | Resolved) -> tuple[Duty, ...]:
        """The duties that certainly hold."""
        if isinstance(situation, Situation):
            situation = resolve(situation, self._vocabulary)
        reach, alive = situation.reach, self._terms
        for fields, left in self._facts:
            alive &= left[reach & fields]
        return self._duties[alive + self._ones & self._guards]

    def settled(self, resolved: Resolved) -> Settled:
        """What a situation says of every condition of the plan."""
        reach, alive = resolved.reach, self._terms
        for fields, left in self._facts:
            alive &= left[reach & fields]
        return self._index.settled(alive)


class _Left(dict[Term, int]):
    """The terms that what is known of a group of facts leaves.

    A fact is known when it can take a single value.
    """

    def __init__(self, index: Index, space: Space, group: Iterable[int]) -> None:
        super().__init__()
        self._allow = [
            {1 << space.offsets[fact] + value: terms for value, terms in enumerate(by_value)}
            for fact, by_value in ((fact, index.allow[fact]) for fact in group)
        ]
        self._fields = [space.fields[fact] for fact in group]
        self._all = index.terms

    def __missing__(self, reach: Term) -> int:
        left = self._all
        for allow, field in zip(self._allow, self._fields, strict=True):
            left &= allow.get(reach & field, self._all)
        self[reach] = left
        return left


class _Duties(dict[int, tuple[Duty, ...]]):
    """The duties of an outcome: the guards of conditions that may hold, and that may fail.

    Outcomes may be many, so that only some are kept; those of a group of conditions are few.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._span = plan.index.span
        by_guard: dict[int, list[Duty]] = {}
        for duty in plan.duties:
            if duty.on_call is None:
                by_guard.setdefault(plan.index.guards[duty.condition], []).append(duty)
        guards = sorted(by_guard)
        groups = (guards[n : n + CONDITIONS] for n in range(0, len(guards), CONDITIONS))
        self._groups = [
            (sum(group), _Group({guard: by_guard[guard] for guard in group})) for group in groups
        ]

    def __missing__(self, outcome: int) -> tuple[Duty, ...]:
        if len(self) >= ROOM:
            self.clear()
        certain = outcome & ~(outcome >> self._span)
        found: tuple[Duty, ...] = ()
        for guards, group in self._groups:
            found += group[certain & guards]
        self[outcome] = found
        return found


class _Group(dict[int, tuple[Duty, ...]]):
    """The duties of a group of conditions, by the guards of those that are certain."""

    def __init__(self, duties: Mapping[int, list[Duty]]) -> None:
        super().__init__()
        self._by_guard = duties

    def __missing__(self, guards: int) -> tuple[Duty, ...]:
        of = self._by_guard.items()
        self[guards] = tuple(duty for guard, duties in of if guard & guards for duty in duties)
        return self[guards]


def _groups(index: Index, space: Space) -> Iterator[list[int]]:
    """The facts that conditions speak of, in groups of about ``ROOM`` states of knowledge."""
    group: list[int] = []
    for fact, size in enumerate(space.sizes):
        if set(index.allow[fact]) == {index.terms}:
            continue
        if math.prod(space.sizes[other] + 1 for other in group) * (size + 1) > ROOM:
            yield group
            group = []
        group.append(fact)
    if group:
        yield group
