"""What several duties make certain together though none of them is certain alone.

One duty holds where a victim is a minor and another where not, and both make the same agency
give lodging: it gives lodging, whatever the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.compiled import Agency, Duty, Joint
from coordplan.conditions import Condition, conjunction, simplified
from coordplan.index import Index, numbered
from coordplan.vocabulary import Action
from coordplan.work import Work
from coordplan.world import Split, Splits


def joints_of(
    duties: Iterable[Duty], conditions: Sequence[Condition], splits: Splits
) -> tuple[tuple[Joint, ...], Index]:
    """The joints of some duties, and the index of their conditions.

    ``conditions`` are those of the plan, by number. Raises ``TooComplexError`` where all joints
    together take more work than is left.
    """
    joined = splits.once(_Joined)
    parts = [splits.of(condition) for condition in conditions]
    numbers: dict[tuple[int, ...], int] = {}
    found: list[Split] = []
    joints: list[Joint] = []
    for agency, action, members in acting(duties, splits.work):
        own = tuple(sorted({duty.condition for duty in members}))
        if own not in numbers:
            split = joined.of([parts[number] for number in own])
            if split is None:
                continue
            found.append(split)
            numbers[own] = len(found) - 1
        joints.append(Joint(agency, action, members, numbers[own]))
    return tuple(joints), numbered(splits.world.space, found, splits.work)


class _Joined:
    """The disjunctions of conditions that may hold together though none does, each made once."""

    def __init__(self, splits: Splits) -> None:
        self._space, self._work = splits.world.space, splits.work
        tied = frozenset().union(*(part.facts for part in splits.world.components))
        self._tied = sum(self._space.fields[fact] for fact in tied)
        self._done: dict[tuple[int, ...], Split | None] = {}

    def of(self, parts: Sequence[Split]) -> Split | None:
        """The split of a disjunction; None where nothing is certain of it that no part says.

        The parts are told apart by identity: whoever asks keeps them.
        """
        key = tuple(map(id, parts))
        if key not in self._done:
            several = len(parts) > 1 and all(fails for _, fails in parts)
            self._done[key] = self._join(parts) if several and self._may_join(parts) else None
        return self._done[key]

    def _join(self, parts: Sequence[Split]) -> Split:
        """Where one part holds, and where all of them fail."""
        space, work = self._space, self._work
        holds = simplified((term for part, _ in parts for term in part), space, work)
        return holds, conjunction([part for _, part in parts], space, work)

    def _may_join(self, parts: Sequence[Split]) -> bool:
        """Whether a state of knowledge may exist that is covered by no part, yet by all together.

        Some fact is then unknown in it, and the parts share out the values that it may take; or
        constraints tie facts of the parts together.
        """
        terms = [term for holds, _ in parts for term in holds]
        fields = self._space.narrowed(terms)
        self._work.spend(len(terms) * len(fields))
        for field in fields:
            shared_out = 0
            for values in {term & field for term in terms} - {field}:
                shared_out |= values
            if field & self._tied or shared_out == field:
                return True
        return False


def acting(duties: Iterable[Duty], work: Work) -> Iterator[tuple[Agency, Action, tuple[Duty, ...]]]:
    """For each agency and action, the duties under which the agency acts.

    Raises ``TooComplexError``.
    """
    found: dict[tuple[str, int], tuple[Agency, Action, list[Duty]]] = {}
    for duty in duties:
        work.spend(len(duty.actions) * len(duty.postings))
        for action in duty.actions:
            for posting in duty.acting_in(action):
                key = (posting.agency.id, action.number)
                found.setdefault(key, (posting.agency, action, []))[2].append(duty)
    for agency, action, members in found.values():
        yield agency, action, tuple(members)
