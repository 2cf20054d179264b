"""Whoever is requested has a role."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check, holders
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary

ID = "requested-without-role"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Agencies marked as requested that have no role in the duty or assignment."""
    for base, holder in holders(plan):
        in_roles = {agency for _, _, agency in holder.in_roles()}
        for place, agency in enumerate(holder.requested):
            if agency not in in_roles:
                yield Problem(
                    ID,
                    Text(
                        en=f"agency {quote(agency)} is requested but has no role here",
                        vi=f"cơ quan {quote(agency)} được đề nghị nhưng không có vai trò ở đây",
                    ),
                    (*base, "requested", place),
                    Text(
                        en="say what it is asked to do: `perform`, `lead` or `support`",
                        vi="nêu việc được đề nghị: `perform`, `lead` hoặc `support`",
                    ),
                )


CHECK = Check(
    id=ID,
    title=Text(
        en="an agency is requested and has no role",
        vi="cơ quan được đề nghị mà không có vai trò",
    ),
    why=Text(
        en="`requested` says how an agency is reached, not what it does.",
        vi="`requested` cho biết cách đề nghị cơ quan, không cho biết việc phải làm.",
    ),
    run=run,
)
