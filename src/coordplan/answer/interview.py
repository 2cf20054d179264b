"""An interview: one question after the other, until nothing more matters.

Pure: a state is frozen, and an answer leads to the next state. Nothing is read, shown or kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import chain

from coordplan.answer.calling import asking
from coordplan.answer.evaluate import who
from coordplan.answer.items import Act, Answer, Question, Report
from coordplan.compiled import Duty, Plan
from coordplan.frozen import FrozenDict
from coordplan.situation import Situation, by_ids
from coordplan.vocabulary import Number, Value

NOTHING_CALLED: Mapping[str, bool] = FrozenDict({})


def next_question(answer: Answer, unknown: Collection[str] = ()) -> Question | None:
    """The best question still worth asking after an answer; None where nothing more matters.

    ``unknown`` are the ids of the facts, and of the duties on call, of which nobody could tell.
    """
    questions = chain(answer.ask, map(asking, answer.waiting))
    return next((q for q in questions if q.fact.id not in unknown), None)


@dataclass(frozen=True, slots=True)
class Effect:
    """What one answer to a question would change.

    Of the duties that are undecided now, ``certain`` would bind, ``excluded`` would drop out and
    ``undecided`` would stay so. ``leads`` are the leaders that the answer would add.
    """

    value: Value
    certain: tuple[Duty, ...]
    excluded: tuple[Duty, ...]
    undecided: tuple[Duty, ...]
    leads: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Interview:
    """How far an interview has come.

    ``answer`` is what the plan says of ``situation``: all that was known at the beginning or
    has been told since. ``unknown`` holds the ids of the facts that nobody could tell; they
    are not asked for again. ``before`` is the interview one answer earlier. ``calls`` is what was
    said of duties on call: they are asked for last, in the order of the plan.
    """

    asked: Callable[[Situation, Mapping[str, bool]], Answer]
    situation: Situation
    answer: Answer
    unknown: frozenset[str] = frozenset()
    before: Interview | None = None
    calls: Mapping[str, bool] = NOTHING_CALLED

    @property
    def question(self) -> Question | None:
        """The best question still worth asking; None where nothing more matters.

        Then nothing is undecided, or what is depends only on facts that nobody could tell.
        """
        return next_question(self.answer, self.unknown)

    @property
    def number(self) -> int:
        """How many answers were given, and one: the number of the question."""
        return 1 if self.before is None else self.before.number + 1

    def told(self, value: Value) -> Interview:
        """The interview after the question was answered with a value of its fact.

        Raises ``SituationError``, with the reason, for a value that cannot occur.
        """
        situation, calls = self._with(value)
        answer = self.asked(situation, calls)
        return Interview(self.asked, situation, answer, self.unknown, self, calls)

    def counted(self, number: Number, digits: str) -> Interview:
        """The interview after a number was told that sets the fact asked for, and maybe others.

        The facts are kept, not the number. Raises ``SituationError`` where they cannot be so.
        """
        vocabulary = self.answer.plan.vocabulary
        told = self.situation.stating({**self.situation.facts, number.id: digits})
        answer = self.asked(told, self.calls)
        known = by_ids(told, vocabulary)
        return Interview(self.asked, known, answer, self.unknown, self, self.calls)

    def not_known(self) -> Interview:
        """The interview after nobody could answer the question."""
        unknown = self.unknown | {self._question.fact.id}
        return Interview(self.asked, self.situation, self.answer, unknown, self, self.calls)

    def effects(self) -> tuple[Effect, ...]:
        """What each answer that can still occur would change, in the order of the question."""
        return tuple(
            _effect(value, self.answer, self.asked(*self._with(value)))
            for value in self._question.values
        )

    @property
    def _question(self) -> Question:
        if self.question is None:
            raise ValueError("the interview is over")
        return self.question

    def _with(self, value: Value) -> tuple[Situation, Mapping[str, bool]]:
        """The situation and the calls after the question is answered with a value."""
        question = self._question
        if question.call is not None:
            return self.situation, FrozenDict({**self.calls, question.call.id: value is True})
        facts = {**self.situation.facts, question.fact.id: value}
        return self.situation.stating(facts), self.calls


@dataclass(frozen=True, slots=True)
class _Asked:
    """One plan asked with the same options each time."""

    plan: Plan
    phases: tuple[str, ...]
    standing: bool
    as_of: datetime.date | None

    def __call__(self, situation: Situation, calls: Mapping[str, bool]) -> Answer:
        return who(
            self.plan,
            situation,
            phases=self.phases,
            standing=self.standing,
            calls=calls,
            as_of=self.as_of,
        )


def begin(
    plan: Plan,
    situation: Situation | None = None,
    *,
    phases: Collection[str] = (),
    standing: bool = False,
    calls: Mapping[str, bool] = NOTHING_CALLED,
    as_of: datetime.date | None = None,
) -> Interview:
    """An interview about one plan, from what is known; options and errors are those of ``who``."""
    asked, known = _Asked(plan, tuple(phases), standing, as_of), situation or Situation()
    answer = asked(known, calls)
    return Interview(asked, by_ids(known, plan.vocabulary), answer, calls=FrozenDict(calls))


def _effect(value: Value, now: Answer, then: Answer) -> Effect:
    """What has changed between two answers, of what was undecided in the first."""
    holding: tuple[Act | Report, ...] = (*then.act, *then.oversee, *then.reports)
    certain = {item.duty.number for item in holding}
    open_ = {found.item.duty.number for found in then.possible}
    duties = {found.item.duty.number: found.item.duty for found in now.possible}
    return Effect(
        value,
        certain=tuple(duty for number, duty in duties.items() if number in certain),
        excluded=tuple(d for n, d in duties.items() if n not in certain | open_),
        undecided=tuple(duty for number, duty in duties.items() if number in open_),
        leads=tuple(item for item in then.leads if item.duty.number in duties),
    )
