"""Tests for plan authors: situations, what is expected, and how good the tests are."""

from coordplan.scenarios.coverage import Coverage, coverage_of
from coordplan.scenarios.judge import Failure, Outcome, judge, judge_all
from coordplan.scenarios.mutants import Mutant, Survey, survey
from coordplan.scenarios.names import problems_in
from coordplan.scenarios.written import Scenario, ScenarioFile

__all__ = [
    "Coverage",
    "Failure",
    "Mutant",
    "Outcome",
    "Scenario",
    "ScenarioFile",
    "Survey",
    "coverage_of",
    "judge",
    "judge_all",
    "problems_in",
    "survey",
]
