"""One hostile input: its files, and what is done with them."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coordplan import Diagnostic
from tests.captured import captured

KNOWN_CODES = frozenset({0, 1, 2, 3, 4})
"""The exit codes that are documented, but for those of Ctrl-C."""
REFUSED = frozenset({2, 3, 4})
_BINARY = frozenset({"docx", "xlsx"})


@dataclass(frozen=True)
class Case:
    """One input. ``run`` says whether it was answered; it raises where anything else came out.

    The files are there, in the folder that it is given, when it runs.
    """

    files: Mapping[str, bytes]
    run: Callable[[Path], bool]


def asked(line: str, format_: str = "", typed: bytes = b"") -> Callable[[Path], bool]:
    """A command as what is done with an input."""
    words = shlex.split(line) + (["--format", format_] if format_ else [])
    return lambda folder: answered(words, folder, typed)


def answered(words: Sequence[str], folder: Path, typed: bytes = b"") -> bool:
    """Run a command; whether it answered. Raises where it does what no command may do."""
    ran = captured(words, folder, typed=typed)
    said, told = ran.out, ran.err.decode("utf-8")
    assert ran.code in KNOWN_CODES, f"exit code {ran.code}"
    assert "Traceback" not in told
    if not _BINARY.intersection(words):
        text = said.decode("utf-8")
        if "json" in words and text:
            json.loads(text)
    assert said or told.strip() or words[0] in ("fmt", "ask"), "nothing is said"
    return ran.code not in REFUSED


def speaks(found: Sequence[Diagnostic]) -> None:
    """That every diagnostic says something in both languages, at a sensible length."""
    for diagnostic in found:
        for said in (diagnostic.message.vi, diagnostic.message.en):
            assert said
            assert len(said) < 5000
