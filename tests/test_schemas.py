"""The published JSON Schemas are those of the code, and every output keeps to its own."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

import coordplan
from coordplan.contract.schemas import schema, schema_names
from coordplan.load.files import shipped_plans, shipped_vocabulary
from tests import reference
from tests.conftest import ROOT, Run

FOLDER = ROOT / "docs" / "reference"


def published(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("name", schema_names())
def test_a_published_schema_is_that_of_the_code(name: str) -> None:
    made = schema(name, coordplan.load_vocabulary())
    assert published(name) == json.loads(json.dumps(made))
    jsonschema.Draft202012Validator.check_schema(made)


@pytest.mark.parametrize("plan", sorted(shipped_plans()))
def test_shipped_plans_keep_to_the_schema(plan: str) -> None:
    jsonschema.validate(reference.read(shipped_plans()[plan]), published("plan"))


def test_the_vocabulary_keeps_to_the_schema() -> None:
    jsonschema.validate(reference.read(shipped_vocabulary()), published("vocabulary"))


@pytest.mark.parametrize(
    "id_", ["unknown-action", "unknown-fact", "unknown-value", "unknown-level"]
)
def test_an_editor_sees_unknown_words(id_: str) -> None:
    bad = reference.read(str(ROOT / "tests" / "checks" / id_ / "bad.yaml"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bad, published("plan"))


TRACED = "tests/data/trace/village"

OUTPUTS = [
    ("graph", ["graph", "haiphong", "-e", "sea-border-return", "--format", "json"]),
    ("answer", ["who", "-p", "haiphong", "-e", "self-return", "--standing"]),
    ("answer", ["who", "-p", "haiphong", "-e", "danger-at-shelter", "--as-of", "2001-01-01"]),
    ("answer", ["who"]),
    ("why", ["why", "-e", "trial", "-f", "under_16=true"]),
    ("why", ["why-not", "-e", "air-return"]),
    ("why", ["why", "-p", "haiphong", "TTTU"]),
    ("check", ["check", "tests/checks/unknown-value/bad.yaml", "haiphong"]),
    ("cache", ["cache"]),
    ("cache", ["cache", "--clear"]),
    ("plans", ["plans"]),
    ("events", ["events"]),
    ("facts", ["facts"]),
    ("actions", ["actions"]),
    ("agencies", ["agencies", "police"]),
    ("show", ["show", "haiphong"]),
    ("show", ["show", f"{TRACED}.yaml", "-s", f"{TRACED}-revised.md"]),
    ("trace", ["trace", f"{TRACED}.yaml", "-s", f"{TRACED}.md"]),
    ("trace", ["trace", f"{TRACED}.yaml", "-s", f"{TRACED}-revised.md"]),
    ("gaps", ["gaps", "haiphong", "--baseline", "tanhong"]),
    ("case", ["case", "--at", "haiphong", "--home", "soctrang", "-e", "self-return"]),
    ("case", ["case", "--at", "tanhong", "--home", "tanhong", "--over", "auto"]),
    ("case-matrix", ["case", "--matrix"]),
    ("mend", ["mend", "tanhong", "--fewest"]),
    ("mend-matrix", ["mend", "--matrix", "--action", "screen"]),
    ("reports", ["reports"]),
    ("reports", ["reports", "--from", "2026-01-01", "--to", "2026-12-31"]),
    ("answer", ["who", "-e", "danger-at-shelter", "--received", "2026-02-13T16:00"]),
    ("show", ["show", "tests/checks/bad-duration/good.yaml"]),
    ("show", ["show", "tests/checks/assignment-target/good.yaml"]),
]


@pytest.mark.parametrize(("name", "arguments"), OUTPUTS, ids=lambda a: str(a)[:50])
def test_outputs_keep_to_their_schema(run: Run, name: str, arguments: list[str]) -> None:
    jsonschema.validate(json.loads(run(*arguments, "--format", "json").out), published(name))


def test_the_schema_command_prints_what_is_published(run: Run) -> None:
    for name in schema_names():
        assert json.loads(run("schema", name).out) == published(name)


def test_the_answer_has_the_keys_of_the_contract(run: Run) -> None:
    """Keys of the contract are added to, never renamed."""
    data = json.loads(run("who", "-p", "haiphong", "-e", "self-return", "--format", "json").out)
    assert set(data) >= {"coordplan", "situation", "as_of", "plans"}
    (plan,) = data["plans"]
    assert set(plan) >= {
        "plan",
        "act",
        "notify",
        "oversee",
        "reports",
        "possible",
        "ask",
        "status",
        "warnings",
    }
    assert set(plan["act"][0]) >= {
        "phase",
        "actions",
        "role",
        "reach",
        "agency",
        "duty",
        "clause",
        "gist",
        "within",
        "requested",
        "by_function",
        "inferred",
        "because",
    }
    assert set(plan["notify"][0]) >= {
        "agency",
        "by",
        "any_of",
        "within",
        "phase",
        "duty",
        "clause",
        "because",
    }
    assert set(plan["reports"][0]) >= {"from", "to", "via", "every", "on_demand", "duty", "clause"}
    assert set(plan["possible"][0]) >= {"kind", "depends_on", "item"}
    assert set(plan["ask"][0]) >= {"fact", "question", "values", "decides"}
    assert set(plan["act"][0]["agency"]) >= {"id", "name", "function", "level"}
