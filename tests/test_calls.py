"""Duties on call: stated by officers beside the facts, and never certain before."""

from __future__ import annotations

import json
from typing import Any

import pytest

import coordplan
from coordplan import Situation, Status
from coordplan.answer.interview import begin
from tests.conftest import Run

LODGING = ("who", "-p", "haiphong", "-e", "sea-border-return", "-f", "received_by=border-guard")


def printed(run: Run, *arguments: str) -> Any:
    ran = run(*arguments, "--format", "json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def acting(plan: Any, duty: str) -> bool:
    return any(item["duty"] == duty for item in plan["act"])


def test_a_duty_on_call_waits_until_it_is_called(run: Run) -> None:
    waiting, called, refused = (
        printed(run, *LODGING, *said)
        for said in ((), ("--call", "V.8.-4"), ("--no-call", "V.8.-4#2"))
    )
    duty = "haiphong:V.8.-4#2"
    assert [acting(answer["plans"][0], duty) for answer in (waiting, called, refused)] == [
        False,
        True,
        False,
    ]
    assert [answer["calls"] for answer in (waiting, called, refused)] == [
        {},
        {"haiphong:V.8.-4#2": True},
        {"haiphong:V.8.-4#2": False},
    ]
    for answer, so in ((waiting, None), (called, True), (refused, False)):
        (one,) = [c for c in answer["plans"][0]["on_call"] if c["duty"] == duty]
        assert one["called"] is so
        assert one["on_call"] == {"necessary": True, "asked_by": None}
        assert "calls" not in answer["situation"]
    maybe = [
        {found["item"]["duty"] for found in answer["plans"][0]["possible"]}
        for answer in (waiting, refused)
    ]
    assert duty in maybe[0]
    assert duty not in maybe[1]


def test_it_stands_in_a_section_of_its_own(run: Run) -> None:
    waiting = run(*LODGING).out
    assert "\nON CALL\n" in waiting
    on_call = " ".join(waiting.partition("\nON CALL\n")[2].split())
    assert "where judged necessary" in on_call
    assert "[V.8.-4*]" in on_call
    assert "--call CLAUSE" in on_call
    called = run(*LODGING, "--call", "V.8.-4").out
    assert "Called  [V.8.-4#2]" in called
    assert "[V.8.-4*]" not in called.partition("\nON CALL\n")[2]
    vietnamese = run(*LODGING, "--lang", "vi").out
    assert "\nCHỈ LÀM KHI ĐƯỢC GỌI\n" in vietnamese
    on_call = " ".join(vietnamese.partition("\nCHỈ LÀM KHI ĐƯỢC GỌI\n")[2].split())
    assert "khi xét thấy cần thiết" in on_call


def test_every_word_that_is_not_on_call_is_told_at_once(run: Run) -> None:
    ran = run(*LODGING, "--call", "V.8.-44", "--no-call", "V.8.-1", "--call", "V.1.-4")
    assert (ran.code, ran.out) == (2, "")
    assert "`V.8.-44` names no duty on call" in ran.err
    assert "did you mean `V.8.-4`" in ran.err
    assert "`V.8.-1` names no duty on call" in ran.err
    assert "that clause has none; on call: V.1.-4, V.8.-4" in ran.err
    ran = run("who", "-p", "laichau", "--call", "4.¶2")
    assert (ran.code, "no duty here is on call" in ran.err) == (2, True)


@pytest.mark.parametrize("other", ["V.8.-4", "V.8.-4#2", "haiphong:V.8.-4#2"])
def test_called_and_not_called_cannot_be(run: Run, other: str) -> None:
    ran = run(*LODGING, "--call", "V.8.-4", "--no-call", other)
    assert (ran.code, ran.out) == (2, "")
    assert "error[contradiction]: " in ran.err
    assert "leave one of the two out" in ran.err


def test_a_call_is_of_the_plans_that_have_it(run: Run) -> None:
    both = ("who", "-p", "haiphong", "-p", "soctrang", "-e", "seaport-return")
    answer = printed(run, *both, "--call", "II.5.-2", "--call", "V.8.-4")
    called = {
        plan["plan"]: [c["duty"] for c in plan["on_call"] if c["called"]]
        for plan in answer["plans"]
    }
    assert called == {"haiphong": ["haiphong:V.8.-4#2"], "soctrang": ["soctrang:II.5.-2#2"]}
    ran = run(*both, "--call", "V.8.-5")
    assert (ran.code, "names no duty on call" in ran.err) == (2, True)


def test_what_is_given_only_on_call_is_undecided() -> None:
    plan = coordplan.load_plan("haiphong")
    known = Situation(danger=True, received_by="labour-social", returned=False)
    assert coordplan.who(plan, known).status["request-protection"] is Status.UNDECIDED
    called = coordplan.who(plan, known, calls={"V.1.-4": True})
    assert called.status["request-protection"] is not Status.UNDECIDED
    assert any(item.has("request-protection") for item in called.act)
    refused = coordplan.who(plan, known, calls={"V.1.-4": False})
    assert refused.status["request-protection"] in {Status.SILENT, Status.MENTIONED}


def test_calls_are_asked_for_last_and_unranked(haiphong: coordplan.Plan) -> None:
    interview = begin(haiphong, Situation("sea-border-return"))
    seen: list[str | None] = []
    while (question := interview.question) is not None:
        seen.append(question.call.clause if question.call is not None else None)
        interview = interview.told(question.values[0])
    calls = [one for one in seen if one is not None]
    assert calls
    assert seen == [None] * (len(seen) - len(calls)) + calls


def test_why_tells_of_the_call(run: Run) -> None:
    asked = ("-p", "haiphong", "-f", "received_by=border-guard", "V.8.-4#2")
    assert "on call  where judged necessary: called" in run("why", *asked, "--call", "V.8.-4").out
    waiting = run("why-not", *asked).out
    assert "facts hold  received by: border guard (stated)" in waiting
    assert "nobody has said; `--call V.8.-4#2` where it is so" in waiting
    assert "nothing of it certainly holds" in run("why", *asked).out
    refused = run("why-not", *asked, "--no-call", "V.8.-4").out
    assert "on call  where judged necessary: said not to be called" in refused


def test_facts_that_stood_for_calls_are_read_with_a_warning(run: Run) -> None:
    for fact in ("requested", "judged_necessary"):
        ran = run("who", "-p", "haiphong", "-f", f"{fact}=true")
        assert ran.code == 0
        assert f"fact `{fact}` is only for older plans" in ran.out
        assert "--call" in ran.out
    answer = printed(run, "who", "-p", "haiphong", "-f", "requested=true")
    rules = [warning["rule"] for warning in answer["plans"][0]["warnings"]]
    assert "retired-fact" in rules


def test_a_card_lists_what_is_on_call_apart(run: Run) -> None:
    card = ("card", "-p", "soctrang", "-e", "danger-at-shelter", "--as-of", "2022-01-01")
    ran = run(*card, "--lang", "en")
    on_call = ran.out.partition('id="on-call"')[2].partition("</section>")[0]
    assert "[II.5.-2*]" in on_call
    assert "ON CALL" in on_call
    assert "CHỈ LÀM KHI ĐƯỢC GỌI" in on_call
    called = run(*card, "--call", "II.5.-2").out
    assert "[II.5.-2*]" not in called.partition('id="on-call"')[2].partition("</section>")[0]


def test_a_duty_of_a_baseline_is_called_like_one_of_the_plan(run: Run) -> None:
    beside = ("-p", "haiphong", "-b", "nd-62-2012", "-e", "rescue", "--call", "nd-62-2012:10.3")
    answer = printed(run, "who", *beside)
    assert answer["calls"] == {"nd-62-2012:10.3#1": True}
    assert not any(call["called"] for call in answer["plans"][0]["on_call"])
    assert "Called  [nd-62-2012:10.3#1]" in run("who", *beside).out
    ran = run("who", *beside[:-1], "10.33")
    assert (ran.code, "did you mean" in ran.err) == (2, True)
    asked = run("ask", *beside, "--format", "json", typed="q\n")
    assert asked.code == 0, asked.err
    assert json.loads(asked.out)["calls"] == {"nd-62-2012:10.3#1": True}
