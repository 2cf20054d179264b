"""What ``coordplan graph`` prints."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from coordplan.contract.types.answer import StepJson
from coordplan.contract.types.basics import (
    AgencyJson,
    FactsJson,
    OnCallJson,
    ReportingJson,
    RoleJson,
    TextJson,
    WithinJson,
)

ViewJson = Literal["reports", "duties", "oversight", "handover"]
LinkJson = Literal[
    "then",
    "lead",
    "perform",
    "support",
    "direct",
    "advise",
    "notify",
    "hand-over",
    "submit",
    "report",
]


class GraphPartJson(TypedDict):
    """What a body does in a phase; ``depends_on``: facts that settle whether the duty holds.

    ``waiting``: it is on call and nobody has called it. ``mind_danger``: it tells of the victim or
    moves the victim, and danger is not excluded.
    """

    role: RoleJson
    actions: list[str]
    duty: str
    clause: str
    within: WithinJson
    depends_on: list[str]
    on_call: OnCallJson | None
    waiting: bool
    mind_danger: bool


class NodeJson(TypedDict):
    """A body (in a phase, where the graph goes by phases), a phase, or no addressee at all."""

    id: str
    kind: Literal["agency", "phase", "unnamed"]
    name: TextJson
    agency: AgencyJson | None
    phase: str | None
    parts: list[GraphPartJson]
    steps: list[StepJson]


class EdgeDutyJson(TypedDict):
    """A duty behind an edge; ``within`` is by when to tell, ``reports`` how often to report."""

    duty: str
    clause: str
    gist: TextJson
    inferred: TextJson | None
    within: WithinJson
    any_of: list[str] | None
    reports: ReportingJson | None
    depends_on: list[str]
    on_call: OnCallJson | None
    waiting: bool
    mind_danger: bool


class EdgeJson(TypedDict):
    """From one node to another, by their ids."""

    source: str
    target: str
    link: LinkJson
    via: AgencyJson | None
    certain: bool
    duties: list[EdgeDutyJson]


class GraphJson(TypedDict):
    """The answer of ``coordplan graph --format json``; ``situation`` is null for a whole plan."""

    coordplan: Literal[1]
    plan: str
    drafts: list[str]
    view: ViewJson
    situation: FactsJson | None
    nodes: list[NodeJson]
    edges: list[EdgeJson]
