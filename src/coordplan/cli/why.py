"""``coordplan why`` and ``coordplan why-not``: from what the answer follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from coordplan.cli import options as o
from coordplan.cli import terminal
from coordplan.render.lines import BLANK, Line

if TYPE_CHECKING:
    from coordplan.answer import Explanation
    from coordplan.compiled import Plan
    from coordplan.situation import Situation

Ask = Callable[..., "Explanation"]


def register(app: typer.Typer) -> None:
    """Add the two commands."""
    app.command(
        "why",
        short_help="Why it holds: facts, clause, place · Vì sao có",
        epilog="Example: coordplan why -p haiphong -e sea-border-return border-guard-command",
    )(why)
    app.command(
        "why-not",
        short_help="Why it does not, and what would change that · Vì sao không",
        epilog="Example: coordplan why-not -p haiphong -e air-return BCH BDBP",
    )(why_not)


def why(
    *,
    words: o.SubjectArgument = None,
    plan: o.PlanOption = None,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    action: o.ActionOption = None,
    standing: o.StandingOption = False,
    vocabulary: o.VocabularyOption = None,
    format_: o.DocumentFormatOption = o.DocumentFormat.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Why an agency must act or be told, or why a duty holds. · Vì sao phải làm, phải được báo.

    For each duty that certainly holds: the clause, the facts that make it hold (none can be
    left out), which of them were stated and from what the others follow, and its place in the plan.
    """
    from coordplan.answer import why as ask

    asked = _Asked(" ".join(words) if words else None, action or (), standing)
    plans, situation = _given(plan, event, fact, vocabulary)
    _print(asked.of(ask, plans, situation), format_, lang)


def why_not(
    *,
    words: o.SubjectArgument = None,
    plan: o.PlanOption = None,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    action: o.ActionOption = None,
    standing: o.StandingOption = False,
    vocabulary: o.VocabularyOption = None,
    format_: o.DocumentFormatOption = o.DocumentFormat.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Why an agency or duty is not certain, and what would bring it in. · Vì sao không, và khi nào.

    For each duty that does not certainly hold: the facts that exclude it, or those it depends on,
    and the nearest changes with which it would hold: the fewest stated facts otherwise, then the
    fewest others known.
    """
    from coordplan.answer import why_not as ask

    asked = _Asked(" ".join(words) if words else None, action or (), standing)
    plans, situation = _given(plan, event, fact, vocabulary)
    _print(asked.of(ask, plans, situation), format_, lang)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked about, and what narrows it."""

    words: str | None
    actions: Sequence[str]
    standing: bool

    def of(self, ask: Ask, plans: Sequence[Plan], situation: Situation) -> list[Explanation]:
        """What each plan says in which the words name something."""
        from coordplan.answer import find_subject, unknown_words

        named = [plan for plan in plans if find_subject(plan, self.words) is not None]
        if not named:
            raise unknown_words(self.words or "", plans)
        return [
            ask(plan, situation, self.words, actions=self.actions, standing=self.standing)
            for plan in named
        ]


def _given(
    plan: list[str] | None,
    event: list[str] | None,
    fact: list[str] | None,
    vocabulary: str | None,
) -> tuple[tuple[Plan, ...], Situation]:
    """The plans and the situation of a question."""
    from coordplan.load import load_plans
    from coordplan.situation import resolve

    words = o.the_vocabulary(vocabulary)
    situation = o.the_situation(event or [], fact or [])
    if words is not None:
        resolve(situation, words)
    return load_plans(plan, vocabulary=words), situation


def _print(found: Sequence[Explanation], format_: o.DocumentFormat, lang: o.Lang | None) -> None:
    if format_ is o.DocumentFormat.JSON:
        from coordplan.render import why_data

        terminal.write_json(why_data.explanations(found))
        return
    from coordplan.render.why import why_lines, why_markdown

    language = terminal.language(o.chosen(lang))
    if format_ is o.DocumentFormat.MARKDOWN:
        terminal.write_text("\n".join(why_markdown(one, language) for one in found))
        return
    lines: list[Line] = []
    for one in found:
        lines += [*([BLANK] if lines else []), *why_lines(one, language, terminal.width())]
    terminal.write(lines)
