"""Law: the index, the exact reading of the words and durable-rules say the same of any plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import coordplan
from coordplan.diagnostics import EngineError
from coordplan.engines import DurableRules
from coordplan.load.files import shipped_plans
from tests import reference
from tests.differential.compare import compare
from tests.differential.situations import random_situation, said_by
from tests.property.worlds import plans, worlds, written_vocabulary

pytestmark = pytest.mark.slow


@st.composite
def asked(draw: st.DrawFn) -> tuple[Any, ...]:
    """A random vocabulary, a random plan in it, and some situations that can occur."""
    domains, constraints, vocabulary = draw(worlds())
    plan = draw(plans(domains))
    exact = reference.Exact(domains, constraints)
    for duty in (duty for clause in plan["clauses"] for duty in clause.get("duties", ())):
        if exact.verdict(duty.get("when"), {}) == "excluded":
            del duty["when"]  # a plan with a condition that nothing satisfies is refused
    chance = draw(st.randoms(use_true_random=False))
    situations = [random_situation(chance, exact) for _ in range(4)]
    return exact, vocabulary, plan, situations


def loaded(
    written: dict[str, Any], vocabulary: coordplan.Vocabulary, folder: Path
) -> coordplan.Plan:
    file = folder / "random.yaml"
    file.write_text(yaml.safe_dump(written), "utf-8")
    return coordplan.load_plan(str(file), vocabulary=vocabulary)


RANDOM_PLANS = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@settings(RANDOM_PLANS, max_examples=150)
@given(case=asked())
def test_index_and_reference_on_random_plans(case: tuple[Any, ...], tmp_path: Path) -> None:
    exact, vocabulary, written, situations = case
    plan = loaded(written, vocabulary, tmp_path)
    words = reference.written_plan(written, written_vocabulary(exact.domains, exact.constraints))
    of_any_victim = exact.verdicts(words, {})
    for known in situations:
        answer = coordplan.who(plan, coordplan.Situation(**known), standing=True)
        expected = exact.verdicts(words, known)
        assert said_by(answer) == expected
        for action, status in answer.status.items():
            assert status.value == reference.status(words, action, expected, of_any_victim)


@pytest.fixture(scope="module")
def engine(durable: None) -> Iterator[DurableRules]:
    with DurableRules() as running:
        yield running


@settings(RANDOM_PLANS, max_examples=60)
@given(case=asked())
def test_durable_rules_on_random_plans(
    engine: DurableRules, case: tuple[Any, ...], tmp_path: Path
) -> None:
    _, vocabulary, written, situations = case
    plan = loaded(written, vocabulary, tmp_path)
    for known in situations:
        situation = coordplan.Situation(**known)
        by_index = coordplan.who(plan, situation, standing=True)
        try:
            by_durable = coordplan.who(plan, situation, standing=True, verdicts=engine)
        except EngineError as error:
            if "Could not create ruleset" not in str(error):
                raise
            reject()  # a condition that durable-rules cannot hold; it said so
        assert by_durable == by_index


def test_shipped_plans_with_durable_rules(engine: DurableRules) -> None:
    """What ``make differential`` does at length, in short."""
    figures = compare(10, "short", engine)
    assert not figures.differences
    assert figures.situations == 10
    assert figures.verdicts == figures.durable > 10 * len(shipped_plans())


def test_a_difference_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison itself can fail: a reference that errs is told from the engine."""
    monkeypatch.setattr(reference.Exact, "verdict", lambda *_: "certain")
    assert compare(5, "short", None).differences
