"""What a word may state by itself: an event, or one value of one fact. A word is never guessed."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from coordplan.frozen import FrozenDict, dataclass
from coordplan.text import Text, beginning, close, fold
from coordplan.vocabulary.terms import Event, Fact, FactValue, Number, Value, Vocabulary, spelled

MOST_OFFERED = 6
"""How many things are named that a slip may have meant."""

_AS_NEAR = 0.1
_SHORTEST_PART = 3
_DIGITS = re.compile(r"\d+")
_WITH_NAME = re.compile(
    r"(?P<first>\d+)[ -]*(?P<after>[^\W\d_]+(?:[ -][^\W\d_]+)*)"
    r"|(?P<before>[^\W\d_]+(?: [^\W\d_]+)*):? +(?P<last>\d+)"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Something that a word may state; ``id`` is how it is typed without any doubt."""

    id: str
    label: Text
    about: Text
    states: Mapping[str, Value]


def meaning_of(fact: Fact, value: FactValue) -> Meaning:
    """That a fact has a value."""
    if not fact.boolean:
        label = Text(
            vi=f"{fact.label.vi}: {value.label.vi}", en=f"{fact.label.en}: {value.label.en}"
        )
        about = value.about
    elif value.value is True:
        label, about = fact.label, fact.about
    else:
        label = Text(vi=f"{fact.label.vi}: không", en=f"{fact.label.en}: no")
        about = value.about
    typed = f"{fact.id}={spelled(value.value)}"
    return Meaning(typed, label, about, FrozenDict({fact.id: value.value}))


def event_meant(event: Event) -> Meaning:
    """That an event happened."""
    return Meaning(event.id, event.label, event.about, event.facts)


def names_of(meaning: Meaning, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Everything by which something that a word may mean is called where it is asked about."""
    if meaning.id in vocabulary.events:
        return vocabulary.events[meaning.id].all_names
    found: list[str] = []
    for name, value in meaning.states.items():
        fact = vocabulary.facts[name]
        number = fact.number_of(value)
        assert number is not None  # it is one of its values
        own = fact.names if fact.boolean and value is True else ()
        found += [*own, *fact.values[number].names]
    return tuple(found)


def meanings(vocabulary: Vocabulary, word: str) -> tuple[Meaning, ...]:
    """Everything that a word may state by itself; two words for the same facts are one."""
    return vocabulary.once(_said_alone).get(fold(word), ())


def numbered(vocabulary: Vocabulary, word: str) -> tuple[Number, str] | None:
    """A number that is said with its name, such as ``15 tuổi``: which one, and its digits.

    No digits where it is not a plain number: ``1.5 tuổi``.
    """
    if not vocabulary.numbers or not _DIGITS.search(word):
        return None
    letters = _DIGITS.sub(" ", word)
    number = vocabulary.find_number(letters)
    if number is None:
        return None
    found = _WITH_NAME.fullmatch(unicodedata.normalize("NFC", word).strip())
    return number, "" if found is None else found["first"] or found["last"]


def similar(vocabulary: Vocabulary, word: str) -> tuple[Meaning, ...]:
    """What a word that states nothing may have meant, the nearest first, and not many."""
    known = vocabulary.once(_offered)
    found = one_each(chain.from_iterable(known[name] for name in near_names(word, known)))
    return found[:MOST_OFFERED]


def near_names(word: str, known: Iterable[str]) -> list[str]:
    """The folded names that a slip may have meant.

    Those spelled about as nearly alike as any, else those that hold it, or that it holds, word by
    word.
    """
    known, folded = list(known), beginning(word)
    alike = close(folded, known, most=MOST_OFFERED)
    if alike:
        ratios = {name: difflib.SequenceMatcher(None, name, folded).ratio() for name in alike}
        return [name for name in alike if ratios[name] >= ratios[alike[0]] - _AS_NEAR]
    return [name for name in known if _holds(name, folded) or _holds(folded, name)]


def one_each(found: Iterable[Meaning]) -> tuple[Meaning, ...]:
    """The first of those that state the same facts."""
    kept: dict[frozenset[tuple[str, str]], Meaning] = {}
    for one in found:
        kept.setdefault(
            frozenset((name, spelled(value)) for name, value in one.states.items()), one
        )
    return tuple(kept.values())


def _holds(whole: str, part: str) -> bool:
    """Whether one name stands in another, word by word."""
    return len(part) >= _SHORTEST_PART and f" {part} " in f" {whole} "


Said = Mapping[str, tuple[Meaning, ...]]
"""For each folded name what it may state."""


def _said_alone(vocabulary: Vocabulary) -> Said:
    """What each name states where it is said without its fact."""
    return _gathered(chain(_of_events(vocabulary), _of_values(vocabulary, answers=False)))


def _offered(vocabulary: Vocabulary) -> Said:
    """The same with the values that say nothing without their facts."""
    return _gathered(chain(_of_events(vocabulary), _of_values(vocabulary, answers=True)))


def _gathered(named: Iterable[tuple[Meaning, Iterable[str]]]) -> Said:
    found: dict[str, list[Meaning]] = {}
    for meaning, names in named:
        for name in dict.fromkeys(map(fold, names)):
            found.setdefault(name, []).append(meaning)
    return {name: one_each(all_) for name, all_ in found.items() if name}


def _of_events(vocabulary: Vocabulary) -> Iterator[tuple[Meaning, Iterable[str]]]:
    for event in vocabulary.events.values():
        yield event_meant(event), event.all_names


def _of_values(vocabulary: Vocabulary, *, answers: bool) -> Iterator[tuple[Meaning, Iterable[str]]]:
    """The values of facts, with the names that they have without their fact."""
    for fact in vocabulary.fact_list:
        if fact.retired is not None:
            continue
        for value in fact.values:
            names: tuple[str, ...]
            if not fact.boolean:
                names = value.names if answers or not value.only_answer else ()
            else:
                names = fact.names if value.value is True else value.others
            yield meaning_of(fact, value), (*names, *value.vague)
