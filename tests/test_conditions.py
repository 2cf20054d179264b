"""Terms of conditions, by hand."""

from __future__ import annotations

import pytest

from coordplan.conditions import (
    ALWAYS,
    FALSE,
    WIDEST,
    Among,
    Every,
    Negation,
    Some,
    Term,
    TooWideError,
    facts_of,
    space_of,
    terms_of,
    width,
)

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
    assert terms_of(A, SPACE) == (term((0, 0b01)),)
    assert terms_of(A, SPACE, holds=False) == (term((0, 0b10)),)


def test_all_values_is_always_and_no_value_never() -> None:
    assert terms_of(Among(1, 0b111), SPACE) == TRUE
    assert terms_of(Among(1, 0), SPACE) == FALSE


def test_nothing_to_hold_always_holds() -> None:
    assert terms_of(ALWAYS, SPACE) == TRUE
    assert terms_of(ALWAYS, SPACE, holds=False) == FALSE
    assert terms_of(Some(()), SPACE) == FALSE


def test_every_meets_and_some_joins() -> None:
    assert terms_of(Every((A, B)), SPACE) == (term((0, 0b01), (1, 0b011)),)
    assert set(terms_of(Some((A, C)), SPACE)) == {term((0, 0b01)), term((2, 0b10))}


def test_negation_turns_every_into_some() -> None:
    assert set(terms_of(Negation(Every((A, B))), SPACE)) == {term((0, 0b10)), term((1, 0b100))}


def test_neighbours_merge_and_covered_terms_go() -> None:
    assert terms_of(Some((Among(1, 0b001), Among(1, 0b110))), SPACE) == TRUE
    assert terms_of(Some((A, Every((A, B)))), SPACE) == terms_of(A, SPACE)


def test_contradiction_has_no_term() -> None:
    assert terms_of(Every((A, Negation(A))), SPACE) == FALSE


def test_facts_named() -> None:
    assert facts_of(Negation(Some((A, Every((C, A)))))) == frozenset({0, 2})


def test_too_wide_is_told_from_the_form_alone() -> None:
    wide = Every(tuple(Some((Among(2 * n, 1), Among(2 * n + 1, 1))) for n in range(10)))
    assert width(wide) == 2**10 > WIDEST
    assert width(wide, holds=False) == 10
    with pytest.raises(TooWideError):
        terms_of(wide, space_of((2,) * 20))
