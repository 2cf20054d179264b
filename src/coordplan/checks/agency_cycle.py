"""No agency stands under itself."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary

ID = "agency-cycle"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Chains of superiors, and groups, that lead back to where they began."""
    superiors = {id_: [a.under] if a.under else [] for id_, a in plan.agencies.items()}
    members = {id_: list(a.members) for id_, a in plan.agencies.items()}
    for key, graph in (("under", superiors), ("members", members)):
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            cycle: list[str] = error.args[1]
            yield Problem(
                ID,
                Text(
                    en=f"`{key}` goes in a circle: {' → '.join(cycle)}",
                    vi=f"`{key}` tạo thành vòng tròn: {' → '.join(cycle)}",
                ),
                ("agencies", cycle[0], key),
                Text(en="remove one of the links", vi="bỏ một trong các liên kết"),
            )


CHECK = Check(
    id=ID,
    title=Text(
        en="agencies stand under each other in a circle",
        vi="các cơ quan trực thuộc nhau thành vòng tròn",
    ),
    why=Text(
        en="A chain of superiors ends at the top; one that does not cannot be right.",
        vi="Chuỗi cơ quan cấp trên phải có điểm cuối; chuỗi không có điểm cuối là không đúng.",
    ),
    run=run,
)
