"""Lists: plans, and what the vocabulary has."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from coordplan.contract.types.basics import (
    FactsJson,
    PlanVersionJson,
    TextJson,
    ValueJson,
)


class PlanEntryJson(TypedDict):
    """One plan in a list of plans; a partial one ``covers`` these locators only.

    Of a draft, ``unreviewed`` clauses are still to be looked at.
    """

    id: str
    plan_version: PlanVersionJson
    title: TextJson
    jurisdiction: TextJson
    level: str
    issued: str | None
    effective_from: str | None
    effective_to: str | None
    covers: list[str]
    draft: bool
    unreviewed: int
    clauses: int
    duties: int
    agencies: int


class PlansJson(TypedDict):
    """The answer of ``coordplan plans``."""

    coordplan: Literal[1]
    plans: list[PlanEntryJson]


class EventJson(TypedDict):
    """One event of the vocabulary."""

    id: str
    label: TextJson
    about: TextJson
    names: list[str]
    facts: FactsJson


class EventsJson(TypedDict):
    """The answer of ``coordplan events``."""

    coordplan: Literal[1]
    vocabulary: str
    events: list[EventJson]


class FactValueJson(TypedDict):
    """One value of a fact; ``within``: the values that it lies in."""

    value: ValueJson
    label: TextJson
    about: TextJson
    within: list[str]


class FactJson(TypedDict):
    """One fact of the vocabulary; ``since``: the phase before which it does not come up.

    ``retired`` says what to write instead of a fact that is only read for older plans.
    """

    id: str
    label: TextJson
    about: TextJson
    question: TextJson
    since: str | None
    retired: TextJson | None
    values: list[FactValueJson]


class ConstraintJson(TypedDict):
    """An implication between facts, and why it is true."""

    condition: str
    reason: TextJson


class FactListJson(TypedDict):
    """The answer of ``coordplan facts``."""

    coordplan: Literal[1]
    vocabulary: str
    facts: list[FactJson]
    constraints: list[ConstraintJson]


class CompetenceJson(TypedDict):
    """A function to which an action belongs; a day is null where the rule has none."""

    function: str
    since: str | None
    until: str | None
    source: TextJson


class ActionJson(TypedDict):
    """One action of the vocabulary; ``needed`` is null where it always is."""

    id: str
    label: TextJson
    about: TextJson
    phase: str
    needed: str | None
    competence: list[CompetenceJson]


class PhaseJson(TypedDict):
    """A stage in time; ``standing`` work is not tied to one case."""

    id: str
    label: TextJson
    about: TextJson
    standing: bool


class ActionListJson(TypedDict):
    """The answer of ``coordplan actions``: phases in time, and actions by phase."""

    coordplan: Literal[1]
    vocabulary: str
    phases: list[PhaseJson]
    actions: list[ActionJson]


class AgencyEntryJson(TypedDict):
    """One agency of a plan, with what it does there."""

    id: str
    name: TextJson
    function: str
    level: str
    under: str | None
    aliases: list[str]
    members: list[str]
    plan: str
    file: NotRequired[str]
    roles: dict[str, list[str]]


class AgenciesJson(TypedDict):
    """The answer of ``coordplan agencies``; ``roles`` maps a role to duty ids."""

    coordplan: Literal[1]
    agencies: list[AgencyEntryJson]
