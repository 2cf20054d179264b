"""durable-rules: every match calls back; a question is asserted, then retracted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

from benchmarks.engines.engine import (
    Answers,
    Ask,
    Cube,
    Engine,
    Form,
    Prepare,
    cubes,
    distinct,
)
from benchmarks.situations import Facts
from coordplan import Plan

MOST_RULES = 1_000
"""Beyond about so many, asserting fails, call backs come late, and the process may crash."""


def _pattern(cube: Cube) -> dict[str, Any]:
    """Equalities only: the engine's negation never fires."""
    parts: list[dict[str, Any]] = []
    for fact, values in cube:
        alternatives: list[dict[str, Any]] = [{fact.id: value} for value in values]
        parts.append(alternatives[0] if len(values) == 1 else {"$or": alternatives})
    return parts[0] if len(parts) == 1 else {"$and": parts}


def _rules(plan: Plan, found: Callable[[int], None]) -> dict[str, Any]:
    def calling(condition: int) -> Callable[[Any], None]:
        return lambda _: found(condition)

    return {
        f"r{condition}-{number}": {"all": [{"m": _pattern(cube)}], "run": calling(condition)}
        for condition in distinct(plan).numbers
        for number, cube in enumerate(cubes(plan, condition))
    } | {"every": {"all": [{"m": {"asked": True}}], "run": lambda _: None}}


def _asserting(plan: Plan) -> Prepare:
    from durable.engine import Host

    conditions, ids = distinct(plan), count()
    found: set[int] = set()
    rules = _rules(plan, found.add)
    if len(rules) > MOST_RULES:
        message = f"{len(rules):,} rules; beyond about {MOST_RULES:,} it may crash the process"
        raise OverflowError(message)
    host = Host()
    host.set_rulesets({plan.id: rules})

    def prepare(situations: Sequence[Facts]) -> Ask:
        def ask() -> Answers:
            answers: Answers = []
            for facts in situations:
                fact = {**facts, "asked": True, "id": next(ids)}
                host.assert_fact(plan.id, fact)
                host.retract_fact(plan.id, fact)
                answers.append(conditions.holding(found))
                found.clear()
            return answers

        return ask

    return prepare


ENGINE = Engine(
    "durable-rules",
    "durable.engine",
    (Form("assert, call back, retract", _asserting),),
    "negation, which never fires (conditions are given without it); facts that are not known; "
    "more than about 1,000 rules; Python 3.13 and newer",
)
