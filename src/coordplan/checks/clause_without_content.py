"""Every clause says what it is."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary

ID = "clause-without-content"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Clauses with neither a kind nor duties, and clauses of kind duty without one.

    One that nobody has reviewed yet is counted with the open ones instead.
    """
    for number, clause in enumerate(plan.clauses):
        content = clause.duties or clause.kind not in {None, "duty"}
        if content or clause.review is not None:
            continue
        yield Problem(
            ID,
            Text(
                en=f"clause {quote(clause.at)} has no duties and no kind that explains it",
                vi=(
                    f"điều khoản {quote(clause.at)} không có nhiệm vụ, cũng không ghi "
                    "loại để giải thích"
                ),
            ),
            ("clauses", number),
            Text(
                en="add `duties:`, or a `kind:` such as principle",
                vi="thêm `duties:`, hoặc `kind:` chẳng hạn principle",
            ),
        )


CHECK = Check(
    id=ID,
    title=Text(
        en="a clause has neither duties nor a kind",
        vi="điều khoản không có nhiệm vụ cũng không có loại",
    ),
    why=Text(
        en=(
            "Every clause of the source is accounted for: by duties, or by the kind "
            "that says why it creates none."
        ),
        vi=(
            "Mọi điều khoản đều phải được giải trình: bằng nhiệm vụ, hoặc bằng loại cho"
            " biết vì sao không có."
        ),
    ),
    run=run,
)
