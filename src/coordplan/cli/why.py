"""``coordplan why``: from what the answer follows; and what ``why-not`` shares with it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption

if TYPE_CHECKING:
    from coordplan.answer.explanation import Explanation
    from coordplan.compiled import Plan
    from coordplan.load.cache import Cache
    from coordplan.situation import Situation


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "why",
        short_help="Why it holds: facts, clause, place · Vì sao có trong câu trả lời",
        epilog="Example: coordplan why -p haiphong -e sea-border-return border-guard-command",
    )(why)


def why(
    *,
    words: o.SubjectArgument = None,
    plan: o.PlanOption = None,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    call: o.CallOption = None,
    no_call: o.NoCallOption = None,
    action: o.ActionOption = None,
    standing: o.StandingOption = False,
    full: o.FullOption = False,
    as_of: o.AsOfOption = None,
    registry: o.RegistryOption = None,
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Why an agency must act or be told, or why a duty holds.

    For each duty that certainly holds: the clause, the facts that make it hold (none can be
    left out), which of them were stated and from what the others follow, and its place in the plan.

    · Vì sao một cơ quan phải thực hiện hoặc phải được thông báo, vì sao một nhiệm vụ được áp dụng.

    Với mỗi nhiệm vụ chắc chắn: điều khoản, các dữ kiện làm nhiệm vụ áp dụng (không bỏ được dữ kiện
    nào), dữ kiện nào được nêu, dữ kiện nào suy ra và từ đâu, và vị trí của nhiệm vụ trong tệp.
    """
    from coordplan.answer.asked import Asked
    from coordplan.answer.explain import why as ask

    out = Output(format_, output, lang)
    calls = given.the_calls(call, no_call)
    asked = Asked(" ".join(words) if words else None, action or (), standing, calls)
    cache = given.the_cache(wanted=not no_cache)
    plans, situation = the_given(plan, event, fact, vocabulary, cache)
    day = as_of or now.today()
    found = asked.of(ask, plans, lambda one: given.by_law(situation, one, registry, cache, day))
    show([on_the_day(one, day, registry, cache) for one in found], out, full=full)


def the_given(
    plan: list[str] | None,
    event: list[str] | None,
    fact: list[str] | None,
    vocabulary: str | None,
    cache: Cache | None,
) -> tuple[tuple[Plan, ...], Situation]:
    """The plans and the situation of a question."""
    from coordplan.situation import resolve

    words = given.the_vocabulary(vocabulary)
    situation = given.the_situation(event or [], fact or [])
    if words is not None:
        resolve(situation, words)
    return given.the_plans(plan, words, cache), situation


def on_the_day(
    found: Explanation, day: datetime.date, registry: str | None, cache: Cache | None
) -> Explanation:
    """An explanation with who has succeeded its agencies by a day."""
    from coordplan.answer.dated import explained_on

    laws = given.the_registry(registry, found.plan.vocabulary, cache)
    return explained_on(found, laws, day)


def show(found: Sequence[Explanation], out: Output, *, full: bool) -> None:
    """Print what was found; all of it, save on a screen."""
    from coordplan.contract.why import explanations
    from coordplan.pages.why import why_page

    whole = full or not out.on_screen
    out.show(lambda: why_page(found, full=whole), lambda: explanations(found))
