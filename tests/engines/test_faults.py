"""What durable-rules 2.0.28 does wrong, each fault shown, so that each fence has its reason.

Each runs in a process of its own: some end in a crash.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.conftest import unmeasured

HEAD = """
import json
from durable import engine
def ruleset(rules, heard):
    def note(name):
        return lambda closure: heard.append(name)
    return engine.Ruleset("r", None, {
        name: {"all": [{"m": rule}], "run": note(name)} for name, rule in rules.items()})
def told(rules, facts, how="assert_fact"):
    heard = []
    made = ruleset(rules, heard)
    for number, fact in enumerate(facts):
        try:
            made.do_actions(getattr(made, how)({**fact, "sid": str(number)}), lambda *_: None)
        except engine.MessageNotHandledException:
            pass
    return heard
"""


@pytest.fixture(autouse=True)
def _installed(durable: None) -> None:
    """Every test here needs durable-rules."""


def ran(code: str) -> subprocess.CompletedProcess[str]:
    environment = unmeasured()
    return subprocess.run(
        [sys.executable, "-c", HEAD + code], capture_output=True, text=True, timeout=300, check=False,
        env=environment,
    )  # fmt: skip


def heard(code: str) -> Any:
    child = ran(f"print(json.dumps({code}))")
    assert child.returncode == 0, child.stderr
    return json.loads(child.stdout)


def test_posting_an_event_fires_one_rule_of_several() -> None:
    """So facts are asserted."""
    rules = {"one": {"a": "1"}, "two": {"a": "1"}, "three": {"a": "1"}}
    assert len(heard(f"told({rules}, [{{'a': '1'}}], 'assert_event')")) == 1
    assert sorted(heard(f"told({rules}, [{{'a': '1'}}])")) == sorted(rules)


def test_a_rule_fires_once_for_each_true_disjunct() -> None:
    """So names are counted once."""
    rule = {"$or": [{"a": "1"}, {"b": "1"}]}
    assert heard(f"told({{'r': {rule}}}, [{{'a': '1', 'b': '1'}}])") == ["r", "r"]


def test_negation_never_fires() -> None:
    """So the other values of a fact are listed."""
    rule = {"$and": [{"a": "1"}, {"$not": {"b": "1"}}]}
    assert heard(f"told({{'r': {rule}}}, [{{'a': '1', 'b': '2'}}])") == []


def test_text_is_compared_with_numbers() -> None:
    """So only the equality of text is used."""
    assert heard("told({'r': {'$gte': {'a': 3}}}, [{'a': '4'}])") == ["r"]


def test_memory_ends_at_the_1024th_open_state() -> None:
    """So each state is deleted."""
    child = ran("told({'r': {'a': '1'}}, [{'a': '1'}] * 1100)")
    assert "MemoryError" in child.stderr


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="what it writes over does not happen to end this Python"
)
def test_deleting_the_state_of_an_unmatched_fact_crashes() -> None:
    """So a rule that always fires stands in every ruleset."""
    code = """
made = ruleset({"r": {"a": "1"}}, [])
try:
    made.assert_fact({"a": "2", "sid": "0"})
except engine.MessageNotHandledException:
    made.delete_state("0")
"""
    assert ran(code).returncode not in {0, 1}


def test_too_many_rules_are_refused() -> None:
    """So a ruleset holds a few hundred at most."""
    assert (
        "Could not create ruleset"
        in ran("ruleset({f'r{n}': {'a': '1'} for n in range(1000)}, [])").stderr
    )


def test_a_rule_about_the_name_of_a_state_fires_for_ever() -> None:
    """So the names of facts have a prefix."""
    pytest.importorskip("resource", reason="this system has no limits for a process")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (3, 3))"
    code = "told({'r': {'sid': '0'}}, [{'a': '1'}])"
    assert ran(f"{limit}\n{code}").returncode not in {0, 1}
