"""The bare match: which duties certainly hold for some facts, and nothing else.

The quickest question that can be asked of a plan, for programs that ask it very often. Facts
go in small groups, and so do conditions: what a group of facts leaves of the terms, and which
duties a group of conditions has, is looked up at once in a table that fills as it is asked.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from itertools import repeat
from operator import and_, call, getitem, itemgetter

from coordplan.compiled import Duty, Plan
from coordplan.vocabulary import Fact, Value

ROOM = 4096
"""The most entries that the table of one group may come to have."""
CONDITIONS = ROOM.bit_length() - 1
"""How many conditions go in one group: each holds or does not."""


def match(plan: Plan, facts: Mapping[str, Value]) -> tuple[Duty, ...]:
    """The duties that certainly hold, those of one condition together.

    ``facts`` maps ids of facts to values as the vocabulary has them; what is left out is not
    known. Facts that cannot be true together match no duty that names any of them.

    Raises ``KeyError`` for a fact or a value that the vocabulary does not have. For words as
    people write them, and errors that say how to mend them, ask ``who``.
    """
    return plan.once(Matcher).match(facts)


class Matcher:
    """The index of a plan, by ids of facts and down to duties."""

    def __init__(self, plan: Plan) -> None:
        index, facts = plan.index, plan.vocabulary.fact_list
        self._terms, self._ones, self._span = index.terms, index.ones, index.span
        self._allow = {
            fact.id: {v.value: index.allow[fact.number][n] for n, v in enumerate(fact.values)}
            for fact in facts
        }
        named = [fact for fact in facts if set(index.allow[fact.number]) != {index.terms}]
        groups = list(_groups(named))
        self._picks = tuple(map(_picker, groups))
        self._left = tuple(_Left(self._allow, group) for group in groups)
        self._duties = tuple(_duties_by_condition(plan))

    def match(self, facts: Mapping[str, Value]) -> tuple[Duty, ...]:
        """The duties that certainly hold."""
        try:
            # mostly every fact is given: the loop runs inside the interpreter
            left = map(getitem, self._left, map(call, self._picks, repeat(facts)))
            alive = reduce(and_, left, self._terms)
        except KeyError:
            alive = self._compatible(facts)
        settled = alive + self._ones
        certain = settled & ~(settled >> self._span)
        found: tuple[Duty, ...] = ()
        for guards, duties in self._duties:
            found += duties[certain & guards]
        return found

    def _compatible(self, facts: Mapping[str, Value]) -> int:
        """The terms compatible with facts of which some are not given, or are not known."""
        allow = self._allow
        return reduce(and_, (allow[fact][value] for fact, value in facts.items()), self._terms)


class _Left(dict[tuple[Value, ...], int]):
    """The terms that the values of a group of facts leave."""

    def __init__(self, allow: Mapping[str, Mapping[Value, int]], group: Iterable[Fact]) -> None:
        super().__init__()
        self._allow = [allow[fact.id] for fact in group]

    def __missing__(self, values: tuple[Value, ...]) -> int:
        self[values] = reduce(and_, map(getitem, self._allow, values))
        return self[values]


class _Duties(dict[int, tuple[Duty, ...]]):
    """The duties of a group of conditions, by the guards of those that are certain."""

    def __init__(self, duties: Mapping[int, list[Duty]]) -> None:
        super().__init__()
        self._by_guard = duties

    def __missing__(self, guards: int) -> tuple[Duty, ...]:
        of = self._by_guard.items()
        self[guards] = tuple(duty for guard, duties in of if guard & guards for duty in duties)
        return self[guards]


def _groups(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Facts in groups that have no more than ``ROOM`` combinations of values."""
    group: list[Fact] = []
    for fact in facts:
        if math.prod(len(other.values) for other in (*group, fact)) > ROOM:
            yield group
            group = []
        group.append(fact)
    if group:
        yield group


def _picker(group: list[Fact]) -> Callable[[Mapping[str, Value]], tuple[Value, ...]]:
    """What takes the values of a group from all facts. Raises ``KeyError`` for a missing one."""
    if len(group) == 1:
        only = group[0].id
        return lambda facts: (facts[only],)
    pick: Callable[[Mapping[str, Value]], tuple[Value, ...]] = itemgetter(*(f.id for f in group))
    return pick


def _duties_by_condition(plan: Plan) -> Iterator[tuple[int, _Duties]]:
    """The conditions that have duties, in groups: their guards, and their duties."""
    by_guard: dict[int, list[Duty]] = {}
    for duty in plan.duties:
        by_guard.setdefault(plan.index.guards[duty.condition], []).append(duty)
    guards = sorted(by_guard)
    for start in range(0, len(guards), CONDITIONS):
        group = guards[start : start + CONDITIONS]
        yield sum(group), _Duties({guard: by_guard[guard] for guard in group})
