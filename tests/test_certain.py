"""What is certain: whole, phase by phase, and nothing that depends in it, however far one asks."""

from __future__ import annotations

import dataclasses
import json
import random
from functools import cache
from typing import Any

import jsonschema
import pytest

import coordplan
from coordplan import Answer, ByCase, Reach, Situation, who
from coordplan.answer.interview import begin
from coordplan.blocks import Page, Question
from coordplan.contract import answer as data
from coordplan.load.files import default_plans
from coordplan.pages.answer import MENTIONED, answer_page
from coordplan.pages.certain import BY_CASES, NOTHING_CERTAIN
from coordplan.pages.detail import Detail
from coordplan.pages.open import DEPENDS, ON_CALL
from coordplan.phrases.duties import ROLE
from coordplan.print.lines import plain
from coordplan.print.text import page_lines
from coordplan.text import LANGUAGES, Language
from tests.conftest import ROOT
from tests.reading import Line, citing, lines

each_language = pytest.mark.parametrize("language", LANGUAGES)


def certain(answer: Answer, language: Language, detail: Detail = Detail.LEAST) -> list[Line]:
    """What stands under the phases."""
    phases = {phase.label[language] for phase in answer.plan.vocabulary.phases.values()}
    return [line for line in lines(page(answer, detail), language) if line.under in phases]


def page(answer: Answer, detail: Detail = Detail.LEAST) -> Page:
    return answer_page([answer], detail)


@cache
def answers(plan_id: str) -> tuple[Answer, ...]:
    """Answers in which something depends, on the way of some random interviews."""
    plan = coordplan.load_plan(plan_id)
    chance = random.Random(plan.id)
    found: list[Answer] = []
    for _ in range(10):
        interview = begin(plan, Situation(chance.choice(list(plan.vocabulary.events))))
        while (question := interview.question) is not None and question.call is None:
            found.append(interview.answer)
            interview = interview.told(chance.choice(question.values))
    return tuple(found)


@pytest.mark.parametrize("plan", sorted(default_plans()))
@each_language
def test_all_that_is_certain_and_nothing_else(plan: str, language: Language) -> None:
    for answer in answers(plan):
        rows = certain(answer, language)
        acts = [i for i in (*answer.act, *answer.oversee) if i.reach is Reach.NAMED]
        told = [notice for notice in answer.notify if notice.duty.reach is Reach.NAMED]
        for item in acts:
            role = () if item.aside else (f"{ROLE[item.role][language]}: ",)
            assert citing(rows, item.clause, *role, item.agency.name[language]), item.duty.id
        for notice in told:
            assert citing(rows, notice.duty.clause, notice.agency.name[language])
        clauses = {item.clause for item in acts} | {notice.duty.clause for notice in told}
        clauses |= {duty.clause for found in answer.by_cases for duty in found.duties}
        for line in rows:
            assert line.cited <= clauses
            assert line.cited or not line.what, "a row without a clause only names a moment"


@pytest.mark.uncounted
@pytest.mark.parametrize("plan", sorted(default_plans()))
@each_language
def test_what_depends_stands_apart_and_below(plan: str, language: Language) -> None:
    for answer in answers(plan):
        clauses = {item.duty.clause for item in answer.certain}
        clauses |= {duty.clause for found in answer.by_cases for duty in found.duties}
        for detail in (Detail.LEAST, Detail.SCREEN, Detail.FULL):
            for line in lines(page(answer, detail), language):
                apart = line.under in {one[language] for one in (DEPENDS, ON_CALL, MENTIONED)}
                assert apart or line.cited <= clauses, line
        block = page(answer, Detail.BLOCK).blocks
        asked = next(n for n, one in enumerate(block) if isinstance(one, Question))
        assert all(line.cited <= clauses for line in lines(block[:asked], language))


@each_language
def test_where_nothing_depends_nothing_is_asked(
    haiphong: coordplan.Plan, language: Language
) -> None:
    interview = begin(haiphong, Situation("sea-border-return"))
    while (question := interview.question) is not None:
        interview = interview.told(question.values[0])
    assert interview.calls, "duties on call are asked for last"
    for detail in Detail:
        found = lines(page(interview.answer, detail), language)
        assert not {line.under for line in found} & {DEPENDS[language], ON_CALL[language]}
    assert certain(interview.answer, language)


@each_language
def test_nothing_may_be_certain(haiphong: coordplan.Plan, language: Language) -> None:
    """Of a plan that is narrowed to what only depends."""
    answer = dataclasses.replace(who(haiphong), act=(), oversee=(), notify=())
    for detail in Detail:
        assert not certain(answer, language, detail)
        assert NOTHING_CERTAIN[language] in [
            line.what for line in lines(page(answer, detail), language)
        ]
    something = who(haiphong, Situation("seaport-return"))
    for detail in Detail:
        assert NOTHING_CERTAIN[language] not in [
            ln.what for ln in lines(page(something, detail), language)
        ]


def with_cases(plan: coordplan.Plan) -> Answer:
    """An answer in which an agency acts in every case, twice under the same duties."""
    duties = tuple(duty for duty in plan.duties if duty.clause in {"V.7.-1", "V.8.-1"})
    police, guard = plan.agencies["city-police"], plan.agencies["border-guard-command"]
    receive, rescue = plan.vocabulary.actions["receive"], plan.vocabulary.actions["rescue"]
    return dataclasses.replace(
        who(plan),
        by_cases=(
            ByCase(police, receive, duties),
            ByCase(police, rescue, duties),
            ByCase(guard, receive, duties[-1:]),
        ),
    )


@pytest.mark.parametrize("detail", list(Detail))
@each_language
def test_by_cases(haiphong: coordplan.Plan, language: Language, detail: Detail) -> None:
    answer = with_cases(haiphong)
    (police, receive), (_, rescue), (guard, _) = (
        (found.agency.name[language], found.action.label[language]) for found in answer.by_cases
    )
    shown = page(answer, detail)
    rows = [line for line in lines(shown, language) if BY_CASES[language] in line.what]
    assert [(line.who, sorted(line.cited)) for line in rows] == [
        (f"{receive}, {rescue}", ["V.7.-1", "V.8.-1"]),
        (receive, ["V.8.-1"]),
    ], "one row for what is done under the same duties"
    assert [line.what for line in rows] == [
        f"{police}; {BY_CASES[language]}",
        f"{guard}; {BY_CASES[language]}",
    ]
    assert detail is Detail.BLOCK or {line.under for line in rows} == {
        answer.by_cases[0].action.phase.label[language]
    }
    for width in (40, 60, 80, 100):
        assert max(map(len, plain(page_lines(shown, language, width)).splitlines())) <= width


def test_by_cases_as_json(haiphong: coordplan.Plan) -> None:
    answer = with_cases(haiphong)
    printed: Any = json.loads(json.dumps(data.answers([answer])))
    schema = json.loads((ROOT / "docs" / "reference" / "answer.schema.json").read_text("utf-8"))
    jsonschema.validate(printed, schema)
    first = printed["plans"][0]["by_cases"][0]
    assert (first["agency"]["id"], first["action"]) == ("city-police", "receive")
    assert first["duties"] == [duty.id for duty in answer.by_cases[0].duties]
    assert first["clauses"] == ["V.7.-1", "V.8.-1"]
    assert len(first["duties"]) > len(first["clauses"]), "a clause is named once"
