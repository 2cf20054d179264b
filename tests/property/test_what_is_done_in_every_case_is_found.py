"""Law: an agency is said to act, by one duty or by cases, exactly where every completion says so."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.compile import compile_plan
from coordplan.load.files import default_plans, shipped_plans, shipped_vocabulary
from coordplan.model import PlanFile
from tests import reference
from tests.differential.situations import random_situation
from tests.property.worlds import TEXT, conditions, worlds

pytestmark = pytest.mark.slow


def _said(answer: coordplan.Answer) -> set[tuple[str, str]]:
    """Every agency and action in which the agency certainly acts."""
    alone = {(item.agency.id, action.id) for item in answer.act for action in item.actions}
    by_cases = {(found.agency.id, found.action.id) for found in answer.by_cases}
    assert not alone & by_cases
    return alone | by_cases


def _written(plan: coordplan.Plan, duties: dict[str, Any]) -> dict[tuple[str, str], list[Any]]:
    """For each agency and action the written conditions under which the agency acts."""
    found: dict[tuple[str, str], list[Any]] = {}
    for duty in plan.duties:
        for posting in duty.postings:
            if posting.role.acts:
                for action in duty.actions:
                    found.setdefault((posting.agency.id, action.id), []).append(duties[duty.id])
    return found


def _expected(
    written: dict[tuple[str, str], list[Any]],
    known: dict[str, Any],
    domains: dict[str, list[Any]],
    constraints: list[tuple[Any, Any]],
) -> set[tuple[str, str]]:
    """The same by enumeration: some duty holds in every completion."""
    found = set()
    for key, whens in written.items():
        tied = reference.tied_to({n for w in whens for n in reference.named_in(w)}, constraints)
        around = {name: domains[name] for name in domains if name in tied}
        among = reference.among(constraints, tied)
        here = {name: value for name, value in known.items() if name in tied}
        if all(
            any(reference.holds(when, facts) for when in whens)
            for facts in reference.completions(here, around, among)
        ):
            found.add(key)
    return found


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_shipped_plans(plan_id: str) -> None:
    domains, constraints = reference.written_vocabulary(shipped_vocabulary())
    plan = coordplan.load_plan(plan_id)
    duties = {
        f"{plan_id}:{clause['at']}#{ordinal}": duty.get("when")
        for clause in reference.read(shipped_plans()[plan_id])["clauses"]
        for ordinal, duty in enumerate(clause.get("duties", []), 1)
    }
    written = _written(plan, duties)
    exact, chance = reference.Exact(domains, constraints), random.Random(plan_id)
    for known in (random_situation(chance, exact) for _ in range(40)):
        answer = coordplan.who(plan, coordplan.Situation(**known), standing=True)
        assert _said(answer) == _expected(written, dict(known), domains, constraints), known


@st.composite
def plans(draw: st.DrawFn) -> tuple[Any, ...]:
    """A random vocabulary, a plan of a few duties of two agencies, and what is known."""
    domains, constraints, vocabulary = draw(worlds())
    whens = draw(st.lists(conditions(domains, 1), min_size=2, max_size=5))
    agency = {"name": {"vi": "a", "en": "a"}, "function": "f", "level": "l"}
    file = {
        "coordplan": 1,
        "id": "random",
        "vocabulary": "random",
        "title": TEXT,
        "jurisdiction": {"name": TEXT, "level": "l"},
        "document": {"kind": "plan", "number": None, "issuer": "a0", "issued": None},
        "effective": {"from": None, "to": None},
        "agencies": {f"a{n}": agency for n in range(2)},
        "clauses": [
            {
                "at": str(number),
                "print": "0" * 12,
                "gist": TEXT,
                "duties": [{"do": ["act"], "perform": [f"a{number % 2}"], "when": when}],
            }
            for number, when in enumerate(whens)
        ],
    }
    plan = compile_plan(PlanFile.model_validate(file), vocabulary)
    complete = list(reference.completions({}, domains, constraints))
    facts = draw(st.sampled_from(complete))
    names = draw(st.lists(st.sampled_from(sorted(domains)), unique=True))
    known = {name: facts[name] for name in names}
    duties = {f"random:{number}#1": when for number, when in enumerate(whens)}
    return domains, constraints, plan, duties, known


@settings(max_examples=250, deadline=None)
@given(plans())
def test_random_plans(case: tuple[Any, ...]) -> None:
    domains, constraints, plan, duties, known = case
    answer = coordplan.who(plan, coordplan.Situation(**known))
    assert _said(answer) == _expected(_written(plan, duties), known, domains, constraints)


def test_at_a_seaport_the_border_guard_verifies_however_the_victim_came() -> None:
    """Hải Phòng V.8.-3 for a handover, V.8.-3.¶2 for a self-return: one of the two binds."""
    plan = coordplan.load_plan("haiphong")
    answer = coordplan.who(plan, coordplan.Situation(entry="seaport", wish="support"))
    assert [(case.agency.id, case.action.id) for case in answer.by_cases] == [
        ("border-guard-command", "verify"),
        ("border-guard-command", "refer"),
    ]
    assert [{duty.clause for duty in case.duties} for case in answer.by_cases] == [
        {"V.8.-3", "V.8.-3.¶2"},
        {"V.8.-3", "V.8.-3.¶2"},
    ]
