"""Who acts in a limb: the bodies that it begins with, those before it, or those of the heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coordplan.drafting.bodies import Body
from coordplan.suggest.passage import Limb, Mention, Passage, Stretch
from coordplan.suggest.phrases import Phrases, some

_ASKS = Phrases((said, "asks") for said in ("đề nghị", "kính đề nghị", "đề nghị và yêu cầu"))
_CHARGES = Phrases((said, "charges") for said in ("giao", "yêu cầu", "phân công"))
_OPENERS = some(
    "căn trên trong khi nếu đối để hằng hàng trường sau trước từ theo với tùy định thông qua ngoài"
)
"""How limbs begin that say when, or on which ground, before they say who."""
_SKIPPED = some("mỗi riêng các đồng thời , : và do ( ) - – đã được")
_NO_SUBJECT = some(", ; . ) và để của hoặc là thì")
_THEN = some(", thì :")
_LONGEST_CHARGE = 5
_LONGEST_RANK = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts in a limb, where the rest of it begins, and how the words say so.

    ``asked`` bodies can only be asked; ``by`` is who charges them in the words of the limb.
    ``here`` says that the limb names them itself; ``seen`` is where the passage does, None where
    only its heading does.
    """

    bodies: tuple[Body, ...]
    rest: int
    asked: bool
    seen: Stretch | None = None
    here: bool = False
    by: tuple[Body, ...] = ()


def subjects(passage: Passage) -> Iterator[tuple[Limb, Subject]]:
    """Each limb with who acts in it."""
    before = Subject(passage.charged, 0, passage.asked)
    waiting: tuple[Mention, ...] = ()
    for limb in passage.limbs:
        own = _own(passage, limb, before)
        if own is None:
            waiting += _alone(passage, limb)
            before = replace(before, rest=limb.first, here=False, by=())
        else:
            bodies = dict.fromkeys((*(one.body for one in waiting), *own.bodies))
            before = replace(own, bodies=tuple(bodies))
            waiting = ()
        yield limb, before


def _alone(passage: Passage, limb: Limb) -> tuple[Mention, ...]:
    """The bodies that a limb lists and says nothing else of: they act in the next one too."""
    here = passage.listed(limb.first, limb)
    return tuple(here) if here and here[-1].end >= limb.end else ()


def _own(passage: Passage, limb: Limb, before: Subject) -> Subject | None:
    """Who a limb itself says acts."""
    place, asked, charged = _opening(passage, limb)
    here = passage.listed(place, limb)
    if not here and passage.tokens[limb.first].key in _OPENERS:
        here = _later(passage, limb)
    if not here or not _acts(passage, here[-1].end, limb):
        return None
    bodies = tuple(dict.fromkeys(one.body for one in here))
    still = before.asked and set(bodies) <= set(before.bodies)
    by = (before.bodies or (passage.issuer,)) if charged else ()
    return Subject(bodies, here[-1].end, asked or still, here[0].stretch, True, by)


def _opening(passage: Passage, limb: Limb) -> tuple[int, bool, bool]:
    """Where the names of a limb begin, and whether they are asked, or charged."""
    place, asked, charged = limb.first, False, False
    while place < limb.end and place not in passage.starts:
        asks, charges = _ASKS.at(passage.tokens, place), _CHARGES.at(passage.tokens, place)
        if asks is not None:
            asked, place = True, asks.end
        elif charges is not None:
            charged, place = True, charges.end
        elif passage.tokens[place].key in _SKIPPED:
            place += 1
        else:
            break
    return place, asked, charged


def _later(passage: Passage, limb: Limb) -> list[Mention]:
    """Who acts in a limb that first says when, or on which ground: named behind a comma."""
    for here in passage.lists_in(limb):
        first = here[0].first
        opens = passage.tokens[first - 1].key in _THEN or _is_charged(passage, first)
        if first > limb.first and opens and _acts(passage, here[-1].end, limb):
            return here
    return []


def _is_charged(passage: Passage, place: int) -> bool:
    """Whether "đề nghị", "yêu cầu" or "giao" stands before a body, or before its "thủ trưởng"."""
    for start in range(max(place - _LONGEST_CHARGE, 0), place):
        found = _ASKS.at(passage.tokens, start) or _CHARGES.at(passage.tokens, start)
        if found is not None and place - _LONGEST_RANK <= found.end <= place:
            return True
    return False


def _acts(passage: Passage, end: int, limb: Limb) -> bool:
    """Whether a verb may follow."""
    if end >= limb.end:
        return False
    return passage.tokens[end].key not in _NO_SUBJECT
