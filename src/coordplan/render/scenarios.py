"""How scenarios went: as text, as JSON, as JUnit XML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from coordplan.render.data import place, text
from coordplan.render.lines import Line, Span, line, paragraph
from coordplan.scenarios import Coverage, Outcome, Survey
from coordplan.source import SourceMap
from coordplan.text import Language, Text

if TYPE_CHECKING:
    from coordplan.render import contract as c

_PASSED = Text(vi="đạt", en="passed")
_FAILED = Text(vi="không đạt", en="failed")
_COVERED = Text(
    vi="{held} trong {all} nhiệm vụ theo vụ việc được kiểm ({percent:.1f} %)",
    en="{held} of {all} case duties exercised ({percent:.1f} %)",
)
_IDLE = Text(vi="chưa kịch bản nào dùng đến", en="exercised by no scenario")
_ONE_SIDED = Text(vi="điều kiện chưa bao giờ không thỏa", en="condition never seen not to hold")
_SCORE = Text(
    vi="{killed} trong {all} đột biến bị phát hiện ({score:.1f} %)",
    en="{killed} of {all} mutants noticed ({score:.1f} %)",
)
_SURVIVED = Text(vi="không bị phát hiện", en="survived")
_UNSURVEYED = Text(
    vi="không thử đột biến: trước hết mọi tình huống phải đạt",
    en="no mutant was tried: every scenario has to pass first",
)
_TOTAL = Text(vi="{passed} đạt, {failed} không đạt", en="{passed} passed, {failed} failed")


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


def result_lines(results: Sequence[SuiteResult], language: Language, width: int) -> list[Line]:
    """Every failure with its place, what is not exercised, what survived, and the totals."""
    lines: list[Line] = []
    for result in results:
        lines.append(line(Span(result.file, "strong"), f"  {result.plan}"))
        for number, outcome in result.outcomes:
            lines += _outcome(result, number, outcome, language, width)
        coverage = result.coverage
        held = len(coverage.duties) - len(coverage.idle)
        said = _COVERED[language].format(
            held=held, all=len(coverage.duties), percent=coverage.percent
        )
        lines.append(line(f"  {said}"))
        for duty in coverage.idle:
            lines.append(line(Span(f"    {duty.id}  {_IDLE[language]}  {duty.where}", "faint")))
        for duty in coverage.one_sided:
            lines.append(
                line(Span(f"    {duty.id}  {_ONE_SIDED[language]}  {duty.where}", "faint"))
            )
        if result.survey is not None:
            lines += _surveyed(result, result.survey, language)
        if result.unsurveyed:
            lines.append(line(Span(f"  {_UNSURVEYED[language]}", "alert")))
    passed, failed = counts(results)
    total = _TOTAL[language].format(passed=passed, failed=failed)
    lines.append(line(Span(total, "alert" if failed or not passed else "strong")))
    return lines


def counts(results: Iterable[SuiteResult]) -> tuple[int, int]:
    """How many scenarios passed and failed."""
    outcomes = [outcome for result in results for _, outcome in result.outcomes]
    failed = sum(bool(outcome.failures) for outcome in outcomes)
    return len(outcomes) - failed, failed


def _outcome(
    result: SuiteResult, number: int, outcome: Outcome, language: Language, width: int
) -> list[Line]:
    if not outcome.failures:
        said = _PASSED[language]
        return [line(Span(f"  {said}  ", "faint"), outcome.scenario.name)]
    lines = [line(Span(f"  {_FAILED[language]}  ", "alert"), outcome.scenario.name)]
    for failure in outcome.failures:
        where = result.source.locate(("scenarios", number, *failure.route))
        lines += paragraph(failure.message[language], width, indent=4)
        lines.append(line(Span(f"      --> {where}", "faint")))
    return lines


def _surveyed(result: SuiteResult, survey: Survey, language: Language) -> list[Line]:
    killed = survey.mutants - len(survey.survivors)
    said = _SCORE[language].format(killed=killed, all=survey.mutants, score=survey.score)
    lines = [line(f"  {said}")]
    for mutant in survey.survivors:
        where = result.plan_source.locate(mutant.route)
        row = f"    {_SURVIVED[language]}: {mutant.what[language]}  {where}"
        lines.append(line(Span(row, "faint")))
    return lines


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
                        "message": text(failure.message),
                        "where": place(result.source.locate(("scenarios", number, *failure.route))),
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
                    "what": text(mutant.what),
                    "where": place(result.plan_source.locate(mutant.route)),
                }
                for mutant in survey.survivors
            ],
        },
    }


def junit(results: Sequence[SuiteResult], language: Language) -> str:
    """The results as JUnit XML, for a build server."""
    passed, failed = counts(results)
    root = ET.Element("testsuites", tests=str(passed + failed), failures=str(failed))
    for result in results:
        own_failed = sum(bool(outcome.failures) for _, outcome in result.outcomes)
        suite = ET.SubElement(
            root,
            "testsuite",
            name=result.file,
            tests=str(len(result.outcomes)),
            failures=str(own_failed),
            errors="0",
        )
        for number, outcome in result.outcomes:
            case = ET.SubElement(
                suite, "testcase", classname=result.plan, name=outcome.scenario.name
            )
            for failure in outcome.failures:
                where = result.source.locate(("scenarios", number, *failure.route))
                found = ET.SubElement(case, "failure", message=failure.message[language])
                found.text = str(where)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
