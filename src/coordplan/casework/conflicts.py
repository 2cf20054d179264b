"""Where a plan and a higher one give one thing to different bodies of one place."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.answer.items import Answer
from coordplan.answer.supplement import responsible
from coordplan.casework.kinship import Kinship
from coordplan.casework.terms import Conflict, Part


def conflicts_of(part: Part, kinship: Kinship) -> Iterator[Conflict]:
    """Each action that both give a body that answers for it, and no two are of one kind."""
    for baseline in part.answer.baselines:
        for id_ in part.answer.status:
            found = _conflict(part, baseline.answer, id_, kinship)
            if found is not None:
                yield found


def _conflict(part: Part, over: Answer, id_: str, kinship: Kinship) -> Conflict | None:
    """What is certain of both alone counts."""
    action = part.answer.plan.vocabulary.actions[id_]
    own, others = responsible(part.answer, action), responsible(over, action)
    alike = any(
        kinship.alike((part.answer.plan, a.agency), (over.plan, b.agency), [id_])
        for a in own
        for b in others
    )
    groups = any(item.agency.several for item in (*own, *others))
    if not own or not others or alike or groups:
        return None
    return Conflict(part.place, action, part.answer.plan, own, over.plan, others)
