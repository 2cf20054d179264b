"""Every condition says something."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.when import empty_in

ID = "empty-when"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Empty conditions, and empty lists inside conditions."""
    for route, _, duty in plan.all_duties():
        if duty.when is None:
            continue
        for empty in empty_in(duty.when, (*route, "when")):
            yield Problem(
                ID,
                Text(en="this condition is empty", vi="điều kiện này để trống"),
                empty,
                Text(
                    en="leave it out where the duty is for any victim",
                    vi="bỏ đi nếu nhiệm vụ áp dụng đối với mọi nạn nhân",
                ),
            )


CHECK = Check(
    id=ID,
    title=Text(
        en="a condition, or a part of one, is empty",
        vi="điều kiện, hoặc một phần của nó, để trống",
    ),
    why=Text(
        en="An empty list could be read as never or as always; the words of the plan decide which.",
        vi=(
            "Danh sách trống có thể hiểu là không bao giờ hoặc luôn luôn; phải căn cứ lời văn của "
            "kế hoạch."
        ),
    ),
    run=run,
)
