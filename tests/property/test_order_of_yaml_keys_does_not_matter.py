"""Law: reordering the keys of a plan file changes no answer, only the version of the plan."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

import coordplan
from coordplan.contract import answer as data
from coordplan.load.files import shipped_plans
from tests import reference


def _shuffled(tree: Any, chance: random.Random) -> Any:
    """The same data with the keys of every mapping in another order."""
    if isinstance(tree, dict):
        items = [(name, _shuffled(value, chance)) for name, value in tree.items()]
        chance.shuffle(items)
        return dict(items)
    if isinstance(tree, list):
        return [_shuffled(value, chance) for value in tree]
    return tree


@pytest.mark.parametrize("seed", range(3))
def test_order_of_keys_does_not_matter(tmp_path: Path, haiphong: coordplan.Plan, seed: int) -> None:
    written = reference.read(shipped_plans()["haiphong"])
    file = tmp_path / "shuffled.yaml"
    file.write_text(
        yaml.safe_dump(
            _shuffled(written, random.Random(seed)), allow_unicode=True, sort_keys=False
        ),
        encoding="utf-8",
    )
    shuffled = coordplan.load_plan(str(file))
    for event in haiphong.vocabulary.events:
        situation = coordplan.Situation(event)
        one = data.answers([coordplan.who(haiphong, situation, standing=True)])["plans"]
        two = data.answers([coordplan.who(shuffled, situation, standing=True)])["plans"]
        assert one[0]["plan_version"] != two[0]["plan_version"]
        assert [one[0] | {"plan_version": None}] == [two[0] | {"plan_version": None}]
