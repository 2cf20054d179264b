"""``coordplan test``: scenarios against plans, how much they cover, and how much they notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.diagnostics import CoordplanError, Diagnostic
from coordplan.text import Text, quote

if TYPE_CHECKING:
    from coordplan.load import Suite
    from coordplan.scenarios.results import SuiteResult
    from coordplan.vocabulary import Vocabulary

FAILED = 1


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "test",
        short_help="Scenarios against plans · Kiểm thử theo kịch bản",
        epilog="Example: coordplan test plans/scenarios/haiphong.yaml --mutate",
    )(test)


def test(
    *,
    path: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Scenario files, or folders of them. Default: the shipped scenarios. · "
            "Các tệp kịch bản, hoặc thư mục chứa chúng. Mặc định: kịch bản có sẵn.",
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(
            "--name",
            "-k",
            metavar="TEXT",
            help="Only scenarios whose name contains this. · Chỉ kịch bản có tên chứa chữ này.",
        ),
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=100,
            metavar="PERCENT",
            help="Fail where fewer case duties are exercised, in percent. · "
            "Không đạt nếu số nhiệm vụ được kiểm thử ít hơn tỷ lệ phần trăm này.",
        ),
    ] = None,
    mutate: Annotated[
        bool,
        typer.Option(
            "--mutate",
            help="Damage the plan and see which damage is noticed. · "
            "Cố ý cài lỗi vào kế hoạch để xem kịch bản có phát hiện không.",
        ),
    ] = False,
    mutation_threshold: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=100,
            metavar="PERCENT",
            help="Fail where fewer planted faults are noticed, in percent. · "
            "Không đạt nếu phát hiện ít hơn tỷ lệ phần trăm này.",
        ),
    ] = None,
    junit: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Also write the results as JUnit XML. · Ghi thêm kết quả dạng JUnit XML.",
        ),
    ] = None,
    full: o.FullOption = False,
    vocabulary: o.VocabularyOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Run scenarios: what plans must say of situations.

    Exit code 0: all passed; 1: a failure, a threshold missed, or no scenario at all.

    · Kiểm thử theo kịch bản: kế hoạch phải quy định gì trong từng tình huống.

    Mã thoát 0: đạt hết; 1: có chỗ không đạt, thiếu tỷ lệ, hoặc không có kịch bản nào.
    """
    from coordplan.contract.junit import junit_errors, junit_text
    from coordplan.contract.scenarios import result_data
    from coordplan.pages.scenarios import result_page

    out = Output(format_, output, lang)
    try:
        words = given.the_vocabulary(vocabulary)
        results = _results(
            path or [""], words, name, mutate=mutate or mutation_threshold is not None
        )
    except CoordplanError as error:
        _write(junit, junit_errors(error.diagnostics, out.language))
        raise
    if not any(result.outcomes for result in results):
        nothing = [_nothing_to_run(name)]
        _write(junit, junit_errors(nothing, out.language))
        terminal.complain(nothing, out.language)
        raise typer.Exit(FAILED)
    _write(junit, junit_text(results, out.language))
    out.show(lambda: result_page(results, full=full), lambda: result_data(results))
    if _missed(results, threshold, mutation_threshold):
        raise typer.Exit(FAILED)


def _write(file: str | None, junit: str) -> None:
    """Write the file for a build server, where one is wanted: also where nothing was run."""
    from coordplan.load.files import write_file

    if file is not None:
        write_file(file, junit.encode())


def _results(
    paths: list[str], vocabulary: Vocabulary | None, name: str | None, *, mutate: bool
) -> list[SuiteResult]:
    """Run every scenario file at the paths; an empty path stands for the shipped ones."""
    from coordplan.load import load_suite, scenario_files

    files = [file for one in paths for file in scenario_files(one or None)]
    return [_run(load_suite(file, vocabulary=vocabulary), name, mutate=mutate) for file in files]


def _run(suite: Suite, name: str | None, *, mutate: bool) -> SuiteResult:
    """Run the scenarios of one file; mutants only where all of them pass."""
    from coordplan.scenarios import coverage_of, judge_all, survey
    from coordplan.scenarios.results import SuiteResult

    chosen = [
        (number, scenario)
        for number, scenario in enumerate(suite.written.scenarios)
        if name is None or name.casefold() in scenario.name.casefold()
    ]
    numbers = [number for number, _ in chosen]
    judged = judge_all(suite.plan, [scenario for _, scenario in chosen])
    outcomes = tuple(zip(numbers, judged, strict=True))
    passed = not any(outcome.failures for _, outcome in outcomes)
    surveyed = None
    if mutate and passed:
        vocabulary = suite.plan.vocabulary
        surveyed = survey(suite.plan_written, vocabulary, [scenario for _, scenario in chosen])
    return SuiteResult(
        suite.file,
        suite.plan.id,
        suite.source,
        suite.plan_source,
        outcomes,
        coverage_of(suite.plan, [outcome for _, outcome in outcomes]),
        surveyed,
        unsurveyed=mutate and not passed,
    )


def _missed(
    results: list[SuiteResult], threshold: float | None, mutation_threshold: float | None
) -> bool:
    """Whether anything failed or fell short."""
    for result in results:
        if any(outcome.failures for _, outcome in result.outcomes):
            return True
        if threshold is not None and result.coverage.percent < threshold:
            return True
        survey = result.survey
        if mutation_threshold is not None and survey and survey.score < mutation_threshold:
            return True
    return False


def _nothing_to_run(name: str | None) -> Diagnostic:
    """That there is nothing to run: a suite that tests nothing does not pass."""
    message = (
        Text(en="there is no scenario to run", vi="không có kịch bản nào để kiểm thử")
        if name is None
        else Text(
            en=f"no scenario has {quote(name)} in its name",
            vi=f"không có kịch bản nào có {quote(name)} trong tên",
        )
    )
    return Diagnostic("empty-suite", message)
