"""What is acknowledged is written so that it comes back, on one line each."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.conftest import Run
from tests.test_diff_command import AFTER, BEFORE


@pytest.mark.parametrize(
    "reason", ['agreed: "all" # of it', "Xã đồng ý: {1}, [2]", "back\\slash \\n", "- & * ! | > % @"]
)
def test_what_is_acknowledged_comes_back(run: Run, tmp_path: Path, reason: str) -> None:
    file = tmp_path / "accepted.yaml"
    run("diff", BEFORE, AFTER, "--acknowledged", str(file), "--acknowledge", reason)
    entries = yaml.safe_load(file.read_text("utf-8"))["acknowledged"]
    assert {entry["reason"] for entry in entries} == {reason}
    ran = run("diff", BEFORE, AFTER, "--acknowledged", str(file), "--exit-code")
    assert ran.code == 0, "nothing is open"
