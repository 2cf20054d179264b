"""``coordplan events``: the events of the vocabulary."""

from __future__ import annotations

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("events", short_help="What --event takes · Các sự kiện")(events)


def events(
    *,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Events that can be given to `--event`. · Các sự kiện dùng được với `--event`."""
    from coordplan.contract import lists
    from coordplan.load import load_vocabulary
    from coordplan.pages.vocabulary import events_page

    out = Output(format_, output, lang)
    words = load_vocabulary(vocabulary, cache=given.the_cache(wanted=not no_cache))
    out.show(lambda: events_page(words), lambda: lists.events(words))
