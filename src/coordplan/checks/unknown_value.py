"""Every value in a condition is one of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.when import unknown_in

ID = "unknown-value"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Values in conditions that the vocabulary does not have."""
    for route, _, duty in plan.all_duties():
        if duty.when is not None:
            for problem in unknown_in(duty.when, vocabulary.facts, (*route, "when")):
                if problem.rule == ID:
                    yield problem


CHECK = Check(
    id=ID,
    title=Text(
        en="a condition names a value that the vocabulary does not have",
        vi="điều kiện nêu một giá trị không có trong bộ từ vựng",
    ),
    why=Text(
        en="A fact has a closed list of values; any other can never be true.",
        vi="Mỗi dữ kiện chỉ có các giá trị trong danh sách; giá trị khác không bao giờ đúng.",
    ),
    run=run,
)
