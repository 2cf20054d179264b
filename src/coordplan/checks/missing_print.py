"""Every clause has the fingerprint of its text, unless no source text was at hand."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary

ID = "missing-print"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Clauses without ``print`` in a plan that has a source, or names no pages instead."""
    if plan.pages and plan.source is None:
        return
    for number, clause in enumerate(plan.clauses):
        if clause.print is None:
            yield Problem(
                ID,
                Text(
                    en=f"clause {quote(clause.at)} has no `print`",
                    vi=f"điều khoản {quote(clause.at)} thiếu `print`",
                ),
                ("clauses", number),
                Text(
                    en="write the fingerprint of its text; only a plan that was read from `pages`, "
                    "without `source`, may leave it out",
                    vi="ghi dấu vân của nguyên văn; chỉ kế hoạch đọc từ `pages`, "
                    "không có `source`, mới được bỏ trống",
                ),
            )


CHECK = Check(
    id=ID,
    title=Text(
        en="a clause lacks the fingerprint of its text",
        vi="điều khoản thiếu dấu vân của nguyên văn",
    ),
    why=Text(
        en="Only a fingerprint shows that the text of a clause has changed since it was encoded.",
        vi="Chỉ dấu vân mới cho thấy nguyên văn đã thay đổi kể từ khi nhập.",
    ),
    run=run,
)
