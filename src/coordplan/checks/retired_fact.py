"""No plan uses a fact that stands for several things."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem, Severity
from coordplan.model import PlanFile
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.when import When

ID = "retired-fact"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Conditions with a fact that is only for older plans."""
    for route, _, duty in plan.all_duties():
        named = dict.fromkeys(_named(duty.when)) if duty.when is not None else ()
        for name in named:
            fact = vocabulary.facts.get(name)
            if fact is not None and fact.retired is not None:
                yield Problem(
                    ID,
                    Text(
                        en=f"fact {quote(name)} is only for older plans",
                        vi=f"dữ kiện {quote(name)} chỉ còn dùng cho kế hoạch cũ",
                    ),
                    (*route, "when"),
                    fact.retired,
                    severity=Severity.WARNING,
                )


def _named(when: When) -> Iterator[str]:
    """Every fact that a condition names."""
    for name, _ in when.facts():
        yield name
    for _, part in when.nested():
        yield from _named(part)


CHECK = Check(
    id=ID,
    title=Text(
        en="a condition has a fact that is only for older plans",
        vi="điều kiện dùng dữ kiện chỉ còn dùng cho kế hoạch cũ",
    ),
    why=Text(
        en="One fact for several judgements: one answer would make several duties hold.",
        vi="Một dữ kiện gộp nhiều nhận định: một câu trả lời làm nhiều nhiệm vụ cùng áp dụng.",
    ),
    run=run,
)
