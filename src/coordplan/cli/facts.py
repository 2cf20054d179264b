"""``coordplan facts``: the facts of the vocabulary."""

from __future__ import annotations

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("facts", short_help="What --fact takes · Các dữ kiện")(facts)


def facts(
    *,
    full: o.FullOption = False,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Facts that can be given to `--fact`, with values. · Các dữ kiện dùng được với `--fact`."""
    from coordplan.contract import lists
    from coordplan.load import load_vocabulary
    from coordplan.pages.vocabulary import facts_page

    out = Output(format_, output, lang)
    words = load_vocabulary(vocabulary, cache=given.the_cache(wanted=not no_cache))
    out.show(lambda: facts_page(words, full=full), lambda: lists.facts(words))
