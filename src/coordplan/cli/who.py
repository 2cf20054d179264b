"""``coordplan who``: who must act, and who is told."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
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
    from coordplan.answer.calls import NO_CALLS, by_plan
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
    calls = by_plan(plans, given.the_calls(call, no_call))
    clock = given.the_clock(received, holidays)
    today = as_of or datetime.datetime.now().astimezone().date()
    with _engine(engine) as verdicts:

        def asked(one: Plan) -> Answer:
            answer = ask(
                one,
                situation,
                phases=phase or (),
                standing=standing,
                calls=calls.get(one.id, NO_CALLS),
                as_of=today,
                verdicts=verdicts,
            )
            return dated(answer, load_registry(one.vocabulary.id, cache=cache))

        answers = [asked(one) for one in plans]
        if baseline:
            answers = [_beside(one, baseline, asked, words, cache) for one in answers]
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


def _beside(
    answer: Answer,
    names: Sequence[str],
    ask: Callable[[Plan], Answer],
    vocabulary: Vocabulary | None,
    cache: Cache | None,
) -> Answer:
    """An answer with what higher instruments say where it is silent."""
    from coordplan.answer.supplement import supplemented
    from coordplan.load import load_baselines

    day = None if answer.as_of is None else answer.as_of.isoformat()
    rules = load_baselines(answer.plan, names, day, vocabulary=vocabulary, cache=cache)
    return supplemented(answer, map(ask, rules))


def _engine(chosen: o.Engine) -> AbstractContextManager[Verdicts | None]:
    """The engine for the length of a block; None is the index."""
    if chosen is o.Engine.INDEX:
        return contextlib.nullcontext()
    from coordplan.engines import DurableRules

    engine: AbstractContextManager[Verdicts] = DurableRules()
    return engine
