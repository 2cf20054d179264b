"""``coordplan trace``: whether a plan accounts for every clause of its source."""

from __future__ import annotations

import typer

from coordplan.cli import options as o
from coordplan.cli import terminal

FINDINGS = 1


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "trace",
        short_help="A plan against its source text · Đối chiếu nguyên văn",
        epilog="Example: coordplan trace haiphong --source haiphong.txt",
    )(trace)


def trace(
    *,
    plan: o.PlanArgument,
    source: o.SourceOption,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: o.FormatOption = o.Format.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Compare a plan with its source, clause by clause. · Đối chiếu kế hoạch với văn bản.

    Missing: in the source, not in the plan. Changed: another text in the same place. Gone: in
    the plan, not in the source. Moved: the same text under another locator.

    Exit code 0: every clause is accounted for; 1: findings.
    """
    from coordplan.load import load_plan, load_source
    from coordplan.tracing import trace as compare

    loaded = load_plan(
        plan, vocabulary=o.the_vocabulary(vocabulary), cache=o.the_cache(wanted=not no_cache)
    )
    given = load_source(source)
    found = compare(loaded, given.text, sha256=given.sha256)
    from coordplan.render import tracing

    if format_ is o.Format.JSON:
        terminal.write_json(tracing.traced(found, given.name, given.sha256))
    else:
        language, width = terminal.language(o.chosen(lang)), terminal.width()
        terminal.write(tracing.trace_lines(found, given.name, language, width))
    raise typer.Exit(FINDINGS if found.findings else 0)
