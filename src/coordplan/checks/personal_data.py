"""No contact details of people."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.personal import RULE, personal_data
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Texts that look as if they held an e-mail address, a number or a date of birth of somebody.

    The loader looks at every file, comments too; this is for a plan that comes from elsewhere.
    """
    return personal_data(plan.model_dump(by_alias=True, warnings=False))


CHECK = Check(
    id=RULE,
    title=Text(
        en="a text holds what looks like personal data",
        vi="nội dung có vẻ chứa dữ liệu cá nhân",
    ),
    why=Text(
        en="No personal data may enter: a plan names offices, and an office signs, not a person.",
        vi="Không được đưa dữ liệu cá nhân vào: kế hoạch nêu cơ quan, không nêu cá nhân.",
    ),
    run=run,
)
