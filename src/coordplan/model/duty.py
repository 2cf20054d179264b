"""A duty as written. The order of the keys is the order in which ``fmt`` writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, StringConstraints, Tag

from coordplan.glyphs import locator
from coordplan.shape import Bilingual, Flag, Identifier, Name, Shape
from coordplan.source import Route
from coordplan.vocabulary.when import When

AgencyIds = tuple[Identifier, ...]


def _located(written: object) -> object:
    return locator(written) if isinstance(written, str) else written


Locator = Annotated[
    str,
    StringConstraints(min_length=1, max_length=80, pattern=r"^[^\s#]+$"),
    BeforeValidator(_located),
]
"""Where a clause stands, as ``V.8.-1``: whatever dash is written, and nothing that hides.

After ``#`` stands which of its duties is meant.
"""

Key = Annotated[
    str, StringConstraints(min_length=2, max_length=80, pattern=r"^[a-z]+(-[a-z]+)*(-[0-9]{1,3})?$")
]
"""What a duty is called whatever its clause is numbered: words, and a short number at the end."""

ROLES = ("lead", "perform", "support", "direct", "advise")
"""The roles an agency can have in a duty, in the order in which an answer shows them."""


class WorkingDays(Shape):
    """A deadline in working days."""

    working_days: Annotated[int, Field(strict=True, ge=1, le=1000)]


class Ahead(Shape):
    """A deadline that ends this long before the victim enters the country (ISO 8601)."""

    ahead: Name


def _form(written: object) -> str:
    """Which form a deadline has. A misspelt one is judged as one form only, not as each."""
    if not isinstance(written, dict):
        return "a text"
    return "ahead of entry" if "ahead" in written else "working days"


Within = Annotated[
    Annotated[Name, Tag("a text")]
    | Annotated[WorkingDays, Tag("working days")]
    | Annotated[Ahead, Tag("ahead of entry")],
    Discriminator(_form),
]
"""``immediately``, an ISO 8601 duration such as ``P3D``, working days, or ahead of entry."""


class Notify(Shape):
    """Who must be told. With ``any: true`` telling one of them is enough."""

    to: Annotated[AgencyIds, Field(min_length=1)]
    any_: Flag = Field(default=False, alias="any")
    within: Within | None = None


class Reports(Shape):
    """To whom the acting agencies report, through whom, and how often.

    ``to`` may be left empty where the clause names no addressee. The rhythm is ``every`` (ISO
    8601 durations), ``on_demand``, or ``period: unspecified`` where the words give none.
    """

    to: AgencyIds = ()
    via: Identifier | None = None
    every: tuple[Name, ...] = ()
    on_demand: Flag = False
    period: Literal["unspecified"] | None = None


class OnCall(Shape):
    """What sets a duty in motion beside the facts of a case; only an officer can state it.

    ``necessary``: the words leave it to somebody's judgement; ``asked_by``: to a request, of these
    agencies (an empty list where the words name nobody who asks). With both, both must be.
    """

    necessary: Literal[True] | None = None
    asked_by: AgencyIds | None = None


ByFunction = Flag | AgencyIds
"""True for every agency of a line, or the agencies of which the words say it."""


class Roles(Shape):
    """Which agencies act, and how. ``requested`` marks those that can only be asked to act."""

    direct: AgencyIds = ()
    lead: AgencyIds = ()
    perform: AgencyIds = ()
    support: AgencyIds = ()
    advise: AgencyIds = ()
    requested: AgencyIds = ()

    def in_roles(self) -> Iterator[tuple[str, int, str]]:
        """Every role given here: role, place in its list, agency."""
        for role in ROLES:
            for number, agency in enumerate(getattr(self, role)):
                yield role, number, agency

    @property
    def bodies(self) -> int:
        """How many bodies are given a role here."""
        return sum(len(getattr(self, role)) for role in ROLES)


class Work(Shape):
    """What is done, and for whom."""

    do: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    gist: Bilingual | None = None
    for_: tuple[Identifier, ...] = Field(default=(), alias="for")


class Duty(Roles, Work):
    """One thing that agencies do under a clause.

    ``key`` names it by itself, so that its id stays when clauses are numbered anew.
    Keys of the last base come first: work, roles, and then the circumstances. ``before`` and
    ``after`` are actions: when in the course of a case. ``taken_from`` names the clauses that a
    role or an addressee stands in, where that is not this one.
    """

    with_: AgencyIds = Field(default=(), alias="with")
    when: When | None = None
    before: tuple[Identifier, ...] = ()
    after: tuple[Identifier, ...] = ()
    on_call: OnCall | None = None
    within: Within | None = None
    notify: Notify | None = None
    hand_over_to: AgencyIds = ()
    submit_to: AgencyIds = ()
    reports: Reports | None = None
    by_function: ByFunction = False
    taken_from: tuple[Locator, ...] = ()
    inferred: Bilingual | None = None
    key: Key | None = None

    def named_agencies(self) -> Iterator[tuple[Route, str]]:
        """Every agency that the duty names, each with its route from the duty."""
        for role, number, agency in self.in_roles():
            yield (role, number), agency
        lists: dict[Route, AgencyIds] = {
            ("requested",): self.requested,
            ("with",): self.with_,
            ("hand_over_to",): self.hand_over_to,
            ("submit_to",): self.submit_to,
        }
        if self.on_call is not None:
            lists["on_call", "asked_by"] = self.on_call.asked_by or ()
        if not isinstance(self.by_function, bool):
            lists["by_function",] = self.by_function
        if self.notify is not None:
            lists["notify", "to"] = self.notify.to
        if self.reports is not None:
            lists["reports", "to"] = self.reports.to
            if self.reports.via is not None:
                yield ("reports", "via"), self.reports.via
        for route, agencies in lists.items():
            for number, agency in enumerate(agencies):
                yield (*route, number), agency

    def deadlines(self) -> Iterator[tuple[Route, Within]]:
        """Every deadline of the duty, each with its route from the duty."""
        if self.within is not None:
            yield ("within",), self.within
        if self.notify is not None and self.notify.within is not None:
            yield ("notify", "within"), self.notify.within


class SuggestedDuty(Duty):
    """A duty as the words of a document suggest it; what is done may not have been recognised."""

    do: tuple[Identifier, ...] = ()


class SuggestedRoles(Roles):
    """The roles that the words of an assignment suggest."""

    by_function: ByFunction = False
