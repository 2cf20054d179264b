"""Every time in a case is one that can be told."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, listing, quote
from coordplan.vocabulary import Vocabulary

ID = "untimed-action"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Actions that a duty comes before or after, and no fact says when they come; or its own."""
    known = {
        "before": [a.id for a in vocabulary.actions.values() if a.prepared is not None],
        "after": [a.id for a in vocabulary.actions.values() if a.done is not None],
    }
    for route, _, duty in plan.all_duties():
        for key, named in (("before", duty.before), ("after", duty.after)):
            for number, action in enumerate(named):
                if action not in vocabulary.actions:
                    continue
                if action in duty.do:
                    message = Text(
                        en=f"{quote(action)} is what the duty does, so it cannot come {key} it",
                        vi=f"{quote(action)} chính là việc của nhiệm vụ, không thể "
                        f"{'trước' if key == 'before' else 'sau'} chính nó",
                    )
                    help_ = Text(
                        en="name another action, or remove it", vi="nêu việc khác, hoặc bỏ đi"
                    )
                elif action not in known[key]:
                    message = Text(
                        en=f"no fact says when {quote(action)} is "
                        f"{'being prepared' if key == 'before' else 'done'}",
                        vi=f"không dữ kiện nào cho biết khi nào {quote(action)} "
                        f"{'đang được chuẩn bị' if key == 'before' else 'đã xong'}",
                    )
                    help_ = Text(
                        en=f"one does for {listing(known[key]) or 'none'}; else say it in `when`",
                        vi=f"có dữ kiện cho {listing(known[key]) or '(không có)'}; "
                        "nếu không thì viết trong `when`",
                    )
                else:
                    continue
                yield Problem(ID, message, (*route, key, number), help_)


CHECK = Check(
    id=ID,
    title=Text(
        en="a duty comes before or after something of which no fact says when it is",
        vi="nhiệm vụ đặt trước hoặc sau một việc mà không dữ kiện nào cho biết thời điểm",
    ),
    why=Text(
        en="A time in the case must be one that can be stated; else the duty would hold too soon.",
        vi=(
            "Thời điểm trong vụ việc phải nêu được bằng dữ kiện; nếu không, nhiệm vụ sẽ áp dụng "
            "quá sớm."
        ),
    ),
    run=run,
)
