"""Every level is one of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.source import Route
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary import Vocabulary

ID = "unknown-level"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Level ids that the vocabulary does not have."""
    for route, word in _named(plan):
        if word not in vocabulary.levels:
            yield Problem(
                ID,
                Text(en=f"unknown level {quote(word)}", vi=f"không có cấp {quote(word)}"),
                route,
                did_you_mean(word, vocabulary.levels),
            )


def _named(plan: PlanFile) -> Iterator[tuple[Route, str]]:
    yield ("jurisdiction", "level"), plan.jurisdiction.level
    for id_, agency in plan.agencies.items():
        yield ("agencies", id_, "level"), agency.level


CHECK = Check(
    id=ID,
    title=Text(
        en="a level is named that the vocabulary does not have",
        vi="cấp được nêu không có trong bộ từ vựng",
    ),
    why=Text(
        en="Agencies of different plans are matched by function and level.",
        vi="Cơ quan của các kế hoạch khác nhau được đối chiếu theo chức năng và cấp.",
    ),
    run=run,
)
