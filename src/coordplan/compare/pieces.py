"""What differs between a duty and the several that it was written as, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coordplan.compare.alignment import Alignment
from coordplan.compare.areas import Area
from coordplan.compare.changes import Change
from coordplan.compare.duties import duty_changes
from coordplan.compare.regrouping import Level, Regrouping, same
from coordplan.compiled import Duty

_SENT = frozenset({Area.NOTIFICATION, Area.MOVEMENT, Area.REPORTING})
_WHEN = frozenset({"condition-narrowed", "condition-widened", "condition-changed"})


def pieces(alignment: Alignment, group: Regrouping) -> Iterator[Change]:
    """Every difference between the pieces of a duty and the duties that do the same.

    When they hold together was compared as a whole; so is whom they tell, where that is the same.
    """
    left_out = _SENT if same(alignment, group, Level.SENT) else frozenset[Area]()
    for one, other in _pairs(alignment, group):
        for change in duty_changes(alignment, one, other):
            if change.kind.id not in _WHEN and change.kind.area not in left_out:
                yield change


def _pairs(alignment: Alignment, group: Regrouping) -> Iterator[tuple[Duty, Duty]]:
    """Each duty of the many beside its piece of the one."""
    many = group.after if len(group.before) == 1 else group.before
    for part in many:
        if many is group.after:
            yield _piece(alignment, group.before[0], part, former=True), part
        else:
            yield part, _piece(alignment, group.after[0], part, former=False)


def _piece(alignment: Alignment, whole: Duty, part: Duty, *, former: bool) -> Duty:
    """Of a duty only the actions and bodies of a part of it; ``former``: the whole was before."""
    postings = tuple(
        posting
        for posting in whole.postings
        if any(
            posting.role is other.role
            and alignment.same_agency(
                *((posting.agency, other.agency) if former else (other.agency, posting.agency))
            )
            for other in part.postings
        )
    )
    actions = tuple(action for action in whole.actions if action in part.actions)
    return replace(whole, actions=actions, postings=postings)
