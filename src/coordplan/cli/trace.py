"""``coordplan trace``: whether a plan accounts for every clause of its source."""

from __future__ import annotations

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption

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
    full: o.FullOption = False,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Compare a plan with its source, clause by clause.

    Missing: in the source, not in the plan. Changed: another text in the same place. Gone: in
    the plan, not in the source. Moved: the same text under another locator. Headings that name who
    acts are compared too; where one has changed, or a clause that others lean on, those others are
    named.

    Exit code 0: every clause is accounted for; 1: findings.

    · Đối chiếu kế hoạch với văn bản gốc, từng điều khoản.

    Thiếu: có trong văn bản, không có trong kế hoạch. Sửa đổi: nội dung khác ở cùng vị trí. Không
    còn: có trong kế hoạch, không có trong văn bản. Đổi vị trí: cùng nội dung ở vị trí khác. Đề mục
    nêu cơ quan thực hiện phần bên dưới cũng được đối chiếu; khi đề mục, hoặc điều khoản mà nơi khác
    dựa vào, đã đổi thì các điều khoản liên quan được nêu ra.

    Mã thoát 0: mọi điều khoản đều khớp; 1: có phát hiện.
    """
    from coordplan.contract.tracing import traced
    from coordplan.load import load_plan, load_source
    from coordplan.pages.tracing import trace_page
    from coordplan.tracing import trace as compare

    out = Output(format_, output, lang)
    loaded = load_plan(
        plan,
        vocabulary=given.the_vocabulary(vocabulary),
        cache=given.the_cache(wanted=not no_cache),
    )
    document = load_source(source)
    found = compare(loaded, document.text, sha256=document.sha256)
    out.show(
        lambda: trace_page(found, document.name, full=full),
        lambda: traced(found, document.name, document.sha256),
    )
    raise typer.Exit(0 if found.clean else FINDINGS)
