"""The two forms of a statement: how each finds what is left of a disjunction.

``Bits`` looks a fact up once for many terms, in whole numbers of 64 bits; ``Plain`` writes every
term out, in nothing but standard SQL. Both give the same columns, and the same numbers in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from coordplan.conditions import Terms
from coordplan.export.decision import Decision
from coordplan.export.expressions import Writer, added, every, number, some
from coordplan.export.names import columns, literal
from coordplan.export.words import BITS, Place, Word, places, words
from coordplan.frozen import dataclass

Select = tuple[str, Sequence[tuple[str, str]]]
"""A step of a statement: its name, and the expression of each column that it adds."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the guard of every disjunction stands: conditions, and everything else (``more``).

    Each of the ``others`` has a place in ``more``; a disjunction that is too wide for a word is cut
    into several. ``by_case``, ``asks`` and ``needs`` are the places of each of those.
    """

    decision: Decision
    conditions: tuple[Place, ...]
    others: tuple[Terms, ...]
    more: tuple[Place, ...]
    by_case: tuple[tuple[Place, ...], ...]
    asks: tuple[tuple[Place, ...], ...]
    needs: tuple[tuple[Place, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the numbers that together tell one outcome from another."""
        count = 1 + max((place.word for place in self.conditions), default=-1)
        further = 1 + max((place.word for place in self.more), default=-1)
        names = [f"{kind}_{n}" for kind in ("certain", "possible") for n in range(count)]
        return (*names, *(f"more_{n}" for n in range(further)))

    def certain(self, conditions: Iterable[int]) -> str:
        """Whether one of some conditions is certain."""
        return self._set("certain", (self.conditions[number] for number in conditions))

    def possible(self, conditions: Iterable[int]) -> str:
        """Whether one of some conditions is undecided."""
        return self._set("possible", (self.conditions[number] for number in conditions))

    def left(self, at: Iterable[Place]) -> str:
        """Whether a term is left at one of some places of ``more``."""
        return self._set("more", at)

    def _set(self, kind: str, at: Iterable[Place]) -> str:
        masks: dict[int, int] = {}
        for place in at:
            masks[place.word] = masks.get(place.word, 0) | place.guard
        return some(f"({kind}_{word} & {mask}) <> 0" for word, mask in sorted(masks.items()))


def layout_of(decision: Decision) -> Layout:
    """Places for every disjunction. Raises ``TooComplexError``."""
    wide = [
        [*(joint.fails for joint in decision.by_case)],
        [*(terms for _, terms in decision.asks)],
        [*(terms for _, terms in decision.needs)],
    ]
    cut = [[tuple(_cut(terms)) for terms in some] for some in wide]
    others = tuple(part for some in cut for parts in some for part in parts)
    more = places(max(1, len(part)) for part in others)
    in_turn = iter(more)
    by_case, asks, needs = (
        tuple(tuple(next(in_turn) for _ in parts) for parts in some) for some in cut
    )
    split = decision.conditions
    conditions = places(max(1, len(holds), len(fails)) for holds, fails in split)
    return Layout(decision, conditions, others, more, by_case, asks, needs)


def _cut(terms: Terms) -> Iterator[Terms]:
    """Terms in parts that have room in a word."""
    for start in range(0, max(1, len(terms)), BITS - 1):
        yield terms[start : start + BITS - 1]


class Form(Protocol):
    """What differs between the forms."""

    def facts(self) -> Iterator[tuple[str, str]]:
        """The columns of the fields, from those of the table."""

    @property
    def writer(self) -> Writer:
        """What writes terms over those columns."""

    def steps(self) -> Iterator[Select]:
        """What leads from the fields to the columns of the layout."""


class Bits:
    """Facts as small numbers, terms as bits."""

    def __init__(self, layout: Layout) -> None:
        self.layout, decision = layout, layout.decision
        self.names = columns(field.name for field in decision.fields)
        self.writer = Writer(decision, self.names, lambda _, state: str(state))

    def facts(self) -> Iterator[tuple[str, str]]:
        """Each word as its number; one that the vocabulary has not is -1."""
        for name, field in zip(self.names, self.layout.decision.fields, strict=True):
            whens = " ".join(
                f"WHEN {literal(word)} THEN {state}" for state, word in enumerate(field.words)
            )
            coded = f"CASE {name} {whens} ELSE -1 END"
            yield name, f"CASE WHEN {name} IS NULL THEN NULL ELSE {coded} END"

    def steps(self) -> Iterator[Select]:
        """What is left of the terms, and what that settles."""
        found = remaining(self.layout)
        yield (
            "remaining",
            [
                (name, left(word, (looked_up(self.names[f], masks) for f, masks in word.allow)))
                for name, word in found.columns.items()
            ],
        )
        yield "settled", list(found.settled())


@dataclass(frozen=True, slots=True)
class Remaining:
    """The words in which terms are left: where conditions hold, where they fail, and ``more``."""

    holds: tuple[Word, ...]
    fails: tuple[Word, ...]
    more: tuple[Word, ...]

    @property
    def columns(self) -> dict[str, Word]:
        """Each word by the name of its column."""
        kinds = {"holds": self.holds, "fails": self.fails, "more": self.more}
        return {f"{kind}_{n}": word for kind, some in kinds.items() for n, word in enumerate(some)}

    def settled(self) -> Iterator[tuple[str, str]]:
        """What is certain and what is undecided, from the columns of what is left."""
        for n, word in enumerate(self.fails):
            yield f"certain_{n}", f"{word.every} - fails_{n}"
        for n, _ in enumerate(self.fails):
            yield f"possible_{n}", f"holds_{n} & fails_{n}"


def remaining(layout: Layout) -> Remaining:
    """The words of everything that a layout has a place for."""
    split, space = layout.decision.conditions, layout.decision.space
    return Remaining(
        words(space, [holds for holds, _ in split], layout.conditions),
        words(space, [fails for _, fails in split], layout.conditions),
        words(space, layout.others, layout.more),
    )


def left(word: Word, allowed: Iterable[str]) -> str:
    """The guards of the blocks in which a term is left, of those that the fields allow."""
    return f"(({' & '.join(allowed) or word.all}) + {word.ones}) & {word.every}"


def looked_up(name: str, masks: Sequence[int]) -> str:
    """The terms that the state of a field allows; what is not known comes last."""
    *known, unknown = masks
    by_mask: dict[int, list[str]] = {}
    for state, mask in enumerate(known):
        if mask != unknown:
            by_mask.setdefault(mask, []).append(str(state))
    whens = " ".join(
        f"WHEN {name} IN ({', '.join(states)}) THEN {mask}" for mask, states in by_mask.items()
    )
    return f"CASE {whens} ELSE {unknown} END" if whens else str(unknown)


class Plain:
    """Facts as their words, terms as comparisons."""

    def __init__(self, layout: Layout) -> None:
        self.layout, decision = layout, layout.decision
        fields = decision.fields
        self.names = columns(field.name for field in fields)
        self.writer = Writer(decision, self.names, lambda n, state: literal(fields[n].words[state]))

    def facts(self) -> Iterator[tuple[str, str]]:
        """The columns as they are."""
        yield from zip(self.names, self.names, strict=True)

    def steps(self) -> Iterator[Select]:
        """Every condition by itself, then the same numbers as of the other form."""
        split, any_of = self.layout.decision.conditions, self.writer.any_of
        yield (
            "remaining",
            [
                *((f"holds_{n}", number(any_of(one))) for n, (one, _) in enumerate(split)),
                *((f"fails_{n}", number(any_of(other))) for n, (_, other) in enumerate(split)),
                *((f"left_{n}", number(any_of(one))) for n, one in enumerate(self.layout.others)),
            ],
        )
        count = range(len(split))
        at = self.layout.conditions
        certain = [(at[n], f"fails_{n} = 0") for n in count]
        possible = [(at[n], every((f"holds_{n} = 1", f"fails_{n} = 1"))) for n in count]
        more = [(place, f"left_{n} = 1") for n, place in enumerate(self.layout.more)]
        yield (
            "settled",
            [*_sums("certain", certain), *_sums("possible", possible), *_sums("more", more)],
        )


def _sums(kind: str, tests: Sequence[tuple[Place, str]]) -> Iterator[tuple[str, str]]:
    """The guards of tests that hold, added up word by word."""
    by_word: dict[int, list[str]] = {}
    for place, test in tests:
        adding = f"CASE WHEN {test} THEN {place.guard} ELSE 0 END"
        by_word.setdefault(place.word, []).append(adding)
    for word, parts in by_word.items():
        yield f"{kind}_{word}", added(parts)
