"""From a map as written to a map as used, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coordplan.diagnostics import Problem
from coordplan.mapping.terms import CaseMap, Column, Known
from coordplan.mapping.written import MapFile, Said, WrittenColumn
from coordplan.source import Route
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary import Fact, Vocabulary
from coordplan.vocabulary.terms import spelled

_KINDS = ("fact", "number", "call")
CALLED: Mapping[str, Said] = {"true": True, "false": False}


def build(written: MapFile, vocabulary: Vocabulary) -> tuple[CaseMap, tuple[Problem, ...]]:
    """A map, and everything that is wrong with it."""
    building = _Building(vocabulary)
    given = building.known(written.given, ("given",))
    columns = tuple(
        building.column(one, ("columns", number)) for number, one in enumerate(written.columns)
    )
    building.twice(written)
    return CaseMap(columns, given), tuple(building.problems)


class _Building:
    """A map in the making, and what is wrong with it so far."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []

    def column(self, one: WrittenColumn, route: Route) -> Column:
        """A column as it is used, as far as it can be read."""
        kinds = [kind for kind in _KINDS if getattr(one, kind) is not None]
        if len(kinds) > 1:
            self._wrong("several-meanings", _SEVERAL, (*route, kinds[1]), _ONE, at_key=True)
        if not kinds and one.values is None:
            self._wrong("no-meaning", _NOTHING, route, _SAY)
        self._overlap(one, route)
        means: dict[str, Known] = {}
        if one.fact is not None:
            means = self._of_fact(one, one.fact, route)
        elif one.call is not None:
            means = self._of_call(one, one.call, route)
        elif one.number is None:
            means = dict(self._of_facts(one, route))
        number = None
        if one.number is not None:
            number = self.vocabulary.find_number(one.number)
            if number is None:
                mend = did_you_mean(one.number, self.vocabulary.numbers)
                self._wrong("unknown-number", _NO_NUMBER, (*route, "number"), mend)
            if one.values is not None:
                self._wrong("no-values-here", _DIGITS, (*route, "values"), _LEAVE, at_key=True)
        return Column(one.column, means, one.unknown, one.leave_out, number, one.call)

    def known(self, said: Mapping[str, Said], route: Route) -> Known:
        """Facts with their values."""
        found = {}
        for id_, value in said.items():
            fact = self._fact(id_, (*route, id_), at_key=True)
            word = None if fact is None else self._value(fact, value, (*route, id_))
            if fact is not None and word is not None:
                found[fact.id] = word
        return found

    def twice(self, written: MapFile) -> None:
        """Columns that stand in the map twice; letters in another case are the same column."""
        seen: set[str] = set()
        for number, one in enumerate(written.columns):
            folded = one.column.casefold()
            if folded in seen:
                self._wrong("column-twice", _TWICE, ("columns", number, "column"), _ONCE)
            seen.add(folded)

    def _of_fact(self, one: WrittenColumn, name: str, route: Route) -> dict[str, Known]:
        fact = self._fact(name, (*route, "fact"))
        if fact is None:
            return {}
        if one.values is None:
            words = [spelled(value.value) for value in fact.values]
            return {word: {fact.id: word} for word in words}
        found: dict[str, Known] = {}
        for cell, value in one.values.items():
            at = (*route, "values", cell)
            if isinstance(value, dict):
                self._wrong("one-fact", _ONE_FACT, at, _NO_FACT)
                continue
            word = self._value(fact, value, at)
            if word is not None:
                found[cell] = {fact.id: word}
        return found

    def _of_call(self, one: WrittenColumn, call: str, route: Route) -> dict[str, Known]:
        found: dict[str, Known] = {}
        for cell, value in (one.values or CALLED).items():
            if isinstance(value, bool):
                found[cell] = {call: spelled(value)}
            else:
                self._wrong("call-value", _CALL_VALUE, (*route, "values", cell), _TRUE_FALSE)
        return found

    def _of_facts(self, one: WrittenColumn, route: Route) -> Iterator[tuple[str, Known]]:
        for cell, value in (one.values or {}).items():
            at = (*route, "values", cell)
            if isinstance(value, dict):
                yield cell, self.known(value, at)
            else:
                self._wrong("no-fact", _WHICH_FACT, at, _SAY)

    def _overlap(self, one: WrittenColumn, route: Route) -> None:
        """Cells that are said to mean two things."""
        seen = set(one.values or {})
        for key in ("unknown", "leave_out"):
            for number, cell in enumerate(getattr(one, key)):
                if cell in seen:
                    self._wrong("cell-twice", _CELL_TWICE, (*route, key, number), _ONCE)
                seen.add(cell)

    def _fact(self, name: str, route: Route, *, at_key: bool = False) -> Fact | None:
        fact = self.vocabulary.facts.get(name)
        if fact is None:
            mend = did_you_mean(name, self.vocabulary.facts)
            self._wrong("unknown-fact", _NO_SUCH_FACT, route, mend, at_key=at_key)
        return fact

    def _value(self, fact: Fact, value: Said, route: Route) -> str | None:
        words = [spelled(one.value) for one in fact.values]
        if spelled(value) in words:
            return spelled(value)
        message = Text(
            en=f"fact {quote(fact.id)} has no such value",
            vi=f"dữ kiện {quote(fact.id)} không có giá trị này",
        )
        self._wrong("unknown-value", message, route, did_you_mean(spelled(value), words))
        return None

    def _wrong(
        self, rule: str, message: Text, route: Route, mend: Text, *, at_key: bool = False
    ) -> None:
        self.problems.append(Problem(rule, message, route, mend, at_key=at_key))


_SEVERAL = Text(
    en="a column is a fact, a number or a call, not several",
    vi="mỗi cột chỉ là một dữ kiện, một số hoặc một việc yêu cầu, không thể là nhiều thứ",
)
_ONE = Text(en="leave one of them out", vi="bỏ bớt một mục")
_NOTHING = Text(en="nothing says what this column means", vi="chưa nêu cột này có nghĩa gì")
_SAY = Text(
    en="write `fact:`, `number:` or `call:`, or in `values:` the facts of each cell: "
    "`Child: {minor: true}`",
    vi="ghi `fact:`, `number:` hoặc `call:`, hoặc nêu ở `values:` dữ kiện của từng ô: "
    "`Child: {minor: true}`",
)
_NO_NUMBER = Text(en="no number is called so", vi="không có số nào có tên này")
_DIGITS = Text(en="a number is read as digits", vi="số được đọc theo chữ số")
_LEAVE = Text(
    en="leave `values` out; cells that say nothing go to `unknown`",
    vi="bỏ `values`; ô không cho biết gì thì ghi ở `unknown`",
)
_TWICE = Text(en="this column stands here twice", vi="cột này có hai lần")
_ONCE = Text(en="leave one of the two out", vi="bỏ bớt một trong hai")
_ONE_FACT = Text(en="this column is one fact", vi="cột này chỉ là một dữ kiện")
_NO_FACT = Text(
    en="write its value alone, or leave `fact` out",
    vi="chỉ ghi giá trị của dữ kiện đó, hoặc bỏ `fact`",
)
_CALL_VALUE = Text(en="a call is true or false", vi="việc yêu cầu chỉ có true hoặc false")
_TRUE_FALSE = Text(en="for example: `Yes: true`", vi="ví dụ: `Có: true`")
_WHICH_FACT = Text(
    en="nothing says which fact has this value", vi="chưa nêu dữ kiện nào có giá trị này"
)
_CELL_TWICE = Text(en="this cell has two meanings", vi="ô này có hai nghĩa")
_NO_SUCH_FACT = Text(en="no fact is called so", vi="không có dữ kiện nào có tên này")
