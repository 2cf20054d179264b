"""The JSON that coordplan prints, as types. The published JSON Schemas are made from these.

Keys are fixed: they are added to, never renamed.
"""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

WithinJson = str | dict[str, int] | None
"""``"immediately"``, an ISO 8601 duration, ``{"working_days": n}``, or null."""

ValueJson = str | bool
FactsJson = dict[str, ValueJson]
RoleJson = Literal["lead", "perform", "support", "direct", "advise"]
ReachJson = Literal["named", "general"]
StatusJson = Literal["named", "shared", "general", "undecided", "silent"]


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


class ActJson(TypedDict):
    """One agency in one duty that holds."""

    phase: str
    actions: list[str]
    role: RoleJson
    reach: ReachJson
    agency: AgencyJson
    duty: str
    clause: str
    gist: TextJson
    within: WithinJson
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
    """One agency that must be told; ``any_of`` holds ids of which one is enough."""

    agency: AgencyJson
    by: list[AgencyJson]
    any_of: list[str] | None
    within: WithinJson
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


class WarningJson(TypedDict):
    """Something a reader of the answer must know."""

    rule: str
    message: TextJson


class PlanAnswerJson(TypedDict):
    """What one plan says of the situation."""

    plan: str
    title: TextJson
    act: list[ActJson]
    notify: list[NoticeJson]
    oversee: list[ActJson]
    reports: list[ReportJson]
    possible: list[PossibleJson]
    ask: list[QuestionJson]
    status: dict[str, StatusJson]
    warnings: list[WarningJson]


class AnswerJson(TypedDict):
    """The answer of ``coordplan who``."""

    coordplan: Literal[1]
    situation: FactsJson
    as_of: str | None
    plans: list[PlanAnswerJson]


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


class CheckedFileJson(TypedDict):
    """One file that was checked."""

    file: str
    clean: bool
    diagnostics: list[DiagnosticJson]


class CheckJson(TypedDict):
    """The answer of ``coordplan check``."""

    coordplan: Literal[1]
    clean: bool
    files: list[CheckedFileJson]


class PlanEntryJson(TypedDict):
    """One plan in a list of plans."""

    id: str
    title: TextJson
    jurisdiction: TextJson
    level: str
    issued: str | None
    effective_from: str | None
    effective_to: str | None
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
    """One value of a fact."""

    value: ValueJson
    label: TextJson
    about: TextJson


class FactJson(TypedDict):
    """One fact of the vocabulary."""

    id: str
    label: TextJson
    about: TextJson
    question: TextJson
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
    roles: dict[str, list[str]]


class AgenciesJson(TypedDict):
    """The answer of ``coordplan agencies``; ``roles`` maps a role to duty ids."""

    coordplan: Literal[1]
    agencies: list[AgencyEntryJson]


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
    by_function: bool
    inferred: TextJson | None
    where: PlaceJson | None


class RoleEntryJson(TypedDict):
    """One agency in a duty."""

    agency: AgencyJson
    role: RoleJson
    requested: bool
    assigned_by: str | None


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


StateJson = Literal["accounted", "moved", "changed", "missing", "gone"]


class ClauseJson(TypedDict):
    """A clause of a plan; with ``--source``, also what the source says and under which locator."""

    at: str
    kind: str
    print: str
    gist: TextJson
    of: list[str]
    assigns: list[RoleEntryJson]
    names: list[AgencyJson]
    duties: list[DutyJson]
    inferred: TextJson | None
    where: PlaceJson | None
    source_state: StateJson | None
    source_at: str | None
    source_text: str | None


class DocumentJson(TypedDict):
    """What a document says of itself."""

    kind: str
    number: str | None
    issuer: AgencyJson
    issued: str | None
    effective_from: str | None
    effective_to: str | None
    carries_out: list[str]
    cites: list[str]
    source_file: str | None
    source_sha256: str | None


class ShowJson(TypedDict):
    """The answer of ``coordplan show``: the plan, and the clauses asked for."""

    coordplan: Literal[1]
    plan: str
    title: TextJson
    jurisdiction: TextJson
    level: str
    document: DocumentJson
    clauses: list[ClauseJson]


class FailureJson(TypedDict):
    """An expectation that was not met."""

    message: TextJson
    where: PlaceJson


class OutcomeJson(TypedDict):
    """One scenario after its run."""

    name: str
    passed: bool
    failures: list[FailureJson]


class CoverageJson(TypedDict):
    """What the scenarios exercise: ids of duties that none does, or only ever one way."""

    duties: int
    percent: float
    idle: list[str]
    one_sided: list[str]


class SurvivorJson(TypedDict):
    """A damage to the plan that no scenario noticed."""

    what: TextJson
    where: PlaceJson


class MutationJson(TypedDict):
    """How many damages to the plan some scenario noticed, in percent."""

    mutants: int
    score: float
    survivors: list[SurvivorJson]


class TestedFileJson(TypedDict):
    """One scenario file after its run."""

    file: str
    plan: str
    scenarios: list[OutcomeJson]
    coverage: CoverageJson
    mutation: MutationJson | None


class TestJson(TypedDict):
    """The answer of ``coordplan test``."""

    coordplan: Literal[1]
    passed: int
    failed: int
    files: list[TestedFileJson]


class TracedJson(TypedDict):
    """A clause in the plan (``at``, ``print``, ``where``) and in the source, or in one of them."""

    state: StateJson
    at: str | None
    print: str | None
    where: PlaceJson | None
    source_at: str | None
    source_print: str | None
    source_text: str | None


class TraceJson(TypedDict):
    """The answer of ``coordplan trace``; ``leaves`` and ``counts`` leave headings out.

    ``encoded_from``: whether the plan was encoded from this very file; null where it names none.
    """

    coordplan: Literal[1]
    plan: str
    source_file: str
    source_sha256: str
    encoded_from: bool | None
    clean: bool
    leaves: int
    counts: dict[StateJson, int]
    clauses: list[TracedJson]


CONTRACTS: dict[str, type] = {
    "answer": AnswerJson,
    "check": CheckJson,
    "plans": PlansJson,
    "events": EventsJson,
    "facts": FactListJson,
    "agencies": AgenciesJson,
    "show": ShowJson,
    "test": TestJson,
    "trace": TraceJson,
}
"""Every JSON output by the name of its schema."""
