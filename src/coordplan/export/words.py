"""Terms as bits of whole numbers, side by side in blocks: the index, in numbers that SQL has.

Each disjunction is a block of bits, a bit a term, with a guard bit above it. Adding ones to what is
left of a block carries into its guard exactly when a term is left, as in ``coordplan.index``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coordplan.conditions import Space, Terms
from coordplan.frozen import dataclass
from coordplan.text import Text
from coordplan.work import too_complex

BITS = 62
"""The bits of a word: all of them, with the guards, are a number with a sign in 64 bits."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the block of a disjunction lies: its word, its lowest bit, and how many terms it has.

    ``guard`` is the bit that says whether one is left.
    """

    word: int
    start: int
    width: int

    @property
    def guard(self) -> int:
        """The bit above the block."""
        return 1 << self.start + self.width


@dataclass(frozen=True, slots=True)
class Word:
    """Blocks in one number: for each field that narrows a term, the terms that a state allows.

    ``every`` are the guards, ``ones`` every bit that is none, ``all`` every term.
    """

    allow: tuple[tuple[int, tuple[int, ...]], ...]
    every: int
    ones: int
    all: int


def places(widths: Iterable[int]) -> tuple[Place, ...]:
    """A place for each block, in words one after the other. Raises ``TooComplexError``."""
    found: list[Place] = []
    word = start = 0
    for width in widths:
        if width >= BITS:
            raise too_complex(_WIDE, _PLAIN)
        if start + width + 1 > BITS:
            word, start = word + 1, 0
        found.append(Place(word, start, width))
        start += width + 1
    return tuple(found)


def words(space: Space, blocks: Sequence[Terms], at: Sequence[Place]) -> tuple[Word, ...]:
    """The words in which some disjunctions lie at some places."""
    count = max((place.word for place in at), default=-1) + 1
    return tuple(_word(space, blocks, at, number) for number in range(count))


def _word(space: Space, blocks: Sequence[Terms], at: Sequence[Place], number: int) -> Word:
    here = [(place, terms) for place, terms in zip(at, blocks, strict=True) if place.word == number]
    placed = [(place.start + n, term) for place, terms in here for n, term in enumerate(terms)]
    every = sum(place.guard for place, _ in here)
    top = max(place.guard for place, _ in here)
    whole = sum(1 << bit for bit, _ in placed)
    narrow = set(space.narrowed([term for _, term in placed]))
    allow = tuple(
        (fact, tuple(_column(space, placed, fact)))
        for fact, field in enumerate(space.fields)
        if field in narrow
    )
    return Word(allow, every, (2 * top - 1) & ~every, whole)


def _column(space: Space, placed: Sequence[tuple[int, int]], fact: int) -> Iterator[int]:
    for state in range(space.sizes[fact]):
        yield sum(1 << bit for bit, term in placed if space.allows(term, fact, state))


_WIDE = Text(
    en="a condition has more alternatives than a number of 64 bits has room for",
    vi="một điều kiện có nhiều trường hợp hơn số bit của một số 64 bit",
)
_PLAIN = Text(en="use the plain form: --form plain", vi="dùng dạng thường: --form plain")
