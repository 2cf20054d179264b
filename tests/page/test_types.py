"""The types of the page's modules, which stand in their comments, are right."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

pytestmark = pytest.mark.slow

HERE = ROOT / "tests" / "page"


@pytest.fixture
def tsc() -> str:
    found = shutil.which("tsc", path=str(HERE / "node_modules" / ".bin")) or shutil.which("tsc")
    if found is None:
        pytest.skip("no TypeScript here: `make typescript` installs it, with npm")
    return found


def test_typescript_finds_nothing_wrong_with_the_modules(tsc: str) -> None:
    ran = subprocess.run([tsc, "--project", str(HERE)], capture_output=True, text=True, check=False)
    assert ran.stdout == ""
    assert ran.returncode == 0


OUTPUTS = {
    "answer": ["who", "-e", "danger-at-shelter", "--received", "2026-02-13T16:00"],
    "why": ["why-not", "-e", "air-return"],
    "show": ["show", "haiphong"],
    "graph": ["graph", "haiphong"],
    "reports": ["reports", "--from", "2026-01-01", "--to", "2026-12-31"],
    "registry-list": ["registry"],
}


def test_outputs_are_of_the_published_types(tsc: str, run: Run, tmp_path: Path) -> None:
    """And what is not is refused: a type that takes everything says nothing."""
    parts = ['import type { Outputs } from "./coordplan";\n']
    for name, arguments in OUTPUTS.items():
        data = run(*arguments, "--format", "json").out
        parts.append(
            f"export const {name.replace('-', '_')}: Outputs[{json.dumps(name)}] = {data};"
        )
    types = (ROOT / "docs" / "reference" / "coordplan.d.ts").read_text("utf-8")
    (tmp_path / "coordplan.d.ts").write_text(types, "utf-8")
    sample = tmp_path / "sample.ts"

    def told(text: str) -> str:
        sample.write_text(text, "utf-8")
        wanted = [tsc, "--noEmit", "--strict", "--skipLibCheck", "false", str(sample)]
        return subprocess.run(wanted, capture_output=True, text=True, check=False).stdout

    assert told("\n".join(parts)) == ""
    assert told("\n".join(parts).replace('"by_function"', '"by_functoin"', 1)) != ""
