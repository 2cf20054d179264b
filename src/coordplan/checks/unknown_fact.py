"""Every fact in a condition is one of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.when import unknown_in

ID = "unknown-fact"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Facts in conditions that the vocabulary does not have."""
    for route, _, duty in plan.all_duties():
        if duty.when is not None:
            for problem in unknown_in(duty.when, vocabulary.facts, (*route, "when")):
                if problem.rule == ID:
                    yield problem


CHECK = Check(
    id=ID,
    title=Text(
        en="a condition names a fact that the vocabulary does not have",
        vi="điều kiện nêu một dữ kiện không có trong bộ từ vựng",
    ),
    why=Text(
        en="A condition on something that nobody can state would never be decided.",
        vi="Điều kiện về nội dung không thể nêu thành dữ kiện thì không bao giờ xác định được.",
    ),
    run=run,
)
