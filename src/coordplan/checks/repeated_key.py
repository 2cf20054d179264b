"""The key of a duty names this duty and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary

ID = "repeated-key"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Keys that stand a second time, or name an agency or a clause too."""
    taken = {id_: Text(en="an agency", vi="một cơ quan") for id_ in plan.agencies}
    taken |= {one.at: Text(en="a clause", vi="một điều khoản") for one in plan.clauses}
    for route, _, duty in plan.all_duties():
        if duty.key is None:
            continue
        if duty.key in taken:
            holder = taken[duty.key]
            yield Problem(
                ID,
                Text(
                    en=f"{quote(duty.key)} is the name of {holder.en} already",
                    vi=f"{quote(duty.key)} đã là tên của {holder.vi}",
                ),
                (*route, "key"),
                Text(en="give this duty another key", vi="đặt khóa khác cho nhiệm vụ này"),
            )
        taken.setdefault(duty.key, Text(en="another duty", vi="một nhiệm vụ khác"))


CHECK = Check(
    id=ID,
    title=Text(en="the key of a duty is taken", vi="khóa của nhiệm vụ đã được dùng"),
    why=Text(
        en="The key becomes the id of the duty; two things of one name could not be told apart.",
        vi="Khóa trở thành mã của nhiệm vụ; hai nội dung trùng tên thì không phân biệt được.",
    ),
    run=run,
)
