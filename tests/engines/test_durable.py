"""durable-rules as an engine: equal answers, clear refusals, and nothing left behind."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

import coordplan
from coordplan.cli.options import Engine
from coordplan.diagnostics import EngineError
from coordplan.engines import DurableRules
from coordplan.engines import durable as module
from coordplan.engines.worker import replied
from coordplan.situation import resolve
from tests.conftest import ROOT, Run

QUESTIONS = [
    "-p haiphong -e sea-border-return",
    "-p soctrang",
    "-e rescue -f minor=true --standing",
]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("format_", ["text", "json"])
def test_the_command_answers_the_same(durable: None, run: Run, question: str, format_: str) -> None:
    asked = ["who", *question.split(), "--as-of", "2026-11-22", "--format", format_]
    by_index = run(*asked)
    assert run(*asked, "--engine", "durable") == by_index
    assert by_index.code == 0


def test_one_process_answers_for_every_plan_and_ends(durable: None) -> None:
    with DurableRules() as engine:
        for plan in coordplan.load_plans():
            coordplan.who(plan, coordplan.Situation("rescue"), verdicts=engine)
        process = engine._process._process
        assert process is not None
        assert process.poll() is None
        before = engine.asserted
        coordplan.who(plan, coordplan.Situation("rescue"), verdicts=engine)
        assert engine.asserted == before, "a complete fact is asked once"
    assert process.poll() == 0


def with_conditions(tmp_path: Path, conditions: list[str]) -> coordplan.Plan:
    """The example plan with duties under these conditions."""
    base = (ROOT / "tests" / "checks" / "unknown-agency" / "good.yaml").read_text("utf-8")
    duties = "".join(
        f"      - do: [receive]\n        lead: [police]\n        when: {when}\n"
        for when in conditions
    )
    file = tmp_path / "plan.yaml"
    file.write_text(base.replace("  - at: I.2\n", f"{duties}  - at: I.2\n"), "utf-8")
    return coordplan.load_plan(str(file))


def test_more_conditions_than_one_ruleset_takes(durable: None, tmp_path: Path) -> None:
    """Hundreds of conditions over the same facts are judged in several rulesets."""
    entries = ["airport", "seaport", "sea-border", "island", "at-sea", "land-gate", "inland"]
    bodies = ["police", "border-guard", "coast-guard", "military", "health", "other"]
    conditions = [
        f"{{entry: {entry}, received_by: {body}, danger: {danger}, sex: {sex}, status: {status}}}"
        for entry in entries
        for body in bodies
        for danger in ("true", "false")
        for sex in ("male", "female")
        for status in ("suspected", "identified")
    ]
    plan = with_conditions(tmp_path, conditions)
    assert len(plan.conditions) > module.MOST_RULES
    situation = coordplan.Situation(entry="island", danger=True, sex="female")
    with DurableRules() as engine:
        by_durable = coordplan.who(plan, situation, verdicts=engine)
    assert by_durable == coordplan.who(plan, situation)
    assert by_durable.possible


def test_too_many_completions_are_refused_with_the_facts(durable: None, tmp_path: Path) -> None:
    names = ["entry: airport", "received_by: police", "status: suspected", "sex: male",
             "nationality: foreign", "proceedings: trial", "danger: true", "returned: true",
             "requested: true", "wish: home"]  # fmt: skip
    plan = with_conditions(tmp_path, [f"{{{', '.join(names)}}}"])
    with DurableRules() as engine, pytest.raises(EngineError) as caught:
        coordplan.who(plan, verdicts=engine)
    (problem,) = caught.value.diagnostics
    assert problem.rule == "engine-limit"
    assert "`received_by`" in problem.message.en
    with DurableRules() as engine:
        known = coordplan.Situation(entry="airport", received_by="police", status="suspected")
        assert coordplan.who(plan, known, verdicts=engine) == coordplan.who(plan, known)


def test_a_worker_that_fails_is_said_in_words(
    durable: None, haiphong: coordplan.Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WORKER", (sys.executable, "-c", "import os; os.abort()"))
    with DurableRules() as engine, pytest.raises(EngineError) as caught:
        coordplan.who(haiphong, verdicts=engine)
    assert [d.rule for d in caught.value.diagnostics] == ["engine-failed"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_where_it_is_not_installed(run: Run, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setattr("coordplan.engines.refusals.TOO_NEW", (99, 0))
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "durable" else found(name)
    )
    said = run("who", "-p", "haiphong", "--engine", Engine.DURABLE.value, "--lang", lang)
    assert said.code == 2
    assert 'pip install "coordplan[durable]"' in said.err
    assert not said.out


def test_where_python_is_too_new(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coordplan.engines.refusals.TOO_NEW", (3, 0))
    said = run("who", "-p", "haiphong", "--engine", "durable")
    assert said.code == 2
    assert "does not run on Python" in said.err


def test_the_worker_says_what_went_wrong(durable: None) -> None:
    """A rule that durable-rules cannot read, and a fact on which nothing fires."""
    assert "error" in replied({"rules": {"r": {"$not": [{"a": "1"}]}}, "facts": [{}]})
    assert "error" in replied({"rules": {}, "facts": [{"witness": "no"}]})
    assert replied(
        {"rules": {"r": {"a": "1"}}, "facts": [{"witness": "yes", "a": "1"}] * 1200}
    ) == {"fired": [["r"]] * 1200}, "no state stays open"


def test_a_condition_that_is_too_much_for_it_is_refused_in_words(
    durable: None, tmp_path: Path
) -> None:
    """Nothing is skipped: the answer is refused, and the index still gives it."""
    facts = ["danger", "returned", "requested", "wants_study", "with_minor", "with_relative",
             "many", "minor"]  # fmt: skip
    nested = "{sex: male}"
    for fact in facts:
        nested = f"{{any: [{{{fact}: true}}, {{wish: home, all: [{nested}]}}]}}"
    plan = with_conditions(tmp_path, [nested])
    with DurableRules() as engine, pytest.raises(EngineError) as caught:
        coordplan.who(plan, verdicts=engine)
    assert "Could not create ruleset" in str(caught.value)
    assert coordplan.who(plan).possible


def test_facts_named_like_parts_of_a_message_do_no_harm(durable: None) -> None:
    """A vocabulary may have a fact `sid` or `id`; the engine gives every name a prefix."""
    from coordplan.engines.rules import asserted, rule_of
    from tests.property.worlds import vocabulary_of

    words = vocabulary_of({"sid": ["a", "b"], "id": [True, False], "witness": ["x", "y"]}, [])
    assert words is not None
    from coordplan.vocabulary.when import When, condition_of

    condition = condition_of(
        When.model_validate({"sid": "a", "id": True, "witness": "y"}), words.facts
    )
    rules = {"r": rule_of(condition, words.fact_list)}
    told = [
        asserted({0: s, 1: i, 2: w}, words.fact_list)
        for s in (0, 1)
        for i in (0, 1)
        for w in (0, 1)
    ]
    fired = replied({"rules": rules, "facts": told})
    assert fired == {"fired": [[], ["r"], [], [], [], [], [], []]}


def test_a_resolved_situation_is_judged_from_what_was_stated(
    durable: None, haiphong: coordplan.Plan
) -> None:
    """The engine finds by itself what follows, so implied facts are not taken from the index."""
    resolved = resolve(coordplan.Situation("sea-border-return"), haiphong.vocabulary)
    from dataclasses import replace

    stated = {fact: resolved.known[fact] for fact in resolved.given}
    with DurableRules() as engine:
        assert engine(haiphong, resolved) == engine(haiphong, replace(resolved, known=stated))
