"""Whoever acts by its function has a role."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check, holders
from coordplan.diagnostics import Problem
from coordplan.model import Clause, Duty, PlanFile
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary

ID = "by-function-without-role"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Agencies said to act by their function that have no role in the duty or assignment."""
    for base, holder in holders(plan):
        in_roles = {agency for _, _, agency in holder.in_roles()}
        assert isinstance(holder, Clause | Duty)
        named = holder.by_function
        for place, agency in enumerate(() if isinstance(named, bool) else named):
            if agency not in in_roles:
                yield Problem(
                    ID,
                    Text(
                        en=f"agency {quote(agency)} acts by its function but has no role here",
                        vi=f"cơ quan {quote(agency)} thực hiện theo chức năng "
                        "nhưng không có vai trò ở đây",
                    ),
                    (*base, "by_function", place),
                    Text(
                        en="give it a role, or write `by_function: true` for the whole line",
                        vi="ghi vai trò, hoặc viết `by_function: true` cho cả dòng",
                    ),
                )


CHECK = Check(
    id=ID,
    title=Text(
        en="an agency acts by its function and has no role",
        vi="cơ quan thực hiện theo chức năng mà không có vai trò",
    ),
    why=Text(
        en="`by_function` says within what limits an agency acts, not in which role.",
        vi="`by_function` cho biết phạm vi thực hiện, không cho biết vai trò.",
    ),
    run=run,
)
