"""A run of the command in this process, with streams of bytes, as a shell would see it."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from coordplan.cli import main

COLOURS = {"COLUMNS": "120", "TERM": "xterm-256color"}


@dataclass(frozen=True)
class Captured:
    """What a run left behind."""

    code: int
    out: bytes
    err: bytes


class _Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def captured(
    words: Sequence[str],
    folder: Path,
    *,
    typed: bytes = b"",
    terminal: bool = False,
    env: Mapping[str, str] = COLOURS,
) -> Captured:
    """Run the command in a folder; ``terminal`` makes all three streams terminals."""
    kind = _Terminal if terminal else io.TextIOWrapper
    out, err = kind(io.BytesIO(), "utf-8"), kind(io.BytesIO(), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, value in env.items():
            patch.setenv(name, value)
        patch.delenv("NO_COLOR", raising=False)
        patch.setattr(sys, "stdin", kind(io.BytesIO(typed), "utf-8"))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = main(words)
        out.flush()
        err.flush()
    return Captured(code, _bytes(out), _bytes(err))


def _bytes(stream: io.TextIOWrapper) -> bytes:
    """What was written to a stream."""
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()
