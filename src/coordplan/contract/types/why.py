"""The answers of ``coordplan why`` and ``coordplan why-not``."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypeAliasType, TypedDict

from coordplan.contract.types.answer import ByCaseJson, SucceededJson
from coordplan.contract.types.basics import (
    AgencyJson,
    FactsJson,
    OnCallJson,
    PlaceJson,
    PlanVersionJson,
    ReachJson,
    TextJson,
    ValueJson,
    WithinJson,
)

WhenJson = TypeAliasType("WhenJson", "dict[str, list[ValueJson] | WhenJson | list[WhenJson]]")
"""A condition in the form of ``when`` in a plan: facts with lists of values, not, any, all."""

PartRoleJson = Literal[
    "lead",
    "perform",
    "support",
    "direct",
    "advise",
    "told",
    "asks",
    "partner",
    "takes-over",
    "receives",
    "reported-to",
    "reports-through",
    "named",
]

VerdictJson = Literal["certain", "possible", "excluded"]


class AssignmentJson(TypedDict):
    """The assignment clause that gives an agency its role."""

    clause: str
    gist: TextJson


class PartJson(TypedDict):
    """One agency in a duty: its role, or what it is named for."""

    agency: AgencyJson
    part: PartRoleJson
    requested: bool
    assigned_by: AssignmentJson | None
    by_function: bool
    others: list[str]


class UsedConstraintJson(TypedDict):
    """A constraint that a decision rests on."""

    when: WhenJson
    reason: TextJson


class DerivationJson(TypedDict):
    """Stated facts and constraints from which a fact follows; none can be left out."""

    facts: FactsJson
    constraints: list[UsedConstraintJson]


class GroundJson(TypedDict):
    """A known fact; ``follows_from`` is null where it was stated."""

    fact: str
    value: ValueJson
    follows_from: DerivationJson | None


class WantedJson(TypedDict):
    """A fact that would have to have one of these values; ``now``: as stated, null where not."""

    fact: str
    now: ValueJson | None
    values: list[ValueJson]


class ChangeJson(TypedDict):
    """A nearest change that makes a duty certain; every combination of the values does."""

    change: list[WantedJson]
    fill_in: list[WantedJson]


class ExplainedJson(TypedDict):
    """A duty with the decision on it.

    ``when`` is its condition. ``facts`` and ``constraints`` settle it, none can be left out;
    where it is possible they are all that bear on it. ``changes`` are all nearest ways to make
    it certain; none where it is, or where it never can be. Of a duty on call ``verdict`` counts
    whether it is ``called``; ``by_facts`` is what the facts alone say.
    """

    duty: str
    clause: str
    phase: str
    actions: list[str]
    reach: ReachJson
    gist: TextJson
    parts: list[PartJson]
    partners: list[AgencyJson]
    within: WithinJson
    before: list[str]
    after: list[str]
    on_call: OnCallJson | None
    called: bool | None
    taken_from: list[str]
    by_function: bool
    inferred: TextJson | None
    verdict: VerdictJson
    by_facts: VerdictJson
    when: WhenJson
    facts: list[GroundJson]
    constraints: list[UsedConstraintJson]
    depends_on: list[str]
    changes: list[ChangeJson]
    where: PlaceJson | None


class InvolvementJson(TypedDict):
    """A duty on the other side of the question, and the parts that were asked about."""

    duty: str
    clause: str
    actions: list[str]
    parts: list[PartJson]


class BystanderJson(TypedDict):
    """An agency without a role: the clauses that name it, by what for; groups it is counted in."""

    agency: AgencyJson
    mentions: dict[PartRoleJson, list[str]]
    member_of: list[str]


class WhyPlanJson(TypedDict):
    """What one plan says; ``agencies`` and ``clauses`` are what the words name in it."""

    plan: str
    file: NotRequired[str]
    plan_version: PlanVersionJson
    title: TextJson
    agencies: list[AgencyJson]
    clauses: list[str]
    explained: list[ExplainedJson]
    others: list[InvolvementJson]
    by_cases: list[ByCaseJson]
    standing: list[str]
    bystanders: list[BystanderJson]
    successions: list[SucceededJson]


class WhyJson(TypedDict):
    """The answer of ``coordplan why`` or ``coordplan why-not``.

    ``why`` explains what certainly holds, ``why-not`` what does not; ``others`` is the rest.
    """

    coordplan: Literal[1]
    question: Literal["why", "why-not"]
    words: str | None
    situation: FactsJson
    drafts: list[str]
    plans: list[WhyPlanJson]
