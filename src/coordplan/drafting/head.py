"""The head of a document: its kind, number, day, issuer, place, and how long it holds.

Everything is as precise as the words are: a day without its number is a month. What is not found
is None, and said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from coordplan.drafting.place import Place, place_in_head, place_in_title
from coordplan.text import Text, fold
from coordplan.tracing import Clause

_NUMBER = re.compile(r"\bSố\s*:?\s*(?P<number>[0-9][\w.]*\s*/\s*[\w/ .-]*?[\w-])(?=\s|$)")
_SPACE_AT_SIGN = re.compile(r"\s*([/-])\s*")
_DAY = re.compile(
    r"ngày\s*(?P<day>[0-9]{1,2})?\s*tháng\s*(?P<month>[0-9]{1,2})?\s*năm\s*(?P<year>[0-9]{4})"
)
_HOLDS_FROM = re.compile(
    r"\bnày\b.{0,40}hiệu lực (?:thi hành )?(?:kể )?từ\s+ngày\s+"
    r"(?:(?P<d>[0-9]{1,2})[/-](?P<m>[0-9]{1,2})[/-](?P<y>[0-9]{4})"
    r"|(?P<day>[0-9]{1,2})\s+tháng\s+(?P<month>[0-9]{1,2})\s+năm\s+(?P<year>[0-9]{4}))"
)
_PERIOD = re.compile(r"giai đoạn\s+(?P<from>[0-9]{4})\s*[-–]\s*(?P<to>[0-9]{4})", re.IGNORECASE)
_UNTIL = re.compile(r"đến (?:hết )?năm\s+(?P<to>[0-9]{4})", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm\s+(?P<to>[0-9]{4})", re.IGNORECASE)

_KINDS: Mapping[str, str] = {
    "ke hoach": "plan", "quyet dinh": "decision", "cong van": "official-letter",
    "quy che": "regulation", "quy dinh": "regulation", "thong tu lien tich": "joint-circular",
    "thong tu": "circular", "nghi dinh": "decree", "luat": "law",
}  # fmt: skip
KINDS: Mapping[str, Text] = {
    "plan": Text("Kế hoạch", "Plan"), "decision": Text("Quyết định", "Decision"),
    "official-letter": Text("Công văn", "Official letter"),
    "regulation": Text("Quy chế", "Regulation"),
    "joint-circular": Text("Thông tư liên tịch", "Joint circular"),
    "circular": Text("Thông tư", "Circular"), "decree": Text("Nghị định", "Decree"),
    "law": Text("Luật", "Law"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself; None where it does not, or it was not found."""

    kind: str | None
    number: str | None
    issued: str | None
    place: Place | None
    from_: str | None
    to: str | None
    lines: tuple[str, ...]


def read_head(clauses: Sequence[Clause]) -> Head:
    """The head of a document, from what stands above its body and from its first title."""
    lines = [c.text for c in clauses if c.at.startswith("H.")]
    titles = _titles(clauses)
    above, title = " ".join(lines), " ".join(titles)
    issued = _issued(above)
    from_, to = _period(title, issued, clauses)
    number = _NUMBER.search(above)
    return Head(
        _kind(titles),
        _SPACE_AT_SIGN.sub(r"\1", number["number"]) if number else None,
        issued,
        place_in_head(lines) or place_in_title(title),
        from_,
        to,
        tuple(lines),
    )


def _titles(clauses: Sequence[Clause]) -> list[str]:
    """The lines of the title, without that of rules which a decision enacts further down."""
    found: list[str] = []
    for clause in clauses:
        if clause.at.startswith("T."):
            found.append(clause.text)
        elif found and not clause.at.startswith("H."):
            break
    return found


def _kind(titles: Sequence[str]) -> str | None:
    """The kind of document, by the first line of its title."""
    if not titles:
        return None
    first = fold(titles[0])
    if first.startswith("v v "):
        return "official-letter"
    return next((kind for words, kind in _KINDS.items() if first.startswith(words)), None)


def _issued(above: str) -> str | None:
    """The day of issue, or its month or year where the rest was left to be written by hand."""
    found = _DAY.search(above)
    if found is None:
        return None
    return _date(found["year"], found["month"], found["day"] if found["month"] else None)


def _date(year: str, month: str | None, day: str | None) -> str:
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def _period(
    title: str, issued: str | None, clauses: Sequence[Clause]
) -> tuple[str | None, str | None]:
    """From when on, and until when: what the text says, else its day and the years of its title."""
    body = takewhile(lambda c: c.at.partition(".")[0] not in {"R", "S"}, clauses)
    said = next(filter(None, (_HOLDS_FROM.search(c.text) for c in body)), None)
    from_ = issued
    if said is not None:
        year, month, day = (
            said[a] or said[b] for a, b in (("y", "year"), ("m", "month"), ("d", "day"))
        )
        from_ = _date(year, month, day)
    years = _PERIOD.search(title)
    until = _UNTIL.search(title) or years or _YEAR.search(title)
    return from_, until["to"] if until else None
