"""What ``coordplan compare`` prints."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from coordplan.contract.types.answer import StatusJson, SucceededJson, WarningJson
from coordplan.contract.types.basics import AgencyJson, FactsJson, ReachJson, RoleJson, TextJson

LeadershipJson = Literal[
    "one",
    "several",
    "alone",
    "undecided",
    "nobody",
    "mentioned",
    "silent",
    "outside",
    "not-needed",
]


class CitedJson(TypedDict):
    """A duty and its clause; ``assigned_by`` is the clause that gives the agency its role."""

    duty: str
    clause: str
    gist: TextJson
    by_function: bool
    inferred: TextJson | None
    assigned_by: str | None


class CellPartyJson(TypedDict):
    """One agency in one role, with the duties that give it; ``on_call``: only where called."""

    agency: AgencyJson
    role: RoleJson
    reach: ReachJson
    requested: bool
    partners: list[AgencyJson]
    on_call: bool
    duties: list[CitedJson]


class CellJson(TypedDict):
    """What one plan says: ``parties`` lead, or act where ``leadership`` says that nobody leads.

    ``also`` leads for any victim beside leaders of this situation; ``maybe`` may lead or act,
    which the facts in ``depends_on`` settle.
    """

    plan: str
    leadership: LeadershipJson
    status: StatusJson
    parties: list[CellPartyJson]
    also: list[CellPartyJson]
    maybe: list[CellPartyJson]
    depends_on: list[str]


class RowJson(TypedDict):
    """One action in one situation: a cell for each plan, in the order of ``plans``."""

    event: str | None
    situation: FactsJson
    phase: str
    action: str
    cells: list[CellJson]


class MatrixJson(TypedDict):
    """``action`` is null where the rows are actions, else the one action of every row."""

    action: str | None
    rows: list[RowJson]


class ColumnJson(TypedDict):
    """One plan; ``label`` is its id, with its file where two plans share an id."""

    plan: str
    label: str
    title: TextJson
    jurisdiction: TextJson
    warnings: list[WarningJson]
    successions: list[SucceededJson]


class ComparisonJson(TypedDict):
    """The answer of ``coordplan compare``; ``left_out`` are events that the facts exclude."""

    coordplan: Literal[1]
    as_of: str | None
    plans: list[ColumnJson]
    matrices: list[MatrixJson]
    left_out: list[str]
