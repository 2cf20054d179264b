"""The answer of ``coordplan case``."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from coordplan.contract.types.answer import ActJson, PlanAnswerJson, StatusJson, StepJson
from coordplan.contract.types.basics import AgencyJson, FactsJson

PlaceOfCaseJson = Literal["at", "home"]
StageJson = Literal["whole", "before", "meanwhile", "return", "after"]


class CasePartJson(TypedDict):
    """What the plan of one place says of one stage, in the facts that count there."""

    place: PlaceOfCaseJson
    stage: StageJson
    situation: FactsJson
    answer: PlanAnswerJson


class CaseStepJson(TypedDict):
    """Which plan speaks of an action at a stage; ``over`` are higher ones where it is silent."""

    stage: StageJson
    phase: str
    action: str
    place: PlaceOfCaseJson
    plan: str
    status: StatusJson
    over: list[str]


class StandingJson(TypedDict):
    """A body, and what has happened to it by the day; ``gone`` where nobody stands in."""

    agency: AgencyJson
    gone: bool
    steps: list[StepJson]


class ReceiverJson(StandingJson):
    """A body of the other plan that must receive, or may where it is not ``certain``."""

    certain: bool
    duties: list[str]
    clauses: list[str]


class CrossingJson(TypedDict):
    """What leaves ``giving`` for ``taking``; ``duty`` is null where no clause lets it leave.

    ``addressee`` is null where the clause names nobody at the other end. ``surely`` is false where
    a body of the giving place may be meant.
    """

    kind: Literal["return", "hand-over", "notice", "papers"]
    giving: str
    taking: str
    duty: str | None
    clause: str | None
    actions: list[str]
    by: list[StandingJson]
    addressee: StandingJson | None
    certain: bool
    surely: bool
    match: Literal["matched", "ambiguous", "open", "gone", "hole"]
    receivers: list[ReceiverJson]


class ConflictJson(TypedDict):
    """An action that a plan and one over it give to different bodies of one place."""

    place: PlaceOfCaseJson
    action: str
    plan: str
    own: list[ActJson]
    over: str
    others: list[ActJson]


class OneCaseJson(TypedDict):
    """One case over several plans; with one plan for both places, ``parts`` has its one answer.

    ``left_out`` are plans over a place that are not in force on the day.
    """

    coordplan: Literal[1]
    at: str
    home: str
    situation: FactsJson
    by_law: list[str]
    calls: dict[str, bool]
    as_of: str | None
    steps: list[CaseStepJson]
    parts: list[CasePartJson]
    seam: list[CrossingJson]
    conflicts: list[ConflictJson]
    left_out: list[str]


class SeamHoleJson(TypedDict):
    """A hole of the seam."""

    kind: Literal["return", "hand-over", "notice", "papers"]
    giving: str
    taking: str
    clause: str | None
    addressee: AgencyJson | None
    match: Literal["gone", "hole"]
    receivers: list[AgencyJson]


class SeamCellJson(TypedDict):
    """The holes of one event."""

    event: str
    holes: list[SeamHoleJson]


class SeamLineJson(TypedDict):
    """Two plans."""

    at: str
    home: str
    events: list[SeamCellJson]


class SeamMatrixJson(TypedDict):
    """Where the seam has holes, for each two plans and event (``case --matrix``)."""

    coordplan: Literal[1]
    as_of: str
    plans: list[str]
    events: list[str]
    pairs: list[SeamLineJson]
