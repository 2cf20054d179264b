"""A draft is counted until every clause of it is reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem, Severity
from coordplan.model import PlanFile
from coordplan.text import Text, counted, forms, listing
from coordplan.vocabulary import Vocabulary

ID = "open-review"

_OPEN = forms(
    vi="còn {n} trên {of} điều khoản chưa rà soát: {which}",
    one="{n} clause of {of} is to be reviewed: {which}",
    many="{n} clauses of {of} are to be reviewed: {which}",
)
_NO_GIST = forms(
    vi="; {n} điều khoản chưa có `gist`",
    one="; {n} has no `gist` yet",
    many="; {n} have no `gist` yet",
)
_DONE = Text(
    en="every clause is reviewed, and the plan still calls itself a draft",
    vi="mọi điều khoản đã được rà soát mà kế hoạch vẫn ghi là bản dự thảo",
)
_REVIEW = Text(
    en="read each beside its words, mend it, and remove its `review`; at the end, `draft`",
    vi="đối chiếu từng điều khoản với nguyên văn, sửa rồi bỏ `review` của điều khoản đó; "
    "xong hết thì bỏ `draft`",
)
_READY = Text(en="remove `draft: true`", vi="bỏ `draft: true`")


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """How many clauses are open, at the key that says so, or at the first of them."""
    numbers = [n for n, clause in enumerate(plan.clauses) if clause.review is not None]
    if numbers:
        where = ("draft",) if plan.draft else ("clauses", numbers[0], "review")
        yield Problem(ID, _said(plan, numbers), where, _REVIEW, Severity.WARNING, at_key=True)
    elif plan.draft:
        yield Problem(ID, _DONE, ("draft",), _READY, Severity.WARNING, at_key=True)


def _said(plan: PlanFile, numbers: list[int]) -> Text:
    """How many clauses wait for a reviewer, the first of them, and how many have no gist."""
    which = listing((plan.clauses[n].at for n in numbers), limit=6)
    said = counted(_OPEN, len(numbers), of=len(plan.clauses), which=which)
    empty = sum(1 for n in numbers if plan.clauses[n].gist is None)
    return said + counted(_NO_GIST, empty) if empty else said


CHECK = Check(
    id=ID,
    title=Text(en="clauses are still to be reviewed", vi="còn điều khoản chưa rà soát"),
    why=Text(
        en="What was drafted is a guess until somebody has read it beside the words of the "
        "document: an answer from it may be wrong, and its silence says nothing.",
        vi="Nội dung dự thảo chỉ là phỏng đoán cho đến khi có người đối chiếu với nguyên văn: kết "
        "quả tra cứu có thể sai, và không có kết quả không có nghĩa là văn bản không quy định.",
    ),
    run=run,
)
