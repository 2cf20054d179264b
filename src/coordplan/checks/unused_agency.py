"""Every declared agency is named somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem, Severity
from coordplan.model import PlanFile
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary

ID = "unused-agency"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Agencies that no clause, group or other agency names."""
    used = {agency for _, agency in plan.named_agencies()}
    for id_ in plan.agencies:
        if id_ not in used:
            yield Problem(
                ID,
                Text(
                    en=f"agency {quote(id_)} is named by no clause",
                    vi=f"không điều khoản nào nêu cơ quan {quote(id_)}",
                ),
                ("agencies", id_),
                Text(
                    en="remove it, or list it in `names` of the clause that names it",
                    vi="bỏ đi, hoặc ghi vào `names` của điều khoản có nêu cơ quan này",
                ),
                severity=Severity.WARNING,
                at_key=True,
            )


CHECK = Check(
    id=ID,
    title=Text(
        en="a declared agency is named by no clause",
        vi="cơ quan được khai báo nhưng không điều khoản nào nêu",
    ),
    why=Text(
        en="Usually a slip: a clause that should name the agency names another, or was forgotten.",
        vi=(
            "Thường do sơ suất: điều khoản lẽ ra nêu cơ quan này lại nêu cơ quan "
            "khác, hoặc bị bỏ sót."
        ),
    ),
    run=run,
    needs_whole=True,
)
