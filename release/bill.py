"""What a user installs, and under which licences: a bill of materials in CycloneDX.

It is made from an empty environment with the wheel and the extras that users install. A licence
that is not on the list below ends the release: somebody must read it first.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coordplan.version import __version__
from release.environments import ROOT, environment, run

READ = frozenset(
    {"Apache-2.0", "Apache-2.0 OR BSD-3-Clause", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"}
    | {"MIT-0", "PSF-2.0", "License :: OSI Approved :: BSD License"}
    | {"License :: OSI Approved :: Apache Software License"}
)
"""Licences that were read; each lets a program under Apache-2.0 use the package."""


def main(dist: Path) -> None:
    """Write the bill beside the wheel, and say the licence of every package."""
    (wheel,) = dist.resolve().glob("*.whl")
    bill = dist / "sbom.cdx.json"
    with tempfile.TemporaryDirectory() as folder:
        python = environment(sys.executable, Path(folder) / "env", f"{wheel}[office,draft]")
        options = ["--output-reproducible", "--pyproject", str(ROOT / "pyproject.toml")]
        tool = [sys.executable, "-m", "cyclonedx_py", "environment"]
        run([*tool, python, *options, "-o", str(bill)])
    found = json.loads(bill.read_text("utf-8"))
    found["metadata"]["component"]["version"] = __version__
    bill.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", "utf-8")
    parts = found["components"]
    for part in parts:
        sys.stdout.write(f"{part['name']} {part['version']}: {', '.join(licences(part))}\n")
    unread = [part["name"] for part in parts if not READ.intersection(licences(part))]
    if unread:
        sys.exit(f"nobody has read the licences of: {', '.join(unread)}")


def licences(part: Mapping[str, Any]) -> list[str]:
    """The licences that a package declares, as ids where it names them so."""
    found = []
    for one in part.get("licenses", ()):
        named = one.get("license", {})
        said = one.get("expression") or named.get("id") or named.get("name", "")
        if not said.startswith("declared license"):
            found.append(said)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
