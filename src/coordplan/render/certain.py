"""What is certain: what holds whatever the answers to the open questions are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coordplan.frozen import dataclass
from coordplan.render import words
from coordplan.render.lines import Entry, Line, Span, entries, line, paragraph
from coordplan.text import Language


@dataclass(frozen=True, slots=True)
class Certain:
    """What is common to every completion, as rows; who leads stands above them.

    ``general`` counts the duties towards any victim, which stand elsewhere: ``where``.
    """

    leads: bool
    named: Sequence[Entry]
    by_cases: Sequence[Entry]
    told: Sequence[Entry]
    general: int
    where: str


def certain_lines(certain: Certain, language: Language, width: int) -> Iterator[Line]:
    """The section of an answer in which something still depends."""
    yield from _heading(language, width, leads=certain.leads)
    yield from entries(certain.named, width)
    yield from _part(f"{words.BY_CASES[language]}:", certain.by_cases, width)
    yield from _part(words.TOLD[language], certain.told, width)
    if certain.general:
        count = words.general(certain.general, language)
        yield from paragraph(f"+ {count}: {certain.where}", width, indent=2)
    elif not (certain.leads or certain.named or certain.by_cases or certain.told):
        yield from paragraph(words.NOTHING_CERTAIN[language], width, indent=2)


def _heading(language: Language, width: int, *, leads: bool) -> Iterator[Line]:
    """The heading; that the leaders above are certain too stands beside it where there is room."""
    heading = Span(words.CERTAIN[language], "heading")
    above = f" · {words.LEADS_ABOVE[language]}" if leads else ""
    if len(heading.text) + len(above) <= width:
        yield line(heading, Span(above, "faint"))
    else:
        yield line(heading)
        yield line(Span(f" {above}", "faint"))


def _part(label: str, rows: Sequence[Entry], width: int) -> Iterator[Line]:
    if rows:
        yield from paragraph(label, width, indent=2)
        yield from entries(rows, width, indent=4)
