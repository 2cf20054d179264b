"""What is certain: first where something depends, whole, and nothing that depends in it."""

from __future__ import annotations

import dataclasses
import json
import random
from typing import Any

import jsonschema
import pytest

import coordplan
from coordplan import Answer, ByCase, Reach, Situation, who
from coordplan.answer.interview import begin
from coordplan.load.files import default_plans
from coordplan.render import data
from coordplan.render.answer import answer_lines, compact_lines
from coordplan.render.lines import plain
from coordplan.text import Language
from tests.conftest import ROOT

HEADING: dict[Language, str] = {
    "en": "CERTAIN, whatever the answers",
    "vi": "VIỆC CHẮC CHẮN PHẢI LÀM",
}
SITUATION: dict[Language, str] = {"en": "\nSituation  ", "vi": "\nTình huống  "}


def shown(
    answer: Answer, language: Language = "en", width: int = 1000, *, brief: bool = False
) -> str:
    return plain(answer_lines(answer, language, width, brief=brief))


def section(text: str, language: Language = "en") -> str:
    """What stands under the heading, up to the situation: all of it is certain."""
    return text.partition(HEADING[language])[2].partition(SITUATION[language])[0]


def answers(plan: coordplan.Plan) -> list[Answer]:
    """Answers in which something depends, on the way of some random interviews."""
    chance = random.Random(plan.id)
    found: list[Answer] = []
    for _ in range(10):
        interview = begin(plan, Situation(chance.choice(list(plan.vocabulary.events))))
        while (question := interview.question) is not None and question.call is None:
            found.append(interview.answer)
            interview = interview.told(chance.choice(question.values))
    return found


@pytest.mark.parametrize("plan_id", sorted(default_plans()))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_that_is_certain_and_nothing_else(plan_id: str, language: Language) -> None:
    for answer in answers(coordplan.load_plan(plan_id)):
        text = shown(answer, language)
        rows = [line.strip() for line in section(text, language).splitlines()]
        for item in (*answer.act, *answer.oversee):
            if item.reach is Reach.NAMED and item not in answer.leads:
                assert _row(rows, item.agency.name[language], item.clause), item.duty.id
        for notice in answer.notify:
            assert any(
                notice.agency.name[language] in row and f"[{notice.duty.clause}" in row
                for row in rows
            )
        certain = {i.clause for i in (*answer.act, *answer.oversee)} | {
            notice.duty.clause for notice in answer.notify
        }
        for row in rows:
            if "[" in row:
                assert row.rpartition("[")[2].strip("]*") in certain


def _row(rows: list[str], agency: str, clause: str) -> bool:
    return any(row.startswith(agency) and f"[{clause}" in row for row in rows)


@pytest.mark.uncounted
@pytest.mark.parametrize("plan_id", sorted(default_plans()))
def test_it_comes_first_and_only_a_certain_leader_before_it(plan_id: str) -> None:
    for answer in answers(coordplan.load_plan(plan_id)):
        lines = shown(answer).splitlines()
        assert lines[0].startswith("IN DOUBT") is bool(answer.doubts)
        first = lines[1 if answer.doubts else 0]
        if answer.leads:
            assert first.startswith("LEADS")
            assert answer.leads[0].agency.name.en in shown(answer).partition(HEADING["en"])[0]
        else:
            assert first == HEADING["en"] or first.startswith("NOBODY LEADS")
        assert shown(answer).count(HEADING["en"]) == 1
        assert shown(answer).index(HEADING["en"]) < shown(answer).index("\nSituation  ")


def test_where_nothing_depends_the_heading_is_not_there(haiphong: coordplan.Plan) -> None:
    interview = begin(haiphong, Situation("sea-border-return"))
    while (question := interview.question) is not None:
        interview = interview.told(question.values[0])
    text = shown(interview.answer)
    assert interview.calls, "duties on call are asked for last"
    assert HEADING["en"] not in text
    assert "ALSO ACT IN THIS SITUATION" in text
    assert HEADING["en"] not in plain(compact_lines(interview.answer, "en", 100))


@pytest.mark.parametrize(
    ("options", "where"), [({}, ": below"), ({"brief": True}, ": left out by --brief")]
)
def test_duties_towards_any_victim_are_counted(
    haiphong: coordplan.Plan, options: dict[str, bool], where: str
) -> None:
    answer = who(haiphong)
    general = {
        item.duty.id
        for item in (*answer.act, *answer.oversee)
        if item.reach is Reach.GENERAL and item not in answer.leads
    }
    text = shown(answer, "en", **options)
    assert f"+ {len(general)} duties towards any victim{where}\n" in text


def test_nothing_may_be_certain(haiphong: coordplan.Plan) -> None:
    """Of a plan that is narrowed to what only depends."""
    answer = dataclasses.replace(who(haiphong), act=(), oversee=(), notify=())
    assert section(shown(answer)).split("\n")[1].strip() == "nothing is certain yet"
    assert "chưa có gì chắc chắn" in shown(answer, "vi")


def with_cases(plan: coordplan.Plan) -> Answer:
    """An answer in which an agency acts in every case, twice under the same duties."""
    answer = who(plan)
    duties = tuple(duty for duty in plan.duties if duty.clause in {"V.7.-1", "V.8.-1"})
    police, guard = plan.agencies["city-police"], plan.agencies["border-guard-command"]
    actions = plan.vocabulary.actions
    return dataclasses.replace(
        answer,
        by_cases=(
            ByCase(police, actions["receive"], duties),
            ByCase(police, actions["verify"], duties),
            ByCase(guard, actions["receive"], duties[-1:]),
        ),
    )


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_by_cases(haiphong: coordplan.Plan, language: Language, width: int) -> None:
    answer = with_cases(haiphong)
    label = {"en": "In every case;", "vi": "Trường hợp nào cũng làm;"}[language]
    for text in (
        shown(answer, language, width),
        plain(compact_lines(answer, language, width)),
    ):
        assert text.count(label) == 1
        assert all(len(line) <= width for line in text.splitlines())
    wide = section(shown(answer, language), language)
    police, guard = answer.by_cases[0].agency, answer.by_cases[2].agency
    rows = [row.strip() for row in wide.partition(label)[2].splitlines()]
    (row,) = [row for row in rows if row.startswith(police.name[language])]
    receive, verify = (found.action.label[language] for found in answer.by_cases[:2])
    assert f"{receive}, {verify}" in row, "one row for what is done under the same duties"
    assert "[V.7.-1*] [V.8.-1]" in row
    assert any(row.startswith(guard.name[language]) for row in rows)


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
