"""``coordplan cache``: where compiled plans are kept, and how much there is."""

from __future__ import annotations

from typing import Annotated

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "cache",
        short_help="Where prepared plans are kept · Bộ nhớ đệm",
        epilog="Example: coordplan cache --clear",
    )(cache)


def cache(
    *,
    clear: Annotated[
        bool,
        typer.Option(
            "--clear", help="Delete everything that is kept. · Xóa toàn bộ dữ liệu đang lưu."
        ),
    ] = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Show where prepared plans are kept, and how much there is.

    It is safe to delete: plans are then worked out anew.

    · Xem nơi lưu tạm các kế hoạch đã xử lý, và dung lượng.

    Có thể xóa an toàn: kế hoạch sẽ được xử lý lại.
    """
    from coordplan.contract.cache import cache_data
    from coordplan.pages.cache import cache_page

    out = Output(format_, output, lang)
    kept = given.the_cache()
    cleared = kept.clear() if kept is not None and clear else 0
    holds = (
        None if kept is None else str(kept.folder),
        0 if kept is None else len(kept.entries()),
        0 if kept is None else kept.size(),
        cleared if clear else None,
    )
    used = kept is not None and kept.trusted
    out.show(lambda: cache_page(*holds, used=used), lambda: cache_data(*holds, used=used))
