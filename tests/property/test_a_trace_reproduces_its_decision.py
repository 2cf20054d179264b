"""Law: from a trace alone, as JSON, every decision in it follows; and nothing in it is idle.

The decision is worked out anew by enumeration, from the condition, the facts and the
constraints that the trace names, and from nothing else of the plan or the engine.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings

import coordplan
from coordplan.compile import compile_plan
from coordplan.contract.why import explanations
from coordplan.load.files import default_plans, shipped_plans, shipped_vocabulary
from coordplan.model import PlanFile
from tests import reference
from tests.differential.situations import random_situation
from tests.property.test_answers_are_exact import cases

pytestmark = pytest.mark.slow

Domains = dict[str, list[Any]]

TEXT = {"vi": "?", "en": "?"}


def plan_with(when: dict[str, Any], vocabulary: coordplan.Vocabulary) -> coordplan.Plan:
    """A plan with one duty, under this condition, in a random vocabulary."""
    written = {
        "coordplan": 1,
        "id": "random",
        "title": TEXT,
        "jurisdiction": {"name": TEXT, "level": "l"},
        "document": {"kind": "plan", "number": None, "issuer": "body", "issued": "2024"},
        "effective": {"from": "2024", "to": None},
        "agencies": {"body": {"name": TEXT, "function": "f", "level": "l"}},
        "clauses": [
            {
                "at": "I.1",
                "print": "a00000000001",
                "gist": TEXT,
                "duties": [{"do": ["act"], "lead": ["body"], "when": when}],
            }
        ],
    }
    return compile_plan(PlanFile.model_validate(written), vocabulary)


def traces(plan: coordplan.Plan, known: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every duty of a plan with its trace, as JSON."""
    situation = coordplan.Situation(**known)
    for ask in (coordplan.why, coordplan.why_not):
        data = explanations([ask(plan, situation, standing=True)])
        yield from json.loads(json.dumps(data))["plans"][0]["explained"]


def rules_of(constraints: list[Any]) -> list[tuple[Any, Any]]:
    return [({}, constraint["when"]) for constraint in constraints]


def decided(when: Any, facts: dict[str, Any], constraints: list[Any], domains: Domains) -> str:
    """What these facts and constraints say of a condition, over all that they leave open."""
    rules = rules_of(constraints)
    named = reference.named_in(when) | set(facts)
    named |= {name for _, rule in rules for name in reference.named_in(rule)}
    around = {name: domains[name] for name in domains if name in named}
    return reference.verdict(when, reference.completions(facts, around, rules))


def without(things: list[Any]) -> Iterator[list[Any]]:
    """These things with one left out, each in turn."""
    return (things[:n] + things[n + 1 :] for n in range(len(things)))


def minimal(
    when: Any, facts: dict[str, Any], constraints: list[Any], domains: Domains, expected: str
) -> None:
    """These facts and constraints settle a condition, and none of them can be left out."""
    assert decided(when, facts, constraints, domains) == expected
    for rest in without(list(facts.items())):
        assert decided(when, dict(rest), constraints, domains) == "possible"
    for fewer in without(constraints):
        assert decided(when, facts, fewer, domains) == "possible"


def check(trace: dict[str, Any], stated: dict[str, Any], domains: Domains, expected: str) -> None:
    assert trace["by_facts"] == expected
    waiting = trace["on_call"] is not None
    assert trace["verdict"] == (reference.with_call(expected, None) if waiting else expected)
    facts = {found["fact"]: found["value"] for found in trace["facts"]}
    if expected == "possible":
        assert decided(trace["when"], facts, trace["constraints"], domains) == "possible"
    else:
        minimal(trace["when"], facts, trace["constraints"], domains, expected)
    for found in trace["facts"]:
        follows = found["follows_from"]
        if follows is None:
            assert stated[found["fact"]] == found["value"]
            continue
        assert found["fact"] not in stated
        assert follows["facts"].items() <= stated.items()
        so = {found["fact"]: [found["value"]]}
        minimal(so, follows["facts"], follows["constraints"], domains, "certain")


@settings(max_examples=600, deadline=None)
@given(cases())
def test_random_vocabularies_and_conditions(case: tuple[Any, ...]) -> None:
    domains, constraints, vocabulary, when, known = case
    (trace,) = traces(plan_with(when, vocabulary), known)
    expected = reference.verdict(when, reference.completions(known, domains, constraints))
    check(trace, known, domains, expected)


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_shipped_plans_on_random_situations(plan_id: str) -> None:
    domains, constraints = reference.written_vocabulary(shipped_vocabulary())
    words = reference.read(shipped_vocabulary())
    whens = {
        f"{plan_id}:{clause['at']}#{ordinal}": reference.full_when(duty, words)
        for clause in reference.read(shipped_plans()[plan_id])["clauses"]
        for ordinal, duty in enumerate(clause.get("duties", []), 1)
    }
    plan = coordplan.load_plan(plan_id)
    chance = random.Random(f"trace {plan_id}")
    for _ in range(12):
        known = random_situation(chance, reference.Exact(domains, constraints))
        found = {trace["duty"]: trace for trace in traces(plan, known)}
        assert set(found) == set(whens)
        seen: set[str] = set()
        for duty, trace in found.items():
            when = whens[duty]
            if repr(when) in seen:
                continue
            seen.add(repr(when))
            tied = reference.tied_to(reference.named_in(when), constraints)
            rules = reference.among(constraints, tied)
            around = {name: domains[name] for name in domains if name in tied}
            here = {name: value for name, value in known.items() if name in tied}
            possible = reference.completions(here, around, rules)
            check(trace, known, domains, reference.verdict(when, possible))
