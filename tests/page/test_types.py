"""The types of the page's modules, which stand in their comments, are right."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

HERE = ROOT / "tests" / "page"


def test_typescript_finds_nothing_wrong_with_the_modules() -> None:
    tsc = shutil.which("tsc", path=str(HERE / "node_modules" / ".bin")) or shutil.which("tsc")
    if tsc is None:
        pytest.skip("no TypeScript here: `make typescript` installs it, with npm")
    ran = subprocess.run([tsc, "--project", str(HERE)], capture_output=True, text=True, check=False)
    assert ran.stdout == ""
    assert ran.returncode == 0
