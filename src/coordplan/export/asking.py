"""Where a question is open: the states of knowledge in which a fact can help one condition.

What ``answer.outlook`` finds for one situation is found here for all of them, once. Values that the
terms of the condition do not tell apart go together, so there are few states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from coordplan.conditions import Space, Term, Terms, simplified
from coordplan.work import Work

if TYPE_CHECKING:
    from coordplan.answer.outlook import FactsOf

State = tuple[int | None, ...]
"""For each fact that matters the number of a class of its values; None where it is not known."""

_TURNS_A_STATE = 20


def open_states(outlook: FactsOf, space: Space, work: Work) -> Mapping[int, Terms]:
    """For each fact that can help to settle a condition, by number, the terms in which it can.

    ``space`` is one in which facts have one state more than values: not known. Raises
    ``TooComplexError``.
    """
    found: dict[int, list[Term]] = {}
    states = _States(outlook, work)
    for state, helping in states.undecided():
        term = states.term(state, space)
        for fact in helping:
            found.setdefault(fact, []).append(term)
    return {fact: simplified(terms, space, work) for fact, terms in found.items()}


class _States:
    """The states of knowledge of the facts of one condition."""

    def __init__(self, outlook: FactsOf, work: Work) -> None:
        self._index, self._work = outlook.index, work
        named = set(outlook.named)
        classes = {fact: _classes(self._index.allow[fact]) for fact in (*named, *outlook.tied)}
        self.facts = [fact for fact, some in sorted(classes.items()) if len(some) > 1]
        self._classes: Sequence[Sequence[tuple[int, int]]] = [classes[fact] for fact in self.facts]
        self._named = [number for number, fact in enumerate(self.facts) if fact in named]
        self._deciding: dict[State, frozenset[int]] = {}

    def undecided(self) -> Iterator[tuple[State, frozenset[int]]]:
        """Every state in which the condition is undecided, with the facts that can help in it."""
        seen: set[State] = set()
        start: State = (None,) * len(self.facts)
        ahead = [(start, self._index.terms)]
        while ahead:
            state, alive = ahead.pop()
            if state in seen or not self._open(alive):
                continue
            seen.add(state)
            self._work.spend(_TURNS_A_STATE * len(self.facts))
            helping = self._settling(state, alive) | self._may_decide(state, alive)
            yield state, frozenset(self.facts[number] for number in helping)
            ahead += [(after, left) for _, after, left in self._next(state, alive)]

    def term(self, state: State, space: Space) -> Term:
        """A state as a term."""
        found = space.full
        for fact, of, known in zip(self.facts, self._classes, state, strict=True):
            unknown = 1 << space.sizes[fact] - 1
            found &= space.term(fact, unknown if known is None else of[known][1])
        return found

    def _open(self, alive: int) -> bool:
        return bool(alive & self._index.holds[0] and alive & self._index.fails[0])

    def _next(self, state: State, alive: int) -> Iterator[tuple[int, State, int]]:
        """What is known after one more answer that can occur."""
        for number, known in enumerate(state):
            if known is not None:
                continue
            for class_, (terms, _) in enumerate(self._classes[number]):
                if left := alive & terms:
                    yield number, (*state[:number], class_, *state[number + 1 :]), left

    def _settling(self, state: State, alive: int) -> frozenset[int]:
        """The facts of which one answer decides."""
        further = self._next(state, alive)
        return frozenset(number for number, _, left in further if not self._open(left))

    def _may_decide(self, state: State, alive: int) -> frozenset[int]:
        """The facts that the condition names of which an answer decides, now or later."""
        found = self._deciding.get(state)
        if found is None:
            self._work.spend(_TURNS_A_STATE * len(self.facts))
            found = self._settling(state, alive).intersection(self._named)
            for number, after, left in self._next(state, alive):
                if number in self._named and self._open(left):
                    found |= self._may_decide(after, left)
            self._deciding[state] = found
        return found


def _classes(allow: Sequence[int]) -> Sequence[tuple[int, int]]:
    """The values of a fact that the same terms allow: those terms, and the values as a mask."""
    found: dict[int, int] = {}
    for value, terms in enumerate(allow):
        found[terms] = found.get(terms, 0) | 1 << value
    return list(found.items())
