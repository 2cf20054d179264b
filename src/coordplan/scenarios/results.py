"""One scenario file after its run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coordplan.scenarios.coverage import Coverage
from coordplan.scenarios.judge import Outcome
from coordplan.scenarios.mutants import Survey
from coordplan.source import SourceMap


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """One scenario file after its run.

    ``survey`` is there where mutants were asked for and every scenario passed; ``unsurveyed`` says
    that they were asked for in vain.
    """

    file: str
    plan: str
    source: SourceMap
    plan_source: SourceMap
    outcomes: tuple[tuple[int, Outcome], ...]
    coverage: Coverage
    survey: Survey | None
    unsurveyed: bool = False


def counts(results: Iterable[SuiteResult]) -> tuple[int, int]:
    """How many scenarios passed and failed."""
    outcomes = [outcome for result in results for _, outcome in result.outcomes]
    failed = sum(bool(outcome.failures) for outcome in outcomes)
    return len(outcomes) - failed, failed
