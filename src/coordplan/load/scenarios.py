"""Scenario files, read with the plan that they test."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coordplan.diagnostics import (
    Diagnostic,
    InvalidFileError,
    Problem,
    UnknownNameError,
)
from coordplan.frozen import replaced
from coordplan.load.files import (
    YAML,
    read_bytes,
    shipped_plans,
    shipped_scenarios,
    shown_name,
    unreadable,
)
from coordplan.load.folders import yaml_below
from coordplan.load.plans import Opened, read_checked
from coordplan.load.streams import NotPlainError, read_plain
from coordplan.load.yaml_tree import read_yaml
from coordplan.text import Text, quote, visible
from coordplan.work import MAX_BYTES

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.model import PlanFile
    from coordplan.scenarios import ScenarioFile
    from coordplan.source import SourceMap
    from coordplan.vocabulary import Vocabulary

_MISSING = Text(en="does not exist", vi="không tồn tại")


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

    Raises ``UnreadableFileError``, also for what lies in a folder and cannot be looked at.
    """
    if path is None:
        return list(shipped_scenarios())
    if not Path(path).exists():
        raise unreadable(path, _MISSING)
    return [one.path for one in yaml_below(path)] if Path(path).is_dir() else [path]


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
    checked = read_checked(_plan_of(file, written.plan, source), vocabulary)
    plan = checked.sound()
    assert checked.plan is not None
    unknown = [problem.locate(source) for problem in problems_in(written, plan)]
    if unknown:
        raise InvalidFileError(unknown)
    return Suite(file, written, source, plan, checked.plan, checked.source)


def _plan_of(file: str, named: str, source: SourceMap) -> str | Opened:
    """The plan that a scenario file names: a shipped one, or a file in its folder or below.

    A file says here what is read, so nothing else is: no standard input, no revision, no pipe.
    Where the command was started counts too: ``plans/scenarios`` may name what lies in ``plans``.
    """
    if named in shipped_plans():
        return named
    beside = _called(Path(file).parent / named, file)
    path = _resolved(beside)
    if path is None:
        return _shipped(file, named, source)
    if not any(map(path.is_relative_to, _roots(file))):
        raise InvalidFileError([_outside(named).locate(source)])
    try:
        return Opened(read_plain(str(path), MAX_BYTES + 1, links=False), shown_name(str(beside)))
    except NotPlainError as error:
        raise unreadable(str(beside), error.said) from None
    except OSError as error:
        said = Text(en=f"cannot be read: {error.strerror}", vi=f"không đọc được: {error.strerror}")
        raise unreadable(str(beside), said) from None


def _resolved(path: Path) -> Path | None:
    """What a path leads to; None where it leads to nothing."""
    try:
        return path.resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        return None


def _called(path: Path, file: str) -> Path:
    """A path, or the one file beside it of which the name reads alike.

    What a scenario file says is read in normal form C; the names of files are in any.
    """
    folder = _resolved(path.parent)
    within = folder is not None and any(map(folder.is_relative_to, _roots(file)))
    if not within or _resolved(path) is not None:
        return path
    alike: list[Path] = []
    with contextlib.suppress(OSError):
        alike += (one for one in path.parent.iterdir() if visible(one.name) == visible(path.name))
    return alike[0] if len(alike) == 1 else path


def _roots(file: str) -> Iterator[Path]:
    """The folders in which the plan of a scenario file may lie, links followed."""
    yield Path(file).parent.resolve()
    with contextlib.suppress(OSError):
        here = Path.cwd()
        if here != Path(here.anchor):
            yield here.resolve()


def _shipped(file: str, named: str, source: SourceMap) -> str:
    """A shipped plan by one of its names. Raises where that is none, and no file either."""
    from coordplan.load.named import by_name, no_plan

    found = by_name(named)
    if found is not None:
        return found.id
    path = Path(named)
    if path.is_absolute() or ".." in path.parts or ":" in named:
        raise InvalidFileError([_outside(named).locate(source)])
    if path.suffix.lower() in YAML or len(path.parts) > 1:
        raise unreadable(str(Path(file).parent / named), _MISSING)
    raise UnknownNameError(_located(no_plan(named), source))


def _located(problem: Diagnostic, source: SourceMap) -> Iterator[Diagnostic]:
    yield Diagnostic(problem.rule, problem.message, source.locate(("plan",)), problem.help)


def _outside(named: str) -> Problem:
    return Problem(
        "plan-outside",
        Text(
            en=f"plan {quote(named)} is neither in the folder of this file nor in the present one",
            vi=f"kế hoạch {quote(named)} không nằm trong thư mục của tệp này hay thư mục hiện tại",
        ),
        ("plan",),
        Text(
            en="name a shipped plan by its id, or a file beside this one or in a folder below",
            vi="nêu mã của kế hoạch có sẵn, hoặc tệp cùng thư mục hay trong thư mục con",
        ),
    )
