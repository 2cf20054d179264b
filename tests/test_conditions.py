"""Terms of conditions, by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordplan.conditions import (
    ALWAYS,
    FALSE,
    Among,
    Condition,
    Every,
    Negation,
    Some,
    Term,
    conflict,
    conjunction,
    facts_of,
    space_of,
    terms_of,
)
from coordplan.work import TURNS, TooComplexError, Work

SPACE = space_of((2, 3, 2))
TRUE = SPACE.always
A, B, C = Among(0, 0b01), Among(1, 0b011), Among(2, 0b10)


def term(*allowed: tuple[int, int]) -> Term:
    """The term that allows each fact named its values, and the others any."""
    found = SPACE.full
    for fact, values in allowed:
        found &= SPACE.term(fact, values)
    return found


def test_an_atom_is_one_term() -> None:
    assert terms_of(A, SPACE, Work()) == (term((0, 0b01)),)
    assert terms_of(A, SPACE, Work(), holds=False) == (term((0, 0b10)),)


def test_all_values_is_always_and_no_value_never() -> None:
    assert terms_of(Among(1, 0b111), SPACE, Work()) == TRUE
    assert terms_of(Among(1, 0), SPACE, Work()) == FALSE


def test_nothing_to_hold_always_holds() -> None:
    assert terms_of(ALWAYS, SPACE, Work()) == TRUE
    assert terms_of(ALWAYS, SPACE, Work(), holds=False) == FALSE
    assert terms_of(Some(()), SPACE, Work()) == FALSE


def test_every_meets_and_some_joins() -> None:
    assert terms_of(Every((A, B)), SPACE, Work()) == (term((0, 0b01), (1, 0b011)),)
    assert set(terms_of(Some((A, C)), SPACE, Work())) == {term((0, 0b01)), term((2, 0b10))}


def test_negation_turns_every_into_some() -> None:
    assert set(terms_of(Negation(Every((A, B))), SPACE, Work())) == {
        term((0, 0b10)),
        term((1, 0b100)),
    }


def test_neighbours_merge_and_covered_terms_go() -> None:
    assert terms_of(Some((Among(1, 0b001), Among(1, 0b110))), SPACE, Work()) == TRUE
    assert terms_of(Some((A, Every((A, B)))), SPACE, Work()) == terms_of(A, SPACE, Work())


def test_contradiction_has_no_term() -> None:
    assert terms_of(Every((A, Negation(A))), SPACE, Work()) == FALSE


def test_facts_named() -> None:
    assert facts_of(Negation(Some((A, Every((C, A)))))) == frozenset({0, 2})


def ands_of_ors(n: int) -> Condition:
    """What needs two to the power of ``n`` terms: each of ``n`` pairs has a fact that holds."""
    return Every(tuple(Some((Among(2 * k, 1), Among(2 * k + 1, 1))) for k in range(n)))


def test_many_alternatives_are_no_reason_to_refuse() -> None:
    space = space_of((2,) * 20)
    assert len(terms_of(ands_of_ors(10), space, Work())) == 2**10
    assert len(terms_of(ands_of_ors(10), space, Work(), holds=False)) == 10


def test_what_is_wide_as_written_and_narrow_as_meant_costs_little() -> None:
    work = Work()
    one = Some((A, C))
    assert set(terms_of(Every((one,) * 1000), SPACE, work)) == set(terms_of(one, SPACE, Work()))
    assert work.spent < TURNS // 50


def test_a_condition_is_refused_by_what_it_costs_exactly() -> None:
    space, work = space_of((2,) * 20), Work()
    found = terms_of(ands_of_ors(6), space, work)
    assert work.spent > 2**6
    assert terms_of(ands_of_ors(6), space, Work(work.spent)) == found
    assert terms_of(ands_of_ors(6), space, Work(work.spent + 1)) == found
    with pytest.raises(TooComplexError):
        terms_of(ands_of_ors(6), space, Work(work.spent - 1))


def test_a_product_is_refused_before_it_is_made() -> None:
    space = space_of((2,) * 60)
    work = Work(1000)
    with pytest.raises(TooComplexError):
        terms_of(ands_of_ors(30), space, work)
    assert work.left > -2 * 1000 * 1000


@given(st.lists(st.lists(st.integers(0, 2**7 - 1), max_size=5), max_size=5))
def test_a_conflict_is_what_letting_go_one_by_one_leaves(written: list[list[int]]) -> None:
    lists = [tuple(term for term in terms if SPACE.occurs(term)) for terms in written]
    base = SPACE.always
    if conjunction(lists, SPACE, Work()):
        return
    kept = list(range(len(lists)))
    for number in range(len(lists)):
        rest = [lists[other] for other in kept if other != number]
        if not conjunction(rest, SPACE, Work()):
            kept.remove(number)
    assert conflict(base, lists, SPACE, Work()) == kept
