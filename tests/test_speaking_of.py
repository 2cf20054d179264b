"""Which clauses speak of an action in a situation: those whose duties may hold, and those about it."""

from __future__ import annotations

import random

import coordplan
from coordplan.answer.status import speaking_of
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
