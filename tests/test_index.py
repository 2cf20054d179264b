"""The index against the enumeration of every completion, in small random worlds of numbers."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping

import pytest

from coordplan.conditions import (
    Among,
    Condition,
    Every,
    Negation,
    Some,
    space_of,
    terms_of,
)
from coordplan.index import Index, Verdict, deciding, index_of, sufficient
from coordplan.work import Work
from coordplan.world import World, world_of

Facts = Mapping[int, int]

SIZES = (2, 3, 2, 2)
COMPLETE = [dict(enumerate(values)) for values in itertools.product(*map(range, SIZES))]
PARTIAL = [
    {fact: value for fact, value in enumerate(values) if value is not None}
    for values in itertools.product(*((None, *range(size)) for size in SIZES))
]


def holds(condition: Condition, facts: Facts) -> bool:
    """Whether a condition holds where everything is known, as it reads."""
    match condition:
        case Among(fact, values):
            return bool(values & 1 << facts[fact])
        case Negation(part):
            return not holds(part, facts)
        case Every(parts):
            return all(holds(part, facts) for part in parts)
        case Some(parts):
            return any(holds(part, facts) for part in parts)


def some_condition(chance: random.Random, depth: int = 2) -> Condition:
    kind = chance.randrange(4 if depth else 1)
    if kind == 0:
        fact = chance.randrange(len(SIZES))
        return Among(fact, chance.randrange(1 << SIZES[fact]))
    if kind == 1:
        return Negation(some_condition(chance, depth - 1))
    parts = tuple(some_condition(chance, depth - 1) for _ in range(chance.randint(0, 3)))
    return Every(parts) if kind == 2 else Some(parts)


def within(known: Facts, complete: Facts) -> bool:
    return known.items() <= complete.items()


class Case:
    """A world, what can occur in it, and a few conditions."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        constraints = [some_condition(chance, 1) for _ in range(chance.randint(0, 3))]
        self.possible = [f for f in COMPLETE if all(holds(c, f) for c in constraints)]
        self.world: World = world_of(SIZES, constraints)
        self.conditions = [some_condition(chance) for _ in range(5)]
        self.index: Index = index_of(self.world, self.conditions)

    def states(self) -> Iterator[tuple[dict[int, int], list[dict[int, int]]]]:
        """Every partial knowledge that can occur, with its completions."""
        for known in PARTIAL:
            completions = [facts for facts in self.possible if within(known, facts)]
            if completions:
                yield known, completions

    def verdict(self, condition: Condition, known: Facts) -> Verdict | None:
        """By enumeration; None where what is known cannot occur."""
        found = {holds(condition, facts) for facts in self.possible if within(known, facts)}
        if not found:
            return None
        if len(found) > 1:
            return Verdict.POSSIBLE
        return Verdict.CERTAIN if True in found else Verdict.EXCLUDED


CASES = range(40)


@pytest.mark.parametrize("seed", CASES)
def test_terms_are_what_holds_and_what_fails(seed: int) -> None:
    chance, space = random.Random(seed), space_of(SIZES)
    for condition in (some_condition(chance, 3) for _ in range(10)):
        for holding in (True, False):
            terms = terms_of(condition, space, Work(), holds=holding)
            for facts in COMPLETE:
                lies_in = [
                    all(space.allows(term, fact, value) for fact, value in facts.items())
                    for term in terms
                ]
                assert any(lies_in) == (holds(condition, facts) is holding)
            assert all(map(space.occurs, terms))
            assert not any(a != b and a & b == a for a in terms for b in terms), "none is covered"


@pytest.mark.parametrize("seed", CASES)
def test_what_can_occur_is_known_of_every_state(seed: int) -> None:
    case = Case(seed)
    for known in PARTIAL:
        completions = [facts for facts in case.possible if within(known, facts)]
        assert case.world.consistent(known) == bool(completions)
        left = {fact: {f[fact] for f in completions} for fact in range(len(SIZES))}
        for fact, values in left.items():
            assert set(case.world.values(fact, known)) == values or not completions
        if completions:
            tied = {f for part in case.world.components for f in part.facts}
            alone = {f: min(vs) for f, vs in left.items() if len(vs) == 1 and f in tied}
            assert case.world.closure(known) == alone | known
            reach = case.world.reachable(known)
            assert case.world.closure(known, reach) == alone | known


@pytest.mark.parametrize("seed", CASES)
def test_every_condition_is_settled_as_the_completions_say(seed: int) -> None:
    case = Case(seed)
    index = case.index
    for known, _ in case.states():
        alive = index.compatible(known)
        expected = [case.verdict(condition, known) for condition in case.conditions]
        found = [index.verdict(number, alive) for number in range(len(case.conditions))]
        assert found == expected
        assert index.settled(alive) == index.settled_by(found)
        settled = index.settled(alive)
        assert not settled.certain & settled.undecided
        for guard, verdict in zip(index.guards, found, strict=True):
            assert bool(settled.certain & guard) is (verdict is Verdict.CERTAIN)
            assert bool(settled.undecided & guard) is (verdict is Verdict.POSSIBLE)


@pytest.mark.parametrize("seed", CASES)
def test_a_condition_by_itself_is_settled_alike(seed: int) -> None:
    case = Case(seed)
    every = range(len(SIZES))
    for number in range(len(case.conditions)):
        alone = case.index.alone(number, every)
        assert alone.span < case.index.span or len(case.conditions) == 1
        for known, _ in case.states():
            verdict = case.index.verdict(number, case.index.compatible(known))
            alive = alone.compatible(known)
            assert alone.verdict(0, alive) is verdict
            assert alone.settled(alive) == alone.settled_by([verdict])


@pytest.mark.parametrize("seed", CASES)
def test_what_suffices_does_so_and_nothing_in_it_can_go(seed: int) -> None:
    case = Case(seed)
    for known, _ in case.states():
        for number, condition in enumerate(case.conditions):
            if case.verdict(condition, known) is Verdict.CERTAIN:
                order = list(known)
                kept = sufficient(case.index, number, known, order)
                assert kept == [fact for fact in reversed(order) if fact in kept]
                because = {fact: known[fact] for fact in kept}
                assert case.verdict(condition, because) is Verdict.CERTAIN
                for fact in kept:
                    less = {other: v for other, v in because.items() if other != fact}
                    assert case.verdict(condition, less) is not Verdict.CERTAIN


@pytest.mark.parametrize("seed", CASES)
def test_what_decides_is_what_may_decide_in_some_further_state(seed: int) -> None:
    case = Case(seed)
    facts = [2, 0, 3, 1]
    for known, _ in case.states():
        for number, condition in enumerate(case.conditions):
            if case.verdict(condition, known) is Verdict.POSSIBLE:
                expected = [
                    fact
                    for fact in facts
                    if fact not in known and _may_decide(case, condition, known, fact)
                ]
                assert deciding(case.index, number, known, facts) == expected


def _may_decide(case: Case, condition: Condition, known: Facts, fact: int) -> bool:
    """Whether a fact decides a condition in some state that goes on from what is known."""
    for further in PARTIAL:
        if fact in further or not known.items() <= further.items():
            continue
        if case.verdict(condition, further) is not Verdict.POSSIBLE:
            continue
        for value in range(SIZES[fact]):
            told = case.verdict(condition, {**further, fact: value})
            if told in {Verdict.CERTAIN, Verdict.EXCLUDED}:
                return True
    return False


def test_a_fact_that_can_only_exclude_decides_too() -> None:
    """The first fact never makes the condition certain: its other value leaves the second open."""
    only_if = Some((Among(0, 0b10), Among(1, 0b01)))  # a first fact of 0 has a second of 0
    world = world_of((2, 2), [only_if])
    index = index_of(world, [Among(1, 0b10)])
    assert deciding(index, 0, {}, [0, 1]) == [0, 1]
