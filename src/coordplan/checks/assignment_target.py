"""An assignment gives roles to duties that are there."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary import Vocabulary

ID = "assignment-target"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Assignments of nothing, of clauses that are missing, or of clauses without duties.

    What nobody has reviewed yet need not have its roles and its duties.
    """
    open_ = {clause.at for clause in plan.clauses if clause.review is not None}
    with_duties = {clause.at: bool(clause.duties) for clause in plan.clauses}
    for number, clause in enumerate(plan.clauses):
        if clause.at in open_:
            continue
        assigns = clause.kind == "assignment"
        if assigns and not (clause.of and any(True for _ in clause.in_roles())):
            yield Problem(
                ID,
                Text(
                    en="an assignment needs `of` and a role such as `lead`",
                    vi="điều khoản phân công cần `of` và một vai trò như `lead`",
                ),
                ("clauses", number),
                Text(en="write `of: [locators]`", vi="viết `of: [vị trí]`"),
            )
        if not assigns and (clause.of or any(True for _ in clause.in_roles())):
            yield Problem(
                ID,
                Text(
                    en="`of` and roles stand on a clause only with `kind: assignment`",
                    vi="`of` và vai trò chỉ dùng ở điều khoản có `kind: assignment`",
                ),
                ("clauses", number),
                Text(en="put the roles into a duty", vi="đưa vai trò vào một nhiệm vụ"),
            )
        for place, target in enumerate(clause.of):
            if with_duties.get(target) or target in open_:
                continue
            missing = target not in with_duties
            yield Problem(
                ID,
                Text(
                    en=f"clause {quote(target)} "
                    + ("is not in the plan" if missing else "has no duties"),
                    vi=f"điều khoản {quote(target)} "
                    + ("không có trong kế hoạch" if missing else "không có nhiệm vụ"),
                ),
                ("clauses", number, "of", place),
                did_you_mean(target, with_duties) if missing else None,
            )


CHECK = Check(
    id=ID,
    title=Text(
        en="an assignment does not reach any duty",
        vi="phân công không trỏ đến nhiệm vụ nào",
    ),
    why=Text(
        en=(
            "An assignment gives leaders and supporters to the duties of other clauses;"
            " without them it is lost."
        ),
        vi=(
            "Phân công giao cơ quan chủ trì, phối hợp cho nhiệm vụ ở điều khoản khác; "
            "nếu thiếu, việc phân công không được tính đến."
        ),
    ),
    run=run,
    needs_whole=True,
)
