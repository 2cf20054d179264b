"""One case over several plans: the place that received the victim, and the place that is home."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence

from coordplan.answer.asked import NOTHING_CALLED
from coordplan.answer.calls import Calls, by_plan
from coordplan.answer.circumstances import verdict_of
from coordplan.answer.dated import dated
from coordplan.answer.evaluate import told
from coordplan.answer.items import Answer, Question
from coordplan.answer.sheet import Wanted
from coordplan.answer.supplement import supplemented
from coordplan.casework.conflicts import conflicts_of
from coordplan.casework.journey import Stage, arrived, early, homecoming, homeward, late, on_return
from coordplan.casework.kinship import Kinship
from coordplan.casework.narrowing import narrowed
from coordplan.casework.over import divided, stands_over
from coordplan.casework.seam import Side, back, there
from coordplan.casework.terms import Case, Crossing, Part, Place
from coordplan.compiled import Plan, require_one_vocabulary
from coordplan.frozen import replaced
from coordplan.index import Verdict
from coordplan.registry.terms import Registry
from coordplan.situation import Situation, resolve
from coordplan.validity.entitlements import entitled


def case(
    at: Plan,
    home: Plan,
    situation: Situation | None = None,
    *,
    as_of: datetime.date,
    registry: Registry | None = None,
    over: Sequence[Plan] = (),
    calls: Mapping[str, bool] = NOTHING_CALLED,
) -> Case:
    """One case that a plan receives and that is at home under another, in one answer in time.

    From the alert to referral the plan of reception speaks; of the return home both; after it the
    home plan. Plans ``over`` a place speak where its own is silent, while they are in force: rules
    of the state, and the plan of the province in which it lies. Facts that speak of the place of
    reception alone say nothing at home. With one plan for both it is ``who``.

    Raises ``SituationError`` for a situation that the vocabulary does not allow,
    ``VocabularyMismatchError`` for plans in different vocabularies, ``UnknownNameError`` for a
    call that names a duty on call of no plan.
    """
    for plan in (home, *over):
        require_one_vocabulary(at, plan)
    held, left_out = divided(over, registry, as_of)
    asking = _Asking(by_plan([at, home, *over], calls), held, registry, as_of)
    stated = situation or Situation()
    one = (at.id, at.fingerprint) == (home.id, home.fingerprint)
    if one:
        parts = [Part(Place.AT, Stage.WHOLE, asking.asked(at, stated, Wanted()))]
    else:
        parts = [*asking.reception(at, stated), *asking.at_home(home, stated)]
    kinship = Kinship(registry, as_of)
    return Case(
        at,
        home,
        resolve(asking.under_law(at, stated), at.vocabulary),
        as_of,
        tuple(_warned_once(sorted(parts, key=lambda part: _ORDER.index(part.stage)))),
        () if one else tuple(_crossings(parts, asking.home_side(home, stated), kinship)),
        tuple(found for part in parts for found in conflicts_of(part, kinship)),
        left_out,
    )


_ORDER = (Stage.WHOLE, Stage.BEFORE, Stage.MEANWHILE, Stage.RETURN, Stage.AFTER)
"""The stages in time: where both places speak of one, that of reception comes first."""


def _crossings(parts: Sequence[Part], at_home: Side, kinship: Kinship) -> Iterator[Crossing]:
    """What goes home, and what comes back from there."""
    own = [_side(parts, place) for place in (Place.AT, Place.HOME)]
    yield from there(own[0], at_home, kinship)
    yield from back(own[1], own[0], kinship)


def _side(parts: Sequence[Part], place: Place) -> Side:
    answers = tuple(part.answer for part in parts if part.place is place)
    return Side(answers[0].plan, answers)


def _warned_once(parts: Sequence[Part]) -> Iterator[Part]:
    """The same parts, each plan's warnings in its first alone."""
    seen: set[Place] = set()
    for part in parts:
        again = part.place in seen
        seen.add(part.place)
        answer = replaced(part.answer, warnings=()) if again else part.answer
        yield replaced(part, answer=answer)


class _Asking:
    """How plans are asked: with what was called, under the law of the day, with plans over them."""

    def __init__(
        self,
        said: Callable[[Plan], Calls],
        over: Sequence[Plan],
        registry: Registry | None,
        as_of: datetime.date,
    ) -> None:
        self._said, self._over, self._registry, self._as_of = said, over, registry, as_of

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
        return Side(home, tuple(self._answer(home, one, Wanted()) for one in ways))

    def _part(
        self, plan: Plan, place: Place, stage: Stage, situation: Situation, actions: frozenset[str]
    ) -> Part:
        wanted = Wanted(actions=actions)
        answer = narrowed(self.asked(plan, situation, wanted), actions)
        if place is Place.HOME:
            answer = replaced(answer, ask=tuple(_answerable(answer)))
        return Part(place, stage, answer)

    def asked(self, plan: Plan, situation: Situation, wanted: Wanted) -> Answer:
        """What a plan says, and those over it where it is silent."""
        own = self._answer(plan, situation, wanted)
        above = [rule for rule in self._over if rule.id != plan.id and stands_over(rule, plan)]
        if not above:
            return own
        return supplemented(own, [self._answer(rule, situation, wanted) for rule in above])

    def under_law(self, plan: Plan, situation: Situation) -> Situation:
        """A situation under what the law gives on the day."""
        return entitled(situation, self._laws(plan), self._as_of)

    def _laws(self, plan: Plan) -> Registry | None:
        registry = self._registry
        return registry if registry is not None and registry.id == plan.vocabulary.id else None

    def _answer(self, plan: Plan, situation: Situation, wanted: Wanted) -> Answer:
        under, calls = self.under_law(plan, situation), self._said(plan)
        answer = told(plan, under, wanted, calls=calls, as_of=self._as_of)
        return dated(answer, self._laws(plan))


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
