"""The package: what travels in it, and that importing it touches nothing."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, unmeasured


def _run(*arguments: str, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run Python in a process of its own, which coverage does not follow."""
    environment = unmeasured()
    ran = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=300, check=False, cwd=cwd,
        env={**environment, **(env or {})},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, and a wheel built from the sdist."""
    pytest.importorskip("build", reason="the package `build` is not installed (extra dev)")
    pytest.importorskip("hatchling", reason="hatchling is not installed (extra dev)")
    folder = tmp_path_factory.mktemp("dist")
    _run("-m", "build", "--no-isolation", "--outdir", str(folder), ".", cwd=ROOT)
    return folder


def _content(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {n: archive.read(n) for n in archive.namelist() if not n.endswith("RECORD")}


def test_plans_and_vocabulary_travel_in_the_wheel(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(_content(wheel))
    for plan in (ROOT / "plans").glob("*.yaml"):
        assert f"coordplan/plans/{plan.name}" in names
    assert "coordplan/vocabulary/human-trafficking.yaml" in names
    assert "coordplan/py.typed" in names


def test_a_wheel_from_the_checkout_is_the_wheel_from_the_sdist(built: Path, tmp_path: Path) -> None:
    _run("-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path), ".", cwd=ROOT)
    (direct,) = tmp_path.glob("*.whl")
    (through,) = built.glob("*.whl")
    assert _content(direct) == _content(through)


def test_an_installed_coordplan_answers_without_a_checkout(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    out = _run(
        "-c",
        "import sys; sys.path.insert(0, 'site'); import coordplan; print(coordplan.__file__);"
        "from coordplan.cli import main; main(['who', '-p', 'haiphong', '-e', 'air-return'])",
        cwd=tmp_path,
        env={"COORDPLAN_LANG": "en"},
    )
    place, first, *rest = out.splitlines()
    assert str(tmp_path) in place or place.startswith("site")
    assert first.startswith("IN DOUBT")
    leaders = next(row for row in rest if row.startswith("WHO LEADS"))
    assert "City Police" in leaders


def test_importing_reads_no_file_of_ours_and_nothing_heavy() -> None:
    code = (
        "import builtins, io, sys\n"
        "opened = []\n"
        "def hook(event, arguments):\n"
        "    if event == 'open' and str(arguments[0]).endswith(('.yaml', '.json')):\n"
        "        opened.append(arguments[0])\n"
        "sys.addaudithook(hook)\n"
        "import coordplan\n"
        "print(opened, [m for m in ('pydantic', 'typer', 'rich', 'networkx') if m in sys.modules])\n"
    )
    assert _run("-c", code, cwd=ROOT).strip() == "[] []"


def test_answering_needs_no_terminal_library(tmp_path: Path) -> None:
    code = (
        "import sys, coordplan\n"
        "coordplan.who(coordplan.load_plan('haiphong'))\n"
        "print([m for m in ('typer', 'rich') if m in sys.modules])\n"
    )
    assert _run("-c", code, cwd=ROOT).strip() == "[]"


def test_the_repository_holds_no_secret_and_no_path_of_a_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    forbidden = ["/" + "home/", "/" + "root/", "/" + "work/", "pypi" + ".org", "BEGIN " + "PRIVATE"]
    for name in listed.stdout.splitlines():
        text = (ROOT / name).read_bytes().decode("utf-8", "ignore")
        assert not [word for word in forbidden if word in text], name
