"""The documentation site, built once for a process, or the reason why it is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import browser
from tests.conftest import ROOT, unmeasured

__all__ = ["browser"]


def build(site: Path) -> Path:
    """The site, as ``make site`` builds it."""
    command: list[str | Path] = [sys.executable, ROOT / "docs" / "site" / "build.py", site]
    ran = subprocess.run(command, env=unmeasured(), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    for name in ("sphinx", "myst_parser", "furo"):
        pytest.importorskip(name, reason="the extra `site` is absent")
    return build(tmp_path_factory.mktemp("site"))
