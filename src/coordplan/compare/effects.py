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
        together: dict[tuple[str, Status, Status], list[str]] = {}
        for event, (one, other) in pairs.items():
            old, new = one.status.get(action.id), other.status.get(action.id)
            if old is not None and new is not None and old is not new:
                kind = _kind((old, _given(one, action)), (new, _given(other, action)))
                together.setdefault((kind, old, new), []).append(event)
        for (kind, old, new), events in together.items():
            yield Change(
                KINDS[kind],
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


def _given(answer: Answer, action: Action) -> bool:
    """Whether an action is certainly given to somebody, be it open under which duty."""
    cases = any(case.action is action for case in answer.by_cases)
    return cases or answer.status[action.id] in _GIVEN


def _kind(before: tuple[Status, bool], after: tuple[Status, bool]) -> str:
    (old, was_given), (new, is_given) = before, after
    if was_given and not is_given:
        return "status-lost"
    if is_given and not was_given:
        return "status-restored"
    if (old, new) == (Status.NAMED, Status.SHARED):
        return "status-shared"
    return "status-settled" if (old, new) == (Status.SHARED, Status.NAMED) else "status-changed"
