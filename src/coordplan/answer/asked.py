"""One situation put to plans as the command puts it: under the law of a day, and up to date."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence

from coordplan.answer.calls import by_plan
from coordplan.answer.dated import dated
from coordplan.answer.evaluate import who
from coordplan.answer.items import Answer
from coordplan.compiled import Plan
from coordplan.frozen import FrozenDict
from coordplan.registry.terms import Registry
from coordplan.situation import Situation
from coordplan.validity.entitlements import entitled

NOTHING_CALLED: Mapping[str, bool] = FrozenDict()


def answers(
    plans: Sequence[Plan],
    situation: Situation | None = None,
    *,
    as_of: datetime.date,
    registry: Registry | None = None,
    calls: Mapping[str, bool] = NOTHING_CALLED,
    phases: Collection[str] = (),
    standing: bool = False,
) -> tuple[Answer, ...]:
    """What several plans say of one situation on a day, as ``coordplan who`` has it.

    The ``registry`` says what the law gives and who has succeeded whom, in plans of its
    vocabulary; without one neither is looked at. ``calls`` names duties on call, each of one plan
    or of several, with whether they are called.

    Raises as ``who`` does, and ``UnknownNameError`` for a call that names a duty on call of no
    plan.
    """
    said = by_plan(plans, calls)
    stated = situation or Situation()

    def asked(plan: Plan) -> Answer:
        laws = registry if registry is not None and registry.id == plan.vocabulary.id else None
        under = entitled(stated, laws, as_of)
        answer = who(plan, under, phases=phases, standing=standing, calls=said(plan), as_of=as_of)
        return dated(answer, laws)

    return tuple(map(asked, plans))
