"""``coordplan show``: a plan, or one clause of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from coordplan.cli import given
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.diagnostics import Diagnostic, UnknownNameError
from coordplan.glyphs import locator
from coordplan.text import Text, did_you_mean, quote

if TYPE_CHECKING:
    from coordplan.compiled import Clause, Plan
    from coordplan.contract.types import ShowJson


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "show",
        short_help="A plan, or one clause of it · Kế hoạch, điều khoản",
        epilog="Example: coordplan show haiphong V.8.-1",
    )(show)


def show(
    *,
    plan: o.PlanArgument,
    clause: Annotated[
        str | None,
        typer.Argument(
            metavar="CLAUSE",
            help="A clause by its locator (V.8.-1), a duty (V.8.-1#1), or the part they lie in "
            "(V.8). · Điều khoản theo vị trí (V.8.-1), nhiệm vụ (V.8.-1#1), hoặc phần chứa chúng "
            "(V.8).",
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            "-s",
            metavar="FILE",
            help="The document (Word, PDF, text …), to show what each clause says word for word. · "
            "Văn bản gốc (Word, PDF, văn bản thuần…), để nêu nguyên văn từng điều khoản.",
        ),
    ] = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Show a plan, or what is encoded of one clause. · Xem kế hoạch hoặc một điều khoản."""
    from coordplan.contract.lists import shown
    from coordplan.contract.tracing import with_sources
    from coordplan.load import load_plan, load_source
    from coordplan.pages.clauses import clauses_page, plan_page
    from coordplan.tracing import trace

    out = Output(format_, output, lang)
    loaded = load_plan(
        plan,
        vocabulary=given.the_vocabulary(vocabulary),
        cache=given.the_cache(wanted=not no_cache),
    )
    clauses = list(loaded.clauses.values()) if clause is None else _found(loaded, clause)
    traced = None if source is None else trace(loaded, load_source(source).text)
    whole = clause is None and traced is None
    says = {} if traced is None else traced.by_locator()

    def data() -> ShowJson:
        found = shown(loaded, clauses)
        return found if traced is None else with_sources(found, traced)

    out.show(lambda: plan_page(loaded) if whole else clauses_page(loaded, clauses, says), data)


def _found(plan: Plan, words: str) -> list[Clause]:
    """The clauses that a locator, a duty id, the locator of a part or an agency names."""
    name = locator(words).removeprefix(f"{plan.id}:")
    wanted, sign, _ = name.partition("#")
    duty = plan.duty(f"{plan.id}:{name}")
    if duty is not None:
        return [plan.clauses[duty.clause]]
    if wanted in plan.clauses and not sign:
        return [plan.clauses[wanted]]
    inside = [c for at, c in plan.clauses.items() if at.startswith(f"{wanted}.")]
    if inside:
        return inside
    agencies = plan.find_agencies(words)
    naming = [c for c in plan.clauses.values() if not c.agencies.isdisjoint(agencies)]
    if naming:
        return naming
    message = Text(
        en=f"plan {quote(plan.id)} has no clause and no agency of this name",
        vi=f"kế hoạch {quote(plan.id)} không có điều khoản hay cơ quan đã nêu",
    )
    known = [*plan.clauses, *(name for a in plan.agencies.values() for name in a.names)]
    raise UnknownNameError(
        [Diagnostic("unknown-clause", message, None, did_you_mean(wanted, known))]
    )
