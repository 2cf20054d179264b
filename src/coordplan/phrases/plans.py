"""Plans side by side, in words."""

from __future__ import annotations

from collections.abc import Sequence

from coordplan.compiled import Plan, told_apart
from coordplan.phrases.time import dated
from coordplan.text import Text

_UNDATED = Text(vi="không ghi ngày ban hành", en="undated")
_ISSUED = Text(vi="ban hành {day}", en="issued {day}")


def labels(plans: Sequence[Plan]) -> tuple[str, ...]:
    """A name for each plan: its id; where two share one, that read from a file with its file."""
    return tuple(plan.label for plan in told_apart(plans))


def issued(plan: Plan) -> Text:
    """When a plan was issued, as precisely as it says."""
    on = plan.document.issued
    return _UNDATED if on is None else _ISSUED.format(day=dated(on))
