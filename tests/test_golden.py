"""What people see: each file holds a command, its exit code and its output together.

``make golden`` writes the files anew; the diff is reviewed.
"""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, Ran, Run

FOLDER = ROOT / "tests" / "golden"
TRACED = "tests/data/trace/village"
REVISED = "tests/data/diff/village-revised.yaml"

COMMANDS = {
    "who-sea-border-return": "who -p haiphong -e sea-border-return --as-of 2024-06-01",
    "who-sea-border-return-vi": "who -p haiphong -e sea-border-return --lang vi",
    "who-sea-border-return-json": "who -p haiphong -e sea-border-return --format json --as-of 2024-06-01",
    "who-air-return": "who -p haiphong -e air-return --brief",
    "who-land-border-return": "who -p haiphong -e land-border-return --brief",
    "who-land-border-return-vi": "who -p haiphong -e land-border-return --brief --lang vi",
    "who-self-return": "who -p haiphong -e self-return --brief",
    "who-danger-at-shelter": "who -p haiphong -e danger-at-shelter --brief",
    "who-domestic-rescue-standing": "who -p haiphong -e domestic-rescue --standing",
    "who-nothing-known": "who -p haiphong",
    "who-before-its-time": "who -p haiphong -e rescue --brief --as-of 2020-01-01",
    "who-contradiction": "who -p haiphong -e air-return -f origin=domestic",
    "who-unknown-everything": "who -p haiphong -e sea-boarder-return -f entri=island -f sex=none",
    "show-plan": "show haiphong",
    "show-clause": "show haiphong V.8.-3",
    "show-clause-vi": "show haiphong V.13.-5 --lang vi",
    "show-part-json": "show haiphong V.17.-2 --format json",
    "show-source-vi": f"show {TRACED}.yaml II.1.-2 -s {TRACED}-revised.md --lang vi",
    "trace": f"trace {TRACED}.yaml -s {TRACED}.md",
    "trace-findings": f"trace {TRACED}.yaml -s {TRACED}-revised.md",
    "trace-findings-vi": f"trace {TRACED}.yaml -s {TRACED}-revised.md --lang vi",
    "trace-json": f"trace {TRACED}.yaml -s {TRACED}-revised.md --format json",
    "who-five-plans": "who -e sea-border-return --as-of 2026-11-22",
    "who-five-plans-vi": "who -e mass-handover --as-of 2026-11-22 --lang vi",
    "plans": "plans",
    "test-one": "test plans/scenarios/laichau.yaml --mutate",
    "events": "events",
    "facts-vi": "facts --lang vi",
    "agencies": "agencies -p haiphong",
    "agencies-found": "agencies 'bch bdbp' -p haiphong",
    "check-errors": "check tests/checks/unknown-value/bad.yaml tests/checks/unused-agency/bad.yaml",
    "check-clean-json": "check haiphong --format json",
    "diff-versions": f"diff {TRACED}.yaml {REVISED} --acknowledged tests/data/diff/accepted.yaml",
    "diff-versions-vi": f"diff {TRACED}.yaml {REVISED} --lang vi --fail-on loss",
    "diff-versions-json": f"diff {TRACED}.yaml {REVISED} --format json --severity loss",
    "diff-versions-markdown": f"diff {TRACED}.yaml {REVISED} --format markdown",
    "diff-plans": "diff haiphong soctrang --severity loss",
    "diff-plans-markdown-vi": "diff haiphong soctrang --severity loss --lang vi --format markdown",
    "diff-refused-vi": "diff haiphong nowhere:plans/haiphong.yaml --lang vi",
    "fmt-check": "fmt --check plans/haiphong.yaml tests/data/untidy-plan.yaml",
    "fmt-diff": "fmt --diff tests/data/untidy-plan.yaml",
    "fmt-refused-vi": "fmt --check tests/data/comment-in-brackets.yaml nowhere.yaml --lang vi",
    "fmt-no-path": "fmt",
}


def _shown(command: str, ran: Ran) -> str:
    parts = [f"$ coordplan {command}\n", f"exit code {ran.code}\n", ran.out]
    if ran.err:
        parts.append(f"--- standard error\n{ran.err}")
    return "".join(parts)


@pytest.mark.parametrize("name", COMMANDS)
def test_golden(name: str, run: Run, request: pytest.FixtureRequest) -> None:
    file = FOLDER / f"{name}.txt"
    shown = _shown(COMMANDS[name], run(*shlex.split(COMMANDS[name])))
    if request.config.getoption("--regenerate"):
        file.write_text(shown, "utf-8")
    assert file.read_text("utf-8") == shown


def test_no_golden_file_is_left_over() -> None:
    assert {file.stem for file in Path(FOLDER).glob("*.txt")} == set(COMMANDS)
