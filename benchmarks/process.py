"""The command as a process: how long it takes and how much memory, beside bare imports."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.timing import Spread, spread

QUESTION = ("who", "--plan", "haiphong", "--event", "sea-border-return")
YARDSTICK = "python -c 'import typer'"
WARM = "coordplan who, cache warm"
AS_JSON = "coordplan who --format json, cache warm"
COLD = "coordplan who, no cache"
BEFORE = "coordplan who of before, cache warm"
SOURCE_BEFORE = "COORDPLAN_BEFORE"
"""The variable that names the ``src`` of an older version, to be measured in the same run."""

PEAK = (
    "import pathlib, re, sys; status = pathlib.Path('/proc/self/status'); "
    "text = status.read_text() if status.is_file() else ''; "
    "found = re.search(r'VmHWM:\\s*(\\d+) kB', text); "
    "sys.stderr.write(found[1] if found else '')"
)
"""Writes the largest resident size of the process so far, in KiB, where the system tells."""


@dataclass(frozen=True, slots=True)
class Process:
    """One command: seconds from start to end, and its largest resident size in KiB.

    ``ratio`` is the median, over rounds, of its time to the yardstick's in the same round.
    """

    command: str
    time: Spread
    ratio: float
    resident_kib: int | None


@dataclass(frozen=True, slots=True)
class Start:
    """All commands; ``cached`` says whether this version of coordplan keeps a cache."""

    processes: tuple[Process, ...]
    cached: bool


def start(rounds: int) -> Start:
    """Run the commands in turn; the first run of each is a warm-up and fills the cache."""
    with tempfile.TemporaryDirectory() as folder:
        commands = _commands(folder)
        samples: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(rounds + 1):
            for name, (command, environment) in commands.items():
                seconds = seconds_of(command, environment)
                if number:
                    samples[name].append(seconds)
        cached = any(Path(folder).iterdir())
    return Start(
        tuple(
            Process(name, spread(taken), _ratio(taken, samples[YARDSTICK]), _resident(name))
            for name, taken in samples.items()
            if cached or name not in {WARM, AS_JSON}
        ),
        cached,
    )


Command = tuple[list[str], Mapping[str, str]]


def _commands(folder: str) -> dict[str, Command]:
    python = sys.executable
    script = Path(python).with_name("coordplan")
    own = [str(script)] if script.is_file() else [python, "-m", "coordplan"]
    return {
        "python -c pass": ([python, "-c", "pass"], {}),
        YARDSTICK: ([python, "-c", "import typer"], {}),
        WARM: ([*own, *QUESTION], {"COORDPLAN_CACHE": folder}),
        AS_JSON: ([*own, *QUESTION, "--format", "json"], {"COORDPLAN_CACHE": folder}),
        **_before(python, folder),
        COLD: ([*own, *QUESTION], {"COORDPLAN_CACHE": "off"}),
    }


def _before(python: str, folder: str) -> dict[str, Command]:
    """The same question to an older version, where one is named."""
    source = os.environ.get(SOURCE_BEFORE)
    if source is None:
        return {}
    environment = {"PYTHONPATH": source, "COORDPLAN_CACHE": f"{folder}/before"}
    return {BEFORE: ([python, "-m", "coordplan", *QUESTION], environment)}


def seconds_of(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """The smaller of wall time and processor time, as for everything else."""
    wall, processor = perf_counter(), _processor_time_of_children()
    subprocess.run(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, check=True
    )
    return min(perf_counter() - wall, _processor_time_of_children() - processor)


def _processor_time_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _ratio(samples: list[float], yardstick: list[float]) -> float:
    return statistics.median(own / other for own, other in zip(samples, yardstick, strict=True))


def _question(name: str) -> tuple[str, ...]:
    return (*QUESTION, "--format", "json") if name == AS_JSON else QUESTION


def _resident(name: str) -> int | None:
    """The largest resident size of the same work in a process of its own, without a cache."""
    if name == BEFORE:
        return None
    code = {"python -c pass": "", YARDSTICK: "import typer; "}.get(name, runs(_question(name)))
    return _peak(code, {"COORDPLAN_CACHE": "off"})


def resident_of(arguments: Sequence[str], environment: Mapping[str, str]) -> int | None:
    """The largest resident size of a command, in KiB."""
    return _peak(runs(arguments), environment)


def runs(arguments: Sequence[str]) -> str:
    """Code that runs a command, with its exit code under ``code``."""
    return f"from coordplan.cli import main; code = main({list(arguments)!r}); "


def _peak(code: str, environment: Mapping[str, str]) -> int | None:
    ran = subprocess.run(
        [sys.executable, "-c", code + PEAK],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(ran.stderr) if ran.stderr.isdigit() else None
