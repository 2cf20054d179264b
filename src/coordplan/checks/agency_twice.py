"""An agency has one role in a duty."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check, holders
from coordplan.diagnostics import Problem
from coordplan.model import Duty, PlanFile
from coordplan.text import Text, quote
from coordplan.vocabulary import Vocabulary

ID = "agency-twice"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Agencies that stand twice among the roles or partners of one duty or assignment."""
    for base, holder in holders(plan):
        seen: set[str] = set()
        partners = holder.with_ if isinstance(holder, Duty) else ()
        named = [
            *(((role, place), agency) for role, place, agency in holder.in_roles()),
            *((("with", place), agency) for place, agency in enumerate(partners)),
        ]
        for step, agency in named:
            if agency in seen:
                yield Problem(
                    ID,
                    Text(
                        en=f"agency {quote(agency)} stands in this duty already",
                        vi=f"cơ quan {quote(agency)} đã có trong nhiệm vụ này",
                    ),
                    (*base, *step),
                    Text(
                        en="keep one role, or write a second duty",
                        vi="giữ một vai trò, hoặc viết thêm một nhiệm vụ",
                    ),
                )
            seen.add(agency)


CHECK = Check(
    id=ID,
    title=Text(
        en="an agency has two roles in one duty",
        vi="một cơ quan có hai vai trò trong một nhiệm vụ",
    ),
    why=Text(
        en="An answer has one item for each duty and agency, so each has one role.",
        vi=(
            "Câu trả lời có một mục cho mỗi cặp nhiệm vụ và cơ quan, nên mỗi cơ quan có"
            " một vai trò."
        ),
    ),
    run=run,
)
