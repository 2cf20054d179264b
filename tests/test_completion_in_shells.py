"""Completion, tried in the shells themselves: each reads what the command gives it, and offers it."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

FOLDER = Path(sys.executable).parent
SECONDS = 60


@pytest.fixture(autouse=True)
def _command(monkeypatch: pytest.MonkeyPatch) -> None:
    if not (FOLDER / "coordplan").is_file():
        pytest.skip("the command coordplan is not installed beside this Python")
    monkeypatch.setenv("PATH", f"{FOLDER}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("COORDPLAN_LANG", "en")


def ran(shell: str, code: str) -> str:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed (`make shells` installs it)")
    done = subprocess.run(
        [shell, "-c", code], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_bash() -> None:
    out = ran(
        "bash",
        'eval "$(coordplan --show-completion bash)"; COMP_WORDS=(coordplan who -p hai);'
        ' COMP_CWORD=3; _coordplan_completion coordplan; echo "${COMPREPLY[@]}"',
    )
    assert out == "haiphong\n"


def test_fish() -> None:
    out = ran(
        "fish",
        "coordplan --show-completion fish | source; complete -C 'coordplan who -p hai';"
        " complete -C 'coordplan wh'",
    )
    assert out.splitlines()[0] == "haiphong\tHải Phòng City"
    assert [line.partition("\t")[0] for line in out.splitlines()[1:]] == ["who", "why", "why-not"]


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # this process has threads
def test_zsh() -> None:
    """zsh completes only what is typed, so somebody has to type."""
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed (`make shells` installs it)")
    pty = pytest.importorskip("pty", reason="this system has no terminals to open")
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="dumb", PS1="% ")
        os.execvp("zsh", ["zsh", "-f", "-i"])
    try:
        os.write(
            terminal,
            b"autoload -U compinit; compinit -u -D;"
            b' eval "$(coordplan --show-completion zsh)"; echo rea""dy\n',
        )
        assert b"ready" in shown(terminal, b"ready")
        os.write(terminal, b"coordplan who -p haip\t")
        assert b"haiphong" in shown(terminal, b"haiphong")
        os.write(terminal, b"\x15coordplan who -p \t")
        assert "Sóc Trăng Province".encode() in shown(terminal, b"tanhong")
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def shown(terminal: int, until: bytes) -> bytes:
    """What a terminal shows until something is there, or the time is over."""
    out, end = b"", time.monotonic() + SECONDS
    while until not in out and time.monotonic() < end:
        if select.select([terminal], [], [], 0.5)[0]:
            out += os.read(terminal, 65_536)
    return out
