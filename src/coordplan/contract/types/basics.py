"""What many outputs are made of."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

ValueJson = str | bool

FactsJson = dict[str, ValueJson]

RoleJson = Literal["lead", "perform", "support", "direct", "advise"]

ReachJson = Literal["named", "general"]


class ApartJson(TypedDict, total=False):
    """The file of a plan, where another plan that is asked has the same id."""

    file: str


class PlanVersionJson(TypedDict):
    """Which encoding of which text a plan is: SHA-256 of all that its file says, and of its source.

    Layout and comments of the file do not count. ``source`` is null where the plan names none.
    """

    encoding: str
    source: str | None


class TextJson(TypedDict):
    """A text in two languages."""

    vi: str
    en: str


class AgencyJson(TypedDict):
    """A body that a plan names."""

    id: str
    name: TextJson
    function: str
    level: str


class WorkingDaysJson(TypedDict):
    """A deadline in working days."""

    working_days: int


class AheadJson(TypedDict):
    """A deadline that ends this long (ISO 8601) before the victim enters the country."""

    ahead: str


WithinJson = str | WorkingDaysJson | AheadJson | None
"""``"immediately"``, an ISO 8601 duration, working days, ahead of entry, or null."""


class PlaceJson(TypedDict):
    """Where in a file something stands; line and column count from 1."""

    file: str
    line: int | None
    column: int | None


class DiagnosticJson(TypedDict):
    """Something wrong with an input."""

    rule: str
    severity: Literal["error", "warning"]
    message: TextJson
    help: TextJson | None
    where: PlaceJson | None


class OnCallJson(TypedDict):
    """What calls for a duty: a judgement, a request (null: none; empty: of nobody), or both."""

    necessary: bool
    asked_by: list[AgencyJson] | None


class CourseJson(TypedDict):
    """When in the course of a case a duty comes, and on whose call.

    ``before`` and ``after`` are actions; ``taken_from`` are clauses that a role or an addressee
    stands in. ``mind_danger``: it tells of the victim or moves the victim, and danger is not
    excluded.
    """

    before: list[str]
    after: list[str]
    on_call: OnCallJson | None
    taken_from: list[str]
    mind_danger: bool


class RoleEntryJson(TypedDict):
    """One agency in a duty; ``others``: actions that belong to others, each acting by function."""

    agency: AgencyJson
    role: RoleJson
    requested: bool
    assigned_by: str | None
    by_function: bool
    others: list[str]


class NotifyJson(TypedDict):
    """Who must be told."""

    to: list[AgencyJson]
    any: bool
    within: WithinJson


class ReportingJson(TypedDict):
    """To whom a duty reports, and how often."""

    to: list[AgencyJson]
    via: AgencyJson | None
    every: list[str]
    on_demand: bool
    period: Literal["unspecified"] | None


class DutyJson(TypedDict):
    """A duty as ``coordplan show`` prints it; ``when`` is the condition in words."""

    id: str
    actions: list[str]
    phase: str
    reach: ReachJson
    when: str | None
    gist: TextJson
    agencies: list[RoleEntryJson]
    partners: list[AgencyJson]
    beneficiaries: list[str]
    within: WithinJson
    notify: NotifyJson | None
    hand_over_to: list[AgencyJson]
    submit_to: list[AgencyJson]
    reports: ReportingJson | None
    before: list[str]
    after: list[str]
    on_call: OnCallJson | None
    taken_from: list[str]
    by_function: bool
    inferred: TextJson | None
    where: PlaceJson | None
