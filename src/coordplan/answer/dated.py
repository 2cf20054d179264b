"""An answer beside what has changed since its plan: the answer itself stays as it is written."""

from __future__ import annotations

import dataclasses

from coordplan.answer.items import Answer, Caveat, Statement, Succeeded
from coordplan.compiled import Agency, Duty
from coordplan.registry.terms import Registry
from coordplan.validity.findings import surroundings
from coordplan.validity.succession import steps_of


def dated(answer: Answer, registry: Registry | None) -> Answer:
    """The same answer with the successors of its agencies, and warnings, on its date.

    Without a date or a registry it is the answer itself.
    """
    if answer.as_of is None or registry is None:
        return answer
    day = answer.as_of.isoformat()
    found = surroundings(answer.plan, registry, day)
    caveats = tuple(Caveat(one.rule, one.message) for one in found)
    return dataclasses.replace(
        answer,
        successions=_successions(answer, registry, day),
        warnings=(*answer.warnings, *caveats),
    )


def _successions(answer: Answer, registry: Registry, day: str) -> tuple[Succeeded, ...]:
    """The agencies of the answer that have been succeeded, in the order of the plan."""
    actions: dict[Agency, set[str]] = {}
    for duty in _duties(answer):
        for agency in duty.agencies:
            actions.setdefault(agency, set()).update(action.id for action in duty.actions)
    return tuple(
        Succeeded(agency, steps)
        for agency in answer.plan.agencies.values()
        if agency in actions
        and (steps := steps_of(answer.plan, agency, registry, day, actions[agency]))
    )


def _duties(answer: Answer) -> list[Duty]:
    """Every duty that the answer speaks of, certain or possible."""
    certain: list[Statement] = [*answer.act, *answer.notify, *answer.oversee, *answer.reports]
    duties = [item.duty for item in certain]
    duties += [found.item.duty for found in answer.possible]
    duties += [duty for joint in answer.by_cases for duty in joint.duties]
    return list({duty.number: duty for duty in duties}.values())
