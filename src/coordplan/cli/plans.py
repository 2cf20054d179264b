"""``coordplan plans``: the plans that ship with coordplan."""

from __future__ import annotations

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("plans", short_help="The plans that are shipped · Các kế hoạch có sẵn")(plans)


def plans(
    *,
    no_cache: o.NoCacheOption = False,
    format_: o.FormatOption = o.Format.TEXT,
    lang: o.LangOption = None,
) -> None:
    """List the plans that ship with coordplan.

    The national rules are among them; they answer only where `--plan` names them.

    · Các kế hoạch có sẵn trong coordplan.

    Trong đó có quy định chung của quốc gia; chỉ trả lời khi được nêu bằng `--plan`.
    """
    from coordplan.load import load_plans, shipped_plans

    loaded = load_plans([*shipped_plans()], cache=given.the_cache(wanted=not no_cache))
    if format_ is o.Format.JSON:
        from coordplan.render import data

        terminal.write_json(data.plans(loaded))
        return
    from coordplan.render.tables import plan_lines

    language = terminal.language(lang)
    terminal.write(plan_lines(loaded, language, terminal.width()))
