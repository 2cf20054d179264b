"""Who acts in a limb: the bodies that it begins with, those before it, or those of the heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coordplan.drafting.bodies import Body
from coordplan.suggest.passage import Limb, Mention, Passage
from coordplan.suggest.phrases import Phrases, some

_ASKS = Phrases((said, "asks") for said in ("đề nghị", "kính đề nghị", "đề nghị và yêu cầu"))
_CHARGES = Phrases((said, "charges") for said in ("giao", "yêu cầu", "phân công"))
_OPENERS = some(
    "căn trên trong khi nếu đối để hằng hàng trường sau trước từ theo với tùy định thông qua ngoài"
)
_SKIPPED = some("mỗi riêng các đồng thời , : và do ( ) - – đã được")
_NO_SUBJECT = some(", ; . ) và để của hoặc là thì")
_THEN = some(", thì :")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts in a limb, where the rest of it begins, and how the words say so.

    ``asked`` bodies can only be asked; ``by`` is who charges them in the words of the limb.
    ``here`` are those that the limb names itself; without any, they come from before it.
    """

    bodies: tuple[Body, ...]
    rest: int
    asked: bool
    here: tuple[Mention, ...]
    by: tuple[Body, ...] = ()


def subjects(passage: Passage) -> Iterator[tuple[Limb, Subject]]:
    """Each limb with who acts in it."""
    before = Subject(passage.charged, 0, passage.asked, ())
    waiting: tuple[Mention, ...] = ()
    for limb in passage.limbs:
        own = _own(passage, limb, before)
        alone = _alone(passage, limb)
        if alone and own is None:
            waiting += alone
        elif own is not None and waiting:
            own = _with(own, waiting)
            waiting = ()
        before = own or Subject(before.bodies, limb.first, before.asked, ())
        yield limb, before


def _alone(passage: Passage, limb: Limb) -> tuple[Mention, ...]:
    """The bodies that a limb lists and says nothing else of: those of the next one are more."""
    here = passage.listed(limb.first, limb)
    return tuple(here) if here and here[-1].end >= limb.end else ()


def _with(subject: Subject, waiting: tuple[Mention, ...]) -> Subject:
    """A subject with the bodies that were listed before it."""
    here = (*waiting, *subject.here)
    bodies = tuple(dict.fromkeys((*(one.body for one in waiting), *subject.bodies)))
    return Subject(bodies, subject.rest, subject.asked, here, subject.by)


def _own(passage: Passage, limb: Limb, before: Subject) -> Subject | None:
    """Who a limb itself says acts."""
    place, asked, charged = limb.first, False, False
    starts = {mention.first for mention in passage.mentions}
    while place < limb.end and place not in starts:
        asks, charges = _ASKS.at(passage.tokens, place), _CHARGES.at(passage.tokens, place)
        if asks is not None:
            asked, place = True, asks.end
        elif charges is not None:
            charged, place = True, charges.end
        elif passage.tokens[place].key in _SKIPPED:
            place += 1
        else:
            break
    here = passage.listed(place, limb)
    if not here and passage.tokens[limb.first].key in _OPENERS:
        here = _later(passage, limb)
    if not here or not _acts(passage, here[-1].end, limb):
        return None
    by = (before.bodies or (passage.issuer,)) if charged else ()
    bodies = tuple(dict.fromkeys(one.body for one in here))
    return Subject(bodies, here[-1].end, asked or _still_asked(before, bodies), tuple(here), by)


def _still_asked(before: Subject, bodies: tuple[Body, ...]) -> bool:
    """Whether bodies are among those that the heading asks."""
    return before.asked and set(bodies) <= set(before.bodies)


def _later(passage: Passage, limb: Limb) -> list[Mention]:
    """Who acts in a limb that begins with when, or on which ground: named behind a comma."""
    taken = limb.first
    for one in passage.mentions_in(limb):
        if one.first < taken:
            continue
        here = passage.listed(one.first, limb)
        taken = here[-1].end
        opens = passage.tokens[one.first - 1].key in _THEN or _charged(passage, one.first)
        if opens and _acts(passage, taken, limb):
            return here
    return []


def _charged(passage: Passage, place: int) -> bool:
    """Whether "đề nghị", "yêu cầu" or "giao" stands before a body, or one word before it."""
    for start in range(max(place - 4, 0), place):
        found = _ASKS.at(passage.tokens, start) or _CHARGES.at(passage.tokens, start)
        if found is not None and found.end in {place, place - 1}:
            return True
    return False


def _acts(passage: Passage, end: int, limb: Limb) -> bool:
    """Whether a verb may follow."""
    if end >= limb.end:
        return False
    return passage.tokens[end].key not in _NO_SUBJECT or passage.tokens[end].key == ":"
