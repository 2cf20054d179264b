"""``coordplan why``: from what the answer follows; and what ``why-not`` shares with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o
from coordplan.render.lines import BLANK, Line

if TYPE_CHECKING:
    from coordplan.answer.explanation import Explanation
    from coordplan.compiled import Plan
    from coordplan.load.cache import Cache
    from coordplan.situation import Situation

Ask = Callable[..., "Explanation"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "why",
        short_help="Why it holds: facts, clause, place · Vì sao có",
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
    vocabulary: o.VocabularyOption = None,
    no_cache: o.NoCacheOption = False,
    format_: o.DocumentFormatOption = o.DocumentFormat.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Why an agency must act or be told, or why a duty holds.

    For each duty that certainly holds: the clause, the facts that make it hold (none can be
    left out), which of them were stated and from what the others follow, and its place in the plan.

    · Vì sao một cơ quan phải làm hoặc phải được báo, vì sao một nhiệm vụ có hiệu lực.

    Với mỗi nhiệm vụ chắc chắn: điều khoản, các dữ kiện làm nó có hiệu lực (không bỏ được dữ kiện
    nào), dữ kiện nào được nêu, dữ kiện nào suy ra và từ đâu, và chỗ của nó trong tệp kế hoạch.
    """
    from coordplan.answer.explain import why as ask

    calls = given.the_calls(call, no_call)
    asked = Asked(" ".join(words) if words else None, action or (), standing, calls)
    cache = given.the_cache(wanted=not no_cache)
    show(asked.of(ask, *the_given(plan, event, fact, vocabulary, cache)), format_, lang)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about, and what narrows it."""

    words: str | None
    actions: Sequence[str]
    standing: bool
    calls: Mapping[str, bool]

    def of(self, ask: Ask, plans: Sequence[Plan], situation: Situation) -> list[Explanation]:
        """What each plan says in which the words name something."""
        from coordplan.answer.calls import by_plan
        from coordplan.answer.subjects import find as find_subject
        from coordplan.answer.subjects import unknown_words

        named = [plan for plan in plans if find_subject(plan, self.words) is not None]
        if not named:
            raise unknown_words(self.words or "", plans)
        calls = by_plan(plans, self.calls)
        return [
            ask(
                plan,
                situation,
                self.words,
                actions=self.actions,
                standing=self.standing,
                calls=calls(plan),
            )
            for plan in named
        ]


def the_given(
    plan: list[str] | None,
    event: list[str] | None,
    fact: list[str] | None,
    vocabulary: str | None,
    cache: Cache | None,
) -> tuple[tuple[Plan, ...], Situation]:
    """The plans and the situation of a question."""
    from coordplan.load import load_plans
    from coordplan.situation import resolve

    words = given.the_vocabulary(vocabulary)
    situation = given.the_situation(event or [], fact or [])
    if words is not None:
        resolve(situation, words)
    return load_plans(plan, vocabulary=words, cache=cache), situation


def show(found: Sequence[Explanation], format_: o.DocumentFormat, lang: o.Lang | None) -> None:
    """Print what was found."""
    if format_ is o.DocumentFormat.JSON:
        from coordplan.render import why_data

        terminal.write_json(why_data.explanations(found))
        return
    from coordplan.render.why import why_lines, why_markdown

    language = terminal.language(lang)
    if format_ is o.DocumentFormat.MARKDOWN:
        terminal.write_text("\n".join(why_markdown(one, language) for one in found))
        return
    lines: list[Line] = []
    for one in found:
        lines += [*([BLANK] if lines else []), *why_lines(one, language, terminal.width())]
    terminal.write(lines)
