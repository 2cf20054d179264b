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


NOBODY = "NOT COMPARED: at places that both have, neither plan gives anybody such a role"
NOWHERE = "NOT COMPARED: it is needed in no situation at a place that both have"


@pytest.mark.parametrize(("other", "compared"), [("laichau", False), ("tanhong", True)])
def test_what_was_not_compared_is_said(
    other: str, compared: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Hải Phòng has a leader of reception only where Lai Châu has no such place, and no leader."""
    plans = [coordplan.load_plan(id_) for id_ in ("haiphong", other)]
    options: Any = {"actions": ["receive"], "roles": [Role.LEAD]}
    print_behaviour(*plans, **options, format_="json")
    (receive,) = json.loads(capsys.readouterr().out)["actions"]
    assert receive["compared"] is compared
    assert receive["concerned"] > 0
    print_behaviour(*plans, **options, language="en")
    shown = capsys.readouterr().out
    assert (NOBODY in shown) is not compared
    assert "NO DIFFERENCE" not in shown
    print_behaviour(*plans, **options, language="en", format_="markdown")
    assert (NOBODY.capitalize() in capsys.readouterr().out) is not compared


@pytest.mark.parametrize(("theirs", "concerned"), [("v1", 0), ("v0", 2)])
def test_plans_without_a_common_place_are_not_compared(
    theirs: str, concerned: int, capsys: pytest.CaptureFixture[str]
) -> None:
    words = synthetic.written_vocabulary(random.Random(1), 2, 1) | {"constraints": []}
    value = words["levels"]["l"]
    words["facts"]["f0"]["values"] = {
        v: {**value, "label": {"vi": v, "en": v}} for v in ("v0", "v1")
    }
    words["facts"]["f1"]["values"] = "bool"
    words["places"] = {"fact": "f0", "phases": ["case"]}
    built = synthetic.vocabulary(words)
    assert built is not None
    written = synthetic.written_plan(random.Random(1), "a", words, 1)
    written["clauses"][0]["duties"] = [{"do": ["a0"], "lead": ["g0"]}]
    plans = [
        synthetic.plan({**written, "id": id_, "places": [place]}, built)
        for id_, place in (("a", "v0"), ("b", theirs))
    ]
    print_behaviour(*plans, format_="json")
    (one,) = json.loads(capsys.readouterr().out)["actions"]
    assert (one["concerned"], one["compared"]) == (concerned, bool(concerned))
    print_behaviour(*plans, language="en")
    shown = capsys.readouterr().out
    assert (NOWHERE in shown) is not bool(concerned)
    assert ("NO DIFFERENCE WHERE IT IS NEEDED" in shown) is bool(concerned)
    assert NOBODY not in shown
    assert "NO DIFFERENCE IN ANY SITUATION" not in shown


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
