"""What a clause gives to somebody it is not only about."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary

ID = "about-given"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Actions in ``about`` that a duty of the same clause has."""
    for number, clause in enumerate(plan.clauses):
        given = {action for duty in clause.duties for action in duty.do}
        for place, action in enumerate(clause.about):
            if action in given:
                yield Problem(
                    ID,
                    Text(
                        en=f"{quote(action)} is given to somebody by a duty of this clause",
                        vi=f"{quote(action)} đã được giao trong một nhiệm vụ của điều khoản này",
                    ),
                    ("clauses", number, "about", place),
                    Text(en="remove it from `about`", vi="bỏ khỏi `about`"),
                )


CHECK = Check(
    id=ID,
    title=Text(
        en="a clause gives an action and is said only to speak of it",
        vi="điều khoản vừa giao một việc vừa ghi là chỉ đề cập việc đó",
    ),
    why=Text(
        en="`about` is for what is spoken of and given to nobody.",
        vi="`about` dành cho việc được đề cập mà không giao cơ quan nào.",
    ),
    run=run,
)
