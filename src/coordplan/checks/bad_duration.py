"""Every deadline and period can be read."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.lengths import length
from coordplan.model import Ahead, PlanFile
from coordplan.model.duty import Within
from coordplan.source import Route
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary

ID = "bad-duration"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Deadlines and reporting periods that are not ISO 8601 durations above zero."""
    for route, _, duty in plan.all_duties():
        for step, within in duty.deadlines():
            yield from bad_deadline(within, (*route, *step))
        if duty.reports is not None:
            for number, period in enumerate(duty.reports.every):
                yield from bad_period(period, (*route, "reports", "every", number))


def bad_deadline(within: Within, route: Route) -> Iterator[Problem]:
    """That a deadline cannot be read."""
    if isinstance(within, str) and within != "immediately" and length(within) is None:
        yield _problem(route, or_immediately=True)
    if isinstance(within, Ahead) and length(within.ahead) is None:
        yield _problem((*route, "ahead"))


def bad_period(written: str, route: Route) -> Iterator[Problem]:
    """That a reporting period cannot be read."""
    if length(written) is None:
        yield _problem(route)


def _problem(route: Route, *, or_immediately: bool = False) -> Problem:
    also = Text(en=", or `immediately`", vi=", hoặc `immediately`")
    return Problem(
        ID,
        Text(
            en="this is not a length of time",
            vi="đây không phải là khoảng thời gian",
        ),
        route,
        Text(
            en="write P3D for three days, P6M for six months, PT24H for 24 hours"
            + (also.en if or_immediately else ""),
            vi="viết P3D là ba ngày, P6M là sáu tháng, PT24H là 24 giờ"
            + (also.vi if or_immediately else ""),
        ),
    )


CHECK = Check(
    id=ID,
    title=Text(
        en="a deadline or period cannot be read",
        vi="thời hạn hoặc kỳ báo cáo không đọc được",
    ),
    why=Text(
        en="Deadlines are computed and compared, so they are ISO 8601 durations, never prose.",
        vi="Thời hạn được tính và so sánh, nên phải ghi theo ISO 8601, không ghi bằng lời.",
    ),
    run=run,
)
