"""The answer of ``coordplan who``."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from coordplan.render.contract.basics import (
    AgencyJson,
    FactsJson,
    ReachJson,
    RoleJson,
    TextJson,
    ValueJson,
    WithinJson,
)

StatusJson = Literal["named", "shared", "general", "undecided", "silent"]


class DueJson(TypedDict):
    """By when a deadline ends, with the offset of Viet Nam.

    Where that day is off, ``day_off`` says why, and ``next_working_day`` when offices open again.
    """

    at: str
    day_off: TextJson | None
    next_working_day: str | None


class ActJson(TypedDict):
    """One agency in one duty that holds. ``due`` is there where ``--received`` was given."""

    phase: str
    actions: list[str]
    role: RoleJson
    reach: ReachJson
    agency: AgencyJson
    duty: str
    clause: str
    gist: TextJson
    within: WithinJson
    due: NotRequired[DueJson | None]
    requested: bool
    by_function: bool
    inferred: TextJson | None
    because: FactsJson
    assigned_by: str | None
    hand_over_to: list[AgencyJson]
    submit_to: list[AgencyJson]
    partners: list[AgencyJson]
    beneficiaries: list[str]


class NoticeJson(TypedDict):
    """One agency that must be told; ``any_of`` holds ids of which one is enough.

    ``due`` is there where ``--received`` was given.
    """

    agency: AgencyJson
    by: list[AgencyJson]
    any_of: list[str] | None
    within: WithinJson
    due: NotRequired[DueJson | None]
    phase: str
    reach: ReachJson
    duty: str
    clause: str
    gist: TextJson
    inferred: TextJson | None
    because: FactsJson


ReportJson = TypedDict(
    "ReportJson",
    {
        "from": AgencyJson,
        "to": AgencyJson | None,
        "via": AgencyJson | None,
        "every": list[str],
        "on_demand": bool,
        "period": Literal["unspecified"] | None,
        "requested": bool,
        "duty": str,
        "clause": str,
        "gist": TextJson,
        "inferred": TextJson | None,
        "because": FactsJson,
    },
)


class PossibleJson(TypedDict):
    """Something that may hold, and the unknown facts that may settle it."""

    kind: Literal["act", "notify", "oversee", "reports"]
    depends_on: list[str]
    item: ActJson | NoticeJson | ReportJson


class QuestionJson(TypedDict):
    """A fact worth asking for."""

    fact: str
    question: TextJson
    values: list[ValueJson]
    decides: int
    left: float


class ByCaseJson(TypedDict):
    """An agency that certainly acts in an action; which of the duties binds it is not known."""

    agency: AgencyJson
    action: str
    duties: list[str]
    clauses: list[str]


class WarningJson(TypedDict):
    """Something a reader of the answer must know."""

    rule: str
    message: TextJson


class HeirJson(TypedDict):
    """The body that tasks passed to; ``agencies`` are ids of the plan's that are this body."""

    name: TextJson
    function: str | None
    level: str
    agencies: list[str]


class UnderJson(TypedDict):
    """An instrument under which something happened."""

    instrument: str
    number: str
    title: TextJson


class StepJson(TypedDict):
    """What happened to a body on a day; ``to`` is empty where no successor is known."""

    name: TextJson
    on: str
    to: list[HeirJson]
    task: TextJson | None
    merged_from: str | None
    merged_into: str | None
    under: list[UnderJson]
    confidence: Literal["high", "medium"]
    sources: list[str]
    note: TextJson | None


class SucceededJson(TypedDict):
    """An agency of the answer that others have succeeded since the plan."""

    agency: AgencyJson
    steps: list[StepJson]


class SupplementJson(TypedDict):
    """What a baseline says of an action, and what the plan does not say of it."""

    action: str
    phase: str
    lack: Literal["nobody", "leader", "deadline", "notice"]
    act: list[ActJson]
    notify: list[NoticeJson]
    possible: list[PossibleJson]


class BaselineJson(TypedDict):
    """A higher instrument asked beside the plan; nothing in it is said by the plan."""

    plan: str
    title: TextJson
    warnings: list[WarningJson]
    successions: list[SucceededJson]
    supplements: list[SupplementJson]


class PlanAnswerJson(TypedDict):
    """What one plan says of the situation."""

    plan: str
    title: TextJson
    act: list[ActJson]
    notify: list[NoticeJson]
    oversee: list[ActJson]
    reports: list[ReportJson]
    by_cases: list[ByCaseJson]
    possible: list[PossibleJson]
    ask: list[QuestionJson]
    status: dict[str, StatusJson]
    warnings: list[WarningJson]
    successions: list[SucceededJson]
    baselines: list[BaselineJson]


class AnswerJson(TypedDict):
    """The answer of ``coordplan who``."""

    coordplan: Literal[1]
    situation: FactsJson
    as_of: str | None
    plans: list[PlanAnswerJson]
