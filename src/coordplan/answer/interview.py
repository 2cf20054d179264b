"""An interview: one question after the other, until nothing more matters.

Pure: a state is frozen, and an answer leads to the next state. Nothing is read, shown or kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from coordplan.answer.evaluate import who
from coordplan.answer.items import Act, Answer, Question, Report
from coordplan.compiled import Duty, Plan
from coordplan.situation import Situation
from coordplan.vocabulary import Value


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
    are not asked for again. ``before`` is the interview one answer earlier.
    """

    asked: Callable[[Situation], Answer]
    situation: Situation
    answer: Answer
    unknown: frozenset[str] = frozenset()
    before: Interview | None = None

    @property
    def question(self) -> Question | None:
        """The best question still worth asking; None where nothing more matters.

        Then nothing is undecided, or what is depends only on facts that nobody could tell.
        """
        worth_asking = (q for q in self.answer.ask if q.fact.id not in self.unknown)
        return next(worth_asking, None)

    @property
    def number(self) -> int:
        """How many answers were given, and one: the number of the question."""
        return 1 if self.before is None else self.before.number + 1

    def told(self, value: Value) -> Interview:
        """The interview after the question was answered with a value of its fact.

        Raises ``SituationError``, with the reason, for a value that cannot occur.
        """
        situation = self._with(value)
        return Interview(self.asked, situation, self.asked(situation), self.unknown, self)

    def not_known(self) -> Interview:
        """The interview after nobody could answer the question."""
        unknown = self.unknown | {self._question.fact.id}
        return Interview(self.asked, self.situation, self.answer, unknown, self)

    def effects(self) -> tuple[Effect, ...]:
        """What each answer that can still occur would change, in the order of the question."""
        return tuple(
            _effect(value, self.answer, self.asked(self._with(value)))
            for value in self._question.values
        )

    @property
    def _question(self) -> Question:
        if self.question is None:
            raise ValueError("the interview is over")
        return self.question

    def _with(self, value: Value) -> Situation:
        """The situation in which the question is answered with a value."""
        facts = {**self.situation.facts, self._question.fact.id: value}
        return Situation(*self.situation.events, **facts)


def begin(
    plan: Plan,
    situation: Situation | None = None,
    *,
    phases: Collection[str] = (),
    standing: bool = False,
    as_of: datetime.date | None = None,
) -> Interview:
    """An interview about one plan, from what is known; options and errors are those of ``who``."""
    asked = partial(who, plan, phases=phases, standing=standing, as_of=as_of)
    known = situation or Situation()
    return Interview(asked, known, asked(known))


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
