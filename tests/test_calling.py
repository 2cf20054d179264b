"""The question whether a duty on call is called: who judges, who asks, and what it is about."""

from __future__ import annotations

import random
from typing import Any

import pytest

import coordplan
from coordplan.answer.calling import asking
from coordplan.text import Text
from tests.written_plans import compiled, random_plan, text


def on_call(trigger: dict[str, Any], **roles: list[str]) -> coordplan.Plan:
    """A plan of one duty on call: two things that are done."""
    plan = random_plan(random.Random(1), clauses=0)
    for id_, (vi, en) in {"a0": ("Bếp", "Kitchen"), "a1": ("Trường", "School")}.items():
        plan["agencies"][id_]["name"] = {"vi": vi, "en": en}
    duty = {"do": ["medical", "interpretation"], "on_call": trigger, **roles}
    plan["clauses"] = [{"at": "I.7", "print": "0" * 12, "gist": text("nấu"), "duties": [duty]}]
    return compiled(plan)


WHO: list[tuple[dict[str, Any], str, str]] = [
    ({"necessary": True}, "Có xét thấy cần thiết không?", "Is it judged necessary?"),
    ({"asked_by": ["a2"]}, "Đồn có yêu cầu không?", "Has Post asked for it?"),
    (
        {"asked_by": ["a2", "a1"], "necessary": True},
        "Đồn hoặc Trường có yêu cầu không? Và có xét thấy cần thiết không?",
        "Has Post or School asked for it? And is it judged necessary?",
    ),
]


@pytest.mark.parametrize(("trigger", "vi", "en"), WHO)
def test_the_question_names_who_judges_who_acts_and_what(
    trigger: dict[str, Any], vi: str, en: str
) -> None:
    plan = on_call(trigger, perform=["a0", "a1"], advise=["a3"])
    (duty,) = plan.duties
    medical, interpretation = (action.label for action in duty.actions)
    question = asking(duty)
    post = plan.agencies["a2"].name
    assert question.fact.question == Text(
        vi=f"{vi.replace('Đồn', post.vi)} — Bếp, Trường: {medical.vi}, {interpretation.vi} [I.7#1]",
        en=f"{en.replace('Post', post.en)} — Kitchen, School: {medical.en}, {interpretation.en} "
        "[I.7#1]",
    )
    assert question.fact.label == Text(vi="yêu cầu thực hiện [I.7#1]", en="call for [I.7#1]")
    assert question.fact.id == duty.id
    assert question.values == (True, False)
    assert question.call is duty


def test_where_nobody_acts_the_question_names_those_with_a_part() -> None:
    (duty,) = on_call({"necessary": True}, direct=["a1"]).duties
    assert asking(duty).fact.question.en.startswith("Is it judged necessary? — School: ")
