"""The answer of ``coordplan mend``."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from coordplan.contract.types.basics import AgencyJson, FactsJson, RoleJson, TextJson, WithinJson

ForceJson = Literal["above", "other", "unclear", "past"]
WantKindJson = Literal[
    "nobody-acts", "nobody-leads", "handover-nowhere", "notice-nowhere", "no-deadline"
]
HarmJson = Literal["high", "medium", "low"]


class SourceJson(TypedDict):
    """What was asked, and what it is to the plan."""

    plan: str
    force: ForceJson


class PrecedentJson(TypedDict):
    """What a source says; not ``alike``: to a body of the same function elsewhere."""

    plan: str
    force: ForceJson
    duty: str
    clause: str
    gist: TextJson
    agency: AgencyJson
    role: RoleJson
    alike: bool


class BodyJson(TypedDict):
    """A body as it is on the day; ``id`` is that under which it is added where it is ``new``."""

    id: str
    new: bool
    name: TextJson
    function: str
    level: str
    follows: list[str]


class ProposalJson(TypedDict):
    """A duty: in words, and as it is written in the plan file (``duty``, ``yaml``).

    ``at`` is the clause to amend, null for a new one; ``plans`` counts the plans that do so.
    """

    id: str
    action: str
    body: BodyJson
    role: RoleJson
    within: WithinJson
    requested: bool
    at: str | None
    sentence: TextJson
    duty: dict[str, object]
    yaml: str
    force: ForceJson
    plans: int
    precedents: list[PrecedentJson]
    count: int
    example: FactsJson


class UnansweredJson(TypedDict):
    """What no source answers: a question for whoever writes the plan."""

    count: int
    example: FactsJson


class MendingJson(TypedDict):
    """Something that the plan lacks, everything that may close it, and what is taken."""

    id: str
    kind: WantKindJson
    severity: HarmJson
    action: str
    phase: str
    count: int
    of: int
    clauses: list[str]
    duty: str | None
    agencies: list[AgencyJson]
    example: FactsJson
    candidates: list[ProposalJson]
    taken: list[str]
    left: UnansweredJson | None


class SmallerJson(TypedDict):
    """A finding that holds in fewer situations."""

    gap: str
    before: int
    after: int


class ProofJson(TypedDict):
    """The plan held against itself with what is taken.

    ``stray`` are actions that change by nothing that is proposed; there are none where it holds.
    """

    holds: bool
    before: dict[str, int]
    after: dict[str, int]
    closed: list[str]
    smaller: list[SmallerJson]
    new: list[str]
    stray: list[str]


class MendJson(TypedDict):
    """Amendments of one plan; ``written`` are the files that ``--apply`` wrote.

    ``fewest`` is a number below which no set of such duties closes as much, null where the smallest
    was not asked for.
    """

    coordplan: Literal[1]
    plan: str
    as_of: str
    sources: list[SourceJson]
    gaps: int
    closed: int
    questions: int
    taken: int
    fewest: int | None
    mendings: list[MendingJson]
    proof: ProofJson
    written: list[str]


class LackJson(TypedDict):
    """What one plan lacks of one action, and how much of it proposals close."""

    plan: str
    kinds: list[WantKindJson]
    severity: HarmJson
    closed: Literal["all", "some", "none"]


class LackingLineJson(TypedDict):
    """One action."""

    action: str
    phase: str
    plans: list[LackJson]


class LackingJson(TypedDict):
    """What each plan lacks (``mend --matrix``)."""

    coordplan: Literal[1]
    as_of: str
    plans: list[str]
    actions: list[LackingLineJson]
