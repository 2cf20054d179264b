"""What the figures were taken on; no name of a host or a person, and no path."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import coordplan
from benchmarks.engines import Engine


@dataclass(frozen=True, slots=True)
class Machine:
    """What was measured on; ``load`` is how busy the machine was when the run began."""

    processor: str
    cores: int
    memory_gib: float | None
    system: str
    python: str
    versions: Mapping[str, str]
    load: float | None


def describe(engines: Sequence[Engine]) -> Machine:
    """The machine of this run."""
    versions = {"coordplan": coordplan.__version__}
    versions |= {engine.name: engine.version or "not installed" for engine in engines}
    return Machine(
        _processor(),
        os.cpu_count() or 1,
        _memory(),
        _system(),
        f"{platform.python_implementation()} {platform.python_version()}",
        versions,
        round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
    )


def _processor() -> str:
    listing = Path("/proc/cpuinfo")
    if listing.is_file():
        for line in listing.read_text("utf-8").splitlines():
            key, _, value = line.partition(":")
            if key.strip() == "model name":
                return f"{value.strip()} ({platform.machine()})"
    return platform.processor() or platform.machine()


def _memory() -> float | None:
    if "SC_PHYS_PAGES" not in getattr(os, "sysconf_names", {}):
        return None
    return round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30, 1)


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"
