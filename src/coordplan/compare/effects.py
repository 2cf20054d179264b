"""What follows from the changes: for which events an action has another status in the answer."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.answer.calls import all_called
from coordplan.answer.evaluate import who
from coordplan.answer.items import Answer, Status
from coordplan.compare.changes import Change, Site
from coordplan.compare.kinds import KINDS
from coordplan.compiled import Duty, Plan
from coordplan.situation import Situation
from coordplan.vocabulary import Action
from coordplan.work import Work

_GIVEN = {Status.NAMED, Status.SHARED, Status.GENERAL}
_TURNS_A_DUTY, _AN_ANSWER = 10, 20
"""What an answer costs for each duty, and how many duties anything else in it is worth."""
NOTHING_KNOWN = ""
"""Stands among the events for a situation of which nothing is known."""


def effects(before: Plan, after: Plan) -> Iterator[Change]:
    """Every action whose status differs for some event; events that agree stand together."""
    asked, work = _events(before), Work()
    work.spend(_TURNS_A_DUTY * len(asked) * (len(before.duties) + len(after.duties) + _AN_ANSWER))
    pairs = {event: _answers(before, after, event) for event in asked}
    for action in before.vocabulary.actions.values():
        together: dict[tuple[Status, Status], list[str]] = {}
        for event, (one, other) in pairs.items():
            old, new = one.status.get(action.id), other.status.get(action.id)
            if old is not None and new is not None and old is not new:
                together.setdefault((old, new), []).append(event)
        for (old, new), events in together.items():
            yield Change(
                KINDS[_kind(old, new)],
                Site(before, action, _duties([pairs[event][0] for event in events], action)),
                Site(after, action, _duties([pairs[event][1] for event in events], action)),
                old,
                new,
                tuple(events),
            )


def _events(plan: Plan) -> tuple[str, ...]:
    return (NOTHING_KNOWN, *plan.vocabulary.events)


def _answers(before: Plan, after: Plan, event: str) -> tuple[Answer, Answer]:
    situation = Situation(*([event] if event else []))
    one = who(before, situation, calls=all_called(before))
    return one, who(after, situation, calls=all_called(after))


def _duties(answers: list[Answer], action: Action) -> tuple[Duty, ...]:
    """The duties that certainly give an action to somebody, in the order of the plan."""
    found = {
        item.duty.number: item.duty
        for answer in answers
        for item in answer.act
        if item.answers_for(action)
    }
    return tuple(found[number] for number in sorted(found))


def _kind(old: Status, new: Status) -> str:
    if new not in _GIVEN and old in _GIVEN:
        return "status-lost"
    if old not in _GIVEN and new in _GIVEN:
        return "status-restored"
    if (old, new) == (Status.NAMED, Status.SHARED):
        return "status-shared"
    return "status-settled" if (old, new) == (Status.SHARED, Status.NAMED) else "status-changed"
