"""Every locator stands once."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary

ID = "duplicate-clause"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Locators that stand a second time."""
    seen: set[str] = set()
    for number, clause in enumerate(plan.clauses):
        if clause.at in seen:
            yield Problem(
                ID,
                Text(
                    en=f"clause {quote(clause.at)} stands here a second time",
                    vi=f"điều khoản {quote(clause.at)} xuất hiện lần thứ hai",
                ),
                ("clauses", number, "at"),
                Text(
                    en="merge the two, or mark a repeated number with ~2",
                    vi="gộp lại, hoặc đánh dấu số bị lặp bằng ~2",
                ),
            )
        seen.add(clause.at)


CHECK = Check(
    id=ID,
    title=Text(
        en="a clause stands twice",
        vi="điều khoản bị lặp",
    ),
    why=Text(
        en="A duty is named by its clause; two clauses of one name could not be told apart.",
        vi="Nhiệm vụ được dẫn theo điều khoản; hai điều khoản trùng tên thì không phân biệt được.",
    ),
    run=run,
)
