"""Words as statements: what each says of a case, in the terms of a vocabulary.

An event, a fact with its value, a number that sets facts, or a word that states one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coordplan.frozen import dataclass
from coordplan.text import Text, quote
from coordplan.vocabulary.misses import (
    Miss,
    ambiguous,
    needs_a_number,
    no_event,
    no_fact,
    no_value,
    no_word,
    nothing_alone,
)
from coordplan.vocabulary.terms import ALONE, Fact, Number, Value, Vocabulary, spelled
from coordplan.vocabulary.words import meaning_of, meanings, numbered


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact, the value somebody gave it, and by which event or number they did, if by one."""

    fact: Fact
    value: int
    by: str | None = None

    @property
    def words(self) -> str:
        """The words in which the fact was stated; never a number itself."""
        if self.by is not None:
            return quote(self.by)
        return quote(f"{self.fact.id}={spelled(self.fact.values[self.value].value)}")


def by_event(word: str, which: Text, vocabulary: Vocabulary) -> Iterator[Stated | Miss]:
    """What an event states, or a word in its place: a value, or a fact with its value.

    ``which`` says of several events which it is.
    """
    if not isinstance(word, str):
        yield no_word("unknown-event", word, None, Text(en="an event", vi="sự kiện"))
        return
    event = vocabulary.find_event(word)
    name, sign, value = word.partition("=")
    if event is not None:
        yield from _together(event.facts, event.id, vocabulary)
    elif sign:
        yield from _by_name(name.strip(), value.strip(), word, which, vocabulary)
    else:
        found = list(_alone(word, None, vocabulary))
        yield from found or [no_event(word, which, vocabulary)]


def by_fact(
    name: str, given: Value | int, which: Text, vocabulary: Vocabulary
) -> Iterator[Stated | Miss]:
    """What a fact with its value states, or a number, or a word that stands alone.

    ``which`` says of several facts which it is.
    """
    if given == ALONE:
        found = list(_alone(name, ALONE, vocabulary))
        yield from found or [nothing_alone(name, which, vocabulary)]
    else:
        yield from _by_name(name, given, None, which, vocabulary)


def _alone(word: str, place: Value | None, vocabulary: Vocabulary) -> Iterator[Stated | Miss]:
    """What a word states by itself; nothing where it states nothing."""
    counted = numbered(vocabulary, word)
    found = meanings(vocabulary, word)
    if counted is not None:
        number, digits = counted
        yield from _by_number(number, word, digits, place, vocabulary)
    elif len(found) > 1:
        yield ambiguous(word, place, found)
    elif found:
        (meant,) = found
        by = meant.id if meant.id in vocabulary.events else None
        yield from _together(meant.states, by, vocabulary)


def _by_name(
    name: str, given: Value | int, event: str | None, which: Text, vocabulary: Vocabulary
) -> Iterator[Stated | Miss]:
    """What a name with a value states; ``event`` is the whole word where it stood for an event."""
    word, place = (name, given) if event is None else (event, None)
    number = vocabulary.find_number(name)
    fact = vocabulary.find_fact(name)
    if fact is None and number is not None:
        yield from _by_number(number, word, given, place, vocabulary)
        return
    if fact is None:
        yield no_fact(name, given, event, which, vocabulary)
        return
    if not isinstance(given, str | bool):
        said = quote(fact.id)
        what = Text(en=f"fact {said}", vi=f"dữ kiện {said}")
        yield no_word("unknown-value", given, name, what)
        return
    found = fact.found(spelled(given))
    if len(found) == 1:
        yield Stated(fact, fact.values.index(found[0]))
    elif found:
        meant = tuple(meaning_of(fact, value) for value in found)
        yield ambiguous(word, place, meant, said=spelled(given))
    else:
        yield no_value(fact, word, place, spelled(given))


def _by_number(
    number: Number, word: str, given: object, place: Value | int | None, vocabulary: Vocabulary
) -> Iterator[Stated | Miss]:
    """What a number states: the facts that it sets."""
    digits = ""
    if isinstance(given, str):
        named = numbered(vocabulary, given)
        digits = given if named is None or named[0] is not number else named[1]
    elif isinstance(given, int) and not isinstance(given, bool) and abs(given) <= number.most:
        digits = str(given)
    facts = number.sets(digits)
    if facts is None:
        yield needs_a_number(number, word, place)
    else:
        yield from _together(facts, number.id, vocabulary)


def _together(
    facts: Mapping[str, Value], by: str | None, vocabulary: Vocabulary
) -> Iterator[Stated]:
    """Facts that are stated by one word."""
    for name, value in facts.items():
        fact = vocabulary.facts[name]
        number = fact.number_of(value)
        assert number is not None  # the vocabulary was checked
        yield Stated(fact, number, by)
