"""A situation: what is known of a case, never of a person.

Only the facts and values of a vocabulary can be said, so no name, address or number of a
victim can enter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from coordplan.conditions import Term
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
    the others follow from them. ``reach`` is the term of the values that each fact can take,
    ``stated`` the fields of the facts that were stated.
    """

    vocabulary: Vocabulary
    known: Mapping[int, int]
    given: frozenset[int]
    reach: Term
    stated: Term

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
    """A fact, the value somebody gave it, and the event by which they did, if it was one."""

    fact: Fact
    value: int
    event: str | None = None

    @property
    def words(self) -> str:
        """The words in which the fact was stated."""
        if self.event is not None:
            return quote(self.event)
        return quote(f"{self.fact.id}={spelled(self.fact.values[self.value].value)}")


def resolve(situation: Situation, vocabulary: Vocabulary) -> Resolved:
    """The situation in the terms of a vocabulary.

    Raises ``SituationError`` with everything that is wrong: unknown events, facts and values,
    facts that contradict each other, facts that no situation can have together.
    """
    world = vocabulary.world
    known = _plain(situation, vocabulary)
    reach = world.reachable(known) if known is not None else 0
    if known is None or not reach:
        known = _read(situation, vocabulary)
        reach = world.reachable(known)
    fields = sum([world.space.fields[number] for number in known])
    return Resolved(vocabulary, world.closure(known, reach), frozenset(known), reach, fields)


def _plain(situation: Situation, vocabulary: Vocabulary) -> dict[int, int] | None:
    """The facts stated by ids and without contradiction; None where somebody must look closer."""
    known: dict[int, int] = {}
    spellings = vocabulary.spellings
    try:
        for facts in (*(vocabulary.events[e].facts for e in situation.events), situation.facts):
            for name, given in facts.items():
                fact, values = spellings[name]
                value = values[given if type(given) is str else spelled(given)]
                if known.setdefault(fact, value) != value:
                    return None
    except (KeyError, TypeError):
        return None
    return known


def _read(situation: Situation, vocabulary: Vocabulary) -> dict[int, int]:
    """The facts stated in whatever words. Raises ``SituationError``."""
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
    return known


def _stated(situation: Situation, vocabulary: Vocabulary) -> Iterator[_Stated | Diagnostic]:
    """Every fact that the situation states, or what is wrong with the statement."""
    for word in situation.events:
        if not isinstance(word, str):
            yield _no_word("unknown-event", word, Text(en="an event", vi="sự kiện"))
            continue
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
            yield _Stated(fact, number, event.id)
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
    if not isinstance(given, str | bool):
        said = quote(fact.id)
        return _no_word("unknown-value", given, Text(en=f"fact {said}", vi=f"dữ kiện {said}"))
    word = spelled(given)
    value = fact.find(word)
    if value is None:
        return Diagnostic(
            "unknown-value",
            Text(
                en=f"fact {quote(fact.id)} has no value {quote(word)}",
                vi=f"dữ kiện {quote(fact.id)} không có giá trị {quote(word)}",
            ),
            help=did_you_mean(word, [spelled(v.value) for v in fact.values]),
        )
    return _Stated(fact, fact.values.index(value))


def _no_word(rule: str, given: object, what: Text) -> Diagnostic:
    """The problem of what is neither a word nor a bool: from Python, anything may come."""
    kind = quote(type(given).__name__)
    return Diagnostic(
        rule,
        Text(en=f"{what.en} cannot be given as {kind}", vi=f"không thể nêu {what.vi} bằng {kind}"),
        help=Text(en="give it as a word, true or false", vi="hãy nêu bằng từ, true hoặc false"),
    )


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
