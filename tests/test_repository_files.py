"""What lies in the repository for other tools: hooks, a workflow, a container file."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
import yaml

from coordplan.cli import COMMANDS
from tests.conftest import ROOT, Run

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_runs_a_command_that_there_is(hook: dict[str, Any]) -> None:
    program, command = shlex.split(hook["entry"])
    assert program == "coordplan"
    assert command in COMMANDS
    assert hook["id"] == f"coordplan-{command}"


def test_hooks_look_at_plans_and_at_scenarios() -> None:
    by_id = {hook["id"]: hook for hook in HOOKS}
    for id_ in ("coordplan-check", "coordplan-fmt"):
        left_out = re.compile(by_id[id_]["exclude"])
        for name in (
            ".github/workflows/x.yml",
            "plans/scenarios/a.yaml",
            ".hidden.yaml",
            "a/.b/c.yaml",
        ):
            assert left_out.search(name), name
        for name in ("a.yaml", "plans/a.yaml", "plans/national/b.yml", "my.scenarios.yaml"):
            assert not left_out.search(name), name
    scenarios = re.compile(by_id["coordplan-test"]["files"])
    assert scenarios.search("plans/scenarios/a.yaml")
    assert not scenarios.search("plans/a.yaml")


def test_hooks_are_quiet_about_what_is_well_and_fail_on_what_is_not(run: Run) -> None:
    """As pre-commit calls them: with the names of files."""
    good, bad = (f"tests/checks/unknown-value/{name}.yaml" for name in ("good", "bad"))
    for command in ("check", "fmt --check"):
        assert run(*shlex.split(command), good).code == 0
    assert run("check", good, bad).code != 0
    assert run("test", "docs/examples/first-scenarios.yaml").code == 0


def test_the_workflow_runs_what_a_person_runs() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8"))
    runs = [s["run"] for job in workflow["jobs"].values() for s in job["steps"] if "run" in s]
    assert runs == [".ci/run", "make test"]
    assert (ROOT / ".ci" / "run").is_file()
    assert workflow["permissions"] == {"contents": "read"}


def test_the_container_holds_what_is_there_and_runs_without_rights() -> None:
    lines = (ROOT / "Containerfile").read_text("utf-8").splitlines()
    copied = [
        word
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    ]
    assert {"src", "plans", "pyproject.toml"} <= set(copied)
    assert all((ROOT / name).exists() for name in copied)
    assert "USER coordplan" in lines
