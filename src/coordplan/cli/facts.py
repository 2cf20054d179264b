"""``coordplan facts``: the facts of the vocabulary."""

from __future__ import annotations

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("facts", short_help="What --fact takes · Các dữ kiện")(facts)


def facts(
    *,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: o.FormatOption = o.Format.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Facts that can be given to `--fact`, with values. · Các dữ kiện dùng được với `--fact`."""
    from coordplan.load import load_vocabulary

    words = load_vocabulary(vocabulary, cache=given.the_cache(wanted=not no_cache))
    if format_ is o.Format.JSON:
        from coordplan.render import data

        terminal.write_json(data.facts(words))
        return
    from coordplan.render.tables import fact_lines

    terminal.write(fact_lines(words, terminal.language(lang), terminal.width()))
