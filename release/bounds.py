"""The ranges of the dependencies are true: the tests pass with the oldest and with the newest.

The oldest are tried with the oldest Python that can be had here, the newest with the newest.
``--constraints`` only prints what pip is told of the oldest.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from packaging.requirements import Requirement

from release.environments import ROOT, environment, pythons, variables

NEEDED = f"{ROOT}[office,draft,batch,serve,test]"
TESTS = ("-m", "not slow", "--no-cov", "-q", "-n", "auto", "-p", "no:cacheprovider")


def oldest(pyproject: str) -> list[str]:
    """Each dependency, of every extra, pinned to the lower bound of its range."""
    found: dict[str, str] = {}
    for requirement in _requirements(pyproject):
        for bound in requirement.specifier:
            if bound.operator in (">=", "=="):
                marker = f"; {requirement.marker}" if requirement.marker else ""
                found[requirement.name] = f"{requirement.name}=={bound.version}{marker}"
    return sorted(found.values(), key=str.lower)


def _requirements(pyproject: str) -> Iterator[Requirement]:
    project = tomllib.loads(pyproject)["project"]
    for lines in (project["dependencies"], *project["optional-dependencies"].values()):
        yield from (one for one in map(Requirement, lines) if one.name != project["name"])


def main(chosen: Sequence[str]) -> None:
    """Run the tests that are not slow, or the files given, with both ends of the ranges."""
    pins = oldest((ROOT / "pyproject.toml").read_text("utf-8"))
    if list(chosen) == ["--constraints"]:
        sys.stdout.write("\n".join(pins) + "\n")
        return
    found = list(pythons().values())
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder) / "oldest.txt"
        constraints.write_text("\n".join(pins) + "\n", "utf-8")
        old = environment(
            found[0], Path(folder) / "old", "-c", str(constraints), "--editable", NEEDED
        )
        new = environment(found[-1], Path(folder) / "new", "--editable", NEEDED)
        for name, python in (("oldest", old), ("newest", new)):
            sys.stdout.write(f"the tests with the {name} dependencies\n")
            sys.stdout.flush()
            command = [python, "-m", "pytest", *TESTS, *chosen]
            ran = subprocess.run(command, cwd=ROOT, env=variables(), check=False)
            if ran.returncode:
                sys.exit(f"the tests fail with the {name} dependencies")


if __name__ == "__main__":
    main(sys.argv[1:])
