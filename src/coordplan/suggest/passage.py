"""A clause as it is read for suggestions: its words, its limbs and the bodies that it names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from coordplan.drafting.bodies import Body
from coordplan.drafting.kinds import Sure
from coordplan.source import Tree
from coordplan.suggest.hint import Hint
from coordplan.suggest.phrases import Token, some

_BETWEEN = some(", ; / - – & và hoặc cùng với các (")
_MORE = some("nơi trên có tại thuộc theo của đã đóng")
_JOINS = some(", ; và hoặc")
_LONGEST_MORE = 14
_LONGEST_SHORT = 2

Stretch = tuple[int, int]
"""From which token to which."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A body that a passage names, and which tokens its name takes; ``known`` from elsewhere."""

    body: Body
    first: int
    end: int
    known: bool = True

    @property
    def stretch(self) -> Stretch:
        """Which tokens its name takes."""
        return self.first, self.end


@dataclass(frozen=True, slots=True)
class Limb:
    """A part of a passage that has verbs of its own: a sentence, or one up to a semicolon."""

    number: int
    first: int
    end: int
    opens_sentence: bool


@dataclass(frozen=True)
class Passage:
    """A clause: its words, limbs and mentions, and the bodies that the heading over it charges.

    ``asked`` says that the heading ``charged_by`` asks them ("đề nghị"); ``issuer`` is who issues
    the document, ``above`` are the headings over it. ``lead_in`` is the nearest of them, where it
    is the first half of a sentence that the clause ends. ``charges`` are the bodies that headings
    charge in the whole document, each with the clause below.
    """

    at: str
    kind: str
    text: str
    tokens: tuple[Token, ...]
    limbs: tuple[Limb, ...]
    mentions: tuple[Mention, ...]
    charged: tuple[Body, ...]
    asked: bool
    charged_by: str | None
    issuer: Body
    above: tuple[str, ...]
    lead_in: Passage | None = None
    charges: tuple[tuple[str, Body], ...] = ()

    def charged_under(self, at: str) -> tuple[Body, ...]:
        """The bodies that headings charge at a place of the document, or below it."""
        below = (body for place, body in self.charges if f"{place}.".startswith(f"{at}."))
        return tuple(dict.fromkeys(below))

    def hint(
        self, key: str, value: Tree, stretch: Stretch, limb: Limb, sure: Sure = "medium"
    ) -> Hint:
        """A hint by some of the words."""
        first, end = stretch
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        return Hint(key, value, self.text[start:stop], (start, stop), sure, limb.number)

    def hint_by_letters(self, key: str, value: Tree, found: re.Match[str], sure: Sure) -> Hint:
        """A hint by what a pattern found in the text."""
        limb, seen = self.limb_at(found.start()), found[0].rstrip()
        span = found.start(), found.start() + len(seen)
        return Hint(key, value, seen, span, sure, limb.number)

    def limb_at(self, letter: int) -> Limb:
        """The limb that a letter of the text stands in."""
        after = bisect_right(self.limbs, letter, key=lambda limb: self.tokens[limb.first].start)
        return self.limbs[max(after - 1, 0)]

    @cached_property
    def starts(self) -> Mapping[int, Mention]:
        """Each mention by the token that it begins at."""
        return {mention.first: mention for mention in self.mentions}

    def mentions_in(self, limb: Limb) -> Sequence[Mention]:
        """The bodies that a limb names."""
        first = bisect_left(self.mentions, limb.first, key=lambda mention: mention.first)
        end = bisect_left(self.mentions, limb.end, key=lambda mention: mention.first)
        return self.mentions[first:end]

    def lists_in(self, limb: Limb) -> Iterator[list[Mention]]:
        """The bodies that a limb names, those that are listed together as one."""
        end = limb.first
        for mention in self.mentions_in(limb):
            if mention.first >= end:
                listed = self.listed(mention.first, limb)
                end = listed[-1].end
                yield listed

    def listed(self, place: int, limb: Limb) -> list[Mention]:
        """The bodies that are listed from a place on, without other words between them."""
        found: list[Mention] = []
        while place < limb.end:
            mention = self.starts.get(place)
            if mention is not None:
                found.append(mention)
                place = mention.end
            elif found and self.tokens[place].key in _BETWEEN:
                place += 1
            else:
                ahead = self._rejoined(place, limb) if found else None
                if ahead is None:
                    break
                place = ahead
        return found

    def _rejoined(self, place: int, limb: Limb) -> int | None:
        """Where a list goes on behind what says more of its last body: up to the next comma."""
        if self.tokens[place].key not in _MORE:
            return None
        for ahead in range(place, min(place + _LONGEST_MORE, limb.end)):
            if self.tokens[ahead].key in _JOINS and ahead + 1 in self.starts:
                return ahead + 1
        return None


def overlaps(found: re.Match[str], others: Iterable[re.Match[str]]) -> bool:
    """Whether a pattern found letters that another one found too."""
    return any(one.start() < found.end() and found.start() < one.end() for one in others)


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
    """Where limbs end, and whether a sentence does; not within brackets."""
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
    short = before is not None and before.end - before.start <= _LONGEST_SHORT
    return before is None or not (short and text[before.start].isupper())
