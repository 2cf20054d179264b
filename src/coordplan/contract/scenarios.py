"""How scenarios went, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coordplan.contract import parts as p
from coordplan.scenarios.results import SuiteResult, counts

if TYPE_CHECKING:
    from coordplan.contract import types as c


def result_data(results: Sequence[SuiteResult]) -> c.TestJson:
    """The same as JSON."""
    passed, failed = counts(results)
    return {
        "coordplan": 1,
        "passed": passed,
        "failed": failed,
        "files": [_file(result) for result in results],
    }


def _file(result: SuiteResult) -> c.TestedFileJson:
    coverage, survey = result.coverage, result.survey
    return {
        "file": result.file,
        "plan": result.plan,
        "scenarios": [
            {
                "name": outcome.scenario.name,
                "passed": not outcome.failures,
                "failures": [
                    {
                        "message": p.text(failure.message),
                        "where": p.place(
                            result.source.locate(("scenarios", number, *failure.route))
                        ),
                    }
                    for failure in outcome.failures
                ],
            }
            for number, outcome in result.outcomes
        ],
        "coverage": {
            "duties": len(coverage.duties),
            "percent": round(coverage.percent, 2),
            "idle": [duty.id for duty in coverage.idle],
            "one_sided": [duty.id for duty in coverage.one_sided],
        },
        "mutation": None
        if survey is None
        else {
            "mutants": survey.mutants,
            "score": round(survey.score, 2),
            "survivors": [
                {
                    "what": p.text(mutant.what),
                    "where": p.place(result.plan_source.locate(mutant.route)),
                }
                for mutant in survey.survivors
            ],
        },
        "missed": [p.text(one) for one in result.missed],
    }
