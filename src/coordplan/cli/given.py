"""What the words of a command line become: plans, agencies, a situation, a clock, a cache."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from coordplan.diagnostics import DateError, Diagnostic, SituationError, UnknownNameError
from coordplan.situation import Situation
from coordplan.text import Text, listing, which

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.contacts import Contacts
    from coordplan.load import Cache
    from coordplan.registry.terms import Registry
    from coordplan.reporting.deadlines import Clock
    from coordplan.vocabulary import Vocabulary


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


def the_registry(file: str | None, vocabulary: Vocabulary, cache: Cache | None) -> Registry | None:
    """The registry given by file, or the one that ships for a vocabulary; None where none does.

    Raises ``UnreadableFileError``, or ``InvalidFileError`` with everything that is wrong in it.
    """
    from coordplan.load import load_registry

    if file is None:
        return load_registry(vocabulary.id, cache=cache)
    return _read_registry(file, vocabulary)


def by_law(
    situation: Situation,
    plan: Plan,
    registry: str | None,
    cache: Cache | None,
    as_of: datetime.date,
) -> Situation:
    """A situation with the facts that the law settles for it on a day, where a registry says so."""
    from coordplan.validity.entitlements import entitled

    laws = the_registry(registry, plan.vocabulary, cache)
    return entitled(situation, laws, as_of)


@lru_cache(maxsize=1)
def _read_registry(file: str, vocabulary: Vocabulary) -> Registry:
    """A registry file, once for all the plans of a question."""
    from coordplan.load import read_registry

    return read_registry(file, vocabulary)


def the_contacts(
    file: str | None,
    plans: Iterable[Plan],
    *,
    cache: Cache | None = None,
    lang: str | None = None,
) -> Contacts | None:
    """The numbers of offices given by file, for the plans of a question; None where none is given.

    What is to be looked at again in the file is told on standard error. Raises
    ``UnreadableFileError``, or ``InvalidFileError`` with everything that is wrong in the file.
    """
    if file is None:
        return None
    from coordplan.cli import terminal
    from coordplan.load import load_contacts

    contacts = load_contacts(file, plans, cache=cache)
    if contacts.warnings:
        terminal.complain(contacts.warnings, terminal.language(None if lang == "both" else lang))
    return contacts


def the_plans(
    names: Sequence[str] | None, vocabulary: Vocabulary | None, cache: Cache | None
) -> tuple[Plan, ...]:
    """The plans of a question, each file once; those that share an id are told apart."""
    from coordplan.load import load_plans

    found: dict[tuple[str, str], Plan] = {}
    for plan in load_plans(names, vocabulary=vocabulary, cache=cache):
        found.setdefault((plan.id, plan.asked_as), plan)
    return tuple(found.values())


def plans_of_place(
    place: str,
    day: datetime.date,
    vocabulary: Vocabulary | None,
    registry: str | None,
    cache: Cache | None,
    lang: str | None,
) -> tuple[tuple[Plan, ...], tuple[Diagnostic, ...]]:
    """The plans that speak for a place on a day, and what may be missing among them.

    The latter is told on standard error too.

    Raises ``UnknownNameError`` where there is none, or several places have this name.
    """
    from coordplan.cli import terminal
    from coordplan.load import load_vocabulary
    from coordplan.load.places import plans_of_place as search

    words = vocabulary or load_vocabulary(cache=cache)
    laws = the_registry(registry, words, cache)
    found = search(place, day.isoformat(), registry=laws, cache=cache)
    if found.caveats:
        terminal.complain(found.caveats, terminal.language(None if lang == "both" else lang))
    return the_plans(found.plans, vocabulary, cache), found.caveats


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


def the_calls(calls: Sequence[str] | None, no_calls: Sequence[str] | None) -> dict[str, bool]:
    """What ``--call`` and ``--no-call`` say of duties on call.

    Raises ``SituationError`` for a word given to both.
    """
    called, dropped = list(calls or ()), list(no_calls or ())
    both = [number for number, word in enumerate(called, 1) if word in dropped]
    if both:
        raise SituationError(
            [
                Diagnostic(
                    "contradiction",
                    Text(
                        en=f"what --call{place.en} names is given to --no-call too",
                        vi=f"nội dung ở --call{place.vi} cũng có ở --no-call",
                    ),
                    help=Text(en="leave one of the two out", vi="bỏ bớt một trong hai"),
                )
                for place in (which(number, len(called)) for number in both)
            ]
        )
    return {**dict.fromkeys(called, True), **dict.fromkeys(dropped, False)}


def parted(written: str) -> tuple[str, str]:
    """The name and the value of a fact as it is given; no value where a word stands alone."""
    name, _, value = written.partition("=")
    return name.strip(), value.strip()


def the_situation(events: Sequence[str], facts: Sequence[str]) -> Situation:
    """The situation that ``--event`` and ``--fact`` state.

    Raises ``SituationError`` for a fact without name or value, or stated twice with two values.
    """
    problems: list[Diagnostic] = []
    stated: dict[str, tuple[int, str]] = {}
    for number, written in enumerate(facts, 1):
        name, value = parted(written)
        if not name or ("=" in written and not value):
            problems.append(
                Diagnostic(
                    "bad-fact",
                    Text(en="fact", vi="dữ kiện")
                    + which(number, len(facts))
                    + Text(en=" is not of the form NAME=VALUE", vi=" không có dạng TÊN=GIÁ-TRỊ"),
                    help=Text(en="for example: --fact minor=true", vi="ví dụ: --fact minor=true"),
                )
            )
            continue
        first, earlier = stated.setdefault(name, (number, value))
        if earlier != value:
            problems.append(_stated_twice(first, number))
    if problems:
        raise SituationError(problems)
    return Situation(*events, **{name: value for name, (_, value) in stated.items()})


def _stated_twice(first: int, second: int) -> Diagnostic:
    """That one fact is given two values."""
    message = Text(
        en=f"facts {first} and {second} give one fact two values",
        vi=f"dữ kiện thứ {first} và thứ {second} cho một dữ kiện hai giá trị",
    )
    mend = Text(en="leave one of the two out", vi="bỏ bớt một trong hai")
    return Diagnostic("contradiction", message, help=mend)
