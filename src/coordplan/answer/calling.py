"""The question whether a duty on call is called."""

from __future__ import annotations

from coordplan.answer.items import Question
from coordplan.compiled import Duty, OnCall
from coordplan.text import Text
from coordplan.vocabulary.terms import YES_NO, Fact

NO_FACT = -1
"""The number of a question that is no fact of the vocabulary."""


def asking(duty: Duty) -> Question:
    """The question whether a duty on call is called."""
    on_call = duty.on_call
    assert on_call is not None
    who_acts = [posting.agency.name for posting in duty.postings if posting.role.acts]
    who_acts = who_acts or [agency.name for agency in duty.acting]
    what = Text(
        vi=f"{', '.join(n.vi for n in who_acts)}: {', '.join(a.label.vi for a in duty.actions)}",
        en=f"{', '.join(n.en for n in who_acts)}: {', '.join(a.label.en for a in duty.actions)}",
    )
    question = _called(on_call)
    return Question(
        Fact(
            duty.id,
            NO_FACT,
            Text(vi=f"yêu cầu thực hiện [{duty.name}]", en=f"call for [{duty.name}]"),
            duty.gist,
            Text(
                vi=f"{question.vi} — {what.vi} [{duty.name}]",
                en=f"{question.en} — {what.en} [{duty.name}]",
            ),
            YES_NO,
            None,
            (),
        ),
        (True, False),
        1,
        0.0,
        duty,
    )


def _called(on_call: OnCall) -> Text:
    """The question of a trigger: who judges, who asks."""
    asked = on_call.asked_by
    if asked is None:
        return Text(vi="Có xét thấy cần thiết không?", en="Is it judged necessary?")
    if asked:
        vi, en = (" hoặc ".join(a.name.vi for a in asked), " or ".join(a.name.en for a in asked))
        question = Text(vi=f"{vi} có yêu cầu không?", en=f"Has {en} asked for it?")
    else:
        question = Text(vi="Có yêu cầu, đề nghị không?", en="Has anybody asked for it?")
    if not on_call.necessary:
        return question
    return Text(
        vi=f"{question.vi} Và có xét thấy cần thiết không?",
        en=f"{question.en} And is it judged necessary?",
    )
