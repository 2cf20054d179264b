"""A name finds one agency."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.source import Route
from coordplan.text import Text, fold, quote
from coordplan.vocabulary import Vocabulary

ID = "ambiguous-name"


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Names and aliases by which two agencies would be found."""
    seen: dict[str, str] = {}
    for id_, agency in plan.agencies.items():
        route: Route = ("agencies", id_)
        named: list[tuple[Route, str]] = [
            (route, id_),
            ((*route, "name", "vi"), agency.name.vi),
            ((*route, "name", "en"), agency.name.en),
            *(((*route, "aliases", n), alias) for n, alias in enumerate(agency.aliases)),
        ]
        for place, name in named:
            first = seen.setdefault(fold(name), id_)
            if first != id_:
                yield Problem(
                    ID,
                    Text(
                        en=f"the name {quote(name)} also means agency {quote(first)}",
                        vi=f"tên {quote(name)} cũng chỉ cơ quan {quote(first)}",
                    ),
                    place,
                    Text(en="let each name mean one agency", vi="mỗi tên chỉ nên chỉ một cơ quan"),
                    at_key=place == route,
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
