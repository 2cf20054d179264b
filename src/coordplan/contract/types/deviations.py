"""The JSON of ``coordplan deviations``."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from coordplan.contract.types.answer import WarningJson
from coordplan.contract.types.basics import AgencyJson, TextJson, WithinJson
from coordplan.contract.types.behaviour import CaseJson


class DeviationDutyJson(TypedDict):
    """A duty of one side, and what it says."""

    duty: str
    clause: str
    gist: TextJson


class DeviationSideJson(TypedDict):
    """What one side says; ``agencies`` are those that it is about. Empty where it says nothing."""

    clauses: list[str]
    duties: list[DeviationDutyJson]
    agencies: list[AgencyJson]
    within: WithinJson


class DeviationJson(TypedDict):
    """Something that the plan says otherwise than the baseline.

    ``count`` is the number of complete situations; ``cases`` are ways into them, each with one
    situation to try.
    """

    id: str
    way: Literal["contradicts", "omits", "loosens", "tightens", "adds"]
    aspect: Literal["action", "leader", "body", "notice", "deadline"]
    severity: Literal["high", "medium", "low"]
    phase: str
    action: str
    count: int
    cases: list[CaseJson]
    events: list[str]
    own: DeviationSideJson
    higher: DeviationSideJson


class DeadlinesJson(TypedDict):
    """Duties of the baseline with a deadline, and those whose deadline the plan repeats."""

    total: int
    repeated: int


class DeviationsFromJson(TypedDict):
    """The deviations from one baseline; of a partial one, nothing is said to be added."""

    baseline: str
    file: NotRequired[str]
    title: TextJson
    partial: bool
    warnings: list[WarningJson]
    situations: int
    actions: list[str]
    deadlines: DeadlinesJson
    deviations: list[DeviationJson]


class DeviationsJson(TypedDict):
    """The output of ``coordplan deviations``."""

    coordplan: Literal[1]
    plan: str
    file: NotRequired[str]
    drafts: list[str]
    baselines: list[DeviationsFromJson]
