"""A name finds one agency."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.text import Text, fold, quote
from coordplan.vocabulary import Vocabulary

ID = "ambiguous-name"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Names and aliases by which two agencies would be found."""
    seen: dict[str, str] = {}
    for id_, agency in plan.agencies.items():
        for name in {fold(n) for n in (id_, agency.name.vi, agency.name.en, *agency.aliases)}:
            if seen.setdefault(name, id_) != id_:
                yield Problem(
                    ID,
                    Text(
                        en=f"the name {quote(name)} also means agency {quote(seen[name])}",
                        vi=f"tên {quote(name)} cũng chỉ cơ quan {quote(seen[name])}",
                    ),
                    ("agencies", id_),
                    Text(en="let each name mean one agency", vi="mỗi tên chỉ nên là một cơ quan"),
                    at_key=True,
                )


CHECK = Check(
    id=ID,
    title=Text(
        en="two agencies have the same name",
        vi="hai cơ quan trùng tên",
    ),
    why=Text(
        en="An officer finds an agency by the name in use; it must lead to one.",
        vi="Cán bộ tìm cơ quan theo tên thường gọi; tên đó phải dẫn đến đúng một cơ quan.",
    ),
    run=run,
)
