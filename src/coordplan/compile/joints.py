"""What several duties make certain together though none of them is certain alone.

One duty holds where a victim is a minor and another where not, and both make the same agency
give lodging: it gives lodging, whatever the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.compiled import Agency, Duty, Joint
from coordplan.conditions import Condition, Some, Space, TooWideError, simplified
from coordplan.index import Split, World
from coordplan.vocabulary import Action

WIDEST = 256
"""The most products of terms that a joint may need at one step; what needs more is left out."""


def joints_of(
    duties: Iterable[Duty], conditions: Sequence[tuple[Condition, Split]], world: World
) -> tuple[tuple[Joint, ...], list[tuple[Condition, Split]]]:
    """The joints of some duties, and their conditions, numbered after those of the duties."""
    joints: list[Joint] = []
    numbers: dict[tuple[int, ...], int] = {}
    joined: list[tuple[Condition, Split]] = []
    for agency, action, members in _acting(duties):
        own = tuple(sorted({duty.condition for duty in members}))
        if own not in numbers:
            parts = [conditions[number][1] for number in own]
            if not _may_join(parts, world):
                continue
            try:
                split = _disjunction(parts, world.space)
            except TooWideError:
                continue
            numbers[own] = len(conditions) + len(joined)
            joined.append((Some(tuple(conditions[number][0] for number in own)), split))
        joints.append(Joint(agency, action, members, numbers[own]))
    return tuple(joints), joined


def _acting(duties: Iterable[Duty]) -> Iterator[tuple[Agency, Action, tuple[Duty, ...]]]:
    """For each agency and action, the duties under which the agency acts."""
    found: dict[tuple[str, int], tuple[Agency, Action, list[Duty]]] = {}
    for duty in duties:
        for posting in duty.postings:
            if posting.role.acts:
                for action in duty.actions:
                    key = (posting.agency.id, action.number)
                    found.setdefault(key, (posting.agency, action, []))[2].append(duty)
    for agency, action, members in found.values():
        yield agency, action, tuple(members)


def _may_join(parts: Sequence[Split], world: World) -> bool:
    """Whether a state of knowledge may exist that is covered by no part, yet by all together.

    Some fact is then unknown in it, and the parts share out the values that it may take: all of
    them, or fewer where constraints tie the fact to others.
    """
    if len(parts) < 2 or any(not fails for _, fails in parts):
        return False
    tied = frozenset[int]().union(*(component.facts for component in world.components))
    for fact, field in enumerate(world.space.fields):
        seen = {term & field for holds, _ in parts for term in holds}
        shared_out = 0
        for values in seen - {field}:
            shared_out |= values
        if len(seen - {field}) > 1 and (shared_out == field or fact in tied):
            return True
    return False


def _disjunction(parts: Sequence[Split], space: Space) -> Split:
    """The split of a disjunction. Raises ``TooWideError`` beyond ``WIDEST``."""
    holds = simplified((term for part, _ in parts for term in part), space)
    fails = space.always
    for _, part in parts:
        if len(fails) * len(part) > WIDEST:
            raise TooWideError
        met = (a & b for a in fails for b in part)
        fails = simplified((term for term in met if space.occurs(term)), space)
    return holds, fails
