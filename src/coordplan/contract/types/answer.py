"""The answer of ``coordplan who``."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from coordplan.contract.types.basics import (
    AgencyJson,
    CourseJson,
    DiagnosticJson,
    FactsJson,
    OnCallJson,
    PlanVersionJson,
    ReachJson,
    RoleJson,
    TextJson,
    ValueJson,
    WithinJson,
)

StatusJson = Literal["named", "shared", "general", "undecided", "mentioned", "silent"]


class DueJson(TypedDict):
    """By when a deadline ends, with the offset of Viet Nam.

    Where that day is off, ``day_off`` says why, and ``next_working_day`` when offices open again.
    ``provisional_years`` is there where not all swapped days of a year are known of which this is
    said; then ``may_move`` says whether a swap would move one of these days.
    """

    at: str
    day_off: TextJson | None
    next_working_day: str | None
    provisional_years: NotRequired[list[int]]
    may_move: NotRequired[bool]


class ActJson(CourseJson):
    """One agency in one duty that holds. ``due`` is there where ``--received`` was given.

    ``competent`` is null where the words do not go by function, or the actions belong to no
    function; false for an item of its own with those that belong to others of the same line.
    """

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
    competent: bool | None
    inferred: TextJson | None
    because: FactsJson
    assigned_by: str | None
    hand_over_to: list[AgencyJson]
    submit_to: list[AgencyJson]
    partners: list[AgencyJson]
    beneficiaries: list[str]


class NoticeJson(CourseJson):
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
        "before": list[str],
        "after": list[str],
        "on_call": OnCallJson | None,
        "taken_from": list[str],
        "mind_danger": bool,
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


class CallJson(TypedDict):
    """A duty on call; ``called`` is null where nobody has said, ``by_facts`` what the facts say."""

    duty: str
    clause: str
    called: bool | None
    by_facts: Literal["certain", "possible", "excluded"]
    on_call: OnCallJson | None
    question: TextJson


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
    file: NotRequired[str]
    plan_version: PlanVersionJson
    title: TextJson
    warnings: list[WarningJson]
    successions: list[SucceededJson]
    supplements: list[SupplementJson]


class PlanAnswerJson(TypedDict):
    """What one plan says of the situation.

    ``on_call`` are its duties on call, ``no_bearing`` stated facts that change nothing, ``doubts``
    those of the warnings that put the whole answer in doubt, the gravest first. Here and elsewhere
    ``file`` stands where another plan that is asked has the same id.
    """

    plan: str
    file: NotRequired[str]
    plan_version: PlanVersionJson
    title: TextJson
    act: list[ActJson]
    notify: list[NoticeJson]
    oversee: list[ActJson]
    reports: list[ReportJson]
    by_cases: list[ByCaseJson]
    possible: list[PossibleJson]
    ask: list[QuestionJson]
    status: dict[str, StatusJson]
    on_call: list[CallJson]
    no_bearing: list[str]
    doubts: list[WarningJson]
    warnings: list[WarningJson]
    successions: list[SucceededJson]
    baselines: list[BaselineJson]


class NextJson(TypedDict):
    """The question to ask now: of a fact, or of a duty on call (its id), whether it is called."""

    fact: str | None
    call: str | None
    question: TextJson
    values: list[ValueJson]
    decides: int


class ContactJson(TypedDict):
    """A number of an agency of a plan (ids), and when somebody answers, where that is known."""

    plan: str
    file: NotRequired[str]
    agency: str
    phone: str
    hours: TextJson | None


class AnswerJson(TypedDict):
    """The answer of ``coordplan who``; ``calls`` is what was said of duties on call, by id.

    ``by_law`` are the facts of the situation that the law settles on the day. ``contacts`` are the
    numbers that were given for bodies of the plans. ``caveats`` say, where a place was asked for,
    what may be missing among its plans; ``next`` stands in an interview, and is null at its end.
    """

    coordplan: Literal[1]
    situation: FactsJson
    by_law: list[str]
    calls: dict[str, bool]
    as_of: str | None
    plans: list[PlanAnswerJson]
    contacts: NotRequired[list[ContactJson]]
    caveats: NotRequired[list[DiagnosticJson]]
    next: NotRequired[NextJson | None]
