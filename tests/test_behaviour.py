"""Two plans compared by what they do: what is printed, and that it keeps to its schema.

``make golden`` writes the files in ``tests/data/behaviour`` anew; the diff is reviewed.
"""

from __future__ import annotations

import json
import random
import re
from typing import Any

import jsonschema
import pytest

import coordplan
from coordplan.compare.behaviour import Behaviour, compare_behaviour
from coordplan.compiled import Role
from coordplan.contract.behaviour import behaviour_data
from coordplan.contract.schemas import schema
from coordplan.pages.behaviour import behaviour_page
from coordplan.print.lines import plain
from coordplan.print.markdown import print_page
from coordplan.print.text import page_lines
from coordplan.text import Language
from tests import synthetic
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "data" / "behaviour"
SHOWN: dict[str, tuple[str, str, dict[str, Any], dict[str, Any]]] = {
    "haiphong-soctrang-receive": (
        "haiphong", "soctrang", {"actions": ["receive"]}, {"language": "en"},
    ),
    "haiphong-tanhong-vi": (
        "haiphong", "tanhong", {"actions": ["receive", "protect", "screen"]}, {},
    ),
    "haiphong-tanhong-markdown": (
        "haiphong", "tanhong", {"actions": ["receive"]}, {"format_": "markdown", "language": "en"},
    ),
    "dongnai-tanhong-narrow": (
        "dongnai", "tanhong", {"actions": ["protect"]}, {"language": "en", "width": 60},
    ),
    "laichau-soctrang": ("laichau", "soctrang", {}, {"language": "en", "full": True}),
    "haiphong-dongnai-acting": (
        "haiphong", "dongnai",
        {"actions": ["notify"], "roles": [Role.LEAD, Role.PERFORM, Role.SUPPORT]},
        {"language": "en"},
    ),
}  # fmt: skip


def _shown(
    found: Behaviour,
    *,
    language: Language = "vi",
    width: int = 100,
    format_: str = "text",
    full: bool = False,
) -> str:
    page = behaviour_page(found, full=full)
    if format_ == "text":
        return plain(page_lines(page, language, width))
    return print_page(page, language)


def _data(found: Behaviour) -> Any:
    return json.loads(json.dumps(behaviour_data(found)))


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown(name: str, request: pytest.FixtureRequest) -> None:
    one, other, asked, options = SHOWN[name]
    found = compare_behaviour(*coordplan.load_plans([one, other]), **asked)
    shown = _shown(found, **options)
    file = FOLDER / f"{name}.txt"
    if request.config.getoption("--regenerate"):
        file.write_text(shown, "utf-8")
    assert file.read_text("utf-8") == shown


def test_no_file_is_left_over() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == set(SHOWN)


def test_json_keeps_to_its_schema(vocabulary: coordplan.Vocabulary) -> None:
    found = compare_behaviour(*coordplan.load_plans(["haiphong", "soctrang"]))
    data = _data(found)
    jsonschema.validate(data, schema("behaviour", vocabulary))
    assert data["differs"] is found.differs is True
    (receive,) = (one for one in data["actions"] if one["action"] == "receive")
    assert receive["count"] == sum(one["count"] for one in receive["classes"])
    assert all(one["by"] for found in receive["classes"] for one in found["a"])


def test_numbers_of_situations_stand_in_json_only() -> None:
    found = compare_behaviour(*coordplan.load_plans(["haiphong", "tanhong"]))
    assert _data(found)["situations"] > 10**9
    for language in ("vi", "en"):
        shown = _shown(found, language=language, full=True)
        assert not re.search(r"\d[.,]\d{3}", shown)
        assert ("trong mọi tình huống" if language == "vi" else "in every situation") in shown


def test_many_differences_are_shown_when_asked() -> None:
    found = compare_behaviour(*coordplan.load_plans(["haiphong", "soctrang"]))
    assert sum(1 for one in found.actions if one.classes) > 3
    brief, full = (_shown(found, language="en", full=full) for full in (False, True))
    assert len(brief.splitlines()) <= 40
    assert "add --full" in brief
    named = " ".join(re.split(r" {2,}", line)[-1] for line in brief.splitlines())
    for one in found.actions:
        assert one.action.label.en in named
        assert not one.classes or one.action.label.en.upper() in full


NOBODY = "Not compared: at places that both have, neither plan gives anybody such a role"
NOWHERE = "Not compared: it is needed in no situation at a place that both have"


@pytest.mark.parametrize(("other", "compared"), [("laichau", False), ("tanhong", True)])
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_what_was_not_compared_is_said(other: str, compared: bool, format_: str) -> None:
    """Hải Phòng has a leader of reception only where Lai Châu has no such place, and no leader."""
    plans = coordplan.load_plans(["haiphong", other])
    found = compare_behaviour(*plans, actions=["receive"], roles=[Role.LEAD])
    (receive,) = _data(found)["actions"]
    assert receive["compared"] is compared
    assert receive["concerned"] > 0
    shown = _shown(found, language="en", format_=format_)
    assert (NOBODY in shown) is not compared
    assert "No difference" not in shown


@pytest.mark.parametrize(("theirs", "concerned"), [("v1", 0), ("v0", 2)])
def test_plans_without_a_common_place_are_not_compared(theirs: str, concerned: int) -> None:
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
    a, b = (
        synthetic.plan({**written, "id": id_, "places": [place]}, built)
        for id_, place in (("a", "v0"), ("b", theirs))
    )
    found = compare_behaviour(a, b)
    (one,) = _data(found)["actions"]
    assert (one["concerned"], one["compared"]) == (concerned, bool(concerned))
    shown = _shown(found, language="en")
    assert (NOWHERE in shown) is not bool(concerned)
    assert ("No difference where it is needed" in shown) is bool(concerned)
    assert NOBODY not in shown
    assert "No difference in any situation" not in shown


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_a_long_description_is_cut(language: Language, format_: str) -> None:
    chance = random.Random(0)
    words = synthetic.written_vocabulary(chance, 12, 1)
    built = synthetic.vocabulary(words)
    assert built is not None
    a, b = (synthetic.plan(synthetic.written_plan(chance, id_, words, 60), built) for id_ in "ab")
    found = compare_behaviour(a, b)
    longest = max(len(one.description) for d in found.actions for one in d.classes)
    assert longest > 6
    assert "--full" in _shown(found, language=language, format_=format_)
    assert "--full" not in _shown(found, language=language, format_=format_, full=True)


def test_two_large_plans_are_compared() -> None:
    """300 duties over 25 facts: one action at a time, exactly and within the bounds."""
    chance = random.Random(0)
    words = synthetic.written_vocabulary(chance, 25, 30)
    built = synthetic.vocabulary(words)
    assert built is not None
    a, b = (synthetic.plan(synthetic.written_plan(chance, id_, words, 300), built) for id_ in "ab")
    found = compare_behaviour(a, b, actions=["a0", "a3"])
    assert found.differs
    assert _data(found)["situations"] == found.situations
