"""From 0.1.0 to this version: what its users keep goes on working, and means the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import coordplan
from tests.conftest import ROOT, Run

OLD = ROOT / "tests" / "data" / "0.1.0"
COMMANDS: Mapping[str, Sequence[str]] = json.loads((OLD / "commands.json").read_text("utf-8"))


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of 0.1.0 in a folder of a user's, who stands in it; the cache is the user's alone."""
    folder = tmp_path / "kept"
    shutil.copytree(OLD, folder)
    (folder / "cache").chmod(0o700)
    for entry in (folder / "cache").iterdir():
        entry.chmod(0o600)
    monkeypatch.chdir(folder)
    return folder


def lost(old: object, new: object, at: str) -> Iterator[str]:
    """What an old output says and a new one does not: keys may be added, nothing else."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in old.items():
            if key not in new:
                yield f"{at}.{key} is gone"
            else:
                yield from lost(value, new[key], f"{at}.{key}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for number, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from lost(before, after, f"{at}[{number}]")
    elif old != new:
        yield f"{at}: {old!r} is now {new!r}"


@pytest.mark.parametrize("name", COMMANDS)
def test_json_of_0_1_0_is_in_the_json_of_today(run: Run, files: Path, name: str) -> None:
    """The same files, the same question: a reader of the old output finds all of it."""
    old: Any = json.loads((files / "json" / f"{name}.json").read_text("utf-8"))
    new: Any = json.loads(run(*COMMANDS[name], "--format", "json").out)
    assert list(lost(old, new, name)) == []


def test_what_is_lost_is_seen() -> None:
    old = {"a": [{"b": 1}], "c": None}
    assert list(lost(old, {"a": [{"b": 1, "new": 2}], "c": None, "d": 3}, "o")) == []
    assert list(lost(old, {"a": [{"b": 2}], "c": None}, "o")) == ["o.a[0].b: 1 is now 2"]
    assert list(lost(old, {"a": [{}]}, "o")) == ["o.a[0].b is gone", "o.c is gone"]
    assert list(lost([1], [1, 2], "o")) == ["o: [1] is now [1, 2]"]


def test_changes_acknowledged_in_0_1_0_stay_so(run: Run, files: Path) -> None:
    compared = ["diff", "village.yaml", "village-revised.yaml", "--exit-code"]
    assert run(*compared).code == 1
    assert run(*compared, "--acknowledged", "accepted.yaml").code == 0


def test_other_files_of_0_1_0_are_read(run: Run, files: Path) -> None:
    card = ["card", "-p", "haiphong", "-e", "sea-border-return", "--as-of", "2026-11-30"]
    assert "0225 0000 111" in run(*card, "--contacts", "contacts.yaml").out
    due = ["reports", "haiphong", "--from", "2027-01-01", "--to", "2027-01-31"]
    assert run(*due, "--holidays", "holidays.yaml").code == 0


@pytest.mark.parametrize("name", ["first-plan", "village", "disaster-plan"])
def test_plans_of_0_1_0_are_without_errors(files: Path, name: str) -> None:
    vocabulary = coordplan.load_vocabulary("disaster.yaml") if name == "disaster-plan" else None
    plan = coordplan.load_plan(f"{name}.yaml", vocabulary=vocabulary)
    assert plan.duties


def test_a_cache_of_0_1_0_is_neither_believed_nor_in_the_way(
    run: Run, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same answer with it; its entries are left until there are too many, or cleared."""
    plain = run("--no-cache", *COMMANDS["who"])
    folder = files / "cache"
    before = {entry.name for entry in folder.iterdir()}
    monkeypatch.setenv("COORDPLAN_CACHE", str(folder))
    assert run(*COMMANDS["who"]) == run(*COMMANDS["who"]) == plain
    assert {entry.name for entry in folder.iterdir()} > before
    assert run("cache", "--clear").code == 0
    assert not list(folder.glob("*.coordplan"))
