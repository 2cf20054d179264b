"""A page as tests read it: its rows under their headings, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coordplan.blocks import Block, Heading, Notice, Page, Row, Rows, Words, plain
from coordplan.text import Language

CITED = re.compile(r"\[([^]]+?)\*?\]").findall


@dataclass(frozen=True)
class Line:
    """A row, or a remark with its label, under the heading before it."""

    under: str
    who: str
    what: str
    cited: frozenset[str]


def lines(page: Page | Iterable[Block], language: Language) -> list[Line]:
    """All rows and remarks of a page; what stands under a row is a row too."""
    found: list[Line] = []
    under = ""
    for block in page.blocks if isinstance(page, Page) else page:
        match block:
            case Heading():
                under = plain(block.said)[language]
            case Notice():
                label, said = plain(block.label)[language], plain(block.said)[language]
                found.append(Line(under, label, said, _cited(block.said)))
            case Rows():
                found += (
                    Line(
                        under,
                        plain(row.who)[language],
                        plain(row.what)[language],
                        _cited((*row.what, *row.clauses)),
                    )
                    for row in flat(block.rows)
                )
            case _:
                pass
    return found


def flat(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows, each before those under it."""
    for row in rows:
        yield row
        yield from flat(row.under)


def _cited(said: Words) -> frozenset[str]:
    return frozenset(at for run in said if run.mark == "clause" for at in CITED(run.text.vi))


def citing(found: Iterable[Line], clause: str, *said: str) -> bool:
    """Whether one row cites a clause and says everything that is given."""
    return any(
        clause in line.cited and all(one in line.what or one in line.who for one in said)
        for line in found
    )
