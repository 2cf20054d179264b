"""Who is in a duty, and in what part of it: by its own words, then by assignments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from coordplan import model
from coordplan.compiled import Agency, Posting, Role
from coordplan.frozen import replaced
from coordplan.model.duty import ByFunction
from coordplan.vocabulary import Action

Line = model.Duty | model.Clause
"""What gives agencies roles: a duty, or an assignment clause."""


def own_postings(clause: model.Clause, agencies: Mapping[str, Agency]) -> tuple[Posting, ...]:
    """The roles that an assignment clause gives."""
    return tuple(_given(clause, agencies, None))


def postings_of(
    duty: model.Duty,
    inherited: Iterable[model.Clause],
    agencies: Mapping[str, Agency],
    actions: Mapping[str, Action],
) -> tuple[Posting, ...]:
    """Who is in a duty: by its own words first, then by the assignments that cover it."""
    found: dict[str, Posting] = {}
    lines = [_given(duty, agencies, None), *(_given(c, agencies, c.at) for c in inherited)]
    for posting in chain(*lines):
        found.setdefault(posting.agency.id, posting)
    postings = tuple(found.values())
    sharing = _Sharing(postings, [actions[action] for action in duty.do])
    return tuple(map(sharing.settled, postings))


def _given(line: Line, agencies: Mapping[str, Agency], by: str | None) -> Iterator[Posting]:
    """The roles that one line gives; ``by`` is the assignment clause that it is."""
    for role, _, id_ in line.in_roles():
        requested, by_function = id_ in line.requested, _by_function(line.by_function, id_)
        yield Posting(agencies[id_], Role(role), requested, by, by_function)


def _by_function(written: ByFunction, id_: str) -> bool:
    return written if isinstance(written, bool) else id_ in written


class _Sharing:
    """How the bodies of a line that says "each by its function" share out what is to be done.

    In such a line every body answers for its own competence. What belongs to no function stays
    with all of them, and so does what belongs to nobody in the line.
    """

    def __init__(self, postings: Iterable[Posting], actions: Sequence[Action]) -> None:
        functions: dict[tuple[str | None, Role], set[str]] = {}
        for one in postings:
            if one.by_function:
                line = functions.setdefault((one.assigned_by, one.role), set())
                line.add(one.agency.function)
        self._shared = {
            line: [action for action in actions if any(map(action.belongs_to, own))]
            for line, own in functions.items()
        }

    def settled(self, posting: Posting) -> Posting:
        """A posting with the actions that belong to other bodies of its line."""
        if not (posting.by_function and posting.role.acts):
            return posting
        shared = self._shared[posting.assigned_by, posting.role]
        others = (a.id for a in shared if not a.belongs_to(posting.agency.function))
        return replaced(posting, others=tuple(others))
