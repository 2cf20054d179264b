"""``coordplan cache``: where compiled plans are kept, and how much there is."""

from __future__ import annotations

from typing import Annotated

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "cache",
        short_help="Where compiled plans are kept · Bộ nhớ đệm",
        epilog="Example: coordplan cache --clear",
    )(cache)


def cache(
    *,
    clear: Annotated[
        bool,
        typer.Option("--clear", help="Delete everything that is kept. · Xóa mọi thứ đang lưu."),
    ] = False,
    format_: o.FormatOption = o.Format.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Show where compiled plans are kept, and how much there is.

    It is safe to delete: plans are then worked out anew.

    · Xem nơi lưu các kế hoạch đã biên dịch, và dung lượng.

    Xóa đi cũng không sao: kế hoạch sẽ được biên dịch lại.
    """
    from coordplan.render import cache as render

    kept = given.the_cache()
    cleared = kept.clear() if kept is not None and clear else 0
    shown = render.Kept(
        folder=None if kept is None else str(kept.folder),
        entries=0 if kept is None else len(kept.entries()),
        size=0 if kept is None else kept.size(),
        cleared=cleared if clear else None,
    )
    if format_ is o.Format.JSON:
        terminal.write_json(render.cache_data(shown))
        return
    language = terminal.language(lang)
    terminal.write(render.cache_lines(shown, language, terminal.width()))
