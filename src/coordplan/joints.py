"""What several duties make certain together though none of them is certain alone.

One duty holds where a victim is a minor and another where not, and both make the same agency
give lodging: it gives lodging, whatever the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.compiled import Agency, Duty, Joint
from coordplan.conditions import Space, TooWideError, simplified
from coordplan.index import Index, Split, World, numbered
from coordplan.vocabulary import Action

WIDEST = 256
"""The most products of terms that a joint may need at one step; what needs more is left out."""


def joints_of(
    duties: Iterable[Duty], splits: Sequence[Split], world: World
) -> tuple[tuple[Joint, ...], Index]:
    """The joints of some duties, and the index of their conditions.

    ``splits`` are those of the conditions of the duties.
    """
    joints: list[Joint] = []
    numbers: dict[tuple[int, ...], int] = {}
    joined: list[Split] = []
    for agency, action, members in _acting(duties):
        own = tuple(sorted({duty.condition for duty in members}))
        if own not in numbers:
            parts = [splits[number] for number in own]
            if not _may_join(parts, world):
                continue
            try:
                joined.append(_disjunction(parts, world.space))
            except TooWideError:
                continue
            numbers[own] = len(joined) - 1
        joints.append(Joint(agency, action, members, numbers[own]))
    return tuple(joints), numbered(world.space, joined)


def _acting(duties: Iterable[Duty]) -> Iterator[tuple[Agency, Action, tuple[Duty, ...]]]:
    """For each agency and action, the duties under which the agency acts."""
    found: dict[tuple[str, int], tuple[Agency, Action, list[Duty]]] = {}
    for duty in duties:
        for action in duty.actions:
            for posting in duty.acting_in(action):
                key = (posting.agency.id, action.number)
                found.setdefault(key, (posting.agency, action, []))[2].append(duty)
    for agency, action, members in found.values():
        yield agency, action, tuple(members)


def _may_join(parts: Sequence[Split], world: World) -> bool:
    """Whether a state of knowledge may exist that is covered by no part, yet by all together.

    Some fact is then unknown in it, and the parts share out the values that it may take; or
    constraints tie facts of the parts together.
    """
    if len(parts) < 2 or any(not fails for _, fails in parts):
        return False
    terms = [term for holds, _ in parts for term in holds]
    for fact, field in enumerate(world.space.fields):
        restricted = {term & field for term in terms} - {field}
        if restricted and any(fact in component.facts for component in world.components):
            return True
        shared_out = 0
        for values in restricted:
            shared_out |= values
        if shared_out == field:
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
