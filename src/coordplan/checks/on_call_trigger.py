"""A duty on call says what calls it."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary

ID = "on-call-trigger"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Duties on call that say neither that somebody judges nor that somebody asks."""
    for route, _, duty in plan.all_duties():
        on_call = duty.on_call
        if on_call is not None and on_call.necessary is None and on_call.asked_by is None:
            yield Problem(
                ID,
                Text(
                    en="this does not say what calls for it",
                    vi="chưa nêu khi nào nhiệm vụ được yêu cầu thực hiện",
                ),
                (*route, "on_call"),
                Text(
                    en="write `{necessary: true}`, or `{asked_by: [who asks]}`; `asked_by: []` "
                    "where the words name nobody",
                    vi="viết `{necessary: true}`, hoặc `{asked_by: [cơ quan đề nghị]}`; `asked_by: "
                    "[]` nếu lời văn không nêu cơ quan nào",
                ),
            )


CHECK = Check(
    id=ID,
    title=Text(
        en="a duty on call does not say what calls for it",
        vi="nhiệm vụ khi được yêu cầu không nêu do đâu được yêu cầu",
    ),
    why=Text(
        en="An officer who judges and a body that asks are two things; the answer must say which.",
        vi="Nhận định của cán bộ và lời đề nghị là hai điều khác nhau; câu trả lời phải nêu rõ.",
    ),
    run=run,
)
