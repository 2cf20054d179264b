"""The Pythons of this machine, and empty environments of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")


def pythons() -> dict[str, str]:
    """Each supported version of Python that can be had here, and what starts it."""
    found: dict[str, str] = {}
    for version in VERSIONS:
        for command in _candidates(version):
            if version not in found and _says(command) == version:
                found[version] = command
    return found


def _candidates(version: str) -> Iterator[str]:
    if command := shutil.which(f"python{version}"):
        yield command
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from (str(one) for one in sorted(pyenv.glob(f"versions/{version}.*/bin/python")))
    yield sys.executable


def _says(command: str) -> str:
    """The version of a Python; nothing where it does not start, as one that pyenv only names."""
    code = "import sys; print(*sys.version_info[:2], sep='.')"
    ran = subprocess.run([command, "-c", code], capture_output=True, text=True, check=False)
    return ran.stdout.strip()


def environment(python: str, folder: Path, *needed: str) -> str:
    """A new environment with what is needed and nothing else, not even pip; its Python."""
    run([python, "-m", "venv", "--without-pip", str(folder)])
    inside = str(folder / "bin" / "python")
    run([sys.executable, "-m", "pip", "--python", inside, "install", "--quiet", *needed])
    return inside


def variables() -> dict[str, str]:
    """What is handed on: no Python path, which would go before the packages of an environment."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def run(command: Sequence[str], *, cwd: Path | None = None, **environ: str) -> str:
    """What a command prints; the release ends where it fails."""
    handed = {**variables(), **environ}
    ran = subprocess.run(command, cwd=cwd, env=handed, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"{' '.join(command)}\n{ran.stdout}{ran.stderr}")
    return ran.stdout
