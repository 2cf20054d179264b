"""``coordplan page``: one file for officers, that answers on a phone without a network."""

from __future__ import annotations

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import Format, Output, OutputOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "page",
        short_help="One file for a phone, without a network · Trang tra cứu trên điện thoại",
        epilog="Example: coordplan page -o trang.html",
    )(page)


def page(
    *,
    plan: o.PlanOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    output: OutputOption = None,
) -> None:
    """A page for officers, in one file: it asks, and answers, without a network.

    · Trang tra cứu cho cán bộ trực, trong một tệp: hỏi và trả lời, không cần mạng.
    """
    from coordplan.load import load_plans, load_registry
    from coordplan.page.written import write_page

    out = Output(Format.HTML, output, None)
    out.never_on_terminal()
    cache = given.the_cache(wanted=not no_cache)
    plans = load_plans(plan, vocabulary=given.the_vocabulary(vocabulary), cache=cache)
    registry = load_registry(plans[0].vocabulary.id, cache=cache)
    out.write(write_page(plans, registry))
