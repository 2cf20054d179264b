"""Hostile files: what each is refused for, and what the refusal costs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import coordplan
from benchmarks.memory import Memory, memory_of
from benchmarks.timing import Spread, interleaved
from coordplan.load import plan_file, shipped_plans

GOOD = Path(__file__).parent.parent / "tests/checks/duplicate-clause/good.yaml"
YARDSTICK = "the largest plan that ships"


def _bomb() -> str:
    """Nine levels of ten aliases each: a billion values if anybody expands them."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return "\n".join(lines)


def _wide() -> str:
    """Hundreds of conditions, each just small enough to be worked out."""
    base = GOOD.read_text("utf-8")
    pairs = ["{sex: male}, {danger: true}", "{returned: true}, {with_minor: true}",
             "{wish: home}, {requested: true}", "{wants_study: true}, {with_relative: true}",
             "{legal_aid_eligible: true}, {judged_necessary: true}",
             "{lodging_available: true}, {proceedings: trial}"]  # fmt: skip
    fixed = ", ".join(f"{{any: [{pair}]}}" for pair in pairs)
    duties = "".join(
        f"      - do: [receive]\n        lead: [police]\n        when: {{all: [{fixed}, "
        f"{{any: [{{entry: {entry}}}, {{status: {status}}}]}}, "
        f"{{any: [{{received_by: {by}}}, {{nationality: {nation}}}]}}]}}\n"
        for entry in ("airport", "seaport", "island", "at-sea", "inland")
        for status in ("suspected", "identified")
        for by in ("police", "health", "other", "military", "labour-social")
        for nation in ("foreign", "vietnamese", "undetermined")
    )
    clause = "  - at: I.3\n    print: a00000000003\n    gist: {vi: a, en: b}\n    duties:\n"
    return base + clause + duties


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "100,000 nested brackets": (lambda: b"[" * 100_000, "yaml-too-deep"),
    "100,000 nested braces": (lambda: b"{a: " * 100_000, "yaml-too-deep"),
    "100,000 nested dashes": (lambda: b"- " * 100_000, "yaml-too-deep"),
    "an alias bomb": (lambda: _bomb().encode(), "yaml-too-large"),
    "a self-alias": (lambda: b"a: &a [*a]\n", "yaml-alias"),
    "a duplicate key": (lambda: b"id: a\nid: b\n", "yaml-duplicate-key"),
    "a tag": (lambda: b"a: !!python/object/apply:os.system ['true']\n", "yaml-tag"),
    "a merge key": (lambda: b"a: &a {b: 1}\nc: {<<: *a}\n", "yaml-merge-key"),
    "UTF-16": (lambda: "id: haiphong\n".encode("utf-16"), "yaml-encoding"),
    "NUL": (lambda: b"id: a\x00b\n", "yaml-encoding"),
    "30 MB": (lambda: b"a: " + b"x" * 30_000_000, "yaml-too-large"),
    "30 MB of lines": (lambda: b"- x\n" * 7_500_000, "yaml-too-large"),
    "a million commas": (lambda: b"[" + b"x," * 1_000_000 + b"]", "yaml-too-large"),
    "a deep key": (lambda: b"? " * 50_000, "yaml-too-deep"),
    "wide conditions": (lambda: _wide().encode(), "condition-too-wide"),
}
"""Each file by its name: how it is made, and a rule that refuses it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One file: its size, seconds to check it, and memory. The yardstick is no hostile file."""

    file: str
    bytes: int
    time: Spread
    memory: Memory


def refuse_all(rounds: int) -> tuple[Refusal, ...]:
    """Check every hostile file, and the largest plan that ships, in turn."""
    largest = max((Path(plan_file(plan)) for plan in shipped_plans()), key=_size)
    with tempfile.TemporaryDirectory() as folder:
        files = {YARDSTICK: largest, **dict(_written(Path(folder)))}
        work: dict[str, Callable[[], object]] = {
            name: partial(coordplan.check_plan, str(file)) for name, file in files.items()
        }
        times = interleaved(work, rounds)
        return tuple(
            Refusal(name, _size(file), times[name], memory_of(work[name]))
            for name, file in files.items()
        )


def _written(folder: Path) -> Sequence[tuple[str, Path]]:
    written = []
    for number, (name, (made, _)) in enumerate(HOSTILE.items()):
        file = folder / f"{number}.yaml"
        file.write_bytes(made())
        written.append((name, file))
    return written


def _size(file: Path) -> int:
    return file.stat().st_size
