"""The command: exit codes, one clear message for each mistake, quiet ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

BAD = "tests/checks/unknown-action/bad.yaml"


def test_the_main_job(run: Run) -> None:
    ran = run("who", "--plan", "haiphong", "--event", "sea-border-return")
    assert (ran.code, ran.err) == (0, "")
    first, *rest = ran.out.splitlines()
    assert first.startswith(
        "IN DOUBT  lead agency no longer exists: City Border Guard Command (since 2025-07-01) → "
    )
    (leader,) = [row for row in rest[:4] if row.startswith("WHO LEADS: RECEIVE  ")]
    assert "City Border Guard Command" in leader
    assert leader.endswith("[V.8.-1]")


def test_the_main_job_as_json(run: Run) -> None:
    ran = run("who", "--plan", "haiphong", "--event", "sea-border-return", "--format", "json")
    answer = json.loads(ran.out)
    assert answer["situation"] == {"origin": "abroad", "route": "handover", "entry": "sea-border"}
    first, *others = [item for item in answer["plans"][0]["act"] if item["clause"] == "V.8.-1"]
    assert (first["agency"]["function"], first["agency"]["level"]) == ("border-guard", "province")
    assert (first["role"], first["clause"], first["duty"]) == (
        "lead",
        "V.8.-1",
        "haiphong:V.8.-1#1",
    )
    assert first["because"] == {"route": "handover", "entry": "sea-border"}
    assert [o["agency"]["function"] for o in others] == ["police", "labour-social"]


MISTAKES = [
    (["who", "-p", "haiphong", "-e", "air-return", "-f", "origin=domestic"], 2, "contradiction"),
    (["who", "-p", "haiphong", "-e", "sea-boarder-return"], 2, "did you mean `sea-border-return`?"),
    (["who", "-p", "haiphong", "-f", "colour=red"], 2, "unknown fact"),
    (["who", "-p", "haiphong", "-f", "entry=moon"], 2, "fact `entry` has no such value"),
    (["who", "-p", "haiphong", "-f", "minor="], 2, "is not of the form NAME=VALUE"),
    (["who", "-p", "haiphong", "-f", "minor=true", "-f", "minor=false"], 2, "two values"),
    (["who", "-p", "haiphong", "--phase", "recepton"], 2, "did you mean `reception`?"),
    (["who", "-p", "haiphong", "--as-of", "tomorrow"], 2, "is not a date"),
    (["who", "-p", "haifong"], 2, "did you mean `haiphong`?"),
    (["who", "-p", "no/such/plan.yaml"], 4, "does not exist"),
    (["show", "plans"], 4, "is not a file"),
    (["who", "-p", "a\x00b.yaml"], 4, "cannot be read"),
    (["who", "-p", BAD], 3, "unknown action `recieve`"),
    (["who", "-p", "haiphong", "--vocabulary", "nowhere.yaml"], 4, "does not exist"),
    (
        ["who", "-p", "haiphong", "--vocabulary", "tests/data/disaster.yaml"],
        3,
        "is written in vocabulary",
    ),
    (
        ["who", "-p", "haiphong", "--vocabulary", "tests/data/disaster.yaml", "-e", "rescue"],
        2,
        "event",
    ),
    (["show", "haiphong", "V.8.-9"], 2, "no clause and no agency of this name"),
    (["agencies", "haifong police", "-p", "haiphong"], 2, "no agency is called so"),
    (["why", "-p", "haiphong", "bordr-guard"], 2, "did you mean `border-guard`?"),
    (["why-not", "-p", "haiphong", "V.8.-1#9"], 2, "did you mean `V.8.-1#1`?"),
    (["why-not", "-p", "haiphong", "haiphong:V.8.-1#9"], 2, "did you mean `haiphong:V.8.-1#1`?"),
    (["why", "zzzzzz"], 2, "no agency, clause or duty of this name in `dongnai`, `haiphong`"),
    (["why", "-p", "haiphong", ""], 2, "no agency, clause or duty of this name"),
    (["why", "-p", "haiphong", "--action", "recieve"], 2, "did you mean `receive`?"),
    (["why-not", "-p", "haiphong", "-e", "air-return", "-f", "origin=domestic"], 2, "contradict"),
    (
        ["why", "-p", "haiphong", "--vocabulary", "tests/data/disaster.yaml", "-e", "rescue"],
        2,
        "event",
    ),
    (["schema", "anser"], 2, "did you mean `answer`?"),
    (["check", "nowhere.yaml"], 4, "does not exist"),
    (["who", "--evnt", "rescue"], 2, "did you mean `--event`?"),
    (["whom"], 2, "did you mean `who`?"),
    (["who", "--format", "xml"], 2, "is none of the values"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), MISTAKES, ids=lambda a: str(a)[:60])
def test_mistakes(run: Run, arguments: list[str], code: int, said: str) -> None:
    ran = run(*arguments)
    assert ran.code == code, ran
    assert said in ran.err
    assert ran.out == ""
    assert "Traceback" not in ran.err


def test_an_unreadable_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("id: x", "utf-8")

    def denied(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("coordplan.load.files.read_plain", denied)
    ran = run("who", "-p", str(file))
    assert (ran.code, "may not be read" in ran.err) == (4, True)


def test_mistakes_are_said_in_vietnamese_too(run: Run) -> None:
    assert "có phải là" in run("who", "-p", "haifong", "--lang", "vi").err
    assert "có phải là" in run("who", "-p", "haifong", "--lang=vi").err


def test_check_says_how_it_went(run: Run) -> None:
    assert run("check", "plans/haiphong.yaml").code == 0
    assert run("check", "tests/checks/unused-agency/bad.yaml").code == 1
    ran = run("check", BAD, "plans/haiphong.yaml")
    assert ran.code == 3
    assert f"--> {BAD}:29:14" in ran.out
    data = json.loads(run("check", BAD, "--format", "json").out)
    assert data["files"][0]["diagnostics"][0]["where"] == {"file": BAD, "line": 29, "column": 14}
    assert run("check").code == 0
    assert run("check", "--vocabulary", "tests/data/disaster.yaml").code == 0
    assert run("check", "--vocabulary", "tests/data/impossible-vocabulary.yaml").code == 3


def test_standard_input_is_a_plan() -> None:
    text = (ROOT / "plans" / "haiphong.yaml").read_bytes()
    ran = _coordplan("who", "--plan", "-", "--event", "air-return", "--lang", "en", input_=text)
    assert (ran.returncode, b"\nWHO LEADS: RECEIVE  City Police" in ran.stdout) == (0, True)
    bad = _coordplan("check", "-", input_=b"a: [", env={"COORDPLAN_LANG": "en"})
    assert (bad.returncode, b"--> <stdin>:" in bad.stdout) == (3, True)


def _coordplan(
    *arguments: str, input_: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "coordplan", *arguments],
        input=input_, capture_output=True, timeout=300, check=False, cwd=ROOT,
        env={**os.environ, **(env or {})},
    )  # fmt: skip


def test_output_is_utf_8_whatever_the_locale() -> None:
    ran = _coordplan(
        "plans", "--lang", "vi", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    )
    assert "Hải Phòng" in ran.stdout.decode("utf-8")


def test_a_closed_pipe_is_quiet() -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "coordplan", "who", "--plan", "haiphong", "--format", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    with child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.read(10)
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


def _interrupted(after: float) -> tuple[int, bytes, bytes]:
    """Ctrl-C while the command waits for a plan on standard input."""
    child = subprocess.Popen(
        [sys.executable, "-m", "coordplan", "check", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    time.sleep(after)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=300)
    return child.returncode, out, err


def test_an_interrupt_is_quiet() -> None:
    """A busy machine may need longer until the command waits: then it is tried again."""
    assert any(_interrupted(after) == (130, b"", b"") for after in (1, 4, 12))


def test_help_names_every_command(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    for command in (
        "who",
        "ask",
        "show",
        "plans",
        "events",
        "facts",
        "agencies",
        "check",
        "schema",
    ):
        assert f"  {command}" in ran.out
        assert run(command, "--help").code == 0
    assert run("--version").out.startswith("coordplan ")
    assert run().code == 2


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 200])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_lines_keep_to_the_width(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for arguments in (
        ["who", "-p", "haiphong", "-e", "sea-border-return"], ["who", "-p", "haiphong"], ["facts"],
        ["show", "haiphong"], ["show", "haiphong", "V.8"], ["agencies", "police"], ["plans"], ["events"],
    ):  # fmt: skip
        ran = run(*arguments, "--lang", lang)
        assert ran.code == 0
        longest = max(ran.out.splitlines(), key=len)
        assert len(longest) <= columns or " " not in longest.strip(), longest


def test_colour_only_on_a_terminal_that_wants_it() -> None:
    """On a real pseudo-terminal: colour by default, none with NO_COLOR or a dumb terminal."""
    import pty

    def on_a_terminal(**env: str) -> bytes:
        main, side = pty.openpty()
        child = subprocess.Popen(
            [sys.executable, "-m", "coordplan", "who", "-p", "haiphong", "-e", "rescue", "--brief"],
            stdout=side, stderr=side, cwd=ROOT, env={**os.environ, "TERM": "xterm", **env},
        )  # fmt: skip
        os.close(side)
        read = b""
        while True:
            try:
                some = os.read(main, 65536)
            except OSError:
                break
            if not some:
                break
            read += some
        os.close(main)
        assert child.wait(timeout=300) == 0
        return read

    assert b"\x1b[" in on_a_terminal(NO_COLOR="")
    assert b"\x1b[" not in on_a_terminal(NO_COLOR="1")
    assert b"\x1b[" not in on_a_terminal(TERM="dumb", NO_COLOR="")


def test_completion_knows_plans_events_facts_and_phases() -> None:
    def completed(words: str, number: int) -> bytes:
        return _coordplan(
            env={
                "_COORDPLAN_COMPLETE": "complete_bash",
                "COMP_WORDS": words,
                "COMP_CWORD": str(number),
            }
        ).stdout

    assert b"haiphong" in completed("coordplan who --plan hai", 3)
    assert b"sea-border-return" in completed("coordplan who --event sea", 3)
    assert b"entry=island" in completed("coordplan who --fact entry=i", 3)
    assert b"reception" in completed("coordplan who --phase rec", 3)
    assert b"receive" in completed("coordplan why --action rec", 3)
    assert b"border-guard-command" in completed("coordplan why-not -p haiphong border-guard-c", 4)
    assert b"answer" in completed("coordplan schema ans", 2)
    assert b"haiphong" in completed("coordplan show hai", 2)
    assert b"who" in completed("coordplan foo ", 2)
