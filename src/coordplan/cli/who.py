"""``coordplan who``: who must act, and who is told."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Mapping, Sequence
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
    from coordplan.compiled import Plan
    from coordplan.contacts import Contacts
    from coordplan.diagnostics import Diagnostic
    from coordplan.load import Cache
    from coordplan.pages.detail import Detail
    from coordplan.print.lines import Line
    from coordplan.registry.terms import Registry
    from coordplan.reporting.deadlines import Clock
    from coordplan.situation import Situation
    from coordplan.text import Language
    from coordplan.vocabulary import Vocabulary


Data = Callable[[Sequence["Answer"]], Mapping[str, object]]
"""What makes the JSON of answers."""

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
    from coordplan.answer.asked import Manner, answered
    from coordplan.compiled import beside
    from coordplan.situation import resolve

    out = Output(format_, output, lang)
    words = given.the_vocabulary(vocabulary)
    situation = given.the_situation(event or [], fact or [])
    if words is not None:
        resolve(situation, words)
    cache = given.the_cache(wanted=not no_cache)
    clock, today = given.the_clock(received, holidays), as_of or now.today()
    caveats: Sequence[Diagnostic] | None = None
    if place is None:
        plans = given.the_plans(plan, words, cache)
    else:
        _refuse_both(plan)
        plans, caveats = given.plans_of_place(place, today, words, registry, cache, lang)
        baseline = baseline or ["auto"]
    rules: list[tuple[Plan, ...]] = []
    if baseline:
        plans, rules = beside(
            plans, _rules(plans, baseline, today, situation, words, registry, cache)
        )
    calls = given.the_calls(call, no_call)
    numbers = given.the_contacts(contacts, [*plans, *chain(*rules)], cache=cache, lang=lang)

    def laws(plan: Plan) -> Registry | None:
        return given.the_registry(registry, plan.vocabulary, cache)

    with _engine(engine) as verdicts:
        how = Manner(today, calls, tuple(phase or ()), standing, verdicts)
        answers = answered(plans, situation, laws, how, rules)

    def data(said: Sequence[Answer]) -> Mapping[str, object]:
        from coordplan.contract.answer import answers as written

        return written(said, clock, numbers, caveats=caveats)

    if agency:
        _show_ours(out, answers, agency, data, full=full, clock=clock, contacts=numbers)
    else:
        full = full and not brief
        show_answers(out, answers, data, full=full, clock=clock, contacts=numbers)


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
    data: Data,
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

    if out.on_screen and not full and len(answers) == 1:
        out.show(page, lambda: data(answers), text=lambda language: _screen(page, language))
    else:
        out.show(page, lambda: data(answers))


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
    answers: Sequence[Answer],
    agencies: Sequence[str],
    data: Data,
    *,
    full: bool,
    clock: Clock | None,
    contacts: Contacts | None,
) -> None:
    """Print what some bodies do."""
    from coordplan.answer.focus import focused, ours
    from coordplan.pages.own import own_page

    found = ours(answers, agencies)
    out.show(
        lambda: own_page(found, full=full, clock=clock, contacts=contacts, sheets=out.tabular),
        lambda: data([focused(one, bodies) for one, bodies in found]),
    )


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


def _engine(chosen: o.Engine) -> AbstractContextManager[Verdicts | None]:
    """The engine for the length of a block; None is the index."""
    if chosen is o.Engine.INDEX:
        return contextlib.nullcontext()
    from coordplan.engines import DurableRules

    engine: AbstractContextManager[Verdicts] = DurableRules()
    return engine
