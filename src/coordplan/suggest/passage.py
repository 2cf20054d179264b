"""A clause as it is read for suggestions: its words, its limbs and the bodies that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coordplan.drafting.bodies import Body
from coordplan.suggest.phrases import Token, some, tokens_of

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A body that a passage names, and which tokens its name takes."""

    body: Body
    first: int
    end: int
    known: bool = True


@dataclass(frozen=True, slots=True)
class Limb:
    """A part of a passage that has verbs of its own: between semicolons, or a sentence."""

    number: int
    first: int
    end: int
    opens_sentence: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause: its words, limbs and mentions, and the bodies that the heading over it charges.

    ``asked`` says that the heading asks them ("đề nghị"); ``issuer`` is who issues the document.
    ``lead_in`` is the heading, where it is the first half of a sentence that the clause ends.
    """

    at: str
    kind: str
    text: str
    tokens: tuple[Token, ...]
    limbs: tuple[Limb, ...]
    mentions: tuple[Mention, ...]
    charged: tuple[Body, ...]
    asked: bool
    issuer: Body
    above: tuple[str, ...]
    lead_in: Passage | None = None

    def words(self, first: int, end: int) -> str:
        """The words of the text that some tokens are."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Where some tokens stand in the text."""
        return self.tokens[first].start, self.tokens[end - 1].end

    def mentions_in(self, limb: Limb) -> list[Mention]:
        """The bodies that a limb names."""
        return [m for m in self.mentions if limb.first <= m.first < limb.end]

    def listed(self, place: int, limb: Limb) -> list[Mention]:
        """The bodies that are listed from a place on, without other words between them."""
        found: list[Mention] = []
        starts = {m.first: m for m in self.mentions}
        while place < limb.end:
            mention = starts.get(place)
            if mention is not None:
                found.append(mention)
                place = mention.end
            elif self.tokens[place].key in _BETWEEN and (found or place in starts):
                place += 1
            else:
                ahead = self._rejoined(place, limb, starts) if found else None
                if ahead is None:
                    break
                place = ahead
        return found

    def _rejoined(self, place: int, limb: Limb, starts: dict[int, Mention]) -> int | None:
        """Where a list goes on behind what says more of its last body: up to the next comma."""
        if self.tokens[place].key not in _MORE:
            return None
        for ahead in range(place, min(place + _LONGEST_MORE, limb.end)):
            if self.tokens[ahead].key in _JOINS and ahead + 1 in starts:
                return ahead + 1
        return None


_BETWEEN = some(", ; / - – & và hoặc cùng với các (")
_MORE = some("nơi trên có tại thuộc theo của đã đóng")
_JOINS = some(", ; và hoặc")
_LONGEST_MORE = 14


def normal(text: str) -> str:
    """A text as its fingerprint takes it: runs of white space are one space."""
    return _SPACE.sub(" ", text).strip()


def limbs_of(tokens: Sequence[Token], text: str) -> tuple[Limb, ...]:
    """The limbs of a text."""
    found: list[Limb] = []
    first, opens = 0, True
    for place, ends_sentence in _ends(tokens, text):
        if place > first:
            found.append(Limb(len(found), first, place, opens))
        first, opens = place + 1, ends_sentence
    if first < len(tokens):
        found.append(Limb(len(found), first, len(tokens), opens))
    return tuple(found)


def _ends(tokens: Sequence[Token], text: str) -> Iterator[tuple[int, bool]]:
    """Where limbs end, and whether a sentence does."""
    depth = 0
    for place, token in enumerate(tokens):
        depth += {"(": 1, ")": -1}.get(token.key, 0)
        if token.key == ";" and depth <= 0:
            yield place, False
        elif token.key == "." and _is_full_stop(tokens, place, text):
            depth = 0
            yield place, True


def _is_full_stop(tokens: Sequence[Token], place: int, text: str) -> bool:
    """Whether a dot ends a sentence: a space and a capital follow, and no short word before."""
    if place + 1 >= len(tokens):
        return True
    follows, before = tokens[place + 1], tokens[place - 1] if place else None
    if follows.start == tokens[place].end or not text[follows.start].isupper():
        return False
    return before is None or before.end - before.start > 2 or not text[before.start].isupper()
