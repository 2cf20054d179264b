"""Law: a word states what it names, or is said to be vague with that among what it may mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coordplan
from coordplan.diagnostics import SituationError
from coordplan.load.files import plan_file, shipped_plans
from coordplan.load.named import _shipped, plans_named
from coordplan.situation import by_ids, misses
from coordplan.text import fold
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.terms import ALONE, spelled

WORDS = coordplan.load_vocabulary()
Stated = dict[str, str | bool]


def _named(vocabulary: Vocabulary) -> Iterator[tuple[str, Stated]]:
    """Every name of an event or a value, with what it states."""
    for event in vocabulary.events.values():
        yield from ((name, dict(event.facts)) for name in event.all_names)
    for fact in vocabulary.fact_list:
        if fact.retired is not None:
            continue
        for value in fact.values:
            stated: Stated = {fact.id: value.value}
            yield f"{fact.id}={spelled(value.value)}", stated
            yield from ((f"{n}={spelled(value.value)}", stated) for n in fact.names)
            yield from ((f"{fact.id}={name}", stated) for name in (*value.names, *value.vague))
            names = value.vague
            if fact.boolean:
                names += fact.names if value.value is True else value.others
            elif not value.only_answer:
                names += value.names
            yield from ((name, stated) for name in names)


NAMED = sorted({(name, tuple(stated.items())) for name, stated in _named(WORDS)}, key=str)


def _stated(situation: coordplan.Situation) -> Stated:
    """The facts that a situation states, those of its events among them."""
    plain = by_ids(situation, WORDS)
    facts: Stated = {}
    for event in plain.events:
        facts |= WORDS.events[event].facts
    spellings = {
        name: WORDS.facts[name].find(spelled(value)) for name, value in plain.facts.items()
    }
    return facts | {name: found.value for name, found in spellings.items() if found is not None}


def _check(word: str, stated: Stated, situation: coordplan.Situation) -> None:
    found = misses(situation, WORDS)
    if not found:
        assert _stated(situation) == stated, word
        return
    (miss,) = found
    assert miss.problem.rule == "ambiguous-word", word
    assert len(miss.may_mean) > 1
    assert stated in [dict(one.states) for one in miss.may_mean], word


def test_each_name_states_what_it_names_or_is_vague() -> None:
    assert len(NAMED) > 500
    for word, stated in NAMED:
        as_event = coordplan.Situation(word)
        if WORDS.find_event(word) is None:
            _check(word, dict(stated), as_event)
        else:
            # in the place of an event its names are exact
            assert not misses(as_event, WORDS)
        name, sign, value = word.partition("=")
        _check(word, dict(stated), coordplan.Situation(**{name: value if sign else ALONE}))


AS_TYPED: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "no marks": fold,
    "apart": lambda word: f"  {word} ",
}


@settings(max_examples=300)
@given(
    named=st.sampled_from([one for one in NAMED if "=" not in one[0]]),
    way=st.sampled_from(list(AS_TYPED)),
    form=st.sampled_from(["NFC", "NFD"]),
)
def test_case_and_marks_change_nothing(
    named: tuple[str, tuple[tuple[str, str | bool], ...]], way: str, form: Literal["NFC", "NFD"]
) -> None:
    word, stated = named
    typed = unicodedata.normalize(form, AS_TYPED[way](word))
    _check(typed, dict(stated), coordplan.Situation(**{typed: ALONE}))


@settings(max_examples=100)
@given(word=st.text(max_size=20), alone=st.booleans())
def test_any_other_word_states_nothing(word: str, alone: bool) -> None:
    situation = coordplan.Situation(**{word: ALONE}) if alone else coordplan.Situation(word)
    names = {fold(name) for name, _ in NAMED}
    if fold(word) in names or any(char.isdigit() for char in word):
        return
    try:
        by_ids(situation, WORDS)
    except SituationError:
        return
    raise AssertionError(f"{word!r} was taken for something")


def test_each_name_of_a_plan_finds_it_or_is_said_to_be_vague() -> None:
    files = shipped_plans()
    for found in _shipped(None):
        for name in found.names:
            among = [one.id for one in plans_named(name)]
            assert found.id in among, name
            if len(among) == 1:
                assert plan_file(name) == files[found.id]
            else:
                with pytest.raises(coordplan.UnknownNameError, match="several"):
                    plan_file(name)


@settings(max_examples=300)
@given(age=st.integers(), name=st.sampled_from(["age", "tuổi", "years old"]))
def test_a_number_is_in_one_band_or_refused(age: int, name: str) -> None:
    number = WORDS.numbers["age"]
    found = misses(coordplan.Situation(**{name: age}), WORDS)
    assert bool(found) == (not number.least <= age <= number.most)
    if not found:
        stated = _stated(coordplan.Situation(**{name: age}))
        assert stated["minor"] is (age < 18)
        assert stated.get("under_16", False) is (age < 16)
