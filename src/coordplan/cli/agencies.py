"""``coordplan agencies``: the bodies that plans name."""

from __future__ import annotations

from typing import Annotated

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.compiled import Plan
from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.text import Text, did_you_mean, vietnamese_order


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "agencies",
        short_help="The agencies of plans · Các cơ quan",
        epilog='Example: coordplan agencies "BCH BDBP" --plan haiphong',
    )(agencies)


def agencies(
    *,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="Find agencies by id, name or abbreviation; case and diacritics do not count. · "
            "Tìm cơ quan theo mã, tên hoặc chữ viết tắt; không kể chữ hoa và dấu.",
        ),
    ] = None,
    plan: o.PlanOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """List the agencies of plans, or find one by any name. · Các cơ quan trong kế hoạch."""
    from coordplan.contract.lists import agency_list
    from coordplan.pages.agencies import agencies_page

    out = Output(format_, output, lang)
    words, cache = given.the_vocabulary(vocabulary), given.the_cache(wanted=not no_cache)
    loaded = given.the_plans(plan, words, cache)
    found = [
        (one, agency)
        for one in loaded
        for agency in sorted(
            one.agencies.values() if name is None else one.find_agencies(name),
            key=lambda agency: vietnamese_order(agency.name.vi),
        )
    ]
    if name is not None and not found:
        raise _unknown(name, loaded)
    out.show(lambda: agencies_page(found, full=name is not None), lambda: agency_list(found))


def _unknown(name: str, plans: tuple[Plan, ...]) -> UnknownNameError:
    known = [word for plan in plans for agency in plan.agencies.values() for word in agency.names]
    message = Text(en="no agency is called so", vi="không có cơ quan đã nêu")
    return UnknownNameError(
        [Diagnostic("unknown-agency-name", message, None, did_you_mean(name, known))]
    )
