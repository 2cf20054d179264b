"""What a plan settles for every situation: many fields are looked up at once.

A situation is numbers whose digits are the codes of its fields. Digits beside each other are a
*block*, and for every state of a block a small table has the terms that its fields allow. So each
block is looked up once, where ``CASE`` would go through the states of each field for each word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coordplan.batch.coding import Coding, Place, code_in
from coordplan.export.decision import Decision
from coordplan.export.expressions import Writer, every
from coordplan.export.forms import Layout, left, looked_up, remaining
from coordplan.export.names import aliased
from coordplan.export.words import Word, places, words
from coordplan.frozen import dataclass

STATES = 4096
"""How many states a block may have, so that its table stays in the cache of a processor."""


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that are looked up together.

    ``state`` is the expression of the number of the state that they are in, of ``size``; ``codes``
    the expression of the code of each field, out of that number.
    """

    state: str
    size: int
    codes: Mapping[int, str]


class Lookups:
    """A plan over the situations of a coding; ``said`` is what the coding calls each field."""

    def __init__(self, layout: Layout, coding: Coding, said: Sequence[str], name: str) -> None:
        self._decision: Decision = layout.decision
        self._coding, self._said, self._name = coding, said, name
        self._columns, self._found = layout.columns, remaining(layout)
        self._names = tuple(f"f{number}" for number, _ in enumerate(said))
        writer = Writer(self._decision, self._names, lambda _, state: str(state))
        self._given = writer.given()
        self._occurring = self._occurs()
        self._words = self._found.columns | self._occurring
        self._blocks = tuple(self._blocked())
        self._allowed = tuple(map(self._allowing, self._blocks))

    def tables(self) -> Iterator[tuple[str, str]]:
        """The table of each block, by its name: for every state what its fields allow."""
        for number, (block, allowed) in enumerate(zip(self._blocks, self._allowed, strict=True)):
            codes = [(f"f{field}", code) for field, code in block.codes.items()]
            states = f"SELECT range AS state FROM range({block.size})"
            coded = f"SELECT {', '.join(['state', *aliased(codes)])} FROM ({states})"
            yield (
                f"{self._name}_{number}",
                f"SELECT {', '.join(['state', *aliased(allowed.items())])} FROM ({coded})",
            )

    def select(self) -> str:
        """The selection of what is settled for each situation, by its ``id``, with its cases."""
        blocks = enumerate(self._blocks)
        joins = (f"JOIN {self._name}_{n} b{n} ON b{n}.state = k{n}" for n, _ in blocks)
        keys = ((f"k{n}", block.state) for n, block in enumerate(self._blocks))
        left_ = ((name, self._left(name, word)) for name, word in self._words.items())
        found = _selected(keys, f"({self._situations()})")
        found = _selected(left_, f"({found}) {' '.join(joins)}")
        worked_out = dict(self._found.settled())
        settled = ((name, worked_out.get(name, name)) for name in self._columns)
        occurs = every(f"{name} = {word.every}" for name, word in self._occurring.items())
        return _selected(settled, f"({found}) WHERE {occurs}")

    def _occurs(self) -> dict[str, Word]:
        """Whether a situation can occur: those that were read can, unless a law adds to them.

        One fact of two values, of which it may have either, makes nothing impossible.
        """
        sizes = [self._decision.space.sizes[field] - 1 for field in self._given]
        terms = self._decision.consistent if sizes not in ([], [2]) else ()
        found = words(self._decision.space, terms, places(max(1, len(some)) for some in terms))
        return {f"occurs_{number}": word for number, word in enumerate(found)}

    def _situations(self) -> str:
        """The numbers of every situation, with the codes of the fields of which a law decides."""
        needed = self._names if self._given else ()
        codes = (
            (name, self._coding.decoded(said) if said in self._coding.codes else "NULL::TINYINT")
            for name, said in zip(needed, self._said, strict=False)
        )
        kept = ", ".join(["rowid AS id", "cases", *self._coding.words, *aliased(codes)])
        return f"SELECT {kept} FROM situations"

    def _blocked(self) -> Iterator[Block]:
        """Digits beside each other, as many as have room; what a law may give is by itself."""
        by_word: dict[int, list[tuple[Place, int]]] = {}
        for field, said in enumerate(self._said):
            if said in self._coding.codes and field not in self._given:
                place = self._coding.place(said)
                by_word.setdefault(place.word, []).append((place, field))
        for word, placed in by_word.items():
            for some in _parted(sorted(placed, key=lambda one: one[0].weight)):
                first, last = some[0][0], some[-1][0]
                size = last.weight * last.size // first.weight
                codes = {f: code_in("state", p.weight // first.weight, p.size) for p, f in some}
                yield Block(f"(s{word} // {first.weight}) % {size}", size, codes)
        for field, code in self._given.items():
            size = len(self._decision.fields[field].words) + 1
            yield Block(
                f"CAST(COALESCE({code}, -1) + 1 AS BIGINT)",
                size,
                {field: code_in("state", 1, size)},
            )

    def _allowing(self, block: Block) -> dict[str, str]:
        """What the fields of a block allow of the terms of each word that they narrow."""
        found = {
            name: [looked_up(f"f{f}", masks) for f, masks in word.allow if f in block.codes]
            for name, word in self._words.items()
        }
        return {name: " & ".join(allowed) for name, allowed in found.items() if allowed}

    def _left(self, name: str, word: Word) -> str:
        allowed = [f"b{n}.{name}" for n, some in enumerate(self._allowed) if name in some]
        spoken = {field for block in self._blocks for field in block.codes}
        return left(word, [*allowed, *(str(m[-1]) for f, m in word.allow if f not in spoken)])


def _selected(some: Iterable[tuple[str, str]], source: str) -> str:
    return f"SELECT {', '.join(['id', 'cases', *aliased(some)])} FROM {source}"


def _parted(placed: Sequence[tuple[Place, int]]) -> Iterator[list[tuple[Place, int]]]:
    """Digits of a number in parts of at most so many states, with the digits that lie between."""
    part: list[tuple[Place, int]] = []
    for place, field in placed:
        if part and place.weight * place.size // part[0][0].weight > STATES:
            yield part
            part = []
        part.append((place, field))
    if part:
        yield part
