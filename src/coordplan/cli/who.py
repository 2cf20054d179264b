"""``coordplan who``: who must act, and who is told."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from typing import TYPE_CHECKING

import typer

from coordplan.cli import given, now, terminal
from coordplan.cli import options as o
from coordplan.cli.output import FormatOption, Output, OutputOption
from coordplan.cli.usage import refused
from coordplan.text import Text

if TYPE_CHECKING:
    from coordplan.answer.evaluate import Verdicts
    from coordplan.answer.items import Answer
    from coordplan.blocks import Page
    from coordplan.compiled import Agency, Plan
    from coordplan.contacts import Contacts
    from coordplan.load import Cache
    from coordplan.pages.detail import Detail
    from coordplan.print.lines import Line
    from coordplan.reporting.deadlines import Clock
    from coordplan.situation import Situation
    from coordplan.text import Language
    from coordplan.vocabulary import Vocabulary


SCREEN = 40
"""The lines of one screen."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        "who",
        short_help="Who must act, and who is told · Cơ quan thực hiện, được thông báo",
        epilog="Example: coordplan who -p haiphong -e self-return -f minor=true",
    )(who)


def who(
    *,
    plan: o.PlanOption = None,
    place: o.PlaceOption = None,
    event: o.EventOption = None,
    fact: o.FactOption = None,
    call: o.CallOption = None,
    no_call: o.NoCallOption = None,
    agency: o.AgencyOption = None,
    phase: o.PhaseOption = None,
    standing: o.StandingOption = False,
    baseline: o.BaselineOption = None,
    registry: o.RegistryOption = None,
    full: o.FullOption = False,
    brief: o.BriefOption = False,
    as_of: o.AsOfOption = None,
    contacts: o.ContactsOption = None,
    received: o.ReceivedOption = None,
    holidays: o.HolidaysOption = None,
    vocabulary: o.VocabularyOption = None,
    engine: o.EngineOption = o.Engine.INDEX,
    no_cache: o.NoCacheOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: o.LangOption = None,
) -> None:
    """Who must act, and who is told. · Cơ quan nào phải thực hiện, cơ quan nào được thông báo."""
    from coordplan.answer.calls import by_plan
    from coordplan.answer.dated import dated
    from coordplan.answer.evaluate import who as ask
    from coordplan.situation import resolve
    from coordplan.validity.entitlements import entitled

    out = Output(format_, output, lang)
    words = given.the_vocabulary(vocabulary)
    situation = given.the_situation(event or [], fact or [])
    if words is not None:
        resolve(situation, words)
    cache = given.the_cache(wanted=not no_cache)
    clock, today = given.the_clock(received, holidays), as_of or now.today()
    if place is None:
        plans = given.the_plans(plan, words, cache)
    else:
        _refuse_both(plan)
        plans = given.plans_of_place(place, today, words, registry, cache, lang)
        baseline = baseline or ["auto"]
    rules: list[tuple[Plan, ...]] = []
    if baseline:
        plans, rules = given.beside(
            plans, _rules(plans, baseline, today, situation, words, registry, cache)
        )
    calls = by_plan([*plans, *chain(*rules)], given.the_calls(call, no_call))
    numbers = given.the_contacts(contacts, [*plans, *chain(*rules)], cache=cache, lang=lang)
    with _engine(engine) as verdicts:

        def asked(one: Plan) -> Answer:
            laws = given.the_registry(registry, one.vocabulary, cache)
            answer = ask(
                one,
                entitled(situation, laws, today),
                phases=phase or (),
                standing=standing,
                calls=calls(one),
                as_of=today,
                verdicts=verdicts,
            )
            return dated(answer, laws)

        answers = [asked(one) for one in plans]
        if rules:
            answers = _beside(answers, [map(asked, higher) for higher in rules])

    if agency:
        _show_ours(out, _ours(answers, agency), full=full, clock=clock, contacts=numbers)
    else:
        show_answers(out, answers, full=full and not brief, clock=clock, contacts=numbers)


def _refuse_both(plan: Sequence[str] | None) -> None:
    """Refuse plans that are named beside a place that names them."""
    if plan:
        raise refused(
            Text(
                en="--place says which plans answer, and --plan too",
                vi="--place đã xác định kế hoạch, không dùng cùng --plan",
            ),
            Text(en="give one of the two", vi="chỉ nêu một trong hai"),
        )


def show_answers(
    out: Output,
    answers: Sequence[Answer],
    *,
    full: bool,
    clock: Clock | None,
    contacts: Contacts | None = None,
) -> None:
    """Print answers: one on one screen, several in a block each, or everything."""

    def page(detail: Detail | None = None) -> Page:
        from coordplan.pages.answer import answer_page
        from coordplan.pages.detail import Detail

        wanted = detail or (Detail.FULL if full else Detail.SCREEN)
        return answer_page(answers, wanted, clock=clock, contacts=contacts, sheets=out.tabular)

    def data() -> Mapping[str, object]:
        from coordplan.contract.answer import answers as written

        return written(answers, clock, contacts)

    if out.on_screen and not full and len(answers) == 1:
        out.show(page, data, text=lambda language: _screen(page, language))
    else:
        out.show(page, data)


def _screen(page: Callable[[Detail], Page], language: Language) -> Sequence[Line]:
    """One screen: what can be left out is, where it does not fit; what still does not, says so."""
    from coordplan.pages.answer import LONGER
    from coordplan.pages.detail import Detail
    from coordplan.print.text import block_lines, page_lines

    width = terminal.width()
    least = page_lines(page(Detail.LEAST), language, width)
    if len(least) > SCREEN:
        return [*least, *block_lines([LONGER], language, width)]
    lines = page_lines(page(Detail.SCREEN), language, width)
    return lines if len(lines) <= SCREEN else least


def _show_ours(
    out: Output,
    ours: Sequence[tuple[Answer, tuple[Agency, ...]]],
    *,
    full: bool,
    clock: Clock | None,
    contacts: Contacts | None,
) -> None:
    """Print what some bodies do."""
    from coordplan.answer.focus import focused
    from coordplan.contract.answer import answers
    from coordplan.pages.own import own_page

    out.show(
        lambda: own_page(ours, full=full, clock=clock, contacts=contacts, sheets=out.tabular),
        lambda: answers([focused(one, bodies) for one, bodies in ours], clock, contacts),
    )


def _ours(
    answers: Sequence[Answer], named: Sequence[str]
) -> list[tuple[Answer, tuple[Agency, ...]]]:
    """The answers of the plans that have the bodies which words name, each with these.

    Raises ``UnknownNameError`` for words that name none in any plan.
    """
    if len(answers) == 1:
        return [(answers[0], given.the_agencies(answers[0].plan, named))]
    found = [
        (one, tuple(dict.fromkeys(a for word in named for a in one.plan.find_agencies(word))))
        for one in answers
    ]
    having = [(one, agencies) for one, agencies in found if agencies]
    return having or [(answers[0], given.the_agencies(answers[0].plan, named))]


def _rules(
    plans: Sequence[Plan],
    names: Sequence[str],
    day: datetime.date,
    situation: Situation,
    vocabulary: Vocabulary | None,
    registry: str | None,
    cache: Cache | None,
) -> list[tuple[Plan, ...]]:
    """For each plan the instruments asked beside it."""
    from coordplan.load import load_baselines

    on = day.isoformat()
    return [
        load_baselines(
            p,
            names,
            on,
            situation=situation,
            registry=given.the_registry(registry, p.vocabulary, cache),
            vocabulary=vocabulary,
            cache=cache,
        )
        for p in plans
    ]


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
