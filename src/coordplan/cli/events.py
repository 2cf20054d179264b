"""``coordplan events``: the events of the vocabulary."""

from __future__ import annotations

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("events", short_help="What --event takes · Các sự kiện")(events)


def events(
    *,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: o.FormatOption = o.Format.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Events that can be given to `--event`. · Các sự kiện dùng được với `--event`."""
    from coordplan.load import load_vocabulary

    words = load_vocabulary(vocabulary, cache=given.the_cache(wanted=not no_cache))
    if format_ is o.Format.JSON:
        from coordplan.render import data

        terminal.write_json(data.events(words))
        return
    from coordplan.render.tables import event_lines

    terminal.write(event_lines(words, terminal.language(lang), terminal.width()))
