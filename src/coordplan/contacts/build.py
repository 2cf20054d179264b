"""From a contacts file as written to contacts as used, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coordplan.contacts.bodies import Entry, Plans, holders
from coordplan.contacts.openings import hours_of
from coordplan.contacts.phones import at_home, mobile, phone_of
from coordplan.contacts.terms import Contact, Hours
from coordplan.diagnostics import Problem
from coordplan.frozen import FrozenDict
from coordplan.shape import Data
from coordplan.source import Route
from coordplan.text import Text

if TYPE_CHECKING:
    from coordplan.contacts.written import ContactsFile, WrittenContact


@dataclass(frozen=True, slots=True)
class Built:
    """What a file gives: numbers by plan and agency, what is wrong, and which look personal."""

    numbers: Mapping[tuple[str, str], tuple[Contact, ...]]
    problems: tuple[Problem, ...]
    mobiles: tuple[Route, ...]


def build(data: Data, written: ContactsFile | None, plans: Plans) -> Built:
    """The numbers of a file; where its shape is wrong, what else is wrong in ``data``."""
    entries = list(_entries(data))
    problems: list[Problem] = []
    numbers: dict[tuple[str, str], list[Contact]] = {}
    for entry in entries:
        found = holders(entry, plans)
        if isinstance(found, Problem):
            problems.append(found)
        elif written is not None:
            contact = _contact(written.contacts[entry.number])
            for plan in found:
                numbers.setdefault((plan.label, entry.agency), []).append(contact)
    mobiles = [(*e.route, "phone") for e in entries if e.phone is not None and mobile(e.phone)]
    made = FrozenDict({key: tuple(some) for key, some in numbers.items()})
    return Built(made, (*problems, *_twice(entries)), tuple(mobiles))


def _entries(data: Data) -> Iterator[Entry]:
    listed = data.get("contacts") if isinstance(data, dict) else None
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(one, dict):
            continue
        plan, agency, phone = one.get("plan"), one.get("agency"), phone_of(one.get("phone"))
        if isinstance(agency, str) and agency.strip() and isinstance(plan, str | None):
            fits = phone if isinstance(phone, str) else None
            yield Entry(number, plan, agency, fits)


def _contact(written: WrittenContact) -> Contact:
    """A contact of an entry in which everything can be read."""
    phone = phone_of(written.phone)
    hours = None if written.hours is None else hours_of(written.hours)
    assert isinstance(phone, str)
    assert isinstance(hours, Hours | None)
    return Contact(phone, hours)


def _twice(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Numbers that an agency has twice, however they are written."""
    seen: dict[tuple[str, str], set[str | None]] = {}
    for entry in entries:
        if entry.phone is None:
            continue
        before = seen.setdefault((entry.agency, at_home(entry.phone)), set())
        if before and (entry.plan is None or before & {entry.plan, None}):
            yield Problem(
                "contact-twice",
                Text(en="this agency has this number twice", vi="cơ quan này có số này hai lần"),
                (*entry.route, "phone"),
                Text(
                    en="leave one of the two out; all its hours stand in one `hours`",
                    vi="bỏ bớt một trong hai; mọi giờ trực của số ghi chung ở `hours`",
                ),
            )
        before.add(entry.plan)
