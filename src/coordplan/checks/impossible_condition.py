"""Every condition can hold."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import ConditionCheck, Conditions
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text

ID = "impossible-condition"


def run(plan: PlanFile, conditions: Conditions) -> Iterator[Problem]:
    """Conditions that no situation satisfies."""
    for route, split in conditions.each():
        if split is not None and not split[0]:
            yield Problem(
                ID,
                Text(
                    en="no situation can satisfy this condition",
                    vi="không tình huống nào thỏa mãn điều kiện này",
                ),
                (*route, "when"),
                Text(
                    en="its parts contradict each other or a constraint of the vocabulary",
                    vi="các phần mâu thuẫn nhau, hoặc trái với ràng buộc của bộ từ vựng",
                ),
            )


CHECK = ConditionCheck(
    id=ID,
    title=Text(
        en="a condition can never hold",
        vi="điều kiện không bao giờ được thỏa mãn",
    ),
    why=Text(
        en=(
            "A duty that never holds misleads whoever reviews the plan: it looks as if "
            "somebody were in charge."
        ),
        vi=(
            "Nhiệm vụ không bao giờ áp dụng khiến người rà soát hiểu nhầm rằng đã có cơ "
            "quan phụ trách."
        ),
    ),
    run=run,
)
