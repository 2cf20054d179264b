"""``coordplan actions``: the actions of the vocabulary."""

from __future__ import annotations

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("actions", short_help="What --action and --phase take · Các việc")(actions)


def actions(
    *,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Actions for `--action`, phases for `--phase`. · Các việc, theo giai đoạn."""
    from coordplan.contract import lists
    from coordplan.load import load_vocabulary
    from coordplan.pages.vocabulary import actions_page

    out = Output(format_, output, lang)
    words = load_vocabulary(vocabulary, cache=given.the_cache(wanted=not no_cache))
    out.show(lambda: actions_page(words), lambda: lists.actions(words))
