"""``coordplan gaps``: where a plan leaves a victim with nobody in charge."""

from __future__ import annotations

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption

FINDINGS = 1


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
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Situations in which nobody acts, nobody leads or several do, and what leads nowhere.

    With --baseline: silence that a higher instrument fills with a leader is told apart; auto stands
    for the national rules that the plan rests on, as they stood on its own day.

    · Các tình huống không giao cơ quan nào thực hiện, chưa phân công cơ quan chủ trì hoặc nhiều cơ
    quan cùng chủ trì.

    Với --baseline: nội dung kế hoạch không quy định mà văn bản cấp trên đã có cơ quan chủ trì được
    nêu riêng; auto là các quy định chung mà kế hoạch căn cứ vào, theo hiệu lực tại ngày của kế
    hoạch.
    """
    from coordplan.compare.gaps import find_gaps
    from coordplan.compiled import beside
    from coordplan.contract.gaps import gaps_data
    from coordplan.load import load_baselines, load_plan
    from coordplan.pages.gaps import gap_page

    out = Output(format_, output, lang)
    words, cache = given.the_vocabulary(vocabulary), given.the_cache(wanted=not no_cache)
    asked = load_plan(plan, vocabulary=words, cache=cache)
    laws = given.the_registry(registry, asked.vocabulary, cache)
    rules = load_baselines(asked, baseline or (), registry=laws, vocabulary=words, cache=cache)
    (asked,), (rules,) = beside([asked], [rules])
    report = find_gaps(asked, actions=action or (), phases=phase or (), baselines=rules)
    out.show(lambda: gap_page(report, full=all_), lambda: gaps_data(report))
    if exit_code and report.gaps:
        raise typer.Exit(FINDINGS)
