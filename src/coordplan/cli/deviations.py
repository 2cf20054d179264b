"""``coordplan deviations``: where a plan departs from the national rules behind it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.cli.values import date_of
from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.text import Text, quote

if TYPE_CHECKING:
    from coordplan.compiled import Plan

FINDINGS = 1


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "deviations",
        short_help="Where a plan departs from national rules · Sai khác với quy định chung",
        epilog="Example: coordplan deviations haiphong --baseline ttlt-01-2014 --action receive",
    )(deviations)


def deviations(
    *,
    plan: o.PlanArgument,
    baseline: o.BaselineOption = None,
    action: o.ActionOption = None,
    phase: o.PhaseOption = None,
    all_: o.AllOption = False,
    exit_code: o.ExitCodeOption = False,
    as_of: Annotated[
        datetime.date | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            parser=date_of,
            help="The day whose rules count, YYYY-MM-DD. Default: the day of the plan. · "
            "Ngày lấy quy định, YYYY-MM-DD. Mặc định: ngày của kế hoạch.",
        ),
    ] = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Where a plan omits, adds, tightens, loosens or contradicts the rules behind it.

    Without --baseline: the national rules that the plan rests on, as they stood on its own day;
    with --as-of, on that day.

    · Chỗ kế hoạch thiếu, thêm, rút ngắn, nới thời hạn hoặc trái với quy định chung.

    Không có --baseline: quy định chung mà kế hoạch căn cứ vào, theo hiệu lực tại ngày của kế hoạch;
    có --as-of thì theo hiệu lực tại ngày đó.
    """
    from coordplan.answer.dated import caveats
    from coordplan.compare.baseline.deviations import find_deviations
    from coordplan.compiled import beside
    from coordplan.contract.deviations import deviations_data
    from coordplan.load import AUTO, load_baselines, load_plan
    from coordplan.pages.deviations import deviation_page

    out = Output(format_, output, lang)
    words, cache = given.the_vocabulary(vocabulary), given.the_cache(wanted=not no_cache)
    own = load_plan(plan, vocabulary=words, cache=cache)
    rules = load_baselines(
        own,
        baseline or [AUTO],
        None if as_of is None else as_of.isoformat(),
        registry=given.the_registry(registry, own.vocabulary, cache),
        vocabulary=words,
        cache=cache,
    )
    if not rules:
        raise UnknownNameError([_none_known(own)])
    (own,), (rules,) = beside([own], [rules])
    today = as_of or now.today()
    found = [
        (
            find_deviations(own, rule, actions=action or (), phases=phase or ()),
            caveats(rule, given.the_registry(registry, rule.vocabulary, cache), today),
        )
        for rule in rules
    ]
    out.show(lambda: deviation_page(own, found, full=all_), lambda: deviations_data(own, found))
    if exit_code and any(report.found for report, _ in found):
        raise typer.Exit(FINDINGS)


def _none_known(plan: Plan) -> Diagnostic:
    return Diagnostic(
        "no-baseline",
        Text(
            en=f"no national rule is known that {quote(plan.id)} rests on",
            vi=f"chưa xác định được {quote(plan.id)} căn cứ vào quy định chung nào",
        ),
        help=Text(en="name one with --baseline", vi="nêu một quy định bằng --baseline"),
    )
