"""Duties on call: stated by officers beside the facts, and never certain before."""

from __future__ import annotations

import json
from typing import Any

import pytest

import coordplan
from coordplan import Situation, Status
from coordplan.answer.interview import begin
from coordplan.pages.answer import answer_page
from coordplan.pages.detail import Detail
from coordplan.pages.open import ON_CALL
from coordplan.text import LANGUAGES, Language
from tests.conftest import Run
from tests.reading import Line, lines

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


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_stands_in_a_section_of_its_own(haiphong: coordplan.Plan, language: Language) -> None:
    known = Situation("sea-border-return", received_by="border-guard")
    lodging = haiphong.vocabulary.actions["temporary-lodging"].label[language]
    necessary = {"vi": "khi xét thấy cần thiết", "en": "where judged necessary"}[language]

    def on_call(answer: coordplan.Answer, detail: Detail = Detail.FULL) -> list[Line]:
        page = answer_page([answer], detail)
        found = [line for line in lines(page, language) if line.under == ON_CALL[language]]
        return [line for line in found if "V.8.-4" in line.cited]

    waiting = coordplan.who(haiphong, known)
    for detail in (Detail.SCREEN, Detail.FULL):
        (line,) = on_call(waiting, detail)
        assert lodging in line.who
        assert necessary in line.what
    assert on_call(waiting, Detail.LEAST) == [], "it is counted: it can wait"
    called = coordplan.who(haiphong, known, calls={"V.8.-4": True})
    assert on_call(called) == []
    found = lines(answer_page([called], Detail.LEAST), language)
    (line,) = [line for line in found if "V.8.-4" in line.cited and lodging in line.who]
    assert line.under == haiphong.vocabulary.actions["temporary-lodging"].phase.label[language]
    assert necessary in line.what


def test_how_a_call_is_stated_and_that_it_is(run: Run) -> None:
    waiting = run(*LODGING).out
    assert "\nON CALL  state it by `--call CLAUSE` or `--no-call CLAUSE`\n" in waiting
    assert "Called  " not in waiting
    assert "Called  [V.8.-4#2]" in run(*LODGING, "--call", "V.8.-4").out
    assert "Not called  [V.8.-4#2]" in run(*LODGING, "--no-call", "V.8.-4").out


def test_every_word_that_is_not_on_call_is_told_at_once(run: Run) -> None:
    ran = run(*LODGING, "--call", "V.8.-44", "--no-call", "V.8.-1", "--call", "V.1.-4")
    assert (ran.code, ran.out) == (2, "")
    assert "no duty on call is called so (number 1 of 3)" in ran.err
    assert "did you mean `V.8.-4`" in ran.err
    assert "no duty on call is called so (number 3 of 3)" in ran.err
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
    assert (ran.code, "no duty on call is called so" in ran.err) == (2, True)


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
    called = run("why", *asked, "--call", "V.8.-4").out
    assert "on call where judged necessary: called" in " ".join(called.split())
    waiting = run("why-not", *asked).out
    assert "facts hold receiving body: border guard (stated)" in " ".join(waiting.split())
    assert "nobody has said; where it is so, `--call V.8.-4#2`" in waiting
    assert "nothing of it certainly holds" in run("why", *asked).out
    refused = run("why-not", *asked, "--no-call", "V.8.-4").out
    assert "on call where judged necessary: said not to be called" in " ".join(refused.split())


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
    on_call, called = (
        run(*card, "--lang", "en", *more).out.partition("On call <small>")[2].partition("</dl>")[0]
        for more in ((), ("--call", "II.5.-2"))
    )
    assert "[II.5.-2*]" in on_call
    assert "[II.5.-2*]" not in called
    assert "[II.5.-3*]" in called, "which still waits"


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
