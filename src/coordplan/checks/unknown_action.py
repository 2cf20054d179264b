"""Every action is one of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.source import Route
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary import Vocabulary

ID = "unknown-action"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Actions of duties and clauses that the vocabulary does not have."""
    for route, actions in _lists(plan):
        for number, action in enumerate(actions):
            if action not in vocabulary.actions:
                yield Problem(
                    ID,
                    Text(
                        en=f"unknown action {quote(action)}",
                        vi=f"không có việc {quote(action)}",
                    ),
                    (*route, number),
                    did_you_mean(action, vocabulary.actions),
                )


def _lists(plan: PlanFile) -> Iterator[tuple[Route, Sequence[str]]]:
    """Every list of actions, each with its route."""
    for number, clause in enumerate(plan.clauses):
        yield ("clauses", number, "about"), clause.about
    for route, _, duty in plan.all_duties():
        yield (*route, "do"), duty.do
        yield (*route, "before"), duty.before
        yield (*route, "after"), duty.after


CHECK = Check(
    id=ID,
    title=Text(
        en="a duty does something that the vocabulary has no word for",
        vi="nhiệm vụ nêu một việc không có trong bộ từ vựng",
    ),
    why=Text(
        en="Plans are compared action by action, so actions are a closed list.",
        vi="Các kế hoạch được so sánh theo từng việc, nên chỉ dùng các việc có trong danh sách.",
    ),
    run=run,
)
