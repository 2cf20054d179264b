"""From a YAML file to a compiled plan, every check included."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

import coordplan
from benchmarks.memory import Memory, memory_of
from benchmarks.synthetic import plan_data
from benchmarks.timing import Spread, interleaved
from coordplan.load import Cache, plan_file, shipped_plans


@dataclass(frozen=True, slots=True)
class Loading:
    """One file: its size, seconds to load it cold and from the cache, and memory; or why not."""

    plan: str
    bytes: int
    time: Spread | None
    cached: Spread | None
    memory: Memory | None
    reason: str | None


def load_all(sizes: Sequence[int], rounds: int) -> tuple[Loading, ...]:
    """The shipped plans, and synthetic ones of these sizes written as YAML."""
    coordplan.load_vocabulary()  # read once in a process; not counted
    with tempfile.TemporaryDirectory() as folder:
        files = dict(_files(Path(folder), sizes))
        reasons = {name: _refused(file) for name, file in files.items()}
        work: dict[str, Callable[[], object]] = {
            name: partial(coordplan.load_plan, str(file))
            for name, file in files.items()
            if reasons[name] is None
        }
        cache = Cache(Path(folder) / "cache")
        warm: dict[str, Callable[[], object]] = {
            f"{name}, warm": partial(coordplan.load_plan, str(files[name]), cache=cache)
            for name in work
        }
        times = interleaved({**work, **warm}, rounds)
        memory = {name: memory_of(load) for name, load in work.items()}
        return tuple(
            Loading(
                name,
                file.stat().st_size,
                times.get(name),
                times.get(f"{name}, warm"),
                memory.get(name),
                reasons[name],
            )
            for name, file in files.items()
        )


def _files(folder: Path, sizes: Sequence[int]) -> Iterator[tuple[str, Path]]:
    for plan in shipped_plans():
        yield plan, Path(plan_file(plan))
    for size in sizes:
        data = plan_data(size)
        file = folder / f"{data['id']}.yaml"
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        yield data["id"], file


def _refused(file: Path) -> str | None:
    """What the loader has against a file, or None; a plan may be larger than it allows."""
    try:
        coordplan.load_plan(str(file))
    except coordplan.InvalidFileError as error:
        return error.diagnostics[0].message.en
    return None
