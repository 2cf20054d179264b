"""Terms as expressions of SQL, which never come out as NULL."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from coordplan.conditions import Terms
from coordplan.export.decision import Decision, Gift
from coordplan.frozen import dataclass

NEVER, ALWAYS = "1 = 0", "1 = 1"


@dataclass(frozen=True, slots=True)
class Writer:
    """What writes terms: the name of the column of each field, and how a state of it is written."""

    decision: Decision
    columns: tuple[str, ...]
    state: Callable[[int, int], str]

    def any_of(self, terms: Terms) -> str:
        """Whether what is known leaves one of some terms."""
        return some(map(self._term, terms))

    def known_words(self) -> str:
        """Whether every field is one of its states, or not known."""
        fields = self.decision.fields
        tests = (self._states(n, range(len(one.words)), True) for n, one in enumerate(fields))
        return every(tests)

    def given(self) -> dict[int, str]:
        """Each field of which a law decides, with what is settled of it where it is not known."""
        found: dict[int, list[str]] = {}
        for gift in self.decision.gifts:
            found.setdefault(gift.field, []).insert(0, self._gift(gift))
        return {
            field: f"COALESCE({', '.join([self.columns[field], *gifts])})"
            for field, gifts in found.items()
        }

    def _gift(self, gift: Gift) -> str:
        """What a law gives where it applies, else NULL."""
        cases = (some(none(self.any_of(terms)) for terms in case) for case in gift.cases)
        applies = every((*cases, *map(self.any_of, gift.unless)))
        return f"CASE WHEN {applies} THEN {self.state(gift.field, gift.state)} END"

    def _term(self, term: int) -> str:
        space = self.decision.space
        tests = []
        for field, size in enumerate(space.sizes):
            states = space.values(term, field)
            if len(states) < size:
                known = [state for state in states if state < size - 1]
                tests.append(self._states(field, known, unknown=size - 1 in states))
        return every(tests)

    def _states(self, field: int, known: Iterable[int], unknown: bool) -> str:
        name, words = self.columns[field], [self.state(field, state) for state in known]
        if not words:
            return f"{name} IS NULL" if unknown else NEVER
        among = f"{name} IN ({', '.join(words)})" if len(words) > 1 else f"{name} = {words[0]}"
        return f"({name} IS NULL OR {among})" if unknown else f"({name} IS NOT NULL AND {among})"


def some(tests: Iterable[str]) -> str:
    """Whether one of some tests holds."""
    return _joined(tests, " OR ", ALWAYS, NEVER)


def every(tests: Iterable[str]) -> str:
    """Whether all of some tests hold."""
    return _joined(tests, " AND ", NEVER, ALWAYS)


def _joined(tests: Iterable[str], by: str, settling: str, silent: str) -> str:
    """Tests as one, of which one kind settles all and another says nothing."""
    found = dict.fromkeys(tests)
    if settling in found:
        return settling
    found.pop(silent, None)
    joined = by.join(found)
    return f"({joined})" if len(found) > 1 else joined or silent


def none(test: str) -> str:
    """Whether a test fails."""
    if test in {NEVER, ALWAYS}:
        return ALWAYS if test == NEVER else NEVER
    return f"NOT {test}" if test.startswith("(") else f"NOT ({test})"


def number(test: str) -> str:
    """A test as 1 or 0."""
    return f"CASE WHEN {test} THEN 1 ELSE 0 END"


def added(parts: Iterable[str]) -> str:
    """A sum; 0 of nothing."""
    return " + ".join(parts) or "0"
