"""Law: an answer says certain, possible or excluded exactly as every completion says."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.conditions import facts_of
from coordplan.diagnostics import InvalidFileError
from coordplan.index import Verdict, deciding, index_of, sufficient
from coordplan.load.files import default_plans, shipped_plans, shipped_vocabulary
from coordplan.situation import resolve
from coordplan.vocabulary.when import When, condition_of
from tests import reference
from tests.differential.situations import random_situation, said_by
from tests.property.worlds import conditions, worlds

pytestmark = pytest.mark.slow


@st.composite
def cases(draw: st.DrawFn) -> tuple[Any, ...]:
    domains, constraints, vocabulary = draw(worlds())
    when = draw(conditions(domains))
    complete = list(reference.completions({}, domains, constraints))
    facts = draw(st.sampled_from(complete))
    names = draw(st.lists(st.sampled_from(sorted(domains)), unique=True))
    known = {name: facts[name] for name in names}
    return domains, constraints, vocabulary, when, known


@settings(max_examples=1500, deadline=None)
@given(cases())
def test_random_vocabularies_and_conditions(case: tuple[Any, ...]) -> None:
    domains, constraints, vocabulary, when, known = case
    condition = condition_of(When.model_validate(when), vocabulary.facts)
    index = index_of(vocabulary.world, (condition,))
    resolved = resolve(coordplan.Situation(**known), vocabulary)
    possible = list(reference.completions(known, domains, constraints))

    alive = index.compatible(resolved.known)
    found = index.verdict(0, alive)
    assert found.value == reference.verdict(when, possible)

    for name, values in domains.items():
        left = [value for value in values if any(facts[name] == value for facts in possible)]
        fact = vocabulary.facts[name]
        if name not in known:
            assert [
                fact.values[n].value for n in vocabulary.world.values(fact.number, resolved.known)
            ] == left
        assert (name in resolved.facts) == (name in known or len(left) == 1)

    numbers = sorted(facts_of(condition))
    ids = [vocabulary.fact_list[n].id for n in numbers]
    if found is Verdict.POSSIBLE:
        named = {vocabulary.fact_list[n].id for n in deciding(index, 0, resolved.known, numbers)}
        expected = {
            name
            for name in ids
            if name not in resolved.facts
            and reference.matters(name, when, resolved.facts, domains, constraints)
        }
        assert named == expected
        assert named, "what is undecided depends on something"
    if found is Verdict.CERTAIN:
        order = sorted(resolved.known, reverse=True)
        kept = sufficient(index, 0, resolved.known, order)
        because = {
            vocabulary.fact_list[n].id: resolved.facts[vocabulary.fact_list[n].id] for n in kept
        }
        assert (
            reference.verdict(when, reference.completions(because, domains, constraints))
            == "certain"
        )
        for name in because:
            fewer = {other: value for other, value in because.items() if other != name}
            rest = reference.completions(fewer, domains, constraints)
            assert reference.verdict(when, rest) == "possible", "every fact given is needed"


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_shipped_plans_on_random_situations(plan_id: str) -> None:
    """Every duty and every status of a plan in 300 random situations."""
    exact = reference.Exact(*reference.written_vocabulary(shipped_vocabulary()))
    written = reference.written_plan(
        reference.read(shipped_plans()[plan_id]), reference.read(shipped_vocabulary())
    )
    plan = coordplan.load_plan(plan_id)
    assert [duty.id for duty in written.duties] == [duty.id for duty in plan.duties]
    chance = random.Random(plan_id)
    of_any_victim = exact.verdicts(written, {})
    for _ in range(300):
        known = random_situation(chance, exact)
        expected = exact.verdicts(written, known)
        answer = coordplan.who(plan, coordplan.Situation(**known), standing=True)
        assert said_by(answer) == expected, known
        for action, status in answer.status.items():
            by_words = reference.status(written, action, expected, of_any_victim)
            assert status.value == by_words, (known, action)


def test_invalid_worlds_are_refused() -> None:
    """A vocabulary in which nothing can occur never comes to be asked."""
    with pytest.raises(InvalidFileError):
        coordplan.load_vocabulary(str(reference_file()))


def reference_file() -> Any:
    from tests.conftest import ROOT

    return ROOT / "tests" / "data" / "impossible-vocabulary.yaml"
