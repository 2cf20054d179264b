"""Every date can be read, and begins come before ends."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.dates import is_dated
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary

ID = "bad-date"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Dates that are not YYYY, YYYY-MM or YYYY-MM-DD, and a plan that ends before it begins."""
    begins, ends = plan.effective.from_, plan.effective.to
    dates = {
        ("document", "issued"): plan.document.issued,
        ("effective", "from"): begins,
        ("effective", "to"): ends,
    }
    for route, written in dates.items():
        if written is not None and not is_dated(written):
            yield Problem(
                ID,
                Text(en="this is not a date", vi="đây không phải là ngày"),
                route,
                Text(
                    en='write "2023", "2023-07" or "2023-07-18"',
                    vi='viết "2023", "2023-07" hoặc "2023-07-18"',
                ),
            )
    if begins and ends and is_dated(begins) and is_dated(ends):
        shared = min(len(begins), len(ends))
        if ends[:shared] < begins[:shared]:
            yield Problem(
                ID,
                Text(
                    en=f"the plan ends ({ends}) before it begins ({begins})",
                    vi=f"kế hoạch kết thúc ({ends}) trước khi bắt đầu ({begins})",
                ),
                ("effective", "to"),
            )


CHECK = Check(
    id=ID,
    title=Text(
        en="a date cannot be read, or a plan ends before it begins",
        vi="ngày không đọc được, hoặc kế hoạch kết thúc trước khi bắt đầu",
    ),
    why=Text(
        en="An answer knows the date of the question and whether the plan holds then.",
        vi="Câu trả lời biết ngày hỏi và kế hoạch khi đó còn hiệu lực hay không.",
    ),
    run=run,
)
