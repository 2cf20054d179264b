"""Where a plan deviates from a higher instrument: every situation, with both clauses."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from coordplan.compare.baseline.given import given_otherwise
from coordplan.compare.baseline.sides import Pair, Side
from coordplan.compare.baseline.terms import Aspect, Deviation, Deviations, Way
from coordplan.compare.baseline.timed import limits, timed_otherwise
from coordplan.compare.baseline.told import told_otherwise
from coordplan.compare.scope import chosen_actions
from coordplan.compare.survey import Harm, Survey
from coordplan.compiled import Plan, require_one_vocabulary
from coordplan.vocabulary import Action


def find_deviations(
    plan: Plan,
    baseline: Plan,
    *,
    actions: Collection[str] = (),
    phases: Collection[str] = (),
) -> Deviations:
    """Where a plan omits, adds, tightens, loosens or contradicts what a baseline says.

    Without ``actions`` and ``phases``, every action that is tied to a case is looked at. Of a
    baseline that is encoded in part only, silence says nothing: nothing is added to it.

    Raises ``UnknownNameError`` for an unknown action or phase, ``VocabularyMismatchError`` for a
    baseline in another vocabulary, ``TooComplexError`` where an exact answer would take too long.
    """
    require_one_vocabulary(plan, baseline)
    chosen = chosen_actions(plan.vocabulary, actions, phases)
    survey = Survey(plan, chosen, (baseline,))
    pairs = [pair_of(survey, plan, baseline, action) for action in chosen]
    found = [one for pair in pairs for one in _of(pair)]
    ways, harms, aspects = list(Way), list(Harm), list(Aspect)
    found.sort(
        key=lambda one: (
            one.action.number,
            harms.index(one.harm),
            ways.index(one.way),
            aspects.index(one.aspect),
        )
    )
    return Deviations(plan, baseline, survey.situations, chosen, limits(pairs), tuple(found))


def pair_of(survey: Survey, plan: Plan, baseline: Plan, action: Action) -> Pair:
    """One action on both sides, where it is needed and at the places that the plan has."""
    concerned = survey.concerned(action)
    own, higher = (Side(survey.cases, side, action, concerned) for side in (plan, baseline))
    return Pair(survey, own, higher)


def _of(pair: Pair) -> Iterator[Deviation]:
    yield from given_otherwise(pair)
    yield from told_otherwise(pair)
    yield from timed_otherwise(pair)
