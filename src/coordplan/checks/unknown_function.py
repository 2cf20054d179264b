"""Every function is one of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.source import Route
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary import Vocabulary

ID = "unknown-function"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Function ids that the vocabulary does not have."""
    for route, word in _named(plan):
        if word not in vocabulary.functions:
            yield Problem(
                ID,
                Text(en=f"unknown function {quote(word)}", vi=f"không có chức năng {quote(word)}"),
                route,
                did_you_mean(word, vocabulary.functions),
            )


def _named(plan: PlanFile) -> Iterator[tuple[Route, str]]:
    for id_, agency in plan.agencies.items():
        yield ("agencies", id_, "function"), agency.function


CHECK = Check(
    id=ID,
    title=Text(
        en="a function is named that the vocabulary does not have",
        vi="chức năng được nêu không có trong bộ từ vựng",
    ),
    why=Text(
        en="Agencies of different plans are matched by function and level.",
        vi="Cơ quan của các kế hoạch khác nhau được đối chiếu theo chức năng và cấp.",
    ),
    run=run,
)
