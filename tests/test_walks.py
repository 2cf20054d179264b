"""The walks of ``docs/contributing`` lead where they say: followed in a copy of the project."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, unmeasured
from tests.walks import PAGES, WALKS, Command, copy_into, made_in, sections

FORGETFUL = [
    pytest.param(walk, number, id=f"{walk}-{section.title}")
    for walk in WALKS
    for number, section in enumerate(sections(walk))
    if section.forgotten is not None
]


def ran(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What a line of a page does in a copy of the project."""
    (program, *words), _, typed = (shlex.split(part) for part in line.partition("<"))
    if line == "make docs":
        program, words = "python", ["docs/generate.py", "--reference"]  # the rest takes minutes
    modules = {"coordplan": ["-m", "coordplan"], "pytest": ["-m", "pytest"], "python": []}
    kept = {name: value for name, value in unmeasured().items() if name[:9] != "COORDPLAN"}
    quiet = {"COORDPLAN_CACHE": "off", "COORDPLAN_LANG": "en", "COLUMNS": "88", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, *modules[program], *words],
        cwd=folder,
        env={**kept, **quiet, "PYTHONPATH": f"{folder / 'src'}{os.pathsep}{folder}"},
        input=(folder / typed[0]).read_text("utf-8") if typed else "",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )


def asked(test: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A test in a copy of the project."""
    return ran(f"pytest -q -n 0 --no-cov -p no:cacheprovider '{test}'", folder)


def told_is_printed(command: Command, folder: Path) -> None:
    found = ran(command.line, folder)
    refused = any(line.startswith("error[") for line in command.shown)
    assert found.returncode in ((3,) if refused else (0, 1)), found.stdout + found.stderr
    lines = iter((found.stdout + found.stderr).splitlines())
    for shown in command.shown:
        assert shown in lines, f"{command.line} does not print, in this order: {shown}"


def test_the_page_of_all_pages_has_every_walk() -> None:
    listed = (ROOT / "docs" / "README.md").read_text("utf-8")
    assert len(WALKS) == 7
    assert [walk for walk in WALKS if f"](contributing/{walk}.md)" not in listed] == []


@pytest.mark.parametrize("walk", WALKS)
def test_what_a_walk_changes_is_as_it_says(walk: str, tmp_path: Path) -> None:
    """Every line that a walk leads to stands where it says, and what is new is not there."""
    changes = [change for section in sections(walk) for change in section.changes]
    for path in {change.path for change in changes if (ROOT / change.path).exists()}:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes((ROOT / path).read_bytes())
    made_in(tmp_path, tuple(changes))
    for file in tmp_path.rglob("*.py"):
        compile(file.read_text("utf-8"), file.name, "exec")


@pytest.mark.parametrize("walk", WALKS)
def test_a_walk_is_one_page(walk: str) -> None:
    page = (PAGES / f"{walk}.md").read_text("utf-8")
    assert len(page.splitlines()) <= 240
    assert any(section.commands for section in sections(walk))
    assert any(section.forgotten for section in sections(walk))


@pytest.mark.slow
@pytest.mark.parametrize("walk", WALKS)
def test_what_a_walk_says_then_holds(walk: str, tmp_path: Path) -> None:
    folder = copy_into(tmp_path)
    for section in sections(walk):
        made_in(folder, section.changes)
        for command in section.commands:
            told_is_printed(command, folder)
    for section in sections(walk):
        if section.forgotten is not None:
            found = asked(section.forgotten, folder)
            assert found.returncode == 0, found.stdout


@pytest.mark.slow
@pytest.mark.parametrize(("walk", "number"), FORGETFUL)
def test_what_is_forgotten_is_told(walk: str, number: int, tmp_path: Path) -> None:
    forgotten = sections(walk)[number]
    assert forgotten.forgotten is not None
    folder = copy_into(tmp_path)
    for place, section in enumerate(sections(walk)):
        if place != number:
            made_in(folder, section.changes)
        for command in section.commands if place < number else ():
            told_is_printed(command, folder)
    found = asked(forgotten.forgotten, folder)
    assert found.returncode != 0, f"{forgotten.forgotten} tells nothing:\n{found.stdout}"
