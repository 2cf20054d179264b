"""The bitset index: which conditions a partial situation makes certain, possible or excluded.

Constraints between facts are the ``World``. Each condition is multiplied, once, with the
constraints that touch its facts, both where it holds and where it fails. Every resulting term
then contains only situations that can occur, so

* a condition is *possible* exactly when some term in which it holds is compatible with what is
  known, and
* it is *certain* exactly when no term in which it fails is.

A query is one AND of big integers for each known fact. The terms of a condition lie side by side
in a block with a guard bit above it: adding ones to a block carries into its guard exactly when
a term in it is left, so one addition settles every condition at once. Nothing is approximated;
the tests compare with the enumeration of every completion.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from coordplan.conditions import (
    Condition,
    Space,
    Term,
)
from coordplan.frozen import dataclass
from coordplan.work import Work
from coordplan.world import Known, Split, World, split_of

_DIGITS = bytes.maketrans(b"\0\1", b"01")

MOST_STATES = 2000
"""How many states of knowledge ``deciding`` looks at; a plan's conditions need a handful."""

_TURNS_A_FACT = 10
"""What it costs to try the values of a fact in one of them."""


class Verdict(Enum):
    """What a situation says of a condition, over all completions that can occur."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    EXCLUDED = "excluded"


class Settled(NamedTuple):
    """Conditions by what is known, as sets of guard bits; what is in neither set is excluded."""

    certain: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Index:
    """Terms numbered as bits: those that allow a value, and those of each condition.

    ``allow[f][v]`` holds the terms compatible with fact ``f`` having value ``v``;
    ``holds[c]`` and ``fails[c]`` the terms in which condition ``c`` holds and fails.
    ``guards[c]`` is the bit that stands for condition ``c`` in ``Settled``. The blocks of
    ``fails`` lie ``span`` bits above those of ``holds``; ``terms`` is every term, ``ones`` every
    bit of a block that is no guard.
    """

    allow: tuple[tuple[int, ...], ...]
    holds: tuple[int, ...]
    fails: tuple[int, ...]
    guards: tuple[int, ...]
    span: int
    terms: int
    ones: int
    every: int

    def compatible(self, known: Known) -> int:
        """The terms compatible with what is known."""
        allow, alive = self.allow, self.terms
        for fact, value in known.items():
            alive &= allow[fact][value]
        return alive

    def settled(self, alive: int) -> Settled:
        """What the compatible terms say of every condition at once."""
        left = alive + self.ones
        holds, fails = left & self.every, left >> self.span & self.every
        return Settled(self.every & ~fails, holds & fails)

    def settled_by(self, verdicts: Sequence[Verdict]) -> Settled:
        """The same from the verdict of each condition, whoever found it."""
        certain = undecided = 0
        for guard, verdict in zip(self.guards, verdicts, strict=True):
            if verdict is Verdict.CERTAIN:
                certain |= guard
            elif verdict is Verdict.POSSIBLE:
                undecided |= guard
        return Settled(certain, undecided)

    def alone(self, condition: int, facts: Collection[int]) -> Index:
        """The index of one condition, in numbers as small as its own block; it is number 0.

        It knows only ``facts``: those that the condition names, and that are tied to them.
        """
        width = max(self.holds[condition].bit_count(), self.fails[condition].bit_count())
        block, start = (1 << width) - 1, self.guards[condition].bit_length() - 1 - width

        def cut(bits: int) -> int:
            fails = bits >> start + self.span & block
            return bits >> start & block | fails << width + 1

        guard = 1 << width
        return Index(
            allow=tuple(
                tuple(map(cut, by_value)) if fact in facts else ()
                for fact, by_value in enumerate(self.allow)
            ),
            holds=(cut(self.holds[condition]),),
            fails=(cut(self.fails[condition]),),
            guards=(guard,),
            span=width + 1,
            terms=cut(self.terms),
            ones=block | block << width + 1,
            every=guard,
        )

    def verdict(self, condition: int, alive: int) -> Verdict:
        """What the compatible terms say of one condition."""
        if not alive & self.fails[condition]:
            return Verdict.CERTAIN
        return Verdict.POSSIBLE if alive & self.holds[condition] else Verdict.EXCLUDED


def index_of(world: World, conditions: Sequence[Condition], work: Work | None = None) -> Index:
    """The index of some conditions in a world. Raises ``TooComplexError``."""
    work = work or Work()
    splits = [split_of(world, condition, work) for condition in conditions]
    return numbered(world.space, splits, work)


def numbered(space: Space, split: Sequence[Split], work: Work | None = None) -> Index:
    """The index of conditions that are split into terms already, numbered block by block.

    Raises ``TooComplexError``.
    """
    work = work or Work()
    widths = [max(len(holding), len(failing)) for holding, failing in split]
    starts = list(accumulate((width + 1 for width in widths), initial=0))
    span = starts.pop()
    holds: list[int] = []
    fails: list[int] = []
    placed: list[tuple[int, Term]] = []
    for start, (holding, failing) in zip(starts, split, strict=True):
        for terms, at, sets in ((holding, start, holds), (failing, start + span, fails)):
            sets.append((1 << len(terms)) - 1 << at)
            placed += enumerate(terms, at)
    guards = tuple(1 << start + width for start, width in zip(starts, widths, strict=True))
    every = sum(guards)
    ones = (1 << span) - 1 & ~every
    columns = _Columns(space, placed, 2 * span, work)
    return Index(
        allow=tuple(columns.of(fact) for fact in range(len(space.sizes))),
        holds=tuple(holds),
        fails=tuple(fails),
        guards=guards,
        span=span,
        terms=columns.all,
        ones=ones | ones << span,
        every=every,
    )


_BYTES_A_TURN = 32
"""How many bytes of a column are copied in a turn."""


class _Columns:
    """The terms, at their places, that allow a value: a column of bits for each value."""

    def __init__(
        self, space: Space, placed: Sequence[tuple[int, Term]], height: int, work: Work
    ) -> None:
        self._space, self._placed, self._work = space, placed, work
        self._everywhere = bytearray(height)
        for place, _ in placed:
            self._everywhere[place] = 1
        self.all = _bits(self._everywhere)

    def of(self, fact: int) -> tuple[int, ...]:
        """The columns of the values of a fact. Only terms that narrow it are looked at twice."""
        space, field, size = self._space, self._space.fields[fact], self._space.sizes[fact]
        self._work.spend(len(self._placed) * space.weight)
        narrow = [(place, term) for place, term in self._placed if ~term & field]
        if not narrow:
            return (self.all,) * size
        bytes_ = len(self._everywhere) // _BYTES_A_TURN
        self._work.spend(size * (len(narrow) * space.weight + bytes_))
        found = []
        for value in range(size):
            column = self._everywhere.copy()
            for place, term in narrow:
                column[place] = space.allows(term, fact, value)
            found.append(_bits(column))
        return tuple(found)


def _bits(column: bytearray) -> int:
    """The number whose bit ``n`` is element ``n``; linear, as repeated shifting would not be."""
    return int(column[::-1].translate(_DIGITS) or b"0", 2)


def sufficient(
    index: Index, condition: int, known: Known, order: Sequence[int], work: Work | None = None
) -> list[int]:
    """A smallest-by-inclusion set of known facts that makes a condition certain.

    Facts are let go in ``order`` while the condition stays certain; what is left is returned
    in the reverse of that order. The condition must be certain for what is known. Raises
    ``TooComplexError``.
    """
    kept = {fact: known[fact] for fact in order if fact in known}
    (work or Work()).spend(len(kept) * len(kept))
    for fact in order:
        if fact not in kept:
            continue
        rest = {other: value for other, value in kept.items() if other != fact}
        if index.verdict(condition, index.compatible(rest)) is Verdict.CERTAIN:
            kept = rest
    return [fact for fact in reversed(order) if fact in kept]


def deciding(
    index: Index, condition: int, known: Known, facts: Sequence[int], work: Work | None = None
) -> list[int]:
    """The unknown facts among ``facts`` that may settle an undecided condition.

    A fact is named when there is a further state of knowledge (values for some of the other
    facts) in which the condition is still undecided and one value of this fact decides it.
    Facts that can no longer matter are left out. Order is kept. Where more than ``MOST_STATES``
    states would have to be looked at, every fact that the terms still tell apart is named. Raises
    ``TooComplexError``.
    """
    work = work or Work()
    holds, fails = index.holds[condition], index.fails[condition]
    start = index.compatible(known) & (holds | fails)
    unknown = [
        fact
        for fact in facts
        if fact not in known and len({start & terms for terms in index.allow[fact]}) > 1
    ]
    found: set[int] = set()
    states = {(start, frozenset[int]())}
    visited = 0
    while states and len(found) < len(unknown):
        further = set()
        work.spend(_TURNS_A_FACT * len(states) * len(unknown))
        for alive, settled in states:
            for fact in unknown:
                if fact in settled:
                    continue
                for terms in index.allow[fact]:
                    left = alive & terms
                    if left & holds and left & fails:
                        further.add((left, settled | {fact}))
                    elif left:
                        found.add(fact)
        visited += len(states)
        if visited > MOST_STATES:
            return unknown
        states = further
    return [fact for fact in unknown if fact in found]
