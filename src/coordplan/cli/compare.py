"""``coordplan compare``: who leads what, plan by plan."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption


class Rows(StrEnum):
    """What the rows of a comparison are."""

    EVENT = "event"
    ACTION = "action"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "compare",
        short_help="Who leads, plan by plan · Cơ quan chủ trì theo từng kế hoạch",
        epilog="Example: coordplan compare haiphong soctrang --event sea-border-return",
    )(compare)


def compare(
    *,
    plan: o.PlansArgument = None,
    by: Annotated[
        Rows,
        typer.Option(
            "--by",
            help="Rows: each event for one action (default events: the thirteen commonest; default "
            "action: receive), or each action in the one situation of all events and facts. · "
            "Hàng: mỗi sự kiện với một việc (mặc định: mười ba sự kiện thường gặp, việc receive), "
            "hoặc mỗi việc trong một tình huống gồm mọi sự kiện và dữ kiện đã nêu.",
        ),
    ] = Rows.EVENT,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    action: o.ActionOption = None,
    phase: o.PhaseOption = None,
    function: o.FunctionOption = None,
    full: o.FullOption = False,
    brief: o.BriefOption = False,
    as_of: o.AsOfOption = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Who leads what, plan by plan: a summary of where plans differ, then a grid.

    · Cơ quan nào chủ trì việc gì theo từng kế hoạch: tóm tắt điểm khác nhau, rồi bảng so sánh.
    """
    from coordplan.compare.asked import Terms, compared
    from coordplan.contract.matrix import comparison_data
    from coordplan.pages.compare import comparison_page

    out = Output(format_, output, lang)
    cache = given.the_cache(wanted=not no_cache)
    plans = given.the_plans(plan or None, given.the_vocabulary(vocabulary), cache)
    found = compared(
        plans,
        given.the_situation(event or [], fact or []),
        Terms(action or (), phase or (), function or ()),
        rows_are_actions=by is Rows.ACTION,
        as_of=as_of or now.today(),
        registry=given.the_registry(registry, plans[0].vocabulary, cache),
    )
    out.show(
        lambda: comparison_page(found, full=full and not brief, tabular=out.tabular),
        lambda: comparison_data(found),
    )
