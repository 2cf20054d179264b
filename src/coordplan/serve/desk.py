"""What the questions to a server are answered from, and the officers' page of its plans."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from operator import is_
from threading import Lock
from typing import TYPE_CHECKING

from coordplan.page.written import write_page
from coordplan.page.years import years_around
from coordplan.reporting.calendar import WorkCalendar
from coordplan.serve.shelf import Shelf
from coordplan.text import Language

if TYPE_CHECKING:
    from coordplan.compiled import Plan
    from coordplan.contacts import Contacts


@dataclass(frozen=True, slots=True)
class Desk:
    """Plans, a calendar, numbers of offices, and the language in which the page is first shown."""

    shelf: Shelf
    calendar: WorkCalendar
    contacts: Contacts | None = None
    language: Language = "vi"


class Page:
    """The officers' page of the plans of a server, made anew only where one of them has changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._lock = desk, Lock()
        self._plans: tuple[Plan, ...] = ()
        self._year, self._made = 0, b""

    def on(self, day: datetime.date) -> bytes:
        """The page on a day. Raises ``UnknownNameError`` where it would hold too many plans."""
        plans = self._desk.shelf.plans(())
        with self._lock:
            same = len(plans) == len(self._plans) and all(map(is_, plans, self._plans))
            if not (self._made and same and day.year == self._year):
                self._plans, self._year = plans, day.year
                self._made = self._written(plans, day.year)
            return self._made

    def _written(self, plans: tuple[Plan, ...], year: int) -> bytes:
        desk = self._desk
        return write_page(
            plans,
            {one.vocabulary.id: desk.shelf.laws(one.vocabulary) for one in plans},
            years=years_around(desk.calendar, year),
            contacts=desk.contacts,
            language=desk.language,
        ).encode()
