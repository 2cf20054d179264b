"""The results of scenarios as JUnit XML, for a build server."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent

from coordplan.diagnostics import Diagnostic
from coordplan.scenarios.results import SuiteResult, counts
from coordplan.text import Language
from coordplan.xml import DECLARATION, xml_text


def junit_text(results: Sequence[SuiteResult], language: Language) -> str:
    """Every scenario as a test case, every expectation that fails with its place.

    A threshold that was missed is a test case that failed.
    """
    root = _root("testsuites", *_counts(results))
    for result in results:
        suite = _root("testsuite", *_counts([result]), name=result.file)
        root.append(suite)
        for number, outcome in result.outcomes:
            named = {"classname": result.plan, "name": outcome.scenario.name}
            case = SubElement(suite, "testcase", named)
            for failure in outcome.failures:
                where = result.source.locate(("scenarios", number, *failure.route))
                found = SubElement(case, "failure", message=failure.message[language])
                found.text = str(where)
        for said in result.missed:
            case = SubElement(suite, "testcase", classname=result.plan, name=said[language])
            SubElement(case, "failure", message=said[language])
    return _written(root)


def _counts(results: Sequence[SuiteResult]) -> tuple[int, int]:
    passed, failed = counts(results)
    return passed, failed + sum(len(result.missed) for result in results)


def junit_errors(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """That nothing was run, and why: a build server must not go on showing the run before."""
    root = _root("testsuites", errors=1)
    suite = SubElement(root, "testsuite", dict(root.attrib, name="coordplan test"))
    case = SubElement(suite, "testcase", classname="coordplan", name="test")
    for one in diagnostics:
        where = "" if one.where is None else str(one.where)
        SubElement(case, "error", type=one.rule, message=one.message[language]).text = where
    return _written(root)


def _root(tag: str, passed: int = 0, failed: int = 0, errors: int = 0, **named: str) -> Element:
    """A suite, or all of them, with its counts."""
    figures = {"tests": passed + failed + errors, "failures": failed, "errors": errors}
    return Element(tag, named | {name: str(number) for name, number in figures.items()})


def _written(root: Element) -> str:
    indent(root)
    return DECLARATION + xml_text(root)
