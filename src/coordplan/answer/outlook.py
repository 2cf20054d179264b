"""What is known of the facts of one condition, and all that follows from it.

A condition speaks of a few facts, and constraints tie a few more to them. Whatever a situation
says of these, it says the same each time it is asked, so what follows is worked out once for
each state of them and kept with the plan.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from coordplan.answer.items import Because, Kind, Possible, Statement
from coordplan.compiled import Plan
from coordplan.conditions import Term, facts_of
from coordplan.frozen import FrozenDict, dataclass
from coordplan.index import Index, deciding, sufficient
from coordplan.situation import Resolved
from coordplan.vocabulary import Fact, Value
from coordplan.work import Work

NOTHING: Because = FrozenDict({})

MOST_KEPT = 100_000
"""How many outlooks are kept with a plan; beyond that it begins anew."""

Make = Callable[[Because], Statement]
Key = TypeVar("Key")
Outlook = TypeVar("Outlook")


@dataclass(frozen=True, slots=True)
class Holds:
    """A condition that is certain, and its items in the order of the answer."""

    items: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """An unknown fact that may help to settle a condition.

    ``values`` are the answers that can occur; ``settling`` counts those that settle it at once.
    """

    fact: Fact
    values: tuple[Value, ...]
    settling: int


@dataclass(frozen=True, slots=True)
class Open:
    """A condition that is undecided: its items, and the facts that help to settle it."""

    items: tuple[Possible, ...]
    help: tuple[Help, ...]


class Outlooks:
    """The outlooks of the conditions of one plan, each worked out when it is first needed."""

    def __init__(self, plan: Plan, makes: Mapping[int, tuple[tuple[Kind, Make], ...]]) -> None:
        self.plan = plan
        self._facts: dict[int, FactsOf] = {}
        self.makes = makes
        self._certain: dict[tuple[int, Term, Term], Holds] = {}
        self._undecided: dict[tuple[int, Term], Open] = {}
        self._waiting: dict[int, Open] = {}

    def waiting(self, condition: int) -> Open:
        """What follows for the condition of a duty on call that only has to be called."""
        found = self._waiting.get(condition)
        if found is None:
            items = tuple(Possible(kind, make(NOTHING), ()) for kind, make in self.makes[condition])
            found = self._waiting[condition] = Open(items, ())
        return found

    def facts(self, condition: int) -> FactsOf:
        """The facts that bear on a condition."""
        if condition not in self._facts:
            self._facts[condition] = FactsOf(self.plan, condition)
        return self._facts[condition]

    def holds(self, condition: int, resolved: Resolved, work: Work) -> Holds:
        """What follows for a condition that is certain."""
        facts = self.facts(condition)
        key = (condition, resolved.reach & facts.mask, resolved.stated & facts.mask)
        found = self._certain.get(key)
        if found is None:
            because = facts.because(resolved, work)
            items = tuple(make(because) for _, make in self.makes[condition])
            found = _kept(self._certain, key, Holds(items))
        return found

    def open(self, condition: int, resolved: Resolved, work: Work) -> Open:
        """What follows for a condition that is undecided."""
        facts = self.facts(condition)
        key = (condition, resolved.reach & facts.mask)
        found = self._undecided.get(key)
        if found is None:
            on = facts.depends_on(resolved, work)
            items = tuple(Possible(kind, make(NOTHING), on) for kind, make in self.makes[condition])
            found = _kept(self._undecided, key, Open(items, facts.help(resolved, on)))
        return found


def _kept(memo: dict[Key, Outlook], key: Key, outlook: Outlook) -> Outlook:
    """An outlook that has been put into a memo; one that is full begins anew."""
    if len(memo) >= MOST_KEPT:
        memo.clear()
    memo[key] = outlook
    return outlook


class FactsOf:
    """The facts that one condition names, and those that constraints tie to them."""

    def __init__(self, plan: Plan, condition: int) -> None:
        world = plan.vocabulary.world
        self.facts = plan.vocabulary.fact_list
        self.named = sorted(facts_of(plan.conditions[condition]))
        touching = world.touching(self.named)
        tied = {fact for component in touching for fact in component.facts}
        self.tied = sorted(tied.difference(self.named))
        self.space = world.space
        self.mask = sum(world.space.fields[fact] for fact in (*self.named, *self.tied))
        self._plan, self._condition = plan, condition
        self._index: Index | None = None

    @property
    def index(self) -> Index:
        """The index of this condition alone."""
        if self._index is None:
            self._index = self._plan.index.alone(self._condition, {*self.named, *self.tied})
        return self._index

    def because(self, resolved: Resolved, work: Work) -> Because:
        """The facts that make the condition certain; facts of the condition itself first."""
        order = [
            *sorted(set(self.tied) - resolved.given, reverse=True),
            *sorted(set(self.tied) & resolved.given, reverse=True),
            *reversed(self.named),
        ]
        known = resolved.known
        numbers = sorted(sufficient(self.index, 0, known, order, work))
        return FrozenDict({self.facts[n].id: self.facts[n].values[known[n]].value for n in numbers})

    def depends_on(self, resolved: Resolved, work: Work) -> tuple[Fact, ...]:
        """The unknown facts of the condition that may settle it."""
        found = deciding(self.index, 0, self.known(resolved), self.named, work)
        return tuple(self.facts[number] for number in found)

    def known(self, resolved: Resolved) -> Mapping[int, int]:
        """What is known of these facts."""
        known = resolved.known
        return {fact: known[fact] for fact in (*self.named, *self.tied) if fact in known}

    def help(self, resolved: Resolved, depends_on: Collection[Fact]) -> tuple[Help, ...]:
        """The unknown facts on which the condition depends, or that settle it through others."""
        index, found = self.index, []
        alive = index.compatible(self.known(resolved))
        for number in (*self.named, *self.tied):
            if number in resolved.known:
                continue
            values = self.space.values(resolved.reach, number)
            left = [alive & index.allow[number][value] for value in values]
            settling = sum(not (rest & index.holds[0] and rest & index.fails[0]) for rest in left)
            fact = self.facts[number]
            if settling or fact in depends_on:
                answers = tuple(fact.values[value].value for value in values)
                found.append(Help(fact, answers, settling))
        return tuple(found)
