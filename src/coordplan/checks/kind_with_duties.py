"""Only some kinds of clause hold duties."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.model.plan import KINDS_WITH_DUTIES
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary

ID = "kind-with-duties"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Duties under a clause whose kind says that it creates none."""
    for number, clause in enumerate(plan.clauses):
        if clause.duties and clause.kind is not None and clause.kind not in KINDS_WITH_DUTIES:
            yield Problem(
                ID,
                Text(
                    en=f"a clause of kind {quote(clause.kind)} has duties",
                    vi=f"điều khoản loại {quote(clause.kind)} lại có nhiệm vụ",
                ),
                ("clauses", number, "kind"),
                Text(en="remove the kind, or the duties", vi="bỏ loại, hoặc bỏ các nhiệm vụ"),
            )


CHECK = Check(
    id=ID,
    title=Text(
        en="a clause of a kind that creates no duties has some",
        vi="điều khoản thuộc loại không tạo nhiệm vụ lại có nhiệm vụ",
    ),
    why=Text(
        en="A principle or a signature binds nobody to act; a duty under it would be invented.",
        vi="Nguyên tắc, chữ ký không giao nhiệm vụ cho cơ quan nào; nhiệm vụ ghi ở đó là tự đặt "
        "ra.",
    ),
    run=run,
)
