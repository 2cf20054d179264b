"""Cedar (Rust) through cedarpy: one policy a condition; the answer is which policies permit."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.engines.engine import Answers, Ask, Distinct, Engine, Form, Prepare, distinct
from benchmarks.engines.expressions import Language, literal
from benchmarks.situations import Facts
from coordplan import Duty, Plan
from coordplan.vocabulary import Fact, Value

NOBODY = {"principal": 'Officer::"any"', "action": 'Action::"ask"', "resource": 'Plan::"any"'}


def _among(fact: Fact, values: Sequence[Value]) -> str:
    if len(values) == 1:
        return f"context.{fact.id} == {literal(values[0])}"
    return f"[{', '.join(map(literal, values))}].contains(context.{fact.id})"


LANGUAGE = Language(" && ", " || ", "!", _among)


def _policies(plan: Plan, conditions: Distinct) -> Any:
    import cedarpy

    return cedarpy.PolicySet.from_str(
        "\n".join(
            "permit (principal, action, resource) when "
            f"{{ {LANGUAGE.expression(plan.conditions[number], plan.vocabulary)} }};"
            for number in conditions.numbers
        )
    )


def _requests(situations: Sequence[Facts]) -> list[dict[str, str]]:
    """Requests with their context in JSON, which is the form that Cedar reads."""
    return [{**NOBODY, "context": json.dumps(dict(facts))} for facts in situations]


def _held(conditions: Distinct, result: Any) -> list[Duty]:
    """Cedar names policies ``policy0``, ``policy1``, ... in the order of the text."""
    reasons: list[str] = result.diagnostics.reasons
    return conditions.holding(
        conditions.numbers[int(name.removeprefix("policy"))] for name in reasons
    )


def _form(*, together: bool) -> Callable[[Plan], Prepare]:
    def build(plan: Plan) -> Prepare:
        import cedarpy

        conditions = distinct(plan)
        policies = _policies(plan, conditions)
        nobody = cedarpy.Entities.from_json_str("[]")

        def prepare(situations: Sequence[Facts]) -> Ask:
            requests = _requests(situations)

            def each() -> Answers:
                return [
                    _held(conditions, cedarpy.is_authorized(request, policies, nobody))
                    for request in requests
                ]

            def all_() -> Answers:
                results = cedarpy.is_authorized_batch(requests, policies, nobody)
                return [_held(conditions, result) for result in results]

            return all_ if together else each

        return prepare

    return build


ENGINE = Engine(
    "cedarpy",
    "cedarpy",
    (
        Form("policies parsed once", _form(together=False)),
        Form("policies parsed once, one batch", _form(together=True), together=True),
    ),
    "facts that are not known, exactly: its partial evaluation leaves residual policies and "
    "knows no constraints between facts",
)
