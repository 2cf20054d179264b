"""Who a heading charges: "Trách nhiệm của X", "Đề nghị X", or the name of X alone."""

from __future__ import annotations

from dataclasses import dataclass

from coordplan.drafting.bodies import Body
from coordplan.drafting.skeleton import in_body
from coordplan.suggest.mentions import Agencies
from coordplan.suggest.passage import Mention
from coordplan.suggest.phrases import Phrases, Token, some, tokens_of
from coordplan.tracing import Clause
from coordplan.tracing.fingerprint import folded

_OPENS = Phrases(
    (said, said)
    for said in (
        "trách nhiệm của", "trách nhiệm phối hợp của", "trách nhiệm thực hiện của",
        "nhiệm vụ của", "trách nhiệm, quyền hạn của", "nhiệm vụ, quyền hạn của", "đề nghị", "giao",
        "đối với", "trách nhiệm", "nhiệm vụ", "công tác của",
    )
)  # fmt: skip
_SIGNS = some("* # _ - – : . các những")
_JOINS = some(", ; và - – các & /")
_ENDS = some(": .")


@dataclass(frozen=True, slots=True)
class Charge:
    """The bodies that a heading charges, whether it asks them, and the heading."""

    bodies: tuple[Body, ...] = ()
    asked: bool = False
    heading: Clause | None = None


def charge_of(heading: Clause, agencies: Agencies) -> Charge:
    """Whom one heading charges; an empty charge where it charges nobody."""
    if not in_body(heading):
        return Charge()
    text = folded(heading.text)
    tokens = tokens_of(text)
    place, asked = _begins(tokens)
    listed = _listed(place, tokens, agencies.named_in(text, tokens))
    if not listed:
        return Charge()
    return Charge(tuple(dict.fromkeys(one.body for one in listed)), asked, heading)


def _begins(tokens: tuple[Token, ...]) -> tuple[int, bool]:
    """Where the names of a heading begin, and whether they are asked."""
    place, asked = 0, False
    while place < len(tokens):
        found = _OPENS.at(tokens, place)
        if found is not None:
            asked = asked or found.meant == "đề nghị"
            place = found.end
        elif tokens[place].key in _SIGNS:
            place += 1
        else:
            break
    return place, asked


def _listed(place: int, tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> list[Mention]:
    """The bodies that are listed from a place on, an every-word before it among their names."""
    starts = {mention.first: mention for mention in mentions}
    first = next((p for p in (place, place - 1) if p in starts), None)
    found: list[Mention] = []
    at = place if first is None else first
    while at < len(tokens):
        if at in starts:
            found.append(starts[at])
            at = starts[at].end
        elif found and tokens[at].key in _JOINS:
            at += 1
        else:
            break
    return found
