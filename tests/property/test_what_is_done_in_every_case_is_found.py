"""Law: an agency is said to act, by one duty or by cases, exactly where every completion says so."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.answer.calls import NO_CALLS, all_called
from coordplan.compile import compile_plan
from coordplan.load.files import default_plans, shipped_plans, shipped_vocabulary
from coordplan.model import PlanFile
from tests import reference, written_plans
from tests.differential.situations import random_situation
from tests.property.worlds import TEXT, conditions, worlds, written_vocabulary


def _said(answer: coordplan.Answer) -> set[tuple[str, str]]:
    """Every agency and action in which the agency certainly acts."""
    alone = {
        (item.agency.id, action.id)
        for item in answer.act
        for action in item.actions
        if item.answers_for(action)
    }
    by_cases = {(found.agency.id, found.action.id) for found in answer.by_cases}
    assert not alone & by_cases
    return alone | by_cases


def _duties(
    plan: reference.WrittenPlan, *, called: bool = False
) -> dict[tuple[str, str], list[reference.WrittenDuty]]:
    """For each agency and action the duties under which the agency acts.

    A duty on call counts only where it is called.
    """
    found: dict[tuple[str, str], list[reference.WrittenDuty]] = {}
    for duty in plan.duties:
        for action in duty.actions if called or not duty.on_call else ():
            for agency in reference.acts(duty, action):
                found.setdefault((agency, action), []).append(duty)
    return found


def _written(
    plan: reference.WrittenPlan, *, called: bool = False
) -> dict[tuple[str, str], list[Any]]:
    """The written conditions of these duties."""
    duties = _duties(plan, called=called)
    return {key: [duty.when for duty in several] for key, several in duties.items()}


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


@pytest.mark.slow
@pytest.mark.parametrize("called", [False, True], ids=["uncalled", "called"])
@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_shipped_plans(plan_id: str, called: bool) -> None:
    domains, constraints = reference.written_vocabulary(shipped_vocabulary())
    plan = coordplan.load_plan(plan_id)
    file = reference.read(shipped_plans()[plan_id])
    words = reference.read(shipped_vocabulary())
    written = _written(reference.written_plan(file, words), called=called)
    calls = all_called(plan) if called else NO_CALLS
    exact, chance = reference.Exact(domains, constraints), random.Random(plan_id)
    for known in (random_situation(chance, exact) for _ in range(40)):
        answer = coordplan.who(plan, coordplan.Situation(**known), standing=True, calls=calls)
        assert _said(answer) == _expected(written, dict(known), domains, constraints), known


@st.composite
def plans(draw: st.DrawFn) -> tuple[Any, ...]:
    """A random vocabulary, a plan of a few duties of two agencies, and what is known."""
    domains, constraints, vocabulary = draw(worlds())
    whens = draw(st.lists(conditions(domains, 1), min_size=2, max_size=5))
    on_call = draw(st.sets(st.integers(0, len(whens) - 1), max_size=2))
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
                "duties": [
                    {
                        "do": ["act"],
                        "perform": [f"a{number % 2}"],
                        "when": when,
                        **({"on_call": {"necessary": True}} if number in on_call else {}),
                    }
                ],
            }
            for number, when in enumerate(whens)
        ],
    }
    plan = compile_plan(PlanFile.model_validate(file), vocabulary)
    complete = list(reference.completions({}, domains, constraints))
    facts = draw(st.sampled_from(complete))
    names = draw(st.lists(st.sampled_from(sorted(domains)), unique=True))
    known = {name: facts[name] for name in names}
    written = reference.written_plan(file, written_vocabulary(domains, constraints))
    return domains, constraints, plan, written, known


@pytest.mark.slow
@settings(max_examples=250, deadline=None)
@given(plans())
def test_random_plans(case: tuple[Any, ...]) -> None:
    domains, constraints, plan, written, known = case
    exact = reference.Exact(domains, constraints)
    for calls, called in ((NO_CALLS, False), (all_called(plan), True)):
        answer = coordplan.who(plan, coordplan.Situation(**known), calls=calls)
        expected = _expected(_written(written, called=called), known, domains, constraints)
        assert _said(answer) == expected
        duties = _duties(written, called=called)
        for case_ in answer.by_cases:
            assert {duty.id for duty in case_.duties} == {
                duty.id
                for duty in duties[case_.agency.id, case_.action.id]
                if exact.verdict(duty.when, known) == "possible"
            }


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


def test_a_case_cites_every_duty_that_may_bind_and_no_other() -> None:
    """Of four duties to verify one is excluded: it does not bind, so its clause is no reason."""
    whens = ({"minor": True}, {"minor": False}, {"route": "rescue"}, {"danger": True})
    plan = _verifying(whens)
    (case,) = coordplan.who(plan, coordplan.Situation(route="self-return")).by_cases
    assert [duty.clause for duty in case.duties] == ["1", "2", "4"]
    assert not coordplan.who(plan, coordplan.Situation(minor=True)).by_cases, "one duty is enough"


def test_duties_that_leave_a_way_out_make_no_case() -> None:
    plan = _verifying(({"minor": True}, {"minor": False, "danger": True}))
    assert not coordplan.who(plan, coordplan.Situation()).by_cases
    (case,) = coordplan.who(plan, coordplan.Situation(danger=True)).by_cases
    assert [duty.clause for duty in case.duties] == ["1", "2"]


def _verifying(whens: Sequence[dict[str, Any]]) -> coordplan.Plan:
    """A plan in which one body verifies, in one clause for each condition."""
    written = written_plans.random_plan(random.Random(1), clauses=0)
    issuer = written["document"]["issuer"]
    written["clauses"] = [
        {
            "at": str(number),
            "print": "0" * 12,
            "gist": TEXT,
            "duties": [{"do": ["verify"], "perform": [issuer], "when": when}],
        }
        for number, when in enumerate(whens, 1)
    ]
    return written_plans.compiled(written)
