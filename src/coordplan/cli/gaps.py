"""``coordplan gaps``: where a plan leaves a victim with nobody in charge."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o

FINDINGS = 1


class GapFormat(StrEnum):
    """The formats of findings."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "gaps",
        short_help="Where nobody leads or acts · Chỗ trống, chồng chéo",
        epilog="Example: coordplan gaps haiphong --action receive",
    )(gaps)


def gaps(
    *,
    plan: o.PlanArgument,
    action: o.ActionOption = None,
    phase: o.PhaseOption = None,
    baseline: o.BaselineOption = None,
    all_: o.AllOption = False,
    exit_code: o.ExitCodeOption = False,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: Annotated[GapFormat, typer.Option("--format", help=o.FORMAT)] = GapFormat.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Situations in which nobody acts, nobody leads or several do, and what leads nowhere.

    With --baseline: silence that a higher instrument fills with a leader is told apart; auto stands
    for the national rules that the plan rests on, as they stood on its own day.

    · Những tình huống không ai làm, không ai chủ trì hoặc nhiều nơi cùng chủ trì.

    Với --baseline: chỗ im lặng mà văn bản cấp trên đã có cơ quan chủ trì được nêu riêng; auto là
    các quy định chung mà kế hoạch dựa vào, như vào ngày của kế hoạch.
    """
    from coordplan.compare.gaps import find_gaps
    from coordplan.load import load_baselines, load_plan
    from coordplan.render.gaps import gap_lines, gap_markdown, gaps_data

    given.read_once(plan, *(baseline or ()))
    words, cache = given.the_vocabulary(vocabulary), given.the_cache(wanted=not no_cache)
    asked = load_plan(plan, vocabulary=words, cache=cache)
    rules = load_baselines(asked, baseline or (), vocabulary=words, cache=cache)
    report = find_gaps(asked, actions=action or (), phases=phase or (), baselines=rules)
    language = terminal.language(lang)
    match format_:
        case GapFormat.JSON:
            terminal.write_json(gaps_data(report))
        case GapFormat.MARKDOWN:
            terminal.write_text(gap_markdown(report, language))
        case GapFormat.TEXT:
            terminal.write(gap_lines(report, language, terminal.width(), full=all_))
    if exit_code and report.gaps:
        raise typer.Exit(FINDINGS)
