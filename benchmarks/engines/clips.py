"""CLIPS through clipspy: one fact with a slot for each fact of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.engines.engine import Answers, Ask, Cube, Engine, Form, Prepare, cubes, distinct
from benchmarks.situations import Facts
from coordplan import Plan
from coordplan.vocabulary.terms import spelled


def _environment(plan: Plan) -> Any:
    import clips

    environment = clips.Environment()
    slots = " ".join(f"(slot {fact.id})" for fact in plan.vocabulary.fact_list)
    environment.build(f"(deftemplate situation {slots})")
    return environment


def _pattern(cube: Cube) -> str:
    """A pattern that matches where every fact has one of its values."""
    slots = (f" ({fact.id} {'|'.join(map(spelled, values))})" for fact, values in cube)
    return f"(situation{''.join(slots)})"


def _rules(plan: Plan, environment: Any, act: Callable[[int], str]) -> dict[str, int]:
    """A rule for each alternative of each condition, by name, with the condition's number."""
    numbers: dict[str, int] = {}
    for condition in distinct(plan).numbers:
        for cube in cubes(plan, condition):
            name = f"r{len(numbers)}"
            environment.build(f"(defrule {name} {_pattern(cube)} => {act(condition)})")
            numbers[name] = condition
    return numbers


def _prepared(environment: Any, situations: Sequence[Facts]) -> tuple[Any, list[dict[str, Any]]]:
    """What asserts a situation, and the situations in symbols."""
    import clips

    template = environment.find_template("situation")
    slots = [
        {name: clips.Symbol(spelled(value)) for name, value in facts.items()}
        for facts in situations
    ]
    return template.assert_fact, slots


def _agenda(plan: Plan) -> Prepare:
    """The rules that match are read off the agenda; none is run."""
    environment, conditions = _environment(plan), distinct(plan)
    numbers = _rules(plan, environment, lambda _: "")

    def prepare(situations: Sequence[Facts]) -> Ask:
        put, prepared = _prepared(environment, situations)

        def ask() -> Answers:
            answers: Answers = []
            for slots in prepared:
                fact = put(**slots)
                found = {numbers[activation.name] for activation in environment.activations()}
                fact.retract()
                answers.append(conditions.holding(found))
            return answers

        return ask

    return prepare


def _run(plan: Plan) -> Prepare:
    """The rules run and each calls back."""
    environment, conditions = _environment(plan), distinct(plan)
    found: set[int] = set()
    environment.define_function(found.add, name="found")
    _rules(plan, environment, lambda condition: f"(found {condition})")

    def prepare(situations: Sequence[Facts]) -> Ask:
        put, prepared = _prepared(environment, situations)

        def ask() -> Answers:
            answers: Answers = []
            for slots in prepared:
                fact = put(**slots)
                environment.run()
                fact.retract()
                answers.append(conditions.holding(found))
                found.clear()
            return answers

        return ask

    return prepare


ENGINE = Engine(
    "clipspy",
    "clips",
    (Form("assert, read the agenda", _agenda), Form("assert, run, call back", _run)),
    "facts that are not known; a rule with several alternatives fires once for each, so "
    "repeated matches are dropped",
)
