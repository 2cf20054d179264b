"""Who answers for an action in a situation, which clauses speak of it, and which engine says so."""

from __future__ import annotations

import random

import coordplan
from coordplan.answer.calls import Calls, all_called
from coordplan.answer.status import speaking_of
from coordplan.answer.supplement import responsible
from coordplan.compare.alignment import WHOLE, apart, words_apart
from coordplan.situation import Resolved, resolve
from tests.written_plans import Written, compiled, random_plan, text


def test_what_is_excluded_and_what_is_about_another_action_does_not_speak() -> None:
    written = random_plan(random.Random(1), clauses=0)
    clauses: dict[str, Written] = {
        "1": {"duties": [{"do": ["verify"], "perform": ["a0"], "when": {"minor": True}}]},
        "2": {"about": ["verify"]},
        "3": {"duties": [{"do": ["medical"], "perform": ["a0"]}], "about": ["screen"]},
        "4": {"duties": [{"do": ["verify"], "perform": ["a1"]}]},
    }
    written["clauses"] = [
        {"at": at, "print": "0" * 12, "gist": text(at), **said} for at, said in clauses.items()
    ]
    plan = compiled(written)

    def speak(action: str, **known: bool) -> tuple[str, ...]:
        answer = coordplan.who(plan, coordplan.Situation(**known))
        return speaking_of(answer, plan.vocabulary.actions[action])

    assert speak("verify") == ("1", "2", "4")
    assert speak("verify", minor=True) == ("1", "2", "4")
    assert speak("verify", minor=False) == ("2", "4")
    assert speak("medical") == ("3",)
    assert speak("screen") == ("3",)
    assert speak("certify") == ()


def _plan(*duties: Written) -> coordplan.Plan:
    written = random_plan(random.Random(1), clauses=0)
    written["clauses"] = [
        {"at": str(number), "print": "0" * 12, "gist": text("gì"), "duties": [duty]}
        for number, duty in enumerate(duties, 1)
    ]
    return compiled(written)


def test_the_one_body_that_does_it_here_answers_before_those_that_do_it_for_any_victim() -> None:
    here = {"do": ["verify"], "perform": ["a0"], "when": {"minor": True}}
    always = {"do": ["verify"], "perform": ["a1"]}
    also = {"do": ["verify"], "perform": ["a2"]}
    plan = _plan(here, always)
    verify = plan.vocabulary.actions["verify"]

    def answers(plan: coordplan.Plan, **known: bool) -> list[str]:
        answer = coordplan.who(plan, coordplan.Situation(**known))
        return [
            item.agency.id
            for item in responsible(tuple(a for a in answer.act if a.answers_for(verify)))
        ]

    assert answers(plan, minor=True) == ["a0"]
    assert answers(plan, minor=False) == ["a1"]
    assert answers(_plan(here, always, also), minor=True) == ["a0"]
    assert answers(_plan(here, always, also), minor=False) == [], "of two, neither"
    led = _plan(here, always, {"do": ["verify"], "lead": ["a3"]})
    assert answers(led, minor=True) == ["a3"], "a leader before all"


def test_another_engine_is_asked_of_this_plan_this_situation_and_these_calls() -> None:
    plan = _plan(
        {"do": ["verify"], "perform": ["a0"], "when": {"minor": True}},
        {"do": ["medical"], "perform": ["a1"], "on_call": {"necessary": True}},
    )
    heard: list[tuple[coordplan.Plan, Resolved, Calls]] = []

    def engine(plan: coordplan.Plan, resolved: Resolved, calls: Calls) -> list[coordplan.Verdict]:
        heard.append((plan, resolved, calls))
        return [coordplan.Verdict.CERTAIN] * len(plan.conditions)

    situation = coordplan.Situation(minor=True)
    answer = coordplan.who(plan, situation, calls={"2": True}, verdicts=engine)
    assert heard == [(plan, resolve(situation, plan.vocabulary), all_called(plan))]
    assert {item.duty.clause for item in answer.act} == {"1", "2"}


def test_how_far_names_are_apart() -> None:
    assert apart(frozenset("ab"), frozenset("ab")) == 0
    assert apart(frozenset("ab"), frozenset("bc")) == WHOLE * 2 // 3
    assert apart(frozenset("ab"), frozenset("cd")) == WHOLE
    assert apart(frozenset(), frozenset()) == 0
    assert words_apart("Công an xã", "công an XÃ") == 0
    assert words_apart("Công an xã", "Công an phường") == WHOLE // 2


def test_a_question_says_how_many_duties_hang_on_it() -> None:
    written = random_plan(random.Random(1), clauses=1)
    for count in (1, 2, 3):
        written["clauses"][0]["duties"] = [
            {"do": ["medical"], "lead": [f"a{n}"], "when": {"danger": True}} for n in range(count)
        ]
        (question,) = coordplan.who(compiled(written)).ask
        assert (question.fact.id, question.decides) == ("danger", count)
