"""``coordplan check``: everything that is wrong with plan and vocabulary files."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.cli.values import date_of
from coordplan.diagnostics import (
    CoordplanError,
    Diagnostic,
    Severity,
    UnknownNameError,
    UnreadableFileError,
)

if TYPE_CHECKING:
    from coordplan.print.lines import Line
    from coordplan.text import Language

FINDINGS, INVALID = 1, 3


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "check",
        short_help="Everything wrong with a file · Kiểm tra",
        epilog="Example: coordplan check plans/*.yaml --as-of 2026-11-22",
    )(check)


def check(
    *,
    plan: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PLAN",
            help="Plans: ids, files or folders, - for standard input. Default: those of "
            "COORDPLAN_PLANS, else the shipped local plans. · "
            "Các kế hoạch: mã, tệp hoặc thư mục, - là đầu vào chuẩn. Mặc định: các kế hoạch trong "
            "COORDPLAN_PLANS, nếu không có thì kế hoạch địa phương có sẵn.",
        ),
    ] = None,
    as_of: Annotated[
        datetime.date | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            parser=date_of,
            help="Also what no longer holds on this day, YYYY-MM-DD: laws expired, agencies gone. "
            "· "
            "Kiểm tra cả hiệu lực tại ngày này, YYYY-MM-DD: văn bản hết hiệu lực, cơ quan không "
            "còn hoạt động.",
        ),
    ] = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Check plans, and the vocabulary given with them; every error at once.

    Exit code 0: clean; 1: warnings; 3: errors.

    · Kiểm tra kế hoạch, và tệp từ vựng đi kèm; nêu mọi lỗi trong một lần.

    Mã thoát 0: không có lỗi; 1: cảnh báo; 3: lỗi.
    """
    from coordplan.contract.lists import checked
    from coordplan.load import (
        check_plan,
        check_plan_as_of,
        check_vocabulary,
        load_vocabulary,
    )
    from coordplan.load.plans import own_or_default, plans_given
    from coordplan.pages.check import check_page

    out = Output(format_, output, lang)
    found: dict[str, tuple[Diagnostic, ...]] = {}
    unread: list[CoordplanError] = []
    words = None
    if vocabulary is not None:
        found[vocabulary] = check_vocabulary(vocabulary)
        words = load_vocabulary(vocabulary) if not found[vocabulary] else None
    if vocabulary is None or words is not None:
        chosen = plan or ([] if vocabulary is not None else own_or_default())
        for one in dict.fromkeys(plans_given(chosen)):
            try:
                if as_of is None:
                    found[one] = check_plan(one, vocabulary=words)
                else:
                    found[one] = check_plan_as_of(one, as_of, vocabulary=words, registry=registry)
            except (UnknownNameError, UnreadableFileError) as error:
                unread.append(error)
    if found:
        out.show(
            lambda: check_page(found),
            lambda: checked(found),
            text=lambda language: _lines(found, language),
        )
    if unread:
        raise (
            unread[0]
            if len(unread) == 1
            else UnreadableFileError(
                [diagnostic for error in unread for diagnostic in error.diagnostics]
            )
        )
    raise typer.Exit(_code([d for diagnostics in found.values() for d in diagnostics]))


def _lines(found: Mapping[str, Sequence[Diagnostic]], language: Language) -> list[Line]:
    """Diagnostics as every error is told, which editors and scripts know."""
    from coordplan.blocks import marked, words
    from coordplan.phrases.diagnostics import CLEAN
    from coordplan.print.diagnostics import diagnostic_lines
    from coordplan.print.lines import spans

    lines: list[Line] = []
    for file, own in found.items():
        clean = words(marked("strong", file), ": ", CLEAN)
        lines += diagnostic_lines(own, language) if own else [spans(clean, language)]
    return lines


def _code(diagnostics: list[Diagnostic]) -> int:
    if any(d.severity is Severity.ERROR for d in diagnostics):
        return INVALID
    return FINDINGS if diagnostics else 0
