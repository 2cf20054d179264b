"""``coordplan why-not``: what keeps something out of the answer, and what would bring it in."""

from __future__ import annotations

import typer

from coordplan.cli import given, now
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.cli.why import on_the_day, show, the_given


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "why-not",
        short_help="Why it does not, and what would change that · Vì sao không có trong câu trả "
        "lời",
        epilog="Example: coordplan why-not -p haiphong -e air-return BCH BDBP",
    )(why_not)


def why_not(
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
    """Why an agency or duty is not certain, and what would bring it in.

    For each duty that does not certainly hold: the facts that exclude it, or those it depends on,
    and the nearest changes with which it would hold: the fewest stated facts otherwise, then the
    fewest others known.

    · Vì sao một cơ quan hoặc nhiệm vụ không chắc chắn, và điều gì làm cho chắc chắn.

    Với mỗi nhiệm vụ không chắc chắn: các dữ kiện làm nhiệm vụ không áp dụng, hoặc các dữ kiện cần
    làm rõ, và thay đổi gần nhất để được áp dụng: ít dữ kiện đã nêu phải thay đổi nhất, rồi ít dữ
    kiện phải biết thêm nhất.
    """
    from coordplan.answer.asked import Asked
    from coordplan.answer.explain import why_not as ask

    out = Output(format_, output, lang)
    calls = given.the_calls(call, no_call)
    asked = Asked(" ".join(words) if words else None, action or (), standing, calls)
    cache = given.the_cache(wanted=not no_cache)
    plans, situation = the_given(plan, event, fact, vocabulary, cache)
    day = as_of or now.today()
    found = asked.of(ask, plans, lambda one: given.by_law(situation, one, registry, cache, day))
    show([on_the_day(one, day, registry, cache) for one in found], out, full=full)
