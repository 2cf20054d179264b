"""Every action is one of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary import Vocabulary

ID = "unknown-action"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Actions of duties that the vocabulary does not have."""
    for route, _, duty in plan.all_duties():
        for number, action in enumerate(duty.do):
            if action not in vocabulary.actions:
                yield Problem(
                    ID,
                    Text(
                        en=f"unknown action {quote(action)}",
                        vi=f"không có hành động {quote(action)}",
                    ),
                    (*route, "do", number),
                    did_you_mean(action, vocabulary.actions),
                )


CHECK = Check(
    id=ID,
    title=Text(
        en="a duty does something that the vocabulary has no word for",
        vi="nhiệm vụ nêu một hành động không có trong bộ từ vựng",
    ),
    why=Text(
        en="Plans are compared action by action, so actions are a closed list.",
        vi="Các kế hoạch được so sánh theo từng hành động, nên danh sách hành động là đóng.",
    ),
    run=run,
)
