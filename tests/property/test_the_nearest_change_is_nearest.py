"""Law: the nearest changes are exactly the cheapest of all changes that make a duty certain."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from hypothesis import given, settings

import coordplan
from coordplan.answer.nearest import nearest
from coordplan.load.files import default_plans, shipped_plans, shipped_vocabulary
from coordplan.situation import resolve
from coordplan.vocabulary.when import When, condition_of
from tests import reference
from tests.differential.situations import random_situation
from tests.property.test_answers_are_exact import cases


def values_of(changes: tuple[coordplan.Change, ...]) -> list[frozenset[tuple[str, Any]]]:
    """Every combination of values that some changes allow."""
    return [
        frozenset(zip([wanted.fact.id for wanted in change.wanted], values, strict=True))
        for change in changes
        for values in itertools.product(
            *([value.value for value in wanted.values] for wanted in change.wanted)
        )
    ]


@pytest.mark.uncounted
@settings(max_examples=40, deadline=None)
@given(cases())
def test_some_random_vocabularies_and_conditions(case: tuple[Any, ...]) -> None:
    _are_the_cheapest(case)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(cases())
def test_random_vocabularies_and_conditions(case: tuple[Any, ...]) -> None:
    _are_the_cheapest(case)


def _are_the_cheapest(case: tuple[Any, ...]) -> None:
    domains, constraints, vocabulary, when, known = case
    condition = condition_of(When.model_validate(when), vocabulary.facts)
    resolved = resolve(coordplan.Situation(**known), vocabulary)
    stated = {number: resolved.known[number] for number in resolved.given}
    changes = nearest(vocabulary, condition, stated)
    assert set(values_of(changes)) == reference.nearest(when, known, domains, constraints)
    each = [set(values_of((change,))) for change in changes]
    assert not any(one <= other for one, other in itertools.permutations(each, 2)), "none is idle"
    for change in changes:
        now = {w.fact.id: w.now.value for w in change.wanted if w.now is not None}
        assert now.items() <= known.items()
        assert {w.fact.id for w in change.changed} == set(now)


@pytest.mark.slow
@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_shipped_plans_on_random_situations(plan_id: str) -> None:
    """Every condition that is not certain, against all changes of the facts that it touches."""
    domains, constraints = reference.written_vocabulary(shipped_vocabulary())
    words = reference.read(shipped_vocabulary())
    whens = {
        f"{plan_id}:{clause['at']}#{ordinal}": reference.full_when(duty, words)
        for clause in reference.read(shipped_plans()[plan_id])["clauses"]
        for ordinal, duty in enumerate(clause.get("duties", []), 1)
    }
    plan = coordplan.load_plan(plan_id)
    chance = random.Random(f"nearest {plan_id}")
    for _ in range(4):
        known = random_situation(chance, reference.Exact(domains, constraints))
        explanation = coordplan.why_not(plan, coordplan.Situation(**known), standing=True)
        seen: set[int] = set()
        for explained in explanation.explained:
            if explained.duty.condition in seen:
                continue
            seen.add(explained.duty.condition)
            when = whens[explained.duty.id]
            tied = reference.tied_to(reference.named_in(when), constraints)
            around = {name: domains[name] for name in domains if name in tied}
            here = {name: value for name, value in known.items() if name in tied}
            expected = reference.nearest(when, here, around, reference.among(constraints, tied))
            if explained.duty.on_call is not None and expected == {frozenset()}:
                assert explained.changes == (), "only a call is missing"
                continue
            assert set(values_of(explained.changes)) == expected, (known, when)
            assert expected


@pytest.mark.slow
@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_making_a_nearest_change_makes_the_duty_certain(plan_id: str) -> None:
    """Every way that is shown is tried: stated so, the duty is in the answer of ``why``."""
    domains, constraints = reference.written_vocabulary(shipped_vocabulary())
    plan = coordplan.load_plan(plan_id)
    chance = random.Random(f"change {plan_id}")
    for _ in range(2):
        known = random_situation(chance, reference.Exact(domains, constraints))
        for explained in coordplan.why_not(plan, coordplan.Situation(**known)).explained:
            for change in values_of(explained.changes):
                changed = coordplan.Situation(**{**known, **dict(change)})
                calls = {explained.duty.id: True} if explained.duty.on_call else {}
                why = coordplan.why(plan, changed, explained.duty.id, calls=calls)
                assert [one.duty for one in why.explained] == [explained.duty]
