"""How plans are asked at each stage of a case: with what was called, under the law of the day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence

from coordplan.answer.calls import Calls
from coordplan.answer.circumstances import verdict_of
from coordplan.answer.dated import dated
from coordplan.answer.evaluate import told
from coordplan.answer.items import Answer, Question
from coordplan.answer.sheet import Matter
from coordplan.answer.supplement import supplemented
from coordplan.casework.journey import Stage, arrived, early, homecoming, homeward, late, on_return
from coordplan.casework.kinship import Kinship
from coordplan.casework.narrowing import narrowed
from coordplan.casework.over import stands_over
from coordplan.casework.seam import Side
from coordplan.casework.terms import Part, Place
from coordplan.compiled import Plan
from coordplan.frozen import replaced
from coordplan.index import Verdict
from coordplan.registry.terms import Registry
from coordplan.situation import Situation, resolve
from coordplan.validity.entitlements import entitled, laws_for


class Asking:
    """Plans with what was called, the plans over them, and a day; what was asked is kept."""

    def __init__(
        self,
        said: Callable[[Plan], Calls],
        over: Sequence[Plan],
        registry: Registry | None,
        as_of: datetime.date,
    ) -> None:
        self._said, self._over, self._registry, self._as_of = said, over, registry, as_of
        self._answers: dict[tuple[int, Situation, Matter], Answer] = {}
        self.kinship = Kinship(registry, as_of)

    def reception(self, plan: Plan, stated: Situation) -> Iterator[Part]:
        """The place of reception: the first days, the time until the return, the return."""
        words = plan.vocabulary
        yield self._part(plan, Place.AT, Stage.BEFORE, stated, early(words))
        if not _is_back(plan, stated):
            yield self._part(plan, Place.AT, Stage.MEANWHILE, stated, late(words))
        yield self._part(plan, Place.AT, Stage.RETURN, stated, on_return(words))

    def at_home(self, plan: Plan, stated: Situation) -> Iterator[Part]:
        """The home place: the return, and what comes after it."""
        words = plan.vocabulary
        ahead, after = homeward(stated, words), arrived(stated, words)
        yield self._part(plan, Place.HOME, Stage.RETURN, ahead, on_return(words))
        yield self._part(plan, Place.HOME, Stage.AFTER, after, late(words))

    def home_side(self, home: Plan, stated: Situation) -> Side:
        """All that the home plan says on the way home and after: any of it may be to receive."""
        words = home.vocabulary
        ways = (homeward(stated, words), arrived(stated, words))
        return Side(home, tuple(self._answer(home, one, Matter()) for one in ways))

    def _part(
        self, plan: Plan, place: Place, stage: Stage, situation: Situation, actions: frozenset[str]
    ) -> Part:
        matter = Matter(actions=actions)
        answer = narrowed(self.asked(plan, situation, matter), actions)
        if place is Place.HOME:
            answer = replaced(answer, ask=tuple(_answerable(answer)))
        return Part(place, stage, answer)

    def asked(self, plan: Plan, situation: Situation, matter: Matter) -> Answer:
        """What a plan says, and those over it where it is silent."""
        own = self._answer(plan, situation, matter)
        above = [rule for rule in self._over if rule.id != plan.id and stands_over(rule, plan)]
        if not above:
            return own
        return supplemented(own, [self._answer(rule, situation, matter) for rule in above])

    def under_law(self, plan: Plan, situation: Situation) -> Situation:
        """A situation under what the law gives on the day."""
        return entitled(situation, self._laws(plan), self._as_of)

    def _laws(self, plan: Plan) -> Registry | None:
        return laws_for(plan, self._registry)

    def _answer(self, plan: Plan, situation: Situation, matter: Matter) -> Answer:
        key = id(plan), situation, matter  # whoever asks keeps the plans
        if key not in self._answers:
            under, calls = self.under_law(plan, situation), self._said(plan)
            answer = told(plan, under, matter, calls=calls, as_of=self._as_of)
            self._answers[key] = dated(answer, self._laws(plan))
        return self._answers[key]


def _answerable(answer: Answer) -> Iterator[Question]:
    """The questions whose answers count at home."""
    places = answer.plan.vocabulary.places
    local = () if places is None else places.local
    yield from (one for one in answer.ask if one.fact.id not in local)


def _is_back(plan: Plan, stated: Situation) -> bool:
    """Whether it is known that the victim is home already."""
    home = homecoming(plan.vocabulary)
    if home is None or home.done is None:
        return False
    return verdict_of(home.done, resolve(stated, plan.vocabulary)) is Verdict.CERTAIN
