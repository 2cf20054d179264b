"""One of several is enough only among several."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary

ID = "any-of-one"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """``any: true`` on a notification to a single agency."""
    for route, _, duty in plan.all_duties():
        if duty.notify is not None and duty.notify.any_ and len(duty.notify.to) < 2:
            yield Problem(
                ID,
                Text(
                    en="`any: true` with a single agency to tell",
                    vi="`any: true` nhưng chỉ có một cơ quan được thông báo",
                ),
                (*route, "notify", "any"),
                Text(
                    en="name the other agencies, or remove `any`",
                    vi="nêu các cơ quan khác, hoặc bỏ `any`",
                ),
            )


CHECK = Check(
    id=ID,
    title=Text(
        en="one of several is enough, but there is only one",
        vi="chỉ cần thông báo cho một trong các cơ quan, nhưng chỉ nêu một cơ quan",
    ),
    why=Text(
        en="Either an alternative was forgotten, or the agency must simply be told.",
        vi="Hoặc còn thiếu một lựa chọn, hoặc phải thông báo cho chính cơ quan đó.",
    ),
    run=run,
)
