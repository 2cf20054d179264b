"""Decision diagrams: sets are nodes, operations are exact, and no question hangs."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordplan.compare.diagram import ALL, NONE, Diagrams, Node
from coordplan.compare.order import asking_order
from coordplan.conditions import Among, Condition, Every, Negation, Some
from coordplan.work import MOST_FACTS, TooComplexError, Work

SIZES = (2, 3, 2, 4)
EVERYTHING = list(itertools.product(*map(range, SIZES)))

LEAVES = st.integers(0, 3).flatmap(
    lambda fact: st.builds(Among, st.just(fact), st.integers(0, (1 << SIZES[fact]) - 1))
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Negation, inner),
        st.builds(Every, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


def holds(condition: Condition, values: tuple[int, ...]) -> bool:
    match condition:
        case Among(fact, mask):
            return bool(mask >> values[fact] & 1)
        case Negation(part):
            return not holds(part, values)
        case Every(parts):
            return all(holds(part, values) for part in parts)
        case Some(parts):
            return any(holds(part, values) for part in parts)


def inside(diagrams: Diagrams, node: Node) -> set[tuple[int, ...]]:
    return {
        values
        for values in EVERYTHING
        if diagrams.meets(node, {fact: 1 << value for fact, value in enumerate(values)})
    }


@pytest.mark.uncounted
@settings(max_examples=200, deadline=None)
@given(CONDITIONS, CONDITIONS, st.permutations(range(4)))
def test_operations_are_those_of_sets(one: Condition, other: Condition, order: list[int]) -> None:
    diagrams = Diagrams(SIZES, order)
    a, b = diagrams.of(one), diagrams.of(other)
    in_a, in_b = ({v for v in EVERYTHING if holds(c, v)} for c in (one, other))
    assert inside(diagrams, a) == in_a
    assert inside(diagrams, diagrams.both(a, b)) == in_a & in_b
    assert inside(diagrams, diagrams.either(a, b)) == in_a | in_b
    assert inside(diagrams, diagrams.minus(a, b)) == in_a - in_b
    assert inside(diagrams, diagrams.differ(a, b)) == in_a ^ in_b
    assert diagrams.count(a) == len(in_a)
    assert (a == b) == (in_a == in_b), "equal sets are the same node"
    assert (a == NONE, a == ALL) == (not in_a, len(in_a) == len(EVERYTHING))
    if in_a:
        first = diagrams.first(a)
        assert diagrams.minus(diagrams.cube(first), a) == NONE


def test_facts_that_no_diagram_asks_for_are_counted() -> None:
    diagrams = Diagrams((2, 5, 7), [1])
    assert diagrams.count(ALL) == 70
    assert diagrams.count(diagrams.among(1, 0b11)) == 28


def test_counts_are_whole_numbers_of_any_size() -> None:
    facts = range(200)
    diagrams = Diagrams([10] * 200, facts)
    assert diagrams.count(diagrams.every(diagrams.among(fact, 0b1) for fact in facts)) == 1
    assert diagrams.count(diagrams.among(0, 0b111)) == 3 * 10**199


def test_too_many_facts_are_refused() -> None:
    for facts in (MOST_FACTS - 1, MOST_FACTS):
        assert Diagrams([2] * 1000, range(facts)).order == tuple(range(facts))
    with pytest.raises(TooComplexError):
        Diagrams([2] * 1000, range(MOST_FACTS + 1))


def _pairs(work: Work) -> Node:
    """A set whose diagram is as large as can be in this order of facts."""
    diagrams = Diagrams([2] * 16, [*range(0, 16, 2), *range(1, 16, 2)], work)
    return diagrams.every(
        diagrams.of(Some((Among(n, 1), Among(n + 1, 1)))) for n in range(0, 16, 2)
    )


def test_a_question_that_would_take_too_long_is_refused() -> None:
    work = Work()
    found = _pairs(work)
    assert _pairs(Work(work.spent)) == found
    assert _pairs(Work(work.spent + 1)) == found
    with pytest.raises(TooComplexError) as refused:
        _pairs(Work(work.spent - 1))
    (told,) = refused.value.diagnostics
    assert (told.rule, told.help is not None) == ("too-complex", True)


def test_facts_that_are_spoken_of_together_stand_together() -> None:
    order = asking_order([{0, 5}, {1, 4}, {5, 0}, {4, 2}, {3}])
    assert sorted(order) == [0, 1, 2, 3, 4, 5]
    assert abs(order.index(0) - order.index(5)) == 1
    places = [order.index(fact) for fact in (1, 4, 2)]
    assert max(places) - min(places) == 2
