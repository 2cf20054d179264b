"""Fingerprints outlast a release: what somebody acknowledged once stays acknowledged.

One edit of each kind, and the fingerprint of the change that it is. A line of the file may only
change with a note to those who keep acknowledgements.
"""

from __future__ import annotations

import copy
import json
import random

import pytest

from coordplan.compare.diff import diff
from tests.conftest import ROOT
from tests.property.test_one_edit_is_one_change import EDITS
from tests.written_plans import compiled, random_plan

FILE = ROOT / "tests" / "data" / "diff" / "fingerprints.json"


def fingerprint(name: str) -> tuple[str, str]:
    """The kind and the fingerprint of an edit, in the first plan that it can be made in."""
    for seed in range(9):
        chance = random.Random(f"{name} {seed}")
        before = random_plan(chance)
        after = copy.deepcopy(before)
        kind = EDITS[name](chance, after)
        if kind is not None and after != before:
            (change,) = diff(compiled(before), compiled(after)).changes
            assert change.kind.id == kind
            return kind, change.fingerprint
    raise AssertionError(f"{name}: no plan to make it in")


def test_every_edit_has_a_line() -> None:
    assert list(json.loads(FILE.read_text("utf-8"))) == list(EDITS)


@pytest.mark.parametrize("name", EDITS)
def test_a_change_has_the_fingerprint_that_it_always_had(name: str) -> None:
    assert list(fingerprint(name)) == json.loads(FILE.read_text("utf-8"))[name]
