"""Questions answered as the commands of the same names answer them, with the same data."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from coordplan.answer.asked import Asked, Manner, answered
from coordplan.answer.dated import explained_on
from coordplan.answer.explain import why as explain
from coordplan.answer.focus import focused, ours
from coordplan.answer.interview import next_question
from coordplan.answer.items import Answer
from coordplan.compare.asked import Terms, compared
from coordplan.compiled import Plan, beside
from coordplan.contract import lists
from coordplan.contract.answer import answers, following
from coordplan.contract.matrix import comparison_data
from coordplan.contract.why import explanations
from coordplan.diagnostics import Diagnostic, SituationError, UnknownNameError
from coordplan.load import AUTO
from coordplan.reporting.deadlines import Clock
from coordplan.serve.desk import Desk
from coordplan.serve.questions import Ask, Compare, Named, Nothing, Who, Why
from coordplan.situation import Situation, resolve
from coordplan.text import Text
from coordplan.validity.entitlements import entitled
from coordplan.vocabulary.misses import unknown_terms

if TYPE_CHECKING:
    from coordplan.registry.terms import Registry

Data = Mapping[str, object]

_BOTH = Diagnostic(
    "usage",
    Text(
        en="a place says which plans answer, and plans are named too",
        vi="đã nêu nơi thì không nêu thêm kế hoạch",
    ),
    None,
    Text(en="give one of the two", vi="chỉ nêu một trong hai"),
)


def who(desk: Desk, asked: Who, today: datetime.date) -> Data:
    """The data of ``coordplan who``."""
    day, baselines, caveats = asked.as_of or today, asked.baselines, None
    if asked.place is None:
        plans, situation = _known(desk, asked, lambda: desk.shelf.plans(asked.plans))
    else:
        if asked.plans:
            raise UnknownNameError([_BOTH])
        found = desk.shelf.of_place(asked.place, day)
        plans, situation = _known(desk, asked, lambda: desk.shelf.loaded(found.plans))
        baselines, caveats = baselines or (AUTO,), found.caveats
    given = _answers(desk, asked, plans, situation, baselines, day)
    if asked.agencies:
        given = [focused(one, bodies) for one, bodies in ours(given, asked.agencies)]
    return answers(given, _clock(desk, asked.received), desk.contacts, caveats=caveats)


def ask(desk: Desk, asked: Ask, today: datetime.date) -> Data:
    """The data of ``coordplan ask`` at this point, with the question that comes next."""
    plans, situation = _known(desk, asked, lambda: desk.shelf.plans((asked.plan,)))
    _check_can_be_asked(plans[0], asked.unknown)
    day = asked.as_of or today
    (answer,) = _answers(desk, asked, plans, situation, asked.baselines, day)
    question = following(next_question(answer, asked.unknown))
    return {**answers([answer], _clock(desk, asked.received)), "next": question}


def _check_can_be_asked(plan: Plan, names: Sequence[str]) -> None:
    """Raise ``UnknownNameError`` for what is no fact, and no duty on call of a plan."""
    facts = {fact.id: fact for fact in plan.vocabulary.fact_list}
    calls = [duty.id for duty in plan.duties_on_call]
    unknown = unknown_terms(Text(vi="dữ kiện", en="fact"), names, facts, others=calls)
    if unknown:
        raise UnknownNameError(unknown)


def why(desk: Desk, asked: Why, today: datetime.date) -> Data:
    """The data of ``coordplan why``."""
    day = asked.as_of or today
    plans, situation = _known(desk, asked, lambda: desk.shelf.plans(asked.plans))

    def laws(plan: Plan) -> Registry | None:
        return desk.shelf.laws(plan.vocabulary)

    found = Asked(asked.words, asked.actions, asked.standing, asked.calls).of(
        explain, plans, lambda plan: entitled(situation, laws(plan), day)
    )
    return explanations([explained_on(one, laws(one.plan), day) for one in found])


def compare(desk: Desk, asked: Compare, today: datetime.date) -> Data:
    """The data of ``coordplan compare``."""
    plans, situation = _known(desk, asked, lambda: desk.shelf.plans(asked.plans))
    found = compared(
        plans,
        situation,
        Terms(asked.actions, asked.phases, asked.functions),
        rows_are_actions=asked.by == "action",
        as_of=asked.as_of or today,
        registry=desk.shelf.laws(plans[0].vocabulary),
    )
    return comparison_data(found)


def plans(desk: Desk, asked: Named, _: datetime.date) -> Data:
    """The data of ``coordplan plans``, or of those that are named."""
    return lists.plans(desk.shelf.plans(asked.plans) if asked.plans else desk.shelf.every())


def events(desk: Desk, _: Nothing, __: datetime.date) -> Data:
    """The data of ``coordplan events``."""
    return lists.events(desk.shelf.vocabulary)


def facts(desk: Desk, _: Nothing, __: datetime.date) -> Data:
    """The data of ``coordplan facts``."""
    return lists.facts(desk.shelf.vocabulary)


def actions(desk: Desk, _: Nothing, __: datetime.date) -> Data:
    """The data of ``coordplan actions``."""
    return lists.actions(desk.shelf.vocabulary)


def _known(
    desk: Desk, asked: Who | Ask | Why | Compare, opened: Callable[[], tuple[Plan, ...]]
) -> tuple[tuple[Plan, ...], Situation]:
    """The plans and the situation of a question.

    Raises ``UnknownNameError`` with every word of either that is not understood.
    """
    problems: list[Diagnostic] = []
    plans: tuple[Plan, ...] = ()
    try:
        plans = opened()
    except UnknownNameError as error:
        problems += error.diagnostics
    situation = Situation(*asked.events, **asked.facts)
    try:
        resolve(situation, plans[0].vocabulary if plans else desk.shelf.vocabulary)
    except SituationError as error:
        problems += error.diagnostics
    if problems:
        raise UnknownNameError(problems)
    return plans, situation


def _answers(
    desk: Desk,
    asked: Who | Ask,
    plans: Sequence[Plan],
    situation: Situation,
    baselines: Sequence[str],
    day: datetime.date,
) -> list[Answer]:
    """What plans say of one situation, each with the higher instruments asked beside it."""
    shelf = desk.shelf
    names = shelf.baselines(baselines)
    rules: list[tuple[Plan, ...]] = []
    if names:
        rules = [shelf.rules(plan, names, situation, day) for plan in plans]
        plans, rules = beside(plans, rules)
    how = Manner(day, asked.calls, asked.phases, asked.standing)
    return answered(plans, situation, lambda plan: shelf.laws(plan.vocabulary), how, rules)


def _clock(desk: Desk, received: datetime.datetime | None) -> Clock | None:
    """The clock that deadlines run on. Raises ``DateError`` for a year without a calendar."""
    if received is None:
        return None
    desk.calendar.year(received.year)
    return Clock(received, desk.calendar)
