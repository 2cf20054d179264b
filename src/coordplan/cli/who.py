"""``coordplan who``: who must act, and who is told."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from typing import TYPE_CHECKING

import typer

from coordplan.cli import given, terminal
from coordplan.cli import options as o
from coordplan.render.lines import BLANK, Line

if TYPE_CHECKING:
    from coordplan.answer.evaluate import Verdicts
    from coordplan.answer.items import Answer
    from coordplan.compiled import Plan
    from coordplan.load import Cache
    from coordplan.vocabulary import Vocabulary


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "who",
        short_help="Who must act, and who is told · Ai phải làm, ai được báo",
        epilog="Example: coordplan who -p haiphong -e self-return -f minor=true",
    )(who)


def who(
    *,
    plan: o.PlanOption = None,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    call: o.CallOption = None,
    no_call: o.NoCallOption = None,
    phase: o.PhaseOption = None,
    standing: o.StandingOption = False,
    baseline: o.BaselineOption = None,
    brief: o.BriefOption = False,
    as_of: o.AsOfOption = None,
    received: o.ReceivedOption = None,
    holidays: o.HolidaysOption = None,
    vocabulary: o.VocabularyOption = None,
    engine: o.EngineOption = o.Engine.INDEX,
    no_cache: o.NoCacheOption = False,
    format_: o.FormatOption = o.Format.TEXT,
    lang: o.LangOption = None,
) -> None:
    """Who must act, and who is told. · Ai phải làm, ai phải được báo."""
    from coordplan.answer.calls import by_plan
    from coordplan.answer.dated import dated
    from coordplan.answer.evaluate import who as ask
    from coordplan.load import load_plans, load_registry
    from coordplan.situation import resolve

    given.read_once(*(plan or ()), *(baseline or ()))
    words = given.the_vocabulary(vocabulary)
    situation = given.the_situation(event or [], fact or [])
    if words is not None:
        resolve(situation, words)
    cache = given.the_cache(wanted=not no_cache)
    plans = load_plans(plan, vocabulary=words, cache=cache)
    clock = given.the_clock(received, holidays)
    today = as_of or datetime.datetime.now().astimezone().date()
    rules = _rules(plans, baseline, today, words, cache) if baseline else []
    calls = by_plan([*plans, *chain(*rules)], given.the_calls(call, no_call))
    with _engine(engine) as verdicts:

        def asked(one: Plan) -> Answer:
            answer = ask(
                one,
                situation,
                phases=phase or (),
                standing=standing,
                calls=calls(one),
                as_of=today,
                verdicts=verdicts,
            )
            return dated(answer, load_registry(one.vocabulary.id, cache=cache))

        answers = [asked(one) for one in plans]
        if rules:
            answers = _beside(answers, [map(asked, higher) for higher in rules])
    if format_ is o.Format.JSON:
        from coordplan.render import data

        terminal.write_json(data.answers(answers, clock))
        return
    from coordplan.render.answer import answer_lines, compact_lines

    language, width = terminal.language(lang), terminal.width()
    if len(answers) == 1:
        terminal.write(answer_lines(answers[0], language, width, brief=brief, clock=clock))
        return
    lines: list[Line] = []
    for answer in answers:
        lines += [*([BLANK] if lines else []), *compact_lines(answer, language, width, clock=clock)]
    terminal.write(lines)


def _rules(
    plans: Sequence[Plan],
    names: Sequence[str],
    day: datetime.date,
    vocabulary: Vocabulary | None,
    cache: Cache | None,
) -> list[tuple[Plan, ...]]:
    """For each plan the instruments asked beside it."""
    from coordplan.load import load_baselines

    on = day.isoformat()
    return [load_baselines(p, names, on, vocabulary=vocabulary, cache=cache) for p in plans]


def _beside(answers: Sequence[Answer], higher: Sequence[Iterable[Answer]]) -> list[Answer]:
    """Answers with what higher instruments say where each is silent."""
    from coordplan.answer.supplement import supplemented

    return [supplemented(own, above) for own, above in zip(answers, higher, strict=True)]


def _engine(chosen: o.Engine) -> AbstractContextManager[Verdicts | None]:
    """The engine for the length of a block; None is the index."""
    if chosen is o.Engine.INDEX:
        return contextlib.nullcontext()
    from coordplan.engines import DurableRules

    engine: AbstractContextManager[Verdicts] = DurableRules()
    return engine
