"""Build the documentation site, a language beside the other: ``make site``.

    python docs/site/build.py build/site

Nothing is tolerated: a link that leads nowhere, or a page that no list names, ends the build.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LANGUAGES = ("en", "vi")
STRICT = ("--fail-on-warning", "--quiet")


def build(site: Path) -> None:
    """Write the site into a folder of its own, both languages at once."""
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as kept:
        running = [started(language, site, Path(kept)) for language in LANGUAGES]
        failed = [process for process in running if process.wait()]
    if failed:
        sys.exit("the site has not been built")
    shutil.copy(HERE / "index.html", site)
    for language in LANGUAGES:
        (site / language / ".buildinfo").unlink()


def started(language: str, site: Path, kept: Path) -> subprocess.Popen[bytes]:
    """Sphinx at work on one language."""
    command: list[str | Path] = [
        *(sys.executable, "-m", "sphinx", *STRICT, "-c", HERE, "-d", kept / language),
        *(ROOT, site / language),
    ]
    return subprocess.Popen(command, env={**os.environ, "SITE_LANGUAGE": language})


if __name__ == "__main__":
    build(Path(sys.argv[1]))
