"""Plans side by side, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from coordplan.compiled import Plan
from coordplan.phrases.time import dated
from coordplan.text import Text

_UNDATED = Text(vi="không ghi ngày ban hành", en="undated")
_ISSUED = Text(vi="ban hành {day}", en="issued {day}")


def labels(plans: Sequence[Plan]) -> tuple[str, ...]:
    """A name for each plan: its id; where two share one, that read from a file with its file."""
    often = Counter(plan.id for plan in plans)
    return tuple(
        f"{plan.id} ({plan.where.file})"
        if often[plan.id] > 1 and plan.where and not plan.where.plan
        else plan.id
        for plan in plans
    )


def issued(plan: Plan) -> Text:
    """When a plan was issued, as precisely as it says."""
    on = plan.document.issued
    return _UNDATED if on is None else _ISSUED.format(day=dated(on))
