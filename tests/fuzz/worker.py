"""A process that runs cases, one after the other, within limits of time and memory.

It is used again for the next case, and a new one takes its place where it dies. ``python -m
tests.fuzz.worker MODULE`` reads ``target seed number`` from standard input, makes the case from the
``TARGETS`` of the module, and answers each with a line of JSON.
"""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import json
import os
import random
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from tests.conftest import ROOT
from tests.fuzz.cases import Case
from tests.memory import peak

SECONDS = 2
"""Processor time that a case may take."""
MEGABYTES = 500
"""Memory that the process of a case may take, with the interpreter and everything imported.

Addresses that a library only reserves for its threads are none of it.
"""
WAITING = 120
"""Seconds after which a case that uses no processor counts as hanging, however busy the machine."""
MOST_CASES = 400
"""Cases after which a new process is begun, so that nothing that is kept adds up."""
LEFT = 1000
"""Characters of a traceback that are kept, from its end."""


@dataclass(frozen=True)
class Result:
    """What came of a case; ``failure`` says what is wrong with it."""

    answered: bool = False
    failure: str = ""
    seconds: float = 0.0
    megabytes: float = 0.0


class Worker:
    """The process, as seen by whoever gives it cases."""

    def __init__(self, targets: str = "tests.fuzz.targets") -> None:
        self._targets = targets
        self._child: subprocess.Popen[str] | None = None
        self._made = 0
        self._told: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the worker

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
        self._told.close()

    def run(self, target: str, seed: int, number: int) -> Result:
        """Run one case."""
        if self._child is None or self._made >= MOST_CASES:
            self.end()
            self._begin()
        child = self._child
        assert child is not None
        assert child.stdin is not None
        assert child.stdout is not None
        self._made += 1
        child.stdin.write(f"{target} {seed} {number}\n")
        child.stdin.flush()
        ready, _, _ = select.select([child.stdout], [], [], WAITING)
        line = child.stdout.readline() if ready else ""
        return Result(**json.loads(line)) if line else self._died(child, waited=not ready)

    def end(self) -> None:
        """End the process."""
        child, self._child = self._child, None
        if child is not None:
            assert child.stdin is not None
            assert child.stdout is not None
            with contextlib.suppress(OSError):
                child.stdin.close()
            child.stdout.close()
            child.kill()
            child.wait()

    def _begin(self) -> None:
        self._told.truncate(0)
        self._made = 0
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.worker", self._targets],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._told, text=True,
        )  # fmt: skip

    def _died(self, child: subprocess.Popen[str], *, waited: bool) -> Result:
        if waited:
            child.kill()
        code = child.wait()
        self._told.seek(0)
        last = self._told.read().decode("utf-8", "replace")[-LEFT:]
        self.end()
        why = (
            f"nothing happens for {WAITING} s"
            if waited
            else f"takes more than {SECONDS} s"
            if code == -signal.SIGPROF
            else f"the process ends with {code}"
        )
        return Result(failure=f"{why}\n{last}")


def main() -> None:
    """Run the cases that standard input names."""
    targets = importlib.import_module(sys.argv[1]).TARGETS
    # a closed pipe makes the command swallow standard output: answers go elsewhere
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))
    # the timer kills, and the traceback is told first: no handler could interrupt what runs in C
    faulthandler.register(signal.SIGPROF, chain=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        os.environ["COORDPLAN_CACHE"] = str(folder / "cache")
        for line in sys.stdin:
            target, seed, number = line.split()
            case = targets[target](random.Random(f"{target}:{seed}:{number}"))
            answers.write(json.dumps(_result(case, folder / "case")) + "\n")


def _result(case: Case, folder: Path) -> dict[str, object]:
    """What came of a case, as JSON."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in case.files.items():
        (folder / name).write_bytes(content)
    began = time.process_time()
    answered, failure = False, ""
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        answered = case.run(folder)
    except Exception:  # whatever it is, it is what is looked for
        failure = traceback.format_exc()[-LEFT:]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return {
        "answered": answered,
        "failure": failure,
        "seconds": time.process_time() - began,
        "megabytes": peak(),
    }


if __name__ == "__main__":
    main()
