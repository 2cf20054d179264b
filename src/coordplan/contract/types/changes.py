"""The answer of ``coordplan diff``."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from coordplan.contract.types.basics import AgencyJson, PlaceJson, TextJson

ChangeSeverityJson = Literal["loss", "shift", "gain", "note"]


class ComparedPlanJson(TypedDict):
    """One of the two plans."""

    plan: str
    title: TextJson
    where: PlaceJson | None


class SideJson(TypedDict):
    """One side of a change.

    ``value`` is what it is there in ids of the vocabulary, or null where the side says nothing;
    ``said`` the same in words; ``duties`` those that the change touches.
    """

    plan: str
    clauses: list[str]
    duties: list[str]
    action: str | None
    agency: AgencyJson | None
    where: PlaceJson | None
    value: str | None
    said: TextJson
    agencies: list[AgencyJson]


class PlanChangeJson(TypedDict):
    """One difference. ``events`` and ``nothing_known`` say for what the status differs."""

    fingerprint: str
    kind: str
    area: str
    severity: ChangeSeverityJson
    label: TextJson
    about: TextJson
    before: SideJson | None
    after: SideJson | None
    events: list[str]
    nothing_known: bool


class AcknowledgementJson(TypedDict):
    """A change that was acknowledged."""

    change: str
    what: str
    reason: str
    where: PlaceJson | None


class TallyJson(TypedDict):
    """The duties of one action: pairs that are in both plans, and those in one only."""

    action: str
    both: list[list[str]]
    before: list[str]
    after: list[str]


class DiffJson(TypedDict):
    """The answer of ``coordplan diff``. ``counts`` counts all changes, acknowledged ones too."""

    coordplan: Literal[1]
    before: ComparedPlanJson
    after: ComparedPlanJson
    drafts: list[str]
    versions: bool
    counts: dict[str, int]
    changes: list[PlanChangeJson]
    effects: list[PlanChangeJson]
    acknowledged: list[AcknowledgementJson]
    stale: list[AcknowledgementJson]
    actions: list[TallyJson]
