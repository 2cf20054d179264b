"""Law: whatever bytes a file holds, loading ends in a plan or in diagnostics, never in a crash;
and a plan that passed its checks answers every situation that can occur."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.load.yaml_tree import read_yaml
from tests import reference

pytestmark = pytest.mark.slow

BASE = Path(__file__).parent.parent / "checks" / "unknown-agency" / "good.yaml"

YAML_PIECES = st.sampled_from(
    ["a: ", "- ", "{", "}", "[", "]", ", ", ": ", "&a ", "*a", "<<: ", "!!str ", "? ", "|\n", ">\n",
     "\n", "  ", "'", '"', "#", "---\n", "...\n", "no", "null", "12:30", "0x1", "\x00", "\ufeff", "đ",
     "\u2028", "coordplan: 1\n", "clauses:\n", "%YAML 1.1\n", "@", "`", "\t"]
)  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(st.lists(YAML_PIECES, max_size=40).map("".join))
def test_yaml_soup(text: str) -> None:
    document = read_yaml(text.encode(), "soup.yaml")
    assert document.faults or document.data is not None or text.strip()
    for fault in document.faults:
        assert fault.where is not None
        assert fault.message.vi
        assert fault.message.en


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    read_yaml(raw, "bytes.yaml")


LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.just([]), st.just({}),
    st.just("police"), st.just(["police", "police"]), st.just({"vi": "x"}), st.just([{}]),
)  # fmt: skip


def _places(tree: Any, route: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    )
    return [route, *(place for step, value in steps for place in _places(value, (*route, step)))]


@settings(
    max_examples=600,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_a_plan_with_parts_replaced(data: st.DataObject, tmp_path: Path) -> None:
    tree = reference.read(str(BASE))
    for _ in range(data.draw(st.integers(1, 3))):
        *route, last = data.draw(st.sampled_from([p for p in _places(tree) if p]))
        holder = tree
        for step in route:
            holder = holder[step]
        match data.draw(st.sampled_from(["replace", "remove", "add"])):
            case "replace":
                holder[last] = copy.deepcopy(data.draw(LEAVES))
            case "remove" if isinstance(holder, dict):
                del holder[last]
            case _ if isinstance(holder, dict):
                key = data.draw(st.sampled_from(["of", "with", "lead", "zzz", "any", "when"]))
                holder[key] = copy.deepcopy(data.draw(LEAVES))
    file = tmp_path / "mutant.yaml"
    file.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    found = coordplan.check_plan(str(file))
    assert all(d.message.vi and d.message.en for d in found)
    if any(d.severity is coordplan.Severity.ERROR for d in found):
        with pytest.raises(coordplan.InvalidFileError):
            coordplan.load_plan(str(file))
        return
    plan = coordplan.load_plan(str(file))
    for event in plan.vocabulary.events:
        coordplan.who(plan, coordplan.Situation(event), standing=True)
