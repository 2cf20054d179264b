"""Scenario files, read with the plan that they test."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coordplan.diagnostics import InvalidFileError, Severity
from coordplan.frozen import replaced
from coordplan.load.files import (
    plan_file,
    read_bytes,
    shipped_plans,
    shipped_scenarios,
    shown_name,
    unreadable,
)
from coordplan.load.plans import read_checked
from coordplan.load.yaml_tree import read_yaml
from coordplan.text import Text

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.model import PlanFile
    from coordplan.scenarios import ScenarioFile
    from coordplan.source import SourceMap
    from coordplan.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Suite:
    """A scenario file with its plan, compiled and as written, and the places of both."""

    file: str
    written: ScenarioFile
    source: SourceMap
    plan: Plan
    plan_written: PlanFile
    plan_source: SourceMap


def scenario_files(path: str | None) -> list[str]:
    """The scenario files at a path (a file, or a folder with all below it), or the shipped ones.

    Raises ``UnreadableFileError``.
    """
    if path is None:
        return list(shipped_scenarios())
    if not Path(path).exists():
        raise unreadable(path, Text(en="does not exist", vi="không tồn tại"))
    if Path(path).is_dir():
        return [str(file) for file in sorted(Path(path).rglob("*.yaml"))]
    return [path]


def load_suite(file: str, *, vocabulary: Vocabulary | None = None) -> Suite:
    """A scenario file and its plan.

    Raises ``UnreadableFileError``, ``UnknownNameError`` (no such plan) or ``InvalidFileError``
    with every error of the scenario file, or of the plan.
    """
    from coordplan.scenarios import ScenarioFile, problems_in
    from coordplan.shape import validate

    document = read_yaml(read_bytes(file), shown_name(file))
    source = replaced(document.source, plan=shipped_scenarios().get(file, ""))
    if document.faults:
        raise InvalidFileError(document.faults)
    written, problems = validate(ScenarioFile, document.data)
    if written is None:
        raise InvalidFileError([problem.locate(source) for problem in problems])
    checked = read_checked(_plan_of(file, written.plan), vocabulary)
    errors = [d for d in checked.diagnostics if d.severity is Severity.ERROR]
    if errors or checked.plan is None or checked.compiled is None:
        raise InvalidFileError(errors)
    plan = checked.compiled
    unknown = [problem.locate(source) for problem in problems_in(written, plan)]
    if unknown:
        raise InvalidFileError(unknown)
    return Suite(file, written, source, plan, checked.plan, checked.source)


def _plan_of(file: str, named: str) -> str:
    """The plan that a scenario file names: a shipped one by id, or a path from the file."""
    if named in shipped_plans():
        return named
    beside = Path(file).parent / named
    return str(beside) if beside.exists() else plan_file(named)
