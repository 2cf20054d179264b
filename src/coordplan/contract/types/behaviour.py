"""The answers of ``coordplan gaps`` and of comparing two plans by what they do."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from coordplan.contract.types.basics import AgencyJson, FactsJson, RoleJson, ValueJson

TermJson = dict[str, list[ValueJson]]
"""Facts with the values they may have; without any, it always holds."""


class CaseJson(TypedDict):
    """One way to come into a gap, and the fewest facts from which an answer shows it."""

    term: TermJson
    situation: FactsJson


class GapJson(TypedDict):
    """One finding; ``count`` complete situations lie in it, each of ``events`` whole.

    It was looked for in ``of`` situations: those in which the action is needed, at places that the
    jurisdiction has. ``on_call`` are duties on call that give the action, taken as called.
    """

    id: str
    kind: Literal[
        "nobody-acts",
        "handover-nowhere",
        "handover-circle",
        "nobody-leads",
        "notice-nowhere",
        "rival-leaders",
        "never-holds",
        "covered-duty",
        "only-on-call",
    ]
    severity: Literal["high", "medium", "low"]
    phase: str
    action: str
    count: int
    cases: list[CaseJson]
    events: list[str]
    clauses: list[str]
    duties: list[str]
    agencies: list[AgencyJson]
    left_to: str | None
    idle: str | None
    of: int
    on_call: list[str]


class GapsJson(TypedDict):
    """The answer of ``coordplan gaps``; ``situations`` counts all that can occur."""

    coordplan: Literal[1]
    plan: str
    drafts: list[str]
    baseline: str | None
    baselines: list[str]
    situations: int
    actions: list[str]
    gaps: list[GapJson]


class ChargeJson(TypedDict):
    """One agency with a role, and the duty that gives it."""

    agency: AgencyJson
    role: RoleJson
    duty: str
    clause: str
    on_call: bool


class PartyJson(TypedDict):
    """A body, by what is comparable across plans, and what gives it the role."""

    function: str
    level: str
    by: list[ChargeJson]


class DifferenceClassJson(TypedDict):
    """Situations in which each plan gives the role to the same bodies, and the two differ."""

    a: list[PartyJson]
    b: list[PartyJson]
    count: int
    description: list[TermJson]
    situation: FactsJson


class ActionDifferenceJson(TypedDict):
    """How two plans differ over one action; without classes they never do, where ``compared``.

    ``concerned`` situations were compared: the action is needed, at places that both have.
    """

    action: str
    phase: str
    count: int
    concerned: int
    compared: bool
    classes: list[DifferenceClassJson]


class BehaviourJson(TypedDict):
    """Two plans compared by what they do in every situation.

    ``answering``: those who answer for an action were compared, who leads and, where nobody does,
    who performs; otherwise whoever has one of ``roles``.
    """

    coordplan: Literal[1]
    a: str
    b: str
    drafts: list[str]
    roles: list[RoleJson]
    answering: bool
    situations: int
    differs: bool
    actions: list[ActionDifferenceJson]
