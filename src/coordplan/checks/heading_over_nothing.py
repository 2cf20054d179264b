"""Every heading stands over clauses."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary

ID = "heading-over-nothing"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Headings with no clause below them, and headings that stand a second time."""
    seen: set[str] = set()
    for number, heading in enumerate(plan.headings):
        route = ("headings", number, "at")
        if heading.at in seen:
            yield Problem(
                ID,
                Text(
                    en=f"heading {quote(heading.at)} stands here a second time",
                    vi=f"đề mục {quote(heading.at)} xuất hiện lần thứ hai",
                ),
                route,
                Text(en="remove one of the two", vi="bỏ bớt một trong hai"),
            )
        elif not any(clause.at.startswith(f"{heading.at}.") for clause in plan.clauses):
            yield Problem(
                ID,
                Text(
                    en=f"no clause stands below heading {quote(heading.at)}",
                    vi=f"không điều khoản nào nằm dưới đề mục {quote(heading.at)}",
                ),
                route,
                Text(
                    en="write the locator with which those of its clauses begin",
                    vi="ghi phần đầu chung của vị trí các điều khoản thuộc đề mục",
                ),
            )
        seen.add(heading.at)


CHECK = Check(
    id=ID,
    title=Text(
        en="a heading stands over no clause",
        vi="đề mục không có điều khoản nào bên dưới",
    ),
    why=Text(
        en="A heading says who acts below it; one out of place would not be seen to change.",
        vi="Đề mục nêu cơ quan thực hiện phần bên dưới; đề mục sai vị trí thì không phát hiện được "
        "thay đổi.",
    ),
    run=run,
    needs_whole=True,
)
