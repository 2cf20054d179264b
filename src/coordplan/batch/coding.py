"""Cells of a table as SQL: what each says of the facts, and what is wrong with it.

A cell that the map does not have is told and never guessed; what is wrong is told by the column
and a reason, never by what stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coordplan.batch.terms import Reason
from coordplan.export.expressions import Writer, every, none, some
from coordplan.export.names import literal
from coordplan.frozen import dataclass
from coordplan.mapping import CaseMap, Column
from coordplan.vocabulary import Number, Vocabulary
from coordplan.vocabulary.terms import spelled

KEY_FORM = "[0-9]{1,8}|[A-Za-z]{1,4}-?[0-9]{1,6}"
"""A key: too short for the number of an identity card, a telephone or a passport."""

_WORD = 1 << 62


@dataclass(frozen=True, slots=True)
class Place:
    """Where the code of a field stands in the numbers that are a situation."""

    word: int
    weight: int
    size: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that may be wrong with a row: the reason, the columns, and the test."""

    reason: Reason
    columns: str
    test: str


class Coding:
    """The steps from the cells of mapped columns to a situation in numbers."""

    def __init__(
        self, read: CaseMap, fields: Mapping[str, tuple[str, ...]], *, keyed: bool
    ) -> None:
        self.map, self.keyed = read, keyed
        self._fields = dict(fields)
        said = [name for column in read.columns for name in column.facts]
        self.names = tuple(dict.fromkeys([*said, *read.given]))
        self.codes = {name: f"f{number}" for number, name in enumerate(self.names)}
        self.places = tuple(self._placed())

    @property
    def words(self) -> tuple[str, ...]:
        """The columns of the numbers that are a situation."""
        return tuple(f"s{n}" for n in range(max((p.word for p in self.places), default=0) + 1))

    def cells(self) -> Iterator[tuple[str, str]]:
        """The cells that are looked at often, without spaces around them; an empty one is NULL."""
        for number, column in enumerate(self.map.columns):
            if column.number is not None:
                yield f"v{number}", _bare(number)

    def said(self) -> Iterator[tuple[str, str]]:
        """What each cell says of each fact, as the number of a value."""
        for number, column in enumerate(self.map.columns):
            for fact in column.facts:
                yield f"{self.codes[fact]}_{number}", self._code(number, column, fact)

    def known(self) -> Iterator[tuple[str, str]]:
        """What the row says of each fact."""
        for fact in self.names:
            parts = self._parts(fact)
            joined = f"COALESCE({', '.join(parts)})" if len(parts) > 1 else parts[0]
            yield self.codes[fact], f"CAST({joined} AS TINYINT)"

    def faults(self, consistent: Sequence[tuple[frozenset[str], str]]) -> Iterator[Fault]:
        """Everything that may be wrong with a row.

        ``consistent`` are the tests of what can occur, each with the facts that it ties together.
        """
        columns = self.map.columns
        for number, column in enumerate(columns):
            if column.leave_out:
                yield Fault(Reason.LEFT_OUT, column.name, _among(_bare(number), column.leave_out))
            yield Fault(Reason.UNKNOWN_VALUE, column.name, self._unfitting(number, column))
        for fact in self.names:
            parts = self._parts(fact)
            pairs = [f"{a} <> {b}" for n, a in enumerate(parts) for b in parts[n + 1 :]]
            if pairs:
                yield Fault(Reason.TWO_VALUES, self._saying([fact]), f"({' OR '.join(pairs)})")
        for facts, test in consistent:
            if facts.intersection(self.names):
                yield Fault(Reason.CONTRADICTION, self._saying(facts), none(test))
        if self.keyed:
            fits = f"regexp_full_match(key, {literal(KEY_FORM)})"
            yield Fault(Reason.BAD_KEY, "", f"NOT COALESCE({fits}, FALSE)")

    def situation(self) -> Iterator[tuple[str, str]]:
        """The codes of a row in as few numbers as have room for them."""
        for word, name in enumerate(self.words):
            parts = [
                f"CAST(COALESCE({self.codes[fact]}, -1) + 1 AS BIGINT) * {place.weight}"
                for fact, place in zip(self.names, self.places, strict=True)
                if place.word == word
            ]
            yield name, f"CAST({' + '.join(parts) or '0'} AS BIGINT)"

    def decoded(self, fact: str) -> str:
        """The code of a fact, out of the numbers of a situation."""
        place = self.place(fact)
        return code_in(f"s{place.word}", place.weight, place.size)

    def place(self, fact: str) -> Place:
        """Where a fact stands in the numbers of a situation."""
        return self.places[self.names.index(fact)]

    def _placed(self) -> Iterator[Place]:
        word, weight = 0, 1
        for name in self.names:
            size = len(self._fields[name]) + 1
            if weight * size >= _WORD:
                word, weight = word + 1, 1
            yield Place(word, weight, size)
            weight *= size

    def _parts(self, fact: str) -> list[str]:
        """What the columns that say a fact say of it, and what is given of every row."""
        found = [
            f"{self.codes[fact]}_{number}"
            for number, column in enumerate(self.map.columns)
            if fact in column.facts
        ]
        if fact in self.map.given:
            found.append(str(self._fields[fact].index(self.map.given[fact])))
        return found

    def _saying(self, facts: Iterable[str]) -> str:
        wanted = set(facts)
        named = [column.name for column in self.map.columns if wanted.intersection(column.facts)]
        return ", ".join(named)

    def _code(self, number: int, column: Column, fact: str) -> str:
        if column.number is not None:
            return f"CASE {' '.join(self._bands(column.number, f'v{number}', fact))} END"
        by_word: dict[str, list[str]] = {}
        for written, known in column.means.items():
            if fact in known:
                by_word.setdefault(known[fact], []).append(written)
        index = self._fields[fact].index
        whens = [(_listed(cells), index(word)) for word, cells in by_word.items()]
        if not whens:
            return "NULL"
        # most cells are empty or as they stand in the map: spaces are only looked for in others
        cell, bare = f"c{number}", _bare(number)
        as_it_is, without = (
            " ".join(f"WHEN {one} IN ({words}) THEN {code}" for words, code in whens)
            for one in (cell, bare)
        )
        return f"CASE WHEN {cell} IS NULL THEN NULL {as_it_is} ELSE CASE {without} END END"

    def _bands(self, number: Number, cell: str, fact: str) -> Iterator[str]:
        yield f"WHEN {none(_digits(number, cell))} THEN NULL"
        for band in number.bands:
            value = band.facts.get(fact)
            code = "NULL" if value is None else str(self._fields[fact].index(spelled(value)))
            below = "TRUE" if band.below is None else f"CAST({cell} AS INTEGER) < {band.below}"
            yield f"WHEN {below} THEN {code}"

    def _unfitting(self, number: int, column: Column) -> str:
        """Whether a cell is none that the map has; what said something is not looked at again."""
        cell = f"v{number}" if column.number is not None else _bare(number)
        said = [f"{self.codes[fact]}_{number} IS NOT NULL" for fact in column.facts]
        silent = [written for written, known in column.means.items() if not known]
        others = [*silent, *column.unknown, *column.leave_out]
        fits = [f"{cell} IS NULL", *([_among(cell, others)] if others else [])]
        if column.number is not None:
            fits.append(_digits(column.number, cell))
        known = some([f"c{number} IS NULL", *said])
        return f"CASE WHEN {known} THEN FALSE ELSE {none(some(fits))} END"


def _bare(number: int) -> str:
    """A cell without spaces around it; an empty one says nothing."""
    return f"NULLIF(TRIM(c{number}), '')"


def code_in(number: str, weight: int, size: int) -> str:
    """The code of a field that is a digit of a number; NULL where the field is not known."""
    return f"NULLIF(CAST(({number} // {weight}) % {size} AS TINYINT) - 1, -1)"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(map(literal, words))


def _among(cell: str, words: Iterable[str]) -> str:
    return f"COALESCE({cell} IN ({_listed(words)}), FALSE)"


def _digits(number: Number, cell: str) -> str:
    """Whether a cell is a number within its range."""
    value = f"TRY_CAST({cell} AS INTEGER)"
    tests = (
        f"COALESCE(regexp_full_match({cell}, '[0-9]{{1,9}}'), FALSE)",
        f"{value} BETWEEN {number.least} AND {number.most}",
    )
    return every(tests)


def tied(writer: Writer, vocabulary: Vocabulary) -> Iterator[tuple[frozenset[str], str]]:
    """What can occur, component by component: the facts that are tied together, and the test."""
    facts = vocabulary.fact_list
    components = zip(vocabulary.world.components, writer.decision.consistent, strict=True)
    for component, terms in components:
        yield frozenset(facts[n].id for n in component.facts), writer.any_of(terms)
