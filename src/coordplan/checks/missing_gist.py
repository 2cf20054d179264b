"""Every clause that was reviewed says in its own words what it says."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary

ID = "missing-gist"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Clauses without ``gist`` that are not under review."""
    for number, clause in enumerate(plan.clauses):
        if clause.gist is None and clause.review is None:
            yield Problem(
                ID,
                Text(
                    en=f"clause {quote(clause.at)} has no `gist`",
                    vi=f"điều khoản {quote(clause.at)} thiếu `gist`",
                ),
                ("clauses", number),
                Text(
                    en="sum up in your own words, in both languages, what it says",
                    vi="tóm tắt nội dung bằng lời của mình, bằng cả hai ngôn ngữ",
                ),
            )


CHECK = Check(
    id=ID,
    title=Text(
        en="a clause that was reviewed has no gist",
        vi="điều khoản đã rà soát chưa có tóm tắt",
    ),
    why=Text(
        en="Whoever reads an answer reads the gist: the words of the document are never copied. "
        "Only a clause under `review` may still lack it.",
        vi="Người đọc kết quả đọc phần tóm tắt: nguyên văn không bao giờ được chép lại. "
        "Chỉ điều khoản còn `review` mới được để trống.",
    ),
    run=run,
)
