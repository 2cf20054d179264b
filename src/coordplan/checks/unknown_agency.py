"""Every agency that is named is declared."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary import Vocabulary

ID = "unknown-agency"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Agencies named by a duty, a clause, a group or the document, but not declared."""
    for route, agency in plan.named_agencies():
        if agency not in plan.agencies:
            yield Problem(
                ID,
                Text(en=f"unknown agency {quote(agency)}", vi=f"không có cơ quan {quote(agency)}"),
                route,
                did_you_mean(agency, plan.agencies),
            )


CHECK = Check(
    id=ID,
    title=Text(
        en="an agency is named that the plan does not declare",
        vi="kế hoạch nêu một cơ quan chưa được khai báo",
    ),
    why=Text(
        en="An answer names agencies with their function and level; an undeclared id has neither.",
        vi="Câu trả lời nêu chức năng và cấp của cơ quan; mã chưa khai báo thì không có thông tin "
        "này.",
    ),
    run=run,
)
