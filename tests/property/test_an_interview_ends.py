"""Law: every interview ends, when nothing more matters, with the answer to what was told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.answer.interview import Interview, begin
from coordplan.contract.answer import plan_answer
from coordplan.index import Verdict
from coordplan.load.files import default_plans

NOT_KNOWN = object()


@pytest.fixture(scope="module")
def plans() -> tuple[coordplan.Plan, ...]:
    return coordplan.load_plans(sorted(default_plans()))


@st.composite
def beginnings(draw: st.DrawFn, plans: tuple[coordplan.Plan, ...]) -> tuple[Interview, bool]:
    """A plan, an event or none, and whether standing duties count too."""
    plan = draw(st.sampled_from(plans))
    event = draw(st.sampled_from([None, *plan.vocabulary.events]))
    standing = draw(st.booleans())
    known = coordplan.Situation() if event is None else coordplan.Situation(event)
    return begin(plan, known, standing=standing), standing


@settings(max_examples=120, deadline=None)
@given(data_=st.data())
def test_an_interview_ends(data_: st.DataObject, plans: tuple[coordplan.Plan, ...]) -> None:
    interview, standing = data_.draw(beginnings(plans))
    plan, started = interview.answer.plan, interview.situation
    asked: list[str] = []
    told: dict[str, str | bool] = {}
    called: dict[str, bool] = {}
    while (question := interview.question) is not None:
        asked.append(question.fact.id)
        reply = data_.draw(st.sampled_from([*question.values, NOT_KNOWN]))
        if reply is NOT_KNOWN:
            after = interview.not_known()
        else:
            assert isinstance(reply, str | bool)
            if question.call is None:
                told[question.fact.id] = reply
            else:
                called[question.call.id] = reply is True
            after = interview.told(reply)
        assert after.before is interview
        interview = after
        assert len(asked) <= len(plan.vocabulary.fact_list) + len(plan.duties_on_call)
    assert len(set(asked)) == len(asked), "no fact and no call is asked for twice"
    assert interview.number == len(asked) + 1

    left = {
        fact.id
        for found in interview.answer.possible
        for fact in found.depends_on
        if found.item.duty.on_call is None or found.item.duty.id in called
    }
    assert left <= interview.unknown
    open_ = {call.duty.id for call in interview.answer.calls if call.called is None}
    assert open_ <= interview.unknown
    assert interview.unknown <= set(asked) - set(told) - set(called)

    situation = coordplan.Situation(*started.events, **told)
    alone = coordplan.who(plan, situation, standing=standing, calls=called)
    assert plan_answer(interview.answer) == plan_answer(alone)


@settings(max_examples=60, deadline=None)
@given(data_=st.data())
def test_an_answer_changes_what_was_said_it_would(
    data_: st.DataObject, plans: tuple[coordplan.Plan, ...]
) -> None:
    """Each effect against the verdict of the index on every duty that is undecided now."""
    interview, _ = data_.draw(beginnings(plans))
    while (question := interview.question) is not None:
        index = interview.answer.plan.index
        undecided = {
            found.item.duty.id: found.item.duty for found in interview.answer.possible
        }.values()
        for effect in interview.effects():
            after = interview.told(effect.value)
            alive = index.compatible(after.answer.situation.known)
            for verdict, duties in (
                (Verdict.CERTAIN, effect.certain),
                (Verdict.EXCLUDED, effect.excluded),
                (Verdict.POSSIBLE, effect.undecided),
            ):
                assert {duty.id for duty in duties} == {
                    duty.id
                    for duty in undecided
                    if _counted(duty, index.verdict(duty.condition, alive), after) is verdict
                }
            before = {(item.duty.id, item.agency.id) for item in interview.answer.leads}
            leads = {(item.duty.id, item.agency.id) for item in after.answer.leads}
            assert {(i.duty.id, i.agency.id) for i in effect.leads} == leads - before
        assert [effect.value for effect in interview.effects()] == list(question.values)
        interview = interview.told(data_.draw(st.sampled_from(question.values)))


def _counted(duty: coordplan.Duty, by_facts: Verdict, after: Interview) -> Verdict:
    """The verdict on a duty, once calls are counted."""
    called = after.calls.get(duty.id)
    if duty.on_call is None or called is True or by_facts is Verdict.EXCLUDED:
        return by_facts
    return Verdict.EXCLUDED if called is False else Verdict.POSSIBLE


def test_an_interview_that_is_over_takes_no_answer(haiphong: coordplan.Plan) -> None:
    interview = begin(haiphong, phases=["reintegration"])
    while interview.question is not None:
        interview = interview.not_known()
    for more in (interview.not_known, interview.effects, lambda: interview.told(True)):
        with pytest.raises(ValueError, match="over"):
            more()
