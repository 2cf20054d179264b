"""Hostile files are refused in a process of their own: within 2 seconds and 500 MB, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

CHILD = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
from coordplan.cli import main
import coordplan.checks, coordplan.load.yaml_tree, coordplan.model.reading  # before the clock
started = time.process_time()
code = main(["check", sys.argv[1], "--format", "json"])
spent = time.process_time() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"code": code, "seconds": spent, "megabytes": peak}))
"""


def _bomb() -> str:
    """Nine levels of ten aliases each: a billion values if anybody expands them."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return "\n".join(lines)


def _wide() -> str:
    """Hundreds of conditions, each just small enough to be worked out."""
    base = (Path(__file__).parent / "checks" / "duplicate-clause" / "good.yaml").read_text("utf-8")
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


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file(name: str, tmp_path: Path) -> None:
    made, rule = HOSTILE[name]
    file = tmp_path / "hostile.yaml"
    file.write_bytes(made())
    # coverage would measure, and slow down, the child
    env = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(file)],
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in child.stderr
    assert child.returncode == 0, child.stderr
    *report, measured = child.stdout.strip().splitlines()
    figures = json.loads(measured)
    found = json.loads("\n".join(report))["files"][0]["diagnostics"]
    assert rule in {diagnostic["rule"] for diagnostic in found}
    assert figures["code"] == 3
    assert figures["seconds"] < 2
    assert figures["megabytes"] < 500
