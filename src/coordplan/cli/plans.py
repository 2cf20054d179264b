"""``coordplan plans``: the plans that ship with coordplan."""

from __future__ import annotations

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("plans", short_help="The plans that are shipped · Các kế hoạch có sẵn")(plans)


def plans(
    *,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """List the plans that ship with coordplan, those of COORDPLAN_PLANS before them.

    The national rules are among them; they answer only where `--plan` names them.

    · Các kế hoạch có sẵn trong coordplan, trước đó là các kế hoạch trong COORDPLAN_PLANS.

    Trong đó có quy định chung của quốc gia; chỉ trả lời khi được nêu bằng `--plan`.
    """
    from coordplan.contract import lists
    from coordplan.load import load_plans
    from coordplan.load.plans import every_plan
    from coordplan.pages.plans import plans_page

    out = Output(format_, output, lang)
    loaded = load_plans(every_plan(), cache=given.the_cache(wanted=not no_cache))
    out.show(lambda: plans_page(loaded), lambda: lists.plans(loaded))
