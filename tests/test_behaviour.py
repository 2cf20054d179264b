"""Two plans compared by what they do: what is printed, and that it keeps to its schema.

``make golden`` writes the files in ``tests/data/behaviour`` anew; the diff is reviewed.
"""

from __future__ import annotations

import json
import random
from typing import Any, Literal

import jsonschema
import pytest

import coordplan
from coordplan.cli.behaviour import print_behaviour
from coordplan.compare.behaviour import compare_behaviour
from coordplan.compiled import Role
from coordplan.render.schemas import schema
from coordplan.text import Language
from tests import synthetic
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "data" / "behaviour"
SHOWN: dict[str, tuple[str, str, dict[str, Any]]] = {
    "haiphong-soctrang-receive": ("haiphong", "soctrang", {"actions": ["receive"], "language": "en"}),
    "haiphong-tanhong-vi": ("haiphong", "tanhong", {"actions": ["receive", "protect", "screen"]}),
    "haiphong-tanhong-markdown": (
        "haiphong", "tanhong", {"actions": ["receive"], "format_": "markdown", "language": "en"},
    ),
    "dongnai-tanhong-narrow": (
        "dongnai", "tanhong", {"actions": ["protect"], "language": "en", "width": 60},
    ),
    "laichau-soctrang": ("laichau", "soctrang", {"language": "en"}),
    "haiphong-dongnai-acting": (
        "haiphong", "dongnai",
        {"actions": ["notify"], "roles": [Role.LEAD, Role.PERFORM, Role.SUPPORT], "language": "en"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown(
    name: str, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    one, other, options = SHOWN[name]
    print_behaviour(coordplan.load_plan(one), coordplan.load_plan(other), **options)
    shown = capsys.readouterr().out
    file = FOLDER / f"{name}.txt"
    if request.config.getoption("--regenerate"):
        file.write_text(shown, "utf-8")
    assert file.read_text("utf-8") == shown


def test_no_file_is_left_over() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == set(SHOWN)


def test_json_keeps_to_its_schema(
    capsys: pytest.CaptureFixture[str], vocabulary: coordplan.Vocabulary
) -> None:
    a, b = coordplan.load_plan("haiphong"), coordplan.load_plan("soctrang")
    found = print_behaviour(a, b, format_="json")
    data = json.loads(capsys.readouterr().out)
    jsonschema.validate(data, schema("behaviour", vocabulary))
    assert data["differs"] is found.differs is True
    (receive,) = (one for one in data["actions"] if one["action"] == "receive")
    assert receive["count"] == sum(one["count"] for one in receive["classes"])
    assert all(one["by"] for found in receive["classes"] for one in found["a"])


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_a_long_description_is_cut(
    language: Language,
    format_: Literal["text", "markdown"],
    capsys: pytest.CaptureFixture[str],
) -> None:
    chance = random.Random(0)
    words = synthetic.written_vocabulary(chance, 12, 1)
    built = synthetic.vocabulary(words)
    assert built is not None
    plans = [synthetic.plan(synthetic.written_plan(chance, id_, words, 60), built) for id_ in "ab"]
    found = compare_behaviour(*plans)
    assert max(len(one.description) for d in found.actions for one in d.classes) > 6
    print_behaviour(*plans, language=language, format_=format_)
    assert "--format json" in capsys.readouterr().out


def test_two_large_plans_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    """300 duties over 25 facts: one action at a time, exactly and within the bounds."""
    chance = random.Random(0)
    words = synthetic.written_vocabulary(chance, 25, 30)
    built = synthetic.vocabulary(words)
    assert built is not None
    plans = [synthetic.plan(synthetic.written_plan(chance, id_, words, 300), built) for id_ in "ab"]
    found = print_behaviour(*plans, actions=["a0", "a3"], format_="json")
    assert found.differs
    assert json.loads(capsys.readouterr().out)["situations"] == found.situations
