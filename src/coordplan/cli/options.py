"""Options that several commands share."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, TypeVar

import typer

from coordplan.diagnostics import DateError, Diagnostic, SituationError, UnknownNameError
from coordplan.situation import Situation
from coordplan.text import Language, Text, did_you_mean, fold, listing, quote
from coordplan.vocabulary.terms import spelled

if TYPE_CHECKING:
    from coordplan.compiled import Agency, Plan
    from coordplan.load import Cache
    from coordplan.reporting.deadlines import Clock
    from coordplan.vocabulary import Vocabulary


class Lang(StrEnum):
    """The languages of the output."""

    VI = "vi"
    EN = "en"


class Format(StrEnum):
    """The formats of an answer."""

    TEXT = "text"
    JSON = "json"


class DocumentFormat(StrEnum):
    """The formats of an answer that may go into a document."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class Engine(StrEnum):
    """What judges the conditions of a plan."""

    INDEX = "index"
    DURABLE = "durable"


def _plan_ids(incomplete: str) -> list[str]:
    from coordplan.load import shipped_plans

    return [plan for plan in shipped_plans() if plan.startswith(incomplete)]


def _baselines(incomplete: str) -> list[str]:
    from coordplan.load import AUTO

    return [name for name in (AUTO, *_plan_ids("")) if name.startswith(incomplete)]


def _events(incomplete: str) -> list[tuple[str, str]]:
    from coordplan.load import load_vocabulary

    events = load_vocabulary(cache=the_cache()).events.values()
    return [(event.id, event.label.vi) for event in events if event.id.startswith(incomplete)]


def _facts(incomplete: str) -> list[tuple[str, str]]:
    from coordplan.load import load_vocabulary

    found = [
        (f"{fact.id}={spelled(value.value)}", value.label.vi)
        for fact in load_vocabulary(cache=the_cache()).fact_list
        for value in fact.values
    ]
    return [(word, label) for word, label in found if word.startswith(incomplete)]


def _phases(incomplete: str) -> list[tuple[str, str]]:
    from coordplan.load import load_vocabulary

    phases = load_vocabulary(cache=the_cache()).phases.values()
    return [(phase.id, phase.label.vi) for phase in phases if phase.id.startswith(incomplete)]


def _actions(incomplete: str) -> list[tuple[str, str]]:
    from coordplan.load import load_vocabulary

    actions = load_vocabulary(cache=the_cache()).actions.values()
    return [(action.id, action.label.vi) for action in actions if action.id.startswith(incomplete)]


def _agencies(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The agencies of the plans given so far, else of every shipped plan."""
    from coordplan.load import load_plans

    plans = load_plans(context.params.get("plan"), cache=the_cache())
    agencies = {a.id: a.name.vi for plan in plans for a in plan.agencies.values()}
    return [(id_, name) for id_, name in agencies.items() if id_.startswith(incomplete)]


def _functions(incomplete: str) -> list[tuple[str, str]]:
    from coordplan.load import load_vocabulary

    functions = load_vocabulary(cache=the_cache()).functions.values()
    return [(entry.id, entry.label.vi) for entry in functions if entry.id.startswith(incomplete)]


PlanOption = Annotated[
    list[str] | None,
    typer.Option(
        "--plan",
        "-p",
        metavar="PLAN",
        help="A plan: id or file, - for standard input; repeatable. Default: all shipped.",
        autocompletion=_plan_ids,
    ),
]
OnePlanOption = Annotated[
    list[str] | None,
    typer.Option(
        "--plan", "-p", metavar="PLAN", help="The plan: id or file.", autocompletion=_plan_ids
    ),
]
PlanArgument = Annotated[
    str,
    typer.Argument(
        metavar="PLAN",
        help="A plan: id or file, - for standard input.",
        autocompletion=_plan_ids,
    ),
]
PlansArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PLAN]...",
        help="Plans: ids or files, - for standard input. Default: all shipped.",
        autocompletion=_plan_ids,
    ),
]
EventOption = Annotated[
    list[str] | None,
    typer.Option(
        "--event",
        "-e",
        metavar="EVENT",
        help="What happened (see `coordplan events`); repeatable.",
        autocompletion=_events,
    ),
]
FactOption = Annotated[
    list[str] | None,
    typer.Option(
        "--fact",
        "-f",
        metavar="NAME=VALUE",
        help="Something known of the case (see `coordplan facts`); repeatable.",
        autocompletion=_facts,
    ),
]
PhaseOption = Annotated[
    list[str] | None,
    typer.Option(
        "--phase",
        metavar="PHASE",
        help="Only this phase (alert, reception, ...); repeatable.",
        autocompletion=_phases,
    ),
]
ActionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--action",
        "-a",
        metavar="ACTION",
        help="Only duties with this action (receive, verify, ...); repeatable.",
        autocompletion=_actions,
    ),
]
SubjectArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]",
        help=(
            "An agency by any name, a clause (V.8.-1), a part (V.8) or a duty (V.8.-1#1). "
            "Default: the whole answer."
        ),
        autocompletion=_agencies,
    ),
]
FunctionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--function",
        metavar="FUNCTION",
        help="Only what concerns bodies with this function (border-guard, ...); repeatable.",
        autocompletion=_functions,
    ),
]
AgencyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--agency",
        metavar="AGENCY",
        help="Only what concerns this body, by id, name or abbreviation; repeatable.",
        autocompletion=_agencies,
    ),
]
StandingOption = Annotated[
    bool, typer.Option("--standing", help="Also duties that are not tied to one case.")
]
SourceOption = Annotated[
    str,
    typer.Option(
        "--source", "-s", metavar="FILE", help="The document as text (.txt, .md), in UTF-8."
    ),
]
VocabularyOption = Annotated[
    str | None,
    typer.Option(
        "--vocabulary", metavar="FILE", help="Another vocabulary file than the shipped one."
    ),
]
NoCacheOption = Annotated[
    bool,
    typer.Option("--no-cache", help="Work plans out anew; neither read nor write the cache."),
]
LangOption = Annotated[
    Lang | None,
    typer.Option("--lang", help="Language: vi or en. Default: COORDPLAN_LANG, else vi."),
]
EngineOption = Annotated[
    Engine,
    typer.Option("--engine", help="What judges the conditions; durable is a second opinion."),
]
FormatOption = Annotated[Format, typer.Option("--format", help="Format of the output.")]
DocumentFormatOption = Annotated[
    DocumentFormat, typer.Option("--format", help="Format of the output.")
]


def date_of(written: str) -> datetime.date:
    """A day as it is typed. Raises ``typer.BadParameter``."""
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"`{written}` is not a date; write YYYY-MM-DD") from None


AsOfOption = Annotated[
    datetime.date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=date_of,
        help="The date of the question, YYYY-MM-DD. Default: today.",
    ),
]

BaselineOption = Annotated[
    list[str] | None,
    typer.Option(
        "--baseline",
        "-b",
        metavar="PLAN",
        help="A higher instrument, by id or file, or auto: what the plan rests on; repeatable.",
        autocompletion=_baselines,
    ),
]
HolidaysOption = Annotated[
    str | None,
    typer.Option(
        "--holidays",
        metavar="FILE",
        help="Days off and swapped working days (YAML) that go before the known holidays.",
    ),
]


def _moment(written: str) -> datetime.datetime:
    """A moment as it is typed, in the time of Viet Nam where it names no other."""
    from coordplan.reporting.deadlines import ZONE

    try:
        datetime.time.fromisoformat(written.upper().replace(" ", "T").partition("T")[2])
        found = datetime.datetime.fromisoformat(written)
        return found.replace(tzinfo=ZONE) if found.tzinfo is None else found.astimezone(ZONE)
    except (ValueError, OverflowError):
        raise typer.BadParameter(f"`{written}` is not a moment; write YYYY-MM-DDTHH:MM") from None


ReceivedOption = Annotated[
    datetime.datetime | None,
    typer.Option(
        "--received",
        metavar="MOMENT",
        parser=_moment,
        help="When the victim was received, YYYY-MM-DDTHH:MM in Viet Nam: deadlines get a date.",
    ),
]


def the_clock(received: datetime.datetime | None, holidays: str | None) -> Clock | None:
    """The clock that deadlines run on from a moment.

    Raises ``DateError`` where the year of that moment has no calendar, or there is none.
    """
    if received is None:
        if holidays is None:
            return None
        message = Text(en="`--holidays` needs `--received`", vi="`--holidays` cần có `--received`")
        help_ = Text(
            en="for example: --received 2026-02-13T16:00", vi="ví dụ: --received 2026-02-13T16:00"
        )
        raise DateError([Diagnostic("no-moment", message, help=help_)])
    from coordplan.load import load_calendar
    from coordplan.reporting.deadlines import Clock

    calendar = load_calendar(holidays)
    calendar.year(received.year)
    return Clock(received, calendar)


def read_once(*names: str) -> None:
    """Check that standard input is not to be read twice. Raises ``typer.BadParameter``."""
    if names.count("-") > 1:
        raise typer.BadParameter("only one of the plans can be standard input")


def chosen(lang: Lang | None) -> Language | None:
    """The language option as the renderers know it."""
    return None if lang is None else ("en" if lang is Lang.EN else "vi")


def cache_folder() -> Path | None:
    """Where compiled plans are kept: ``COORDPLAN_CACHE``, else the user's folder for such things.

    None where ``COORDPLAN_CACHE`` is ``off``, or the user has no home.
    """
    named = os.environ.get("COORDPLAN_CACHE")
    if named:
        return None if named == "off" else Path(named)
    try:
        return _folder_of_caches() / "coordplan"
    except RuntimeError:
        return None


def _folder_of_caches() -> Path:
    """The user's folder for caches, where each system has it. Raises ``RuntimeError``."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    chosen = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return chosen if chosen.is_absolute() else Path.home() / ".cache"


def the_cache(*, wanted: bool = True) -> Cache | None:
    """The cache of compiled plans, or None where none is wanted or can be had."""
    folder = cache_folder() if wanted else None
    if folder is None:
        return None
    from coordplan.load.cache import Cache

    return Cache(folder)


def the_vocabulary(file: str | None) -> Vocabulary | None:
    """The vocabulary given by file, or None for the one that each plan names."""
    if file is None:
        return None
    from coordplan.load import load_vocabulary

    return load_vocabulary(file)


class Term(Protocol):
    """A term of the vocabulary: something with an id and a label."""

    @property
    def id(self) -> str:
        """What it is called in files and on a command line."""

    @property
    def label(self) -> Text:
        """What people call it."""


T = TypeVar("T", bound=Term)


def the_terms(kind: Text, words: Sequence[str], known: Mapping[str, T]) -> list[T]:
    """The terms that words name by id or label; ``kind`` says what was looked for.

    Raises ``UnknownNameError`` with every word that names none.
    """
    by_name = {fold(label): t for t in known.values() for label in (t.label.vi, t.label.en)}
    by_name |= {fold(id_): term for id_, term in known.items()}
    unknown = [word for word in words if fold(word) not in by_name]
    if unknown:
        raise UnknownNameError(
            [
                Diagnostic(
                    f"unknown-{kind.en}",
                    Text(
                        en=f"unknown {kind.en} {quote(word)}",
                        vi=f"không có {kind.vi} {quote(word)}",
                    ),
                    help=did_you_mean(word, known),
                )
                for word in unknown
            ]
        )
    return list(dict.fromkeys(by_name[fold(word)] for word in words))


def the_plan(plans: Sequence[str], vocabulary: str | None, cache: Cache | None) -> Plan:
    """The one plan that a question is about. Raises ``UnknownNameError`` where it is not one."""
    from coordplan.load import load_plan, shipped_plans

    if len(plans) != 1:
        known = listing(shipped_plans())
        message = Text(en="questions are about one plan", vi="mỗi lần chỉ hỏi về một kế hoạch")
        mend = Text(
            en=f"give one with --plan; shipped: {known}",
            vi=f"nêu một kế hoạch bằng --plan; có sẵn: {known}",
        )
        raise UnknownNameError([Diagnostic("one-plan", message, help=mend)])
    return load_plan(plans[0], vocabulary=the_vocabulary(vocabulary), cache=cache)


def the_agencies(plan: Plan, words: Sequence[str]) -> tuple[Agency, ...]:
    """The agencies of a plan that words name, each once.

    Raises ``UnknownNameError`` with every word that names none.
    """
    found = {word: plan.find_agencies(word) for word in words}
    names = [name for agency in plan.agencies.values() for name in agency.names]
    unknown = [
        Diagnostic(
            "unknown-agency-name",
            Text(
                en=f"no agency of plan {quote(plan.id)} is called {quote(word)}",
                vi=f"kế hoạch {quote(plan.id)} không có cơ quan nào tên {quote(word)}",
            ),
            help=did_you_mean(word, names),
        )
        for word, agencies in found.items()
        if not agencies
    ]
    if unknown:
        raise UnknownNameError(unknown)
    return tuple({a.id: a for agencies in found.values() for a in agencies}.values())


def the_situation(events: Sequence[str], facts: Sequence[str]) -> Situation:
    """The situation that ``--event`` and ``--fact`` state.

    Raises ``SituationError`` for a fact without ``=``, or stated twice with two values.
    """
    problems: list[Diagnostic] = []
    stated: dict[str, str] = {}
    for written in facts:
        name, sign, value = written.partition("=")
        if not sign or not name.strip() or not value.strip():
            problems.append(
                Diagnostic(
                    "bad-fact",
                    Text(
                        en=f"{quote(written)} is not of the form NAME=VALUE",
                        vi=f"{quote(written)} không có dạng TÊN=GIÁ-TRỊ",
                    ),
                    help=Text(en="for example: --fact minor=true", vi="ví dụ: --fact minor=true"),
                )
            )
            continue
        name, value = name.strip(), value.strip()
        if stated.setdefault(name, value) != value:
            problems.append(
                Diagnostic(
                    "contradiction",
                    Text(
                        en=f"fact {quote(name)} is given two values: "
                        f"{quote(stated[name])} and {quote(value)}",
                        vi=f"dữ kiện {quote(name)} được cho hai giá trị: "
                        f"{quote(stated[name])} và {quote(value)}",
                    ),
                    help=Text(en="leave one of the two out", vi="bỏ bớt một trong hai"),
                )
            )
    if problems:
        raise SituationError(problems)
    return Situation(*events, **stated)
