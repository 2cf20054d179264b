"""Every condition is small enough to be exact."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check, understood
from coordplan.conditions import WIDEST
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary

ID = "condition-too-wide"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Conditions that need more terms than the index takes, alone or together."""
    for route, _, feasible in understood(plan, vocabulary):
        if not feasible:
            yield Problem(
                ID,
                Text(
                    en=f"this condition needs more than {WIDEST} alternatives",
                    vi=f"điều kiện này cần nhiều hơn {WIDEST} lựa chọn",
                ),
                (*route, "when"),
                Text(en="split the duty in two", vi="tách nhiệm vụ làm hai"),
            )


CHECK = Check(
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
