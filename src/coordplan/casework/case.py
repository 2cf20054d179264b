"""One case over several plans: the place that received the victim, and the place that is home."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from coordplan.answer.asked import NOTHING_CALLED
from coordplan.answer.calls import by_plan
from coordplan.answer.sheet import Matter
from coordplan.casework.asking import Asking
from coordplan.casework.conflicts import conflicts_of
from coordplan.casework.journey import Stage
from coordplan.casework.kinship import Kinship
from coordplan.casework.over import divided
from coordplan.casework.seam import Side, back, there
from coordplan.casework.terms import Case, Crossing, Part, Place
from coordplan.compiled import Plan, require_one_vocabulary
from coordplan.frozen import replaced
from coordplan.registry.terms import Registry
from coordplan.situation import Situation, resolve


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
    asking = Asking(by_plan([at, home, *over], calls), held, registry, as_of)
    return replaced(together(asking, at, home, situation or Situation(), as_of), left_out=left_out)


def together(asking: Asking, at: Plan, home: Plan, stated: Situation, as_of: datetime.date) -> Case:
    """One case of two plans that are asked in one way."""
    one = (at.id, at.fingerprint) == (home.id, home.fingerprint)
    if one:
        parts = [Part(Place.AT, Stage.WHOLE, asking.asked(at, stated, Matter()))]
    else:
        parts = [*asking.reception(at, stated), *asking.at_home(home, stated)]
    kinship = asking.kinship
    return Case(
        at,
        home,
        resolve(asking.under_law(at, stated), at.vocabulary),
        as_of,
        tuple(_warned_once(sorted(parts, key=lambda part: _ORDER.index(part.stage)))),
        () if one else tuple(_crossings(parts, asking.home_side(home, stated), kinship)),
        tuple(found for part in parts for found in conflicts_of(part, kinship)),
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
