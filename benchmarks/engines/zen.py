"""zen-engine (Rust): decision tables with hit policy ``collect``, and its expressions."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import compress
from typing import Any

from benchmarks.engines.engine import (
    Answers,
    Ask,
    Distinct,
    Engine,
    Form,
    Prepare,
    cubes,
    distinct,
)
from benchmarks.engines.expressions import Language, literal
from benchmarks.situations import Facts
from coordplan import Plan
from coordplan.vocabulary import Fact, Value

Json = dict[str, Any]


def _among(fact: Fact, values: Sequence[Value]) -> str:
    if len(values) == 1:
        return f"{fact.id} == {literal(values[0])}"
    return f"{fact.id} in [{', '.join(map(literal, values))}]"


LANGUAGE = Language(" and ", " or ", "not ", _among)


def _model(inputs: list[Json], rules: list[Json]) -> Json:
    """A decision model: a request goes through one table that collects every row that matches."""
    table = {
        "hitPolicy": "collect",
        "inputs": inputs,
        "outputs": [{"id": "o", "field": "c", "name": "c"}],
        "rules": rules,
    }
    ends = {"request": ("inputNode", {}), "duties": ("decisionTableNode", table)}
    ends["response"] = ("outputNode", {})
    return {
        "nodes": [
            {
                "id": id_,
                "name": id_,
                "type": type_,
                "content": content,
                "position": {"x": 0, "y": 0},
            }
            for id_, (type_, content) in ends.items()
        ],
        "edges": [
            {"id": f"{a}-{b}", "type": "edge", "sourceId": a, "targetId": b}
            for a, b in (("request", "duties"), ("duties", "response"))
        ],
    }


def _columns(plan: Plan) -> Json:
    """A column for each fact that some condition names, a row for each alternative."""
    rows: list[Json] = []
    used: dict[str, Fact] = {}
    for number in distinct(plan).numbers:
        for cube in cubes(plan, number):
            row: Json = {"_id": f"r{len(rows)}", "o": str(number)}
            for fact, values in cube:
                used[fact.id] = fact
                row[fact.id] = ", ".join(map(literal, values))
            rows.append(row)
    inputs: list[Json] = [{"id": name, "name": name, "field": name} for name in used]
    return _model(inputs, [dict.fromkeys(used, "") | row for row in rows])


def _conditions(plan: Plan) -> Json:
    """One column of whole conditions, a row for each."""
    rows = [
        {"_id": f"r{n}", "o": str(n), "e": LANGUAGE.expression(plan.conditions[n], plan.vocabulary)}
        for n in distinct(plan).numbers
    ]
    return _model([{"id": "e", "name": "e", "type": "expression"}], rows)


def _duties(plan: Plan) -> Json:
    """One column of whole conditions, a row for each duty, whatever its condition."""
    rows = [
        {
            "_id": f"r{duty.number}",
            "o": str(duty.number),
            "e": LANGUAGE.expression(plan.conditions[duty.condition], plan.vocabulary)
            if duty.condition
            else "",
        }
        for duty in plan.duties
        if duty.on_call is None
    ]
    return _model([{"id": "e", "name": "e", "type": "expression"}], rows)


def _rows(response: Mapping[str, Any]) -> set[int]:
    """The numbers in the rows that matched; a condition with alternatives may match twice."""
    result: list[dict[str, int]] = response["result"]
    return {row["c"] for row in result}


def _by_key(model: Callable[[Plan], Json]) -> Callable[[Plan], Prepare]:
    """``evaluate`` of a decision that the engine loaded, which it compiles once.

    A decision handed out by ``create_decision`` takes many times longer for each question.
    """

    def build(plan: Plan) -> Prepare:
        return _each(partial(_engine(model(plan)).evaluate, "plan"), distinct(plan))

    return build


def _all_in_a_batch(model: Callable[[Plan], Json]) -> Callable[[Plan], Prepare]:
    def build(plan: Plan) -> Prepare:
        engine, conditions = _engine(model(plan)), distinct(plan)

        def prepare(situations: Sequence[Facts]) -> Ask:
            requests = [{"key": "plan", "context": dict(facts)} for facts in situations]

            def ask() -> Answers:
                answers = engine.evaluate_batch(requests)
                return [conditions.holding(_rows(answer["data"])) for answer in answers]

            return ask

        return prepare

    return build


def _all_at_once(plan: Plan) -> Prepare:
    """``async_evaluate`` of all situations, gathered."""
    evaluate, conditions = _engine(_conditions(plan)).async_evaluate, distinct(plan)

    def prepare(situations: Sequence[Facts]) -> Ask:
        contexts = [dict(facts) for facts in situations]

        async def gathered() -> list[Any]:
            return await asyncio.gather(*(evaluate("plan", context) for context in contexts))

        def ask() -> Answers:
            return [conditions.holding(_rows(response)) for response in asyncio.run(gathered())]

        return ask

    return prepare


def _evaluate(plan: Plan) -> Prepare:
    return _each(_decision(_conditions(plan)).evaluate, distinct(plan))


def _each(evaluate: Callable[[Json], Any], conditions: Distinct) -> Prepare:
    def prepare(situations: Sequence[Facts]) -> Ask:
        contexts = [dict(facts) for facts in situations]

        def ask() -> Answers:
            return [conditions.holding(_rows(evaluate(context))) for context in contexts]

        return ask

    return prepare


def _a_row_a_duty(plan: Plan) -> Prepare:
    evaluate = partial(_engine(_duties(plan)).evaluate, "plan")

    def prepare(situations: Sequence[Facts]) -> Ask:
        contexts = [dict(facts) for facts in situations]

        def ask() -> Answers:
            return [
                [plan.duties[number] for number in _rows(evaluate(context))] for context in contexts
            ]

        return ask

    return prepare


def _formula(plan: Plan) -> Prepare:
    """One expression: the list of all conditions, true or false."""
    import zen

    conditions = distinct(plan)
    parts = (LANGUAGE.expression(plan.conditions[n], plan.vocabulary) for n in conditions.numbers)
    evaluate = zen.compile_expression(f"[{', '.join(parts)}]").evaluate

    def prepare(situations: Sequence[Facts]) -> Ask:
        contexts = [dict(facts) for facts in situations]

        def ask() -> Answers:
            return [
                conditions.holding(compress(conditions.numbers, evaluate(context)))
                for context in contexts
            ]

        return ask

    return prepare


def _engine(model: Json) -> Any:
    import zen

    return zen.ZenEngine({"loader": {"type": "static", "content": {"plan": model}}})


def _decision(model: Json) -> Any:
    import zen

    return zen.ZenEngine().create_decision(json.dumps(model))


ENGINE = Engine(
    "zen-engine",
    "zen",
    (
        Form("table of facts", _by_key(_columns)),
        Form("table of conditions", _by_key(_conditions)),
        Form("table of conditions, loose decision", _evaluate),
        Form("table of duties", _a_row_a_duty),
        Form("table of facts, one batch", _all_in_a_batch(_columns), together=True),
        Form("table of conditions, one batch", _all_in_a_batch(_conditions), together=True),
        Form("table of conditions, async", _all_at_once, together=True),
        Form("one compiled expression", _formula, kind="formula"),
    ),
    "facts that are not known",
)
