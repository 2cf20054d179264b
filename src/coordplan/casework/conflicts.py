"""Where a plan and a higher one give one thing to different bodies of one place."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.answer.items import Act
from coordplan.answer.supplement import ByAction
from coordplan.casework.kinship import Kinship
from coordplan.casework.terms import Conflict, Part
from coordplan.compiled import Reach


def conflicts_of(part: Part, kinship: Kinship) -> Iterator[Conflict]:
    """Each action that both give a body that answers for it, and no two are of one kind."""
    own = ByAction(part.answer)
    for baseline in part.answer.baselines:
        over = ByAction(baseline.answer)
        for id_ in part.answer.status:
            found = _conflict(part, own, over, id_, kinship)
            if found is not None:
                yield found


def _conflict(
    part: Part, here: ByAction, above: ByAction, id_: str, kinship: Kinship
) -> Conflict | None:
    """What is certain of both alone counts, and what both say as strongly.

    Who does it for any victim does not contradict who leads it in this case.
    """
    action = part.answer.plan.vocabulary.actions[id_]
    over = above.answer
    own, others = here.responsible(action), above.responsible(action)
    if not own or not others or _strength(own[0]) != _strength(others[0]):
        return None
    alike = any(
        kinship.alike((part.answer.plan, a.agency), (over.plan, b.agency), [id_])
        for a in own
        for b in others
    )
    groups = any(item.agency.several for item in (*own, *others))
    if alike or groups:
        return None
    return Conflict(part.place, action, part.answer.plan, own, over.plan, others)


def _strength(item: Act) -> tuple[bool, Reach]:
    """Whether a body leads, and whether the words speak of the situation."""
    return item.leads, item.reach
