"""Every report says how often, or that the words do not."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary

ID = "report-period"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Reports with no rhythm stated, and reports both with a period and without."""
    for route, _, duty in plan.all_duties():
        if duty.reports is None:
            continue
        stated = bool(duty.reports.every) or duty.reports.on_demand
        if stated is not (duty.reports.period is None):
            yield Problem(
                ID,
                Text(
                    en="this report has both a period and `period: unspecified`"
                    if stated
                    else "this report does not say how often",
                    vi="báo cáo này vừa có kỳ hạn vừa ghi `period: unspecified`"
                    if stated
                    else "báo cáo này không nói bao lâu một lần",
                ),
                (*route, "reports"),
                Text(
                    en=(
                        "write `every`, `on_demand: true`, or `period: unspecified` "
                        "where the words give none"
                    ),
                    vi=(
                        "viết `every`, `on_demand: true`, hoặc `period: unspecified` "
                        "nếu lời văn không nêu"
                    ),
                ),
            )


CHECK = Check(
    id=ID,
    title=Text(
        en="a report does not say how often",
        vi="báo cáo không nêu kỳ hạn",
    ),
    why=Text(
        en="Silence of the plan on the period is itself an answer, and is written down as such.",
        vi="Việc kế hoạch không nêu kỳ hạn cũng là nội dung trả lời, phải được ghi rõ.",
    ),
    run=run,
)
