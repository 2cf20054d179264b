"""Every condition is small enough to be exact."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import ConditionCheck, Conditions
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text

ID = "condition-too-wide"


def run(plan: PlanFile, conditions: Conditions) -> Iterator[Problem]:
    """Conditions that take more work than may be spent, alone or with those before them."""
    for route, split in conditions.each():
        if split is None:
            yield Problem(
                ID,
                Text(
                    en="this condition has too many alternatives to be worked out exactly, alone "
                    "or with those before it",
                    vi="điều kiện này có quá nhiều lựa chọn, không tính chính xác được, dù xét "
                    "riêng hay cùng các điều kiện ở trên",
                ),
                (*route, "when"),
                Text(en="split the duty in two", vi="tách nhiệm vụ làm hai"),
            )


CHECK = ConditionCheck(
    id=ID,
    title=Text(
        en="a condition is too wide to be worked out exactly",
        vi="điều kiện quá rộng để tính chính xác",
    ),
    why=Text(
        en=(
            "Answers are exact, never approximated; a condition nested too deeply "
            "cannot be worked out."
        ),
        vi="Câu trả lời luôn chính xác, không ước lượng; điều kiện lồng nhau quá nhiều thì không "
        "tính được.",
    ),
    run=run,
)
