"""``coordplan test``: scenarios against plans, how much they cover, and how much they notice."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.cli.usage import refused
from coordplan.diagnostics import CoordplanError, Diagnostic
from coordplan.glyphs import folded
from coordplan.text import Text, quote

if TYPE_CHECKING:
    from coordplan.load import Suite
    from coordplan.scenarios.results import SuiteResult
    from coordplan.text import Language

FAILED = 1

_UNFINISHED = Diagnostic(
    "unfinished",
    Text(en="the run was not finished", vi="lần chạy này chưa hoàn tất"),
    help=Text(en="see what the command said", vi="xem thông báo của lệnh"),
)
"""What a build server is told until there is more to tell."""


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
    from coordplan.contract.junit import junit_text
    from coordplan.contract.scenarios import result_data
    from coordplan.load import load_suite
    from coordplan.pages.scenarios import result_page
    from coordplan.scenarios.results import counts, held_to

    language = terminal.language(None if lang is o.Lang.BOTH else lang)
    _refuse(junit, output)
    _tell(junit, [_UNFINISHED], language)
    out = Output(format_, output, lang)
    try:
        words = given.the_vocabulary(vocabulary)
        files = _files(path or [""])
        mutate = mutate or mutation_threshold is not None
        results = [
            held_to(
                _run(load_suite(file, vocabulary=words), name, mutate=mutate),
                threshold,
                mutation_threshold,
            )
            for own in files.values()
            for file in own
        ]
    except CoordplanError as error:
        _tell(junit, error.diagnostics, language)
        raise
    nothing = [*_nothing_there(files), *_nothing_run(results, name)]
    if nothing:
        _tell(junit, nothing, language)
        terminal.complain(nothing, language)
        raise typer.Exit(FAILED)
    _write(junit, junit_text(results, language))
    out.show(lambda: result_page(results, full=full), lambda: result_data(results))
    if counts(results)[1] or any(one.missed for one in results):
        raise typer.Exit(FAILED)


def tell_build_server(
    arguments: Sequence[str], diagnostics: Sequence[Diagnostic], language: Language
) -> None:
    """Tell a build server of a command line that was refused before it was understood."""
    for word, following in pairwise([*arguments, ""]):
        file = following if word == "--junit" else word.removeprefix("--junit=")
        if file and (word == "--junit" or file != word) and not _is_yaml(file):
            with contextlib.suppress(CoordplanError):
                _tell(file, diagnostics, language)


def _tell(file: str | None, diagnostics: Sequence[Diagnostic], language: Language) -> None:
    """Write for a build server that nothing was run, and why."""
    from coordplan.contract.junit import junit_errors

    _write(file, junit_errors(diagnostics, language))


def _refuse(junit: str | None, output: str | None) -> None:
    """Refuse a file for a build server that is also something else."""
    if junit is not None and (_is_yaml(junit) or junit == output):
        raise refused(
            Text(
                en=f"--junit {quote(junit)} is not a file of its own",
                vi=f"--junit {quote(junit)} không phải một tệp riêng",
            ),
            Text(en="for example: --junit results.xml", vi="ví dụ: --junit ket-qua.xml"),
        )


def _is_yaml(file: str) -> bool:
    from coordplan.load.files import YAML

    return PurePath(file).suffix.lower() in YAML


def _write(file: str | None, junit: str) -> None:
    """Write the file for a build server, where one is wanted: also where nothing was run."""
    from coordplan.load.writing import write_file

    if file is not None:
        write_file(file, junit.encode())


def _files(paths: Sequence[str]) -> dict[str, list[str]]:
    """The scenario files at each path; an empty path stands for the shipped ones."""
    from coordplan.load import scenario_files

    return {one: scenario_files(one or None) for one in paths}


def _run(suite: Suite, name: str | None, *, mutate: bool) -> SuiteResult:
    """Run the scenarios of one file; mutants only where all of them pass."""
    from coordplan.scenarios import coverage_of, judge_all, survey
    from coordplan.scenarios.results import SuiteResult

    chosen = [
        (number, scenario)
        for number, scenario in enumerate(suite.written.scenarios)
        if name is None or folded(name) in folded(scenario.name)
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


def _nothing_there(files: Mapping[str, Sequence[str]]) -> Iterator[Diagnostic]:
    """That a folder holds no scenario file: it was given to be tested."""
    for folder, found in files.items():
        if not found:
            message = Text(
                en=f"there is no scenario file in {quote(folder)}",
                vi=f"không có tệp kịch bản nào trong {quote(folder)}",
            )
            mend = Text(
                en="scenario files end in .yaml or .yml", vi="tệp kịch bản có đuôi .yaml hoặc .yml"
            )
            yield Diagnostic("empty-suite", message, help=mend)


def _nothing_run(results: Sequence[SuiteResult], name: str | None) -> Iterator[Diagnostic]:
    """That there is nothing to run: a suite that tests nothing does not pass."""
    if name is not None and not any(result.outcomes for result in results):
        message = Text(
            en="no scenario has these words in its name",
            vi="không có kịch bản nào có những từ này trong tên",
        )
        yield Diagnostic("empty-suite", message)
    for result in results if name is None else ():
        if not result.outcomes:
            message = Text(en="there is no scenario to run", vi="không có kịch bản nào để kiểm thử")
            yield Diagnostic("empty-suite", message, result.source.locate(("scenarios",)))
