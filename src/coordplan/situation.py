"""A situation: what is known of a case, never of a person.

Only the facts and values of a vocabulary can be said, so no name, address or number of a
victim can enter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from coordplan.diagnostics import Diagnostic, SituationError
from coordplan.frozen import dataclass
from coordplan.text import Text, did_you_mean, quote
from coordplan.vocabulary import Fact, Value, Vocabulary
from coordplan.vocabulary.terms import spelled


@dataclass(frozen=True, slots=True, init=False)
class Situation:
    """Events and facts as somebody states them, not yet held against a vocabulary.

    ``Situation("sea-border-return", minor=True)`` combines an event with a fact. Events are
    named by id or by any of their names; values by id, by label, or as a bool.
    """

    events: tuple[str, ...]
    facts: Mapping[str, Value]

    def __init__(self, /, *events: str, **facts: Value) -> None:
        object.__setattr__(self, "events", events)
        object.__setattr__(self, "facts", MappingProxyType(facts))


@dataclass(frozen=True, slots=True)
class Resolved:
    """A situation in the terms of a vocabulary, with everything that its constraints imply.

    ``known`` maps fact numbers to value numbers; ``given`` holds the facts that were stated,
    the others follow from them.
    """

    vocabulary: Vocabulary
    known: Mapping[int, int]
    given: frozenset[int]

    @property
    def facts(self) -> dict[str, Value]:
        """The known facts by id, in the order of the vocabulary."""
        return {
            fact.id: fact.values[self.known[fact.number]].value
            for fact in self.vocabulary.fact_list
            if fact.number in self.known
        }

    @property
    def implied(self) -> frozenset[str]:
        """The ids of the facts that were not stated but follow."""
        facts = self.vocabulary.fact_list
        return frozenset(facts[number].id for number in self.known.keys() - self.given)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A fact, the value somebody gave it, and the words in which they did."""

    fact: Fact
    value: int
    words: str


def resolve(situation: Situation, vocabulary: Vocabulary) -> Resolved:
    """The situation in the terms of a vocabulary.

    Raises ``SituationError`` with everything that is wrong: unknown events, facts and values,
    facts that contradict each other, facts that no situation can have together.
    """
    problems: list[Diagnostic] = []
    stated: dict[int, _Stated] = {}
    for entry in _stated(situation, vocabulary):
        if isinstance(entry, Diagnostic):
            problems.append(entry)
            continue
        earlier = stated.setdefault(entry.fact.number, entry)
        if earlier.value != entry.value:
            problems.append(_conflict(earlier, entry))
    known = {number: entry.value for number, entry in stated.items()}
    if not problems and not vocabulary.world.consistent(known):
        problems.append(_impossible(vocabulary, stated))
    if problems:
        raise SituationError(problems)
    return Resolved(vocabulary, vocabulary.world.closure(known), frozenset(known))


def _stated(situation: Situation, vocabulary: Vocabulary) -> Iterator[_Stated | Diagnostic]:
    """Every fact that the situation states, or what is wrong with the statement."""
    for word in situation.events:
        event = vocabulary.find_event(word)
        if event is None:
            yield Diagnostic(
                "unknown-event",
                Text(en=f"unknown event {quote(word)}", vi=f"không có sự kiện {quote(word)}"),
                help=did_you_mean(word, vocabulary.events),
            )
            continue
        for name, value in event.facts.items():
            fact = vocabulary.facts[name]
            number = fact.number_of(value)
            assert number is not None  # the vocabulary was checked
            yield _Stated(fact, number, quote(event.id))
    for name, given in situation.facts.items():
        yield _fact_stated(name, given, vocabulary)


def _fact_stated(name: str, given: Value, vocabulary: Vocabulary) -> _Stated | Diagnostic:
    fact = vocabulary.find_fact(name)
    if fact is None:
        return Diagnostic(
            "unknown-fact",
            Text(en=f"unknown fact {quote(name)}", vi=f"không có dữ kiện {quote(name)}"),
            help=did_you_mean(name, vocabulary.facts),
        )
    word = str(spelled(given))  # from Python, anything may come
    value = fact.find(word)
    number = fact.number_of(value.value) if value is not None else None
    if number is None:
        return Diagnostic(
            "unknown-value",
            Text(
                en=f"fact {quote(fact.id)} has no value {quote(word)}",
                vi=f"dữ kiện {quote(fact.id)} không có giá trị {quote(word)}",
            ),
            help=did_you_mean(word, [spelled(v.value) for v in fact.values]),
        )
    return _Stated(fact, number, quote(f"{fact.id}={spelled(fact.values[number].value)}"))


def _conflict(first: _Stated, second: _Stated) -> Diagnostic:
    """Two statements that give one fact two values."""
    fact = first.fact
    one, two = fact.values[first.value], fact.values[second.value]
    return Diagnostic(
        "contradiction",
        Text(
            en=(
                f"{first.words} and {second.words} contradict each other: {quote(fact.id)} is "
                f"{quote(spelled(one.value))} by the first "
                f"and {quote(spelled(two.value))} by the second"
            ),
            vi=(
                f"{first.words} và {second.words} mâu thuẫn: {quote(fact.id)} theo cái đầu là "
                f"{quote(spelled(one.value))}, theo cái sau là {quote(spelled(two.value))}"
            ),
        ),
        help=Text(en="leave one of the two out", vi="bỏ bớt một trong hai"),
    )


def _impossible(vocabulary: Vocabulary, stated: Mapping[int, _Stated]) -> Diagnostic:
    """Facts that no situation can have together, the statements they came from, and why."""
    known = {number: entry.value for number, entry in stated.items()}
    for number in list(known):
        rest = {other: value for other, value in known.items() if other != number}
        if not vocabulary.world.consistent(rest):
            known = rest
    broken = vocabulary.violated(known)
    words = list(dict.fromkeys(stated[number].words for number in known))
    return Diagnostic(
        "contradiction",
        Text(
            en=f"{' and '.join(words)} cannot be true together: "
            + "; ".join(c.reason.en for c in broken),
            vi=f"{' và '.join(words)} không thể cùng đúng: "
            + "; ".join(c.reason.vi for c in broken),
        ),
        help=Text(en="leave one of them out", vi="bỏ bớt một điều"),
    )
