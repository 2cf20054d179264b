"""coordplan itself. ``held`` and ``index_again`` are all that knows the engine's inner API."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.engines.engine import Answers, Ask, Distinct, Engine, Form, Prepare, distinct
from benchmarks.situations import Facts
from coordplan import Duty, Plan
from coordplan.index import Index, Known, Verdict, index_of

Match = Callable[[Known], Sequence[Duty]]


def matcher(plan: Plan) -> Match:
    """The bare match: complete facts by number to the duties that hold."""
    return partial(held, plan, distinct(plan))


def held(plan: Plan, conditions: Distinct, known: Known) -> Sequence[Duty]:
    """The duties that hold in a complete situation."""
    index = plan.index
    alive = index.compatible(known)
    return conditions.holding(
        c for c in conditions.numbers if index.verdict(c, alive) is Verdict.CERTAIN
    )


def index_again(plan: Plan) -> Index:
    """The index of a plan, made anew, to see what it holds."""
    return index_of(plan.vocabulary.world, plan.conditions)


def numbering(plan: Plan) -> Callable[[Facts], Known]:
    """From facts by name to facts by number."""
    numbers = {
        fact.id: (fact.number, {v.value: n for n, v in enumerate(fact.values)})
        for fact in plan.vocabulary.fact_list
    }

    def numbered(facts: Facts) -> Known:
        known = {}
        for name, value in facts.items():
            number, values = numbers[name]
            known[number] = values[value]
        return known

    return numbered


def from_names(plan: Plan) -> Prepare:
    """Facts come by name; turning them into numbers is timed."""
    match, numbered = matcher(plan), numbering(plan)

    def prepare(situations: Sequence[Facts]) -> Ask:
        def ask() -> Answers:
            return [match(numbered(facts)) for facts in situations]

        return ask

    return prepare


def from_numbers(plan: Plan) -> Prepare:
    """Facts come by number, as a resolved situation holds them."""
    match, numbered = matcher(plan), numbering(plan)

    def prepare(situations: Sequence[Facts]) -> Ask:
        known = [numbered(facts) for facts in situations]

        def ask() -> Answers:
            return [match(one) for one in known]

        return ask

    return prepare


BY_NAME = Form("plain dict, conversion timed", from_names)
BY_NUMBER = Form("facts by number", from_numbers)

ENGINE = Engine("coordplan", "coordplan", (BY_NAME, BY_NUMBER), "")
