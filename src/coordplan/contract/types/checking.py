"""The answers of ``coordplan check`` and ``coordplan test``."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from coordplan.contract.types.basics import (
    DiagnosticJson,
    PlaceJson,
    TextJson,
)


class CheckedFileJson(TypedDict):
    """One file that was checked."""

    file: str
    clean: bool
    diagnostics: list[DiagnosticJson]


class CheckJson(TypedDict):
    """The answer of ``coordplan check``."""

    coordplan: Literal[1]
    clean: bool
    files: list[CheckedFileJson]


class ErrorJson(TypedDict):
    """Why a question is not answered: everything that is wrong with it or with its files."""

    coordplan: Literal[1]
    diagnostics: list[DiagnosticJson]


class FailureJson(TypedDict):
    """An expectation that was not met."""

    message: TextJson
    where: PlaceJson


class OutcomeJson(TypedDict):
    """One scenario after its run."""

    name: str
    passed: bool
    failures: list[FailureJson]


class CoverageJson(TypedDict):
    """What the scenarios exercise: ids of duties that none does, or only ever one way."""

    duties: int
    percent: float
    idle: list[str]
    one_sided: list[str]


class SurvivorJson(TypedDict):
    """A damage to the plan that no scenario noticed."""

    what: TextJson
    where: PlaceJson


class MutationJson(TypedDict):
    """How many damages to the plan some scenario noticed, in percent."""

    mutants: int
    score: float
    survivors: list[SurvivorJson]


class TestedFileJson(TypedDict):
    """One scenario file after its run; ``missed`` are thresholds, in words."""

    file: str
    plan: str
    scenarios: list[OutcomeJson]
    coverage: CoverageJson
    mutation: MutationJson | None
    missed: list[TextJson]


class TestJson(TypedDict):
    """The answer of ``coordplan test``."""

    coordplan: Literal[1]
    passed: int
    failed: int
    files: list[TestedFileJson]
