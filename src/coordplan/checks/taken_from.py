"""What is taken from another clause is taken from one that is there."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary import Vocabulary

ID = "taken-from"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Clauses in ``taken_from`` that the plan does not have, and the duty's own."""
    known = {clause.at: None for clause in plan.clauses}
    known |= {heading.at: None for heading in plan.headings}
    for route, clause, duty in plan.all_duties():
        for number, at in enumerate(duty.taken_from):
            if at == clause.at:
                message = Text(
                    en=f"{quote(at)} is the clause of the duty itself",
                    vi=f"{quote(at)} chính là điều khoản của nhiệm vụ",
                )
                help_ = Text(en="name the other clause", vi="nêu điều khoản khác")
            elif at not in known:
                message = Text(
                    en=f"clause {quote(at)} is not in the plan",
                    vi=f"điều khoản {quote(at)} không có trong kế hoạch",
                )
                help_ = did_you_mean(at, known)
            else:
                continue
            yield Problem(ID, message, (*route, "taken_from", number), help_)


CHECK = Check(
    id=ID,
    title=Text(
        en="a duty takes something from a clause that is not there",
        vi="nhiệm vụ dẫn đến một điều khoản không có",
    ),
    why=Text(
        en="When the other clause changes this duty must be read again; a slip would hide it.",
        vi="Khi điều khoản được dẫn thay đổi, nhiệm vụ này phải được rà soát lại; dẫn sai thì "
        "không phát hiện được.",
    ),
    run=run,
    needs_whole=True,
)
