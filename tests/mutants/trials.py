"""A mutant beside the tests that would see it, and beside mypy, in a copy of the project."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

FIRST = 30
"""How many tests are asked before the others are even collected: most mutants end there."""

_MEMORY = 4 << 30
_START = 10
_SLOWER = 4
"""A mutant may be that many times slower than the tests were, and take so long to start."""

_NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", ".hypothesis", "*_cache", "__pycache__", ".coverage*", "build", "dist"
)
_BESIDE = ("shared",)
"""Folders beside the project that some tests read, where they are."""


def copied(project: Path, folder: Path) -> Path:
    """A copy of the project that tests may run in, beside what lies beside the project."""
    folder.mkdir(parents=True)
    for name in _BESIDE:
        beside = project.parent / name
        if beside.exists():
            (folder / name).symlink_to(beside.resolve())
    return Path(shutil.copytree(project, folder / "project", ignore=_NOT_COPIED))


@dataclass(frozen=True, slots=True)
class Trial:
    """How the tests took a mutant: ``killed`` or ``survived``, by what; ``typed`` is by mypy."""

    killed: bool
    by: str
    tests: int
    typed: bool = False


class Bench:
    """A copy of the project, in which one file at a time is another."""

    def __init__(self, project: Path, seed: int) -> None:
        self._project = project
        self._seed = seed
        self._clock = count(1)

    def tries(self, module: str, code: str, tests: Sequence[tuple[str, float]]) -> Trial:
        """Run tests, each with its seconds, over the project with one file written anew."""
        with self._written(self._project / module, code):
            for part in (tests[:FIRST], tests[FIRST:]):
                if part and (by := self._seen(part)):
                    return Trial(True, by, len(tests))
            typed = self._refused()
        return Trial(typed, "mypy" if typed else "", len(tests), typed)

    def _seen(self, tests: Sequence[tuple[str, float]]) -> str:
        """What saw the mutant: a test that failed, or that it did not end; else nothing."""
        (self._project / "mutants.tests").write_text("\n".join(t for t, _ in tests), "utf-8")
        limit = int(_START + _SLOWER * sum(seconds for _, seconds in tests))
        process = subprocess.Popen(
            (
                *(sys.executable, "-m", "pytest", "-q", "-x", "--no-cov", "--tb=no"),
                *("-p", "no:cacheprovider", "-p", "no:xdist", f"--basetemp={self._project}.tmp"),
                *(f"--hypothesis-seed={self._seed}", "@mutants.tests"),
            ),
            cwd=self._project,
            env={**os.environ, "PYTHONPATH": str(self._project / "src")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        resource.prlimit(process.pid, resource.RLIMIT_CPU, (limit, limit))
        resource.prlimit(process.pid, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        try:
            out, _ = process.communicate(timeout=limit * 10)
        except subprocess.TimeoutExpired:
            return "took too long"
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        return "" if process.returncode == 0 else _named(out) or f"ended with {process.returncode}"

    def _refused(self) -> bool:
        """Whether the types of the source no longer fit together."""
        command = (sys.executable, "-m", "mypy", "--no-error-summary", "src/coordplan")
        run = subprocess.run(command, cwd=self._project, capture_output=True, check=False)
        return run.returncode != 0

    @contextlib.contextmanager
    def _written(self, file: Path, code: str) -> Iterator[None]:
        """Another file for a while; its times differ each time, so no bytecode is taken for it."""
        before, times = file.read_bytes(), file.stat()
        try:
            file.write_text(code, "utf-8")
            os.utime(file, (next(self._clock),) * 2)
            yield
        finally:
            file.write_bytes(before)
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def _named(out: str) -> str:
    """The first test that pytest's summary names."""
    for line in out.splitlines():
        if line.startswith(("FAILED ", "ERROR ")):
            return line.split()[1]
    return ""
