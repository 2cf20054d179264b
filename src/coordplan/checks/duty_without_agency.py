"""Every duty is somebody's."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary

ID = "duty-without-agency"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Duties that no agency has, neither by their own words nor by an assignment."""
    assigned = {target for clause in plan.clauses for target in clause.of}
    for route, clause, duty in plan.all_duties():
        if clause.at in assigned or any(True for _ in duty.in_roles()):
            continue
        yield Problem(
            ID,
            Text(en="this duty has no agency", vi="nhiệm vụ này không có cơ quan nào"),
            route,
            Text(
                en="name who leads, performs, supports, directs or advises",
                vi="nêu cơ quan chủ trì, thực hiện, phối hợp, chỉ đạo hoặc tham mưu",
            ),
        )


CHECK = Check(
    id=ID,
    title=Text(
        en="a duty has no agency",
        vi="nhiệm vụ không có cơ quan",
    ),
    why=Text(
        en="A duty given to nobody would never appear in an answer.",
        vi="Nhiệm vụ không giao cơ quan nào thì không bao giờ có trong câu trả lời.",
    ),
    run=run,
    needs_whole=True,
)
