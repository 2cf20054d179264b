"""Who reports to whom, what is missing, and what is due."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from coordplan.contract.types.basics import AgencyJson, TextJson

HoleKindJson = Literal[
    "no-period", "no-addressee", "nobody-asks", "receives-none", "cycle", "twice"
]

FlowJson = TypedDict(
    "FlowJson",
    {
        "plan": str,
        "file": NotRequired[str],
        "from": AgencyJson,
        "to": AgencyJson | None,
        "via": AgencyJson | None,
        "every": list[str],
        "on_demand": bool,
        "period": Literal["unspecified"] | None,
        "requested": bool,
        "content": TextJson,
        "when": str | None,
        "duty": str,
        "clause": str,
        "inferred": TextJson | None,
    },
)

PeriodJson = TypedDict("PeriodJson", {"from": str, "to": str})


class HoleJson(TypedDict):
    """Something that is missing in the reporting of a plan, or stands twice."""

    kind: HoleKindJson
    message: TextJson
    agencies: list[AgencyJson]
    duties: list[str]
    clauses: list[str]


class ReportingPlanJson(TypedDict):
    """The reports of one plan, and the holes in them."""

    plan: str
    file: NotRequired[str]
    title: TextJson
    reports: list[FlowJson]
    holes: list[HoleJson]


class DueReportJson(TypedDict):
    """One report for one period; days are ISO 8601 dates, ``uid`` names it in a calendar.

    ``in_force`` says whether the plan was in force when the period ended. ``provisional_years`` is
    there where the due day may move: it was counted through years whose swaps are not all known.
    """

    uid: str
    due: str
    every: str
    period: PeriodJson
    in_force: bool
    report: FlowJson
    provisional_years: NotRequired[list[int]]


class UndatedJson(TypedDict):
    """A report without a date, and why; ``every`` where its rhythm does not fit the calendar."""

    reason: Literal["unspecified", "on-demand", "off-calendar"]
    every: str | None
    report: FlowJson


ScheduleJson = TypedDict(
    "ScheduleJson",
    {
        "from": str,
        "to": str,
        "due_after": int,
        "rule": TextJson,
        "provisional_years": list[int],
        "reports": list[DueReportJson],
        "undated": list[UndatedJson],
    },
)


class ReportsJson(TypedDict):
    """What ``coordplan reports`` prints; ``due`` is null where no dates were asked for."""

    coordplan: Literal[1]
    plans: list[ReportingPlanJson]
    drafts: list[str]
    due: ScheduleJson | None
