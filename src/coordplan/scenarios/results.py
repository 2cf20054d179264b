"""One scenario file after its run."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from coordplan.frozen import replaced
from coordplan.scenarios.coverage import Coverage
from coordplan.scenarios.judge import Outcome
from coordplan.scenarios.mutants import Survey
from coordplan.source import SourceMap
from coordplan.text import Text


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """One scenario file after its run.

    ``survey`` is there where mutants were asked for and every scenario passed; ``unsurveyed`` says
    that they were asked for in vain. ``missed`` are the thresholds that it fell short of, in words.
    """

    file: str
    plan: str
    source: SourceMap
    plan_source: SourceMap
    outcomes: tuple[tuple[int, Outcome], ...]
    coverage: Coverage
    survey: Survey | None
    unsurveyed: bool = False
    missed: tuple[Text, ...] = ()


def held_to(result: SuiteResult, coverage: float | None, faults: float | None) -> SuiteResult:
    """The same with what it misses: percents of case duties and of planted faults."""
    survey = result.survey
    shares = (
        (_COVERAGE, result.coverage.percent, coverage),
        (_FAULTS, survey.score if survey else None, faults),
    )
    missed = tuple(
        form.format(found=_percent(found), wanted=_percent(wanted))
        for form, found, wanted in shares
        if found is not None and wanted is not None and found < wanted
    )
    return replaced(result, missed=missed) if missed else result


def _percent(share: float) -> Text:
    """A share to two decimals, never more than it is."""
    shown = f"{math.floor(share * 100) / 100:g}%"
    return Text(vi=shown.replace(".", ","), en=shown)


_COVERAGE = Text(
    vi="mới kiểm thử {found} nhiệm vụ theo vụ việc, dưới mức {wanted}",
    en="{found} of the case duties exercised, below {wanted}",
)
_FAULTS = Text(
    vi="mới phát hiện {found} lỗi cài thử, dưới mức {wanted}",
    en="{found} of the planted faults noticed, below {wanted}",
)


def counts(results: Iterable[SuiteResult]) -> tuple[int, int]:
    """How many scenarios passed and failed."""
    outcomes = [outcome for result in results for _, outcome in result.outcomes]
    failed = sum(bool(outcome.failures) for outcome in outcomes)
    return len(outcomes) - failed, failed
