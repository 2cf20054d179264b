"""No contact details of people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coordplan.checks.check import Check
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.shape import Bilingual
from coordplan.source import Route
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary

ID = "personal-data"

_PERIOD = re.compile(r"[0-9]{4} ?- ?[0-9]{4}")
"""A span of years, such as 2021-2025, is nobody's number."""

_TRACES = (
    (
        "@",
        re.compile(r"[^\s@]{1,64}@[^\s@]{1,200}\.[^\s@]"),
        Text(en="an e-mail address", vi="địa chỉ thư điện tử"),
    ),
    (
        "",
        re.compile(r"(?<![0-9])(?:[0-9][ .-]?){9,}(?![0-9])"),
        Text(en="a personal number", vi="số cá nhân"),
    ),
)


def run(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Texts that look as if they held an e-mail address, a telephone or a document number."""
    for route, text in _texts(plan):
        for sign, pattern, what in _TRACES:
            if sign in text and pattern.search(_PERIOD.sub("", text)):
                yield Problem(
                    ID,
                    Text(
                        en=f"this text seems to hold {what.en}",
                        vi=f"nội dung này có vẻ chứa {what.vi}",
                    ),
                    route,
                    Text(
                        en="name the office, not a person's contact",
                        vi="nêu cơ quan, không nêu thông tin liên hệ của cá nhân",
                    ),
                )


def _texts(plan: PlanFile) -> Iterator[tuple[Route, str]]:
    """The free texts of a plan."""
    bilingual: list[tuple[Route, Bilingual]] = [
        (("title",), plan.title),
        (("jurisdiction", "name"), plan.jurisdiction.name),
    ]
    if plan.places_source is not None:
        bilingual.append((("places_source",), plan.places_source))
    for id_, agency in plan.agencies.items():
        bilingual.append((("agencies", id_, "name"), agency.name))
        for number, alias in enumerate(agency.aliases):
            yield ("agencies", id_, "aliases", number), alias
    for number, clause in enumerate(plan.clauses):
        bilingual.append((("clauses", number, "gist"), clause.gist))
        if clause.inferred is not None:
            bilingual.append((("clauses", number, "inferred"), clause.inferred))
    for route, _, duty in plan.all_duties():
        for key, text in (("gist", duty.gist), ("inferred", duty.inferred)):
            if text is not None:
                bilingual.append(((*route, key), text))
    for route, text in bilingual:
        yield (*route, "vi"), text.vi
        yield (*route, "en"), text.en


CHECK = Check(
    id=ID,
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
