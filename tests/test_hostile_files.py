"""Hostile files are refused in a process of their own: little work, 500 MB, no traceback.

What a refusal costs in seconds is measured by ``make bench``; here its calls are counted.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.hostile import HOSTILE
from tests.conftest import ROOT, unmeasured

MOST_CALLS = 6_000_000
"""Twice what the costliest of them takes; the largest plan that ships takes 180,000."""

CHILD = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))  # so that it cannot hang
from coordplan.cli import main
from tests.memory import peak
from tests.work import calls
code = []
made = calls(lambda: code.append(main(["check", sys.argv[1], "--format", "json"])))
print(json.dumps({"code": code[0], "calls": made, "megabytes": peak()}))
"""


@pytest.mark.uncounted
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file(name: str, tmp_path: Path) -> None:
    made, rule = HOSTILE[name]
    file = tmp_path / "hostile.yaml"
    file.write_bytes(made())
    env = unmeasured()
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(file)],
        env=env, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert "Traceback" not in child.stderr
    assert child.returncode == 0, child.stderr
    *report, measured = child.stdout.strip().splitlines()
    figures = json.loads(measured)
    found = json.loads("\n".join(report))["files"][0]["diagnostics"]
    assert rule in {diagnostic["rule"] for diagnostic in found}
    assert figures["code"] == 3
    assert figures["calls"] < MOST_CALLS
    assert figures["megabytes"] < 500
