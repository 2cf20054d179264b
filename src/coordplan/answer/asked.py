"""One situation put to plans as the command puts it: under the law of a day, and up to date."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from coordplan.answer.calls import by_plan
from coordplan.answer.dated import dated
from coordplan.answer.evaluate import Verdicts, who
from coordplan.answer.items import Answer
from coordplan.compiled import Plan
from coordplan.frozen import FrozenDict, dataclass
from coordplan.registry.terms import Registry
from coordplan.situation import Situation
from coordplan.validity.entitlements import entitled, laws_for

if TYPE_CHECKING:
    from coordplan.answer.explanation import Explanation

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
    how = Manner(as_of, calls, phases, standing)
    laws = partial(laws_for, registry=registry)
    return tuple(answered(plans, situation or Situation(), laws, how))


@dataclass(frozen=True, slots=True)
class Manner:
    """How a situation is put to plans: the parameters of ``who``."""

    as_of: datetime.date
    calls: Mapping[str, bool] = NOTHING_CALLED
    phases: Collection[str] = ()
    standing: bool = False
    verdicts: Verdicts | None = None


def answered(
    plans: Sequence[Plan],
    situation: Situation,
    laws: Callable[[Plan], Registry | None],
    how: Manner,
    rules: Sequence[Sequence[Plan]] = (),
) -> list[Answer]:
    """What plans say of one situation, each under its laws, and beside it its higher instruments.

    ``rules`` has those of each plan, where any are asked. Raises as ``answers`` does.
    """
    said = by_plan([*plans, *chain(*rules)], how.calls)

    def asked(plan: Plan) -> Answer:
        known = laws(plan)
        answer = who(
            plan,
            entitled(situation, known, how.as_of),
            phases=how.phases,
            standing=how.standing,
            calls=said(plan),
            as_of=how.as_of,
            verdicts=how.verdicts,
        )
        return dated(answer, known)

    own = [asked(plan) for plan in plans]
    if not rules:
        return own
    from coordplan.answer.supplement import supplemented

    return [supplemented(one, map(asked, some)) for one, some in zip(own, rules, strict=True)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an explanation is asked about, and what narrows it."""

    words: str | None
    actions: Sequence[str]
    standing: bool
    calls: Mapping[str, bool]

    def of(
        self,
        ask: Callable[..., Explanation],
        plans: Sequence[Plan],
        situation: Callable[[Plan], Situation],
    ) -> list[Explanation]:
        """What each plan says in which the words name something.

        Raises as ``why`` does, and ``UnknownNameError`` where they name nothing in any plan.
        """
        from coordplan.answer.subjects import find, unknown_words

        named = [plan for plan in plans if find(plan, self.words) is not None]
        if not named:
            raise unknown_words(self.words or "", plans)
        calls = by_plan(plans, self.calls)
        return [
            ask(
                plan,
                situation(plan),
                self.words,
                actions=self.actions,
                standing=self.standing,
                calls=calls(plan),
            )
            for plan in named
        ]
