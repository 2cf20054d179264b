"""What several duties make certain together though none of them is certain alone.

One duty holds where a victim is a minor and another where not, and both make the same agency
give lodging: it gives lodging, whatever the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.compiled import Agency, Duty, Joint
from coordplan.conditions import Space, conjunction, simplified
from coordplan.index import Index, Split, World, numbered
from coordplan.vocabulary import Action
from coordplan.work import Work


def joints_of(
    duties: Iterable[Duty], splits: Sequence[Split], world: World, work: Work
) -> tuple[tuple[Joint, ...], Index]:
    """The joints of some duties, and the index of their conditions.

    ``splits`` are those of the conditions of the duties. Raises ``TooComplexError`` where all of
    them together take more work than is left.
    """
    joining = _Joining(splits, world, work)
    joints: list[Joint] = []
    for agency, action, members in _acting(duties, work):
        number = joining.number(members)
        if number is not None:
            joints.append(Joint(agency, action, members, number))
    return tuple(joints), numbered(world.space, joining.joined, work)


class _Joining:
    """The disjunctions of conditions that may hold together though none does, each made once."""

    def __init__(self, splits: Sequence[Split], world: World, work: Work) -> None:
        self._splits, self._world, self._work = splits, world, work
        self._tied = sum(
            {world.space.fields[fact] for part in world.components for fact in part.facts}
        )
        self._numbers: dict[tuple[int, ...], int | None] = {}
        self.joined: list[Split] = []

    def number(self, members: Sequence[Duty]) -> int | None:
        """The number of what some duties make certain together; None where it is nothing."""
        own = tuple(sorted({duty.condition for duty in members}))
        if len(own) < 2:
            return None
        if own not in self._numbers:
            self._numbers[own] = self._join([self._splits[number] for number in own])
        return self._numbers[own]

    def _join(self, parts: Sequence[Split]) -> int | None:
        if any(not fails for _, fails in parts) or not self._may_join(parts):
            return None
        self.joined.append(_disjunction(parts, self._world.space, self._work))
        return len(self.joined) - 1

    def _may_join(self, parts: Sequence[Split]) -> bool:
        """Whether a state of knowledge may exist that is covered by no part, yet by all together.

        Some fact is then unknown in it, and the parts share out the values that it may take; or
        constraints tie facts of the parts together.
        """
        terms = [term for holds, _ in parts for term in holds]
        fields = self._world.space.narrowed(terms)
        self._work.spend(len(terms) * len(fields))
        for field in fields:
            shared_out = 0
            for values in {term & field for term in terms} - {field}:
                shared_out |= values
            if field & self._tied or shared_out == field:
                return True
        return False


def _acting(
    duties: Iterable[Duty], work: Work
) -> Iterator[tuple[Agency, Action, tuple[Duty, ...]]]:
    """For each agency and action, the duties under which the agency acts."""
    found: dict[tuple[str, int], tuple[Agency, Action, list[Duty]]] = {}
    for duty in duties:
        work.spend(len(duty.actions) * len(duty.postings))
        for action in duty.actions:
            for posting in duty.acting_in(action):
                key = (posting.agency.id, action.number)
                found.setdefault(key, (posting.agency, action, []))[2].append(duty)
    for agency, action, members in found.values():
        yield agency, action, tuple(members)


def _disjunction(parts: Sequence[Split], space: Space, work: Work) -> Split:
    """The split of a disjunction: where one part holds, and where all of them fail."""
    holds = simplified((term for part, _ in parts for term in part), space, work)
    return holds, conjunction([part for _, part in parts], space, work)
