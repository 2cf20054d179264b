"""The duties that a graph is drawn from: of a whole plan, or of an answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from coordplan.answer.items import Answer
from coordplan.compiled import Agency, Duty, Plan
from coordplan.graph.parts import Charge
from coordplan.vocabulary import Fact


def of_plan(plan: Plan) -> tuple[Charge, ...]:
    """Every duty of a plan, whatever the situation."""
    return tuple(Charge(duty, waiting=duty.on_call is not None) for duty in plan.duties)


def of_answer(answer: Answer) -> tuple[Charge, ...]:
    """The duties that hold, and those that may hold with what settles them, in plan order."""
    found: dict[int, tuple[Duty, tuple[Fact, ...]]] = {}
    for possible in answer.possible:
        found[possible.item.duty.number] = (possible.item.duty, possible.depends_on)
    for item in answer.certain:
        found[item.duty.number] = (item.duty, ())
    waiting = {duty.number for duty in answer.waiting}
    return tuple(
        Charge(duty, on, number in waiting, answer.caution if answer.cautious(duty) else None)
        for number, (duty, on) in sorted(found.items())
    )


def involving(charges: Sequence[Charge], agencies: Collection[Agency]) -> tuple[Charge, ...]:
    """The duties that name one of these agencies."""
    return tuple(c for c in charges if not c.duty.agencies.isdisjoint(agencies))
