"""The JSON of the library is that of the commands, in the published schemas, for every value."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import coordplan
from coordplan import Plan, Situation
from coordplan.answer.interview import begin
from coordplan.compare.acknowledged import review
from coordplan.contract.published import FORMS
from coordplan.contract.types import CONTRACTS
from coordplan.load import load_source, shipped_plans
from coordplan.load.drafts import draft_plan, knowledge, update_plan
from coordplan.tracing import trace
from coordplan.validity.confirmations import confirmations
from coordplan.validity.impact import impact_of
from tests.conftest import ROOT, Run
from tests.shipped import law

DAY = datetime.date(2026, 11, 22)
TRACED = "tests/data/trace/village"
JSON = ["--format", "json", "--as-of", DAY.isoformat()]


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def keeps_to(name: str, data: object) -> None:
    published = json.loads((ROOT / "docs/reference" / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(json.dumps(data)), published)


def same(run: Run, data: object, *arguments: str, schema: str | None = None) -> None:
    """The library gives what a command prints, and it keeps to its schema."""
    keeps_to(schema or arguments[0], data)
    assert json.loads(json.dumps(data)) == json.loads(run(*arguments).out)


def test_answers_are_those_of_the_command(run: Run) -> None:
    plans = coordplan.load_plans(["haiphong", "dongnai"])
    situation = Situation("danger-at-shelter", minor=True)
    calls = {"V.1.-4": True, "haiphong:V.8.-4#2": False}
    found = coordplan.answers(plans, situation, as_of=DAY, registry=law(), calls=calls)
    contacts = coordplan.load_contacts("docs/examples/contacts.yaml", plans)
    received = datetime.datetime(2026, 2, 13, 16)
    clock = coordplan.Clock(received, coordplan.load_calendar())
    asked = [
        "who",
        "-p",
        "haiphong",
        "-p",
        "dongnai",
        "-e",
        "danger-at-shelter",
        "-f",
        "minor=true",
    ]
    said = ["--call", "V.1.-4", "--no-call", "haiphong:V.8.-4#2"]
    beside = ["--contacts", "docs/examples/contacts.yaml", "--received", "2026-02-13T16:00"]
    same(run, coordplan.to_json(found), *asked, *said, *JSON, schema="answer")
    same(
        run,
        coordplan.to_json(found, clock=clock, contacts=contacts),
        *asked, *said, *beside, *JSON,
        schema="answer",
    )  # fmt: skip


def test_a_moment_is_told_in_the_time_of_viet_nam() -> None:
    calendar = coordplan.load_calendar()
    there = coordplan.Clock(datetime.datetime(2026, 2, 13, 16), calendar)
    assert there == coordplan.Clock(
        datetime.datetime(2026, 2, 13, 9, tzinfo=datetime.UTC), calendar
    )
    assert there.received.isoformat() == "2026-02-13T16:00:00+07:00"


def test_what_stands_beside_an_answer_is_in_its_json(run: Run, haiphong: Plan) -> None:
    rule = coordplan.load_plan("nd-62-2012")
    own, above = coordplan.answers([haiphong, rule], Situation("rescue"), as_of=DAY, registry=law())
    both = coordplan.supplemented(own, [above])
    asked = ["who", "-p", "haiphong", "-e", "rescue", "--baseline", "nd-62-2012"]
    same(run, coordplan.to_json(both), *asked, *JSON, schema="answer")


def test_a_call_of_nobody_is_refused(haiphong: Plan) -> None:
    with pytest.raises(coordplan.UnknownNameError) as caught:
        coordplan.answers([haiphong], as_of=DAY, calls={"Z.9": True})
    keeps_to("error", coordplan.to_json(caught.value))


def test_without_a_registry_nothing_is_dated(haiphong: Plan) -> None:
    (found,) = coordplan.answers([haiphong], Situation("rescue"), as_of=DAY)
    assert found == coordplan.who(haiphong, Situation("rescue"), as_of=DAY)


def test_lists_are_those_of_the_commands(run: Run, haiphong: Plan) -> None:
    json_ = ["--format", "json"]
    plans = coordplan.load_plans()
    same(run, coordplan.to_json(coordplan.load_plans(list(shipped_plans()))), "plans", *json_)
    same(run, coordplan.to_json(haiphong), "show", "haiphong", *json_)
    same(run, coordplan.to_json(haiphong, "agencies"), "agencies", "-p", "haiphong", *json_)
    same(run, coordplan.to_json(plans, "agencies"), "agencies", *json_)
    words = haiphong.vocabulary
    same(run, coordplan.to_json(words), "facts", *json_)
    same(run, coordplan.to_json(words, "events"), "events", *json_)
    same(run, coordplan.to_json(words, "actions"), "actions", *json_)
    bad = "tests/checks/unknown-value/bad.yaml"
    same(run, coordplan.to_json({bad: coordplan.check_plan(bad)}), "check", bad, *json_)


def test_an_explanation_is_that_of_the_command(run: Run, haiphong: Plan) -> None:
    data = coordplan.to_json(coordplan.why(haiphong, Situation("rescue"), "border-guard-command"))
    keeps_to("why", data)
    asked = ["why", "-p", "haiphong", "-e", "rescue", "border-guard-command"]
    told = json.loads(run(*asked, *JSON).out)
    assert [one["explained"] for one in told["plans"]] == [
        one["explained"] for one in data["plans"]
    ]


def test_comparisons_are_those_of_the_commands(run: Run, haiphong: Plan) -> None:
    other, json_ = coordplan.load_plan("tanhong"), ["--format", "json"]
    asked = ["gaps", "haiphong", "--action", "receive"]
    same(run, coordplan.to_json(coordplan.find_gaps(haiphong, actions=["receive"])), *asked, *json_)
    found = coordplan.compare_behaviour(haiphong, other, actions=["receive"])
    asked = ["diff", "haiphong", "tanhong", "--behaviour", "--action", "receive"]
    same(run, coordplan.to_json(found), *asked, *json_, schema="behaviour")
    difference = coordplan.diff(haiphong, other)
    same(run, coordplan.to_json(difference), "diff", "haiphong", "tanhong", *json_)
    assert coordplan.to_json(review(difference)) == coordplan.to_json(difference)
    graph = coordplan.graph_of(haiphong, coordplan.View.REPORTS)
    keeps_to("graph", coordplan.to_json(graph))
    ledgers = coordplan.ledgers([haiphong])
    same(run, coordplan.to_json(ledgers), "reports", "haiphong", *json_)
    rule = coordplan.load_plan("nd-62-2012")
    found_ = coordplan.find_deviations(haiphong, rule, actions=["receive"])
    keeps_to("deviations", coordplan.to_json(found_))


def test_values_of_every_other_schema_keep_to_it(haiphong: Plan) -> None:
    from coordplan.cli.test import _run
    from coordplan.load import load_suite

    receive = [haiphong.vocabulary.actions["receive"]]
    matrix = coordplan.by_event([haiphong], receive, Situation("rescue"))
    keeps_to("compare", coordplan.to_json(matrix))
    suite = load_suite("docs/examples/first-scenarios.yaml")
    keeps_to("test", coordplan.to_json([_run(suite, None, mutate=False)]))
    village, text = coordplan.load_plan(f"{TRACED}.yaml"), load_source(f"{TRACED}.md")
    found = trace(village, text.text, sha256=text.sha256)
    keeps_to("trace", coordplan.to_json(found, file=text.name, sha256=text.sha256))
    registry = law()
    keeps_to("registry-list", coordplan.to_json(registry))
    impact = impact_of("nd-62-2012", registry, [haiphong])
    keeps_to("impact", coordplan.to_json(impact, registry=registry))
    stale = tuple(confirmations(registry, [haiphong], DAY))
    keeps_to("registry-stale", coordplan.to_json(stale, registry=registry, as_of=DAY))
    interview = begin(haiphong, Situation("rescue"), as_of=DAY)
    data = coordplan.to_json(interview)
    keeps_to("answer", data)
    following = data.pop("next")
    assert data == coordplan.to_json(interview.answer)
    assert interview.question is not None
    assert following is not None
    assert following["fact"] == interview.question.fact.id


def test_a_draft_is_that_of_the_command(run: Run) -> None:
    known = knowledge(coordplan.load_vocabulary(), law())
    made = draft_plan("docs/examples/draft.txt", "draft", known)
    text = made.source
    data = coordplan.to_json(made.skeleton, plan=made.id, file=text.name, sha256=text.sha256)
    same(run, data, "draft", "docs/examples/draft.txt", "--check", "--format", "json")
    new = update_plan("docs/examples/reviewed.yaml", "docs/examples/draft-revised.txt", known)
    text = new.source
    data = coordplan.to_json(new.revision, plan=new.plan.id, file=text.name, sha256=text.sha256)
    to_it = ["--update", "docs/examples/reviewed.yaml", "docs/examples/draft-revised.txt"]
    same(run, data, "draft", *to_it, "--check", "--format", "json")


def test_every_schema_of_an_output_has_a_value() -> None:
    """But what the cache holds and a table of cases says, which only the commands have."""
    assert {form.schema for form in FORMS} | {"check", "cache", "batch", "outcome"} == set(
        CONTRACTS
    )


def test_what_no_command_prints_is_refused(haiphong: Plan) -> None:
    value: Any
    for value in (3, "haiphong", [haiphong, 3], Situation("rescue"), [coordplan.who(haiphong), 1]):
        with pytest.raises(TypeError, match="no command prints"):
            coordplan.to_json(value)
    wrong: Any = "gaps"
    with pytest.raises(TypeError, match="as 'gaps'"):
        coordplan.to_json(haiphong, wrong)
    with pytest.raises(ValueError, match="name one"):
        coordplan.to_json([])
    assert coordplan.to_json([], "plans")["plans"] == []


def test_json_is_asked_for_without_what_it_does_not_need(run: Run) -> None:
    import subprocess
    import sys

    code = (
        "import sys, coordplan\n"
        "coordplan.to_json(coordplan.who(coordplan.load_plan('haiphong')))\n"
        "print([m for m in ('typer', 'networkx') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == "[]", ran.stderr


def test_a_plan_that_is_a_draft_says_so_everywhere(run: Run, tmp_path: Path) -> None:
    """Its answers, lists and clauses are those of the command; a review is another version."""
    file = "docs/examples/drafted.yaml"
    plan = coordplan.load_plan(file)
    found = coordplan.answers([plan], Situation("rescue"), as_of=DAY, registry=law())
    data = coordplan.to_json(found)
    same(run, data, "who", "-p", file, "-e", "rescue", *JSON, schema="answer")
    assert "draft" in {one["rule"] for one in data["plans"][0]["doubts"]}
    shown = coordplan.to_json(plan)
    same(run, shown, "show", file, "--format", "json")
    assert shown["document"]["draft"] is True
    assert {one["reviewed"] for one in shown["clauses"]} == {False}
    (entry,) = coordplan.to_json([plan])["plans"]
    assert (entry["draft"], entry["unreviewed"]) == (True, len(shown["clauses"]))
    assert entry["plan_version"] == data["plans"][0]["plan_version"]
    reviewed = tmp_path / "reviewed.yaml"
    text = (ROOT / file).read_text("utf-8")
    first = re.search(r"^    review: .*\n", text, re.MULTILINE)
    assert first is not None
    reviewed.write_text(
        text.replace(first[0], "    gist: {vi: căn cứ, en: legal basis}\n", 1), "utf-8"
    )
    (later,) = coordplan.to_json([coordplan.load_plan(str(reviewed))])["plans"]
    assert later["unreviewed"] == entry["unreviewed"] - 1
    assert later["plan_version"]["encoding"] != entry["plan_version"]["encoding"]
    assert later["plan_version"]["source"] == entry["plan_version"]["source"]
