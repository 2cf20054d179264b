"""A drafted plan as text, in the layout of ``coordplan fmt``, with what was not found above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coordplan.drafting.skeleton import Skeleton, plan_data
from coordplan.layout.notes import Lines, Notes
from coordplan.layout.parts import Part
from coordplan.layout.printing import printed
from coordplan.source import Route
from coordplan.text import LANGUAGES, Text, listing

_DRAFT = Text(
    vi="Bản dự thảo do `coordplan draft` lập: chưa ai rà soát. Đối chiếu từng điều khoản với "
    "nguyên văn, sửa rồi bỏ `review` của điều khoản đó.",
    en="Drafted by `coordplan draft`: nobody has reviewed it. Read each clause beside its words, "
    "mend it, and remove its `review`.",
)
_MISSING = Text(vi="Không thấy trong văn bản: {what}", en="Not found in the document: {what}")
_UNKNOWN = Text(
    vi="Viện dẫn nhưng không có trong danh mục văn bản:",
    en="Cited, and not in the registry:",
)
_PLACES_SHOWN = 3


def plan_text(skeleton: Skeleton, id_: str, source: Mapping[str, str], vocabulary: str) -> str:
    """The file of a drafted plan."""
    head = [f"# {said[language]}" for said in remarks(skeleton) for language in LANGUAGES]
    for number, places in skeleton.unknown.items():
        head.append(f"#   {number} ({listing(places, limit=_PLACES_SHOWN)})")
    notes = Notes(head=tuple(head), above=_parts(skeleton))
    return printed(Part(plan_data(skeleton, id_, source, vocabulary)), notes)


def remarks(skeleton: Skeleton) -> Iterator[Text]:
    """What whoever opens the file must know."""
    yield _DRAFT
    if skeleton.missing:
        yield _MISSING.format(
            what=Text(
                *(", ".join(one[language] for one in skeleton.missing) for language in LANGUAGES)
            )
        )
    if skeleton.unknown:
        yield _UNKNOWN


def _parts(skeleton: Skeleton) -> Mapping[Route, Lines]:
    """Above the first clause of each part, its number."""
    found: dict[Route, Lines] = {}
    before = None
    for number, one in enumerate(skeleton.clauses):
        part = one.clause.at.partition(".")[0]
        if part != before:
            found["clauses", number] = ("", f"# {part}") if number else (f"# {part}",)
        before = part
    return found
