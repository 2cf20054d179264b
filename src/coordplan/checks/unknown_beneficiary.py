"""Every beneficiary is one of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.source import Route
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary import Vocabulary

ID = "unknown-beneficiary"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Beneficiary ids that the vocabulary does not have."""
    for route, word in _named(plan):
        if word not in vocabulary.beneficiaries:
            yield Problem(
                ID,
                Text(
                    en=f"unknown beneficiary {quote(word)}", vi=f"không có đối tượng {quote(word)}"
                ),
                route,
                did_you_mean(word, vocabulary.beneficiaries),
            )


def _named(plan: PlanFile) -> Iterator[tuple[Route, str]]:
    for route, _, duty in plan.all_duties():
        for number, beneficiary in enumerate(duty.for_):
            yield (*route, "for", number), beneficiary


CHECK = Check(
    id=ID,
    title=Text(
        en="a beneficiary is named that the vocabulary does not have",
        vi="đối tượng được nêu không có trong bộ từ vựng",
    ),
    why=Text(
        en="Whom a duty serves beside the victim is a closed list, so that an answer can say it.",
        vi="Đối tượng ngoài nạn nhân phải có trong danh sách thì câu trả lời mới nêu được.",
    ),
    run=run,
)
