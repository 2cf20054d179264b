"""A verdict is not lost: exit codes, whoever reads the output and however far."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import ROOT

VILLAGE = "tests/data/trace/village.yaml"
BROKEN = (
    "coordplan: 1\nid: broken\nclauses: [{at: A.1, gist: {vi: a, en: b}, duties: [{do: [fly]}]}]\n"
)
FAILING = """\
coordplan: 1
plan: haiphong
scenarios:
  - {name: fails, events: [rescue], expect: {silent: [receive, verify]}}
"""

VERDICTS = [
    (["check", "{broken}"], 3),
    (["check", "{broken}", "--format", "json"], 3),
    (["test", "{failing}"], 1),
    (["test", "{failing}", "--format", "json"], 1),
    (["gaps", "haiphong", "--exit-code", "--all"], 1),
    (["gaps", "haiphong", "--exit-code", "--all", "--format", "json"], 1),
    (["diff", "haiphong", "soctrang", "--exit-code", "--full"], 1),
    (["diff", "haiphong", "soctrang", "--fail-on", "note", "--format", "json"], 1),
    (["diff", "haiphong", "soctrang", "--behaviour", "--action", "receive", "--exit-code"], 1),
    (["deviations", "haiphong", "--action", "receive", "--exit-code"], 1),
    (["reports", "haiphong", "--exit-code", "--format", "json"], 1),
    (["trace", "haiphong", "-s", "tests/data/trace/village.md", "--full"], 1),
    (["fmt", "--check", "{untidy}"], 1),
    (["fmt", "--check", "{broken}"], 3),
    (["who", "-p", "{broken}"], 3),
    (["who", "-p", "nowhere.yaml"], 4),
    (["who", "--nothing"], 2),
    (["plans"], 0),
]  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("verdicts")
    village = (ROOT / VILLAGE).read_text("utf-8")
    written = {"broken": BROKEN, "failing": FAILING, "untidy": village.replace("id: ", "id:   ", 1)}
    for name, text in written.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return {name: str(folder / f"{name}.yaml") for name in written}


def _run(arguments: list[str], files: dict[str, str], **streams: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "coordplan", *(word.format(**files) for word in arguments)],
        cwd=ROOT, **streams,
    )  # fmt: skip


@pytest.mark.parametrize(("arguments", "code"), VERDICTS, ids=str)
def test_a_reader_who_leaves_changes_no_verdict(
    files: dict[str, str], arguments: list[str], code: int
) -> None:
    """Of both streams in one pipe: at once, or, of what is longer than a pipe, after one byte."""
    reader, writer = os.pipe()
    at_once = "json" not in arguments
    if at_once:
        os.close(reader)
    child = _run(arguments, files, stdout=writer, stderr=subprocess.STDOUT)
    os.close(writer)
    if not at_once:
        os.read(reader, 1)
        os.close(reader)
    assert child.wait(timeout=300) == code


@pytest.mark.parametrize("closed", [(1,), (2,), (0, 1, 2)])
@pytest.mark.parametrize("number", [0, 2])
def test_a_closed_stream_changes_no_verdict(
    files: dict[str, str], closed: tuple[int, ...], number: int
) -> None:
    arguments, code = VERDICTS[number]

    def close() -> None:
        for one in closed:
            os.close(one)

    child = _run(arguments, files, preexec_fn=close)
    assert child.wait(timeout=300) == code


def test_word_for_nobody(files: dict[str, str]) -> None:
    """What is no text goes nowhere as quietly."""
    child = _run(["plans", "--format", "docx"], files, preexec_fn=partial(os.close, 1), stderr=subprocess.PIPE)  # fmt: skip
    _, said = child.communicate(timeout=300)
    assert (child.returncode, said) == (0, b"")


@pytest.mark.parametrize("number", [0, 17])
def test_a_full_disk_is_told(files: dict[str, str], number: int) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this machine has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        child = _run(VERDICTS[number][0], files, stdout=full, stderr=subprocess.PIPE)
        _, said = child.communicate(timeout=300)
    assert child.returncode == 4
    assert said.count(b"\n") == 1


def test_no_file_gets_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    """Else what is written to the stream would land in it."""
    plan = tmp_path / "plan.yaml"
    plan.write_bytes((ROOT / VILLAGE).read_bytes())
    arguments = ["who", "-p", str(plan), "-o", str(tmp_path / "answer.json")]
    for closed in (0, 1, 2):
        child = _run(arguments, {}, preexec_fn=partial(os.close, closed))
        assert child.wait(timeout=300) == 0
    assert plan.read_bytes() == (ROOT / VILLAGE).read_bytes()
    assert (tmp_path / "answer.json").read_bytes().startswith(b"{")
