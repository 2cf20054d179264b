"""A situation: what is known of a case, never of a person.

Only the facts and values of a vocabulary can be said, so no name, address or number of a
victim can enter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from coordplan.conditions import Term
from coordplan.diagnostics import Diagnostic, SituationError
from coordplan.frozen import FrozenDict, dataclass
from coordplan.text import Text, quote, which
from coordplan.vocabulary import Value, Vocabulary
from coordplan.vocabulary.terms import spelled

if TYPE_CHECKING:
    from coordplan.vocabulary.misses import Miss
    from coordplan.vocabulary.statements import Stated


class Settles(Protocol):
    """What a law settles of a case: in ``cases`` with these values, the facts that it ``sets``."""

    @property
    def cases(self) -> Mapping[str, tuple[Value, ...]]:
        """Facts, each with the values that it may have."""

    @property
    def sets(self) -> Mapping[str, Value]:
        """The facts that hold then."""


def meets(facts: Mapping[str, Value], cases: Mapping[str, tuple[Value, ...]]) -> bool:
    """Whether a case with some facts, by id, is one of those for which a law settles something."""
    return all(facts.get(fact) in values for fact, values in cases.items())


@dataclass(frozen=True, slots=True, init=False)
class Situation:
    """Events and facts as somebody states them, not yet held against a vocabulary.

    ``Situation("sea-border-return", minor=True)`` combines an event with a fact. Events are
    named by id or by any of their names; facts and values by id, by any name, or as a bool. A
    word that is no event states the one value that it names. A number, as ``age=15``, stands for
    the facts that it sets. Under a ``law`` there follows what it settles.
    """

    events: tuple[str, ...]
    facts: Mapping[str, Value]
    law: tuple[Settles, ...]

    def __init__(self, /, *events: str, **facts: Value | int) -> None:
        object.__setattr__(self, "events", events)
        object.__setattr__(self, "facts", FrozenDict(facts))
        object.__setattr__(self, "law", ())

    def stating(self, facts: Mapping[str, Value | int]) -> Situation:
        """The same events under the same law, with these facts."""
        return Situation(*self.events, **facts).under(self.law)

    def under(self, law: Iterable[Settles]) -> Situation:
        """The same situation, under a law."""
        found = Situation(*self.events, **self.facts)
        object.__setattr__(found, "law", tuple(law))
        return found


@dataclass(frozen=True, slots=True)
class Resolved:
    """A situation in the terms of a vocabulary, with everything that its constraints imply.

    ``known`` maps fact numbers to value numbers; ``given`` holds the facts that were stated,
    or that the law settles (``by_law``), the others follow from them. ``reach`` is the term of the
    values that each fact can take, ``stated`` the fields of the facts that were given.
    """

    vocabulary: Vocabulary
    known: Mapping[int, int]
    given: frozenset[int]
    reach: Term
    stated: Term
    law: tuple[Settles, ...] = ()
    by_law: frozenset[int] = frozenset()

    @property
    def facts(self) -> dict[str, Value]:
        """The known facts by id, in the order of the vocabulary."""
        return facts_by_id(self.known, self.vocabulary)

    @property
    def implied(self) -> frozenset[str]:
        """The ids of the facts that were not stated but follow."""
        facts = self.vocabulary.fact_list
        return frozenset(facts[number].id for number in self.known.keys() - self.given)


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
    closed = world.closure(known, reach)
    settled = _settled(situation.law, closed, vocabulary) if situation.law else {}
    if settled:
        narrowed = world.reachable(known | settled)
        if narrowed:
            known, reach = known | settled, narrowed
            closed = world.closure(known, reach)
    fields = sum([world.space.fields[number] for number in known])
    given, by_law = frozenset(known), frozenset(settled).intersection(known)
    return Resolved(vocabulary, FrozenDict(closed), given, reach, fields, situation.law, by_law)


def _settled(
    law: Iterable[Settles], known: Mapping[int, int], vocabulary: Vocabulary
) -> dict[int, int]:
    """The facts that a law settles and that are not known without it; by number, as ``known``."""
    facts = facts_by_id(known, vocabulary)
    settled = (item for one in law if meets(facts, one.cases) for item in one.sets.items())
    found: dict[int, int] = {}
    for id_, value in settled:
        fact, numbers = vocabulary.spellings[id_]
        if fact not in known:
            found[fact] = numbers[spelled(value)]
    return found


def facts_by_id(known: Mapping[int, int], vocabulary: Vocabulary) -> dict[str, Value]:
    """Facts by number as they are stated, in the order of the vocabulary."""
    return {
        fact.id: fact.values[known[fact.number]].value
        for fact in vocabulary.fact_list
        if fact.number in known
    }


def by_ids(situation: Situation, vocabulary: Vocabulary) -> Situation:
    """The same situation in the ids of a vocabulary; a number becomes the facts that it sets.

    Raises ``SituationError`` with every word that states nothing or may state several things, and
    every fact that is given two values; whether all of it can be true together is not looked at.
    """
    if _ids_alone(situation, vocabulary):
        return situation
    problems: list[Diagnostic] = []
    events: dict[str, None] = {}
    facts: dict[str, Stated] = {}
    for entry in _entries(situation, vocabulary, problems):
        if entry.by is not None and entry.by in vocabulary.events:
            events[entry.by] = None
        elif (earlier := facts.setdefault(entry.fact.id, entry)).value != entry.value:
            problems.append(_conflict(earlier, entry))
    if problems:
        raise SituationError(problems)
    values = {id_: one.fact.values[one.value].value for id_, one in facts.items()}
    return Situation(*events, **values).under(situation.law)


def _ids_alone(situation: Situation, vocabulary: Vocabulary) -> bool:
    """Whether every word is an id already."""
    spellings = vocabulary.spellings
    try:
        return all(word in vocabulary.events for word in situation.events) and all(
            spelled(given) in spellings[name][1] for name, given in situation.facts.items()
        )
    except (KeyError, TypeError):
        return False


def misses(situation: Situation, vocabulary: Vocabulary) -> tuple[Miss, ...]:
    """The words of a situation that state nothing or may state several things, in their order."""
    from coordplan.vocabulary.misses import Miss

    return tuple(one for one in _stated(situation, vocabulary) if isinstance(one, Miss))


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
    stated: dict[int, Stated] = {}
    for entry in _entries(situation, vocabulary, problems):
        earlier = stated.setdefault(entry.fact.number, entry)
        if earlier.value != entry.value:
            problems.append(_conflict(earlier, entry))
    known = {number: entry.value for number, entry in stated.items()}
    if not problems and not vocabulary.world.consistent(known):
        problems.append(_impossible(vocabulary, stated))
    if problems:
        raise SituationError(problems)
    return known


def _entries(
    situation: Situation, vocabulary: Vocabulary, problems: list[Diagnostic]
) -> Iterator[Stated]:
    """Every fact that is stated; what is wrong with other statements goes to the problems."""
    from coordplan.vocabulary.misses import Miss

    for entry in _stated(situation, vocabulary):
        if isinstance(entry, Miss):
            problems.append(entry.problem)
        else:
            yield entry


def _stated(situation: Situation, vocabulary: Vocabulary) -> Iterator[Stated | Miss]:
    """Every fact that the situation states, or what is wrong with the statement.

    What reads words is imported where words are more than ids.
    """
    from coordplan.vocabulary.statements import by_event, by_fact

    events, facts = situation.events, situation.facts
    for number, word in enumerate(events, 1):
        yield from by_event(word, which(number, len(events)), vocabulary)
    for number, (name, given) in enumerate(facts.items(), 1):
        yield from by_fact(name, given, which(number, len(facts)), vocabulary)


def _conflict(first: Stated, second: Stated) -> Diagnostic:
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
                f"{first.words} và {second.words} mâu thuẫn: {quote(fact.id)} theo dữ kiện thứ "
                "nhất là "
                f"{quote(spelled(one.value))}, theo dữ kiện thứ hai là {quote(spelled(two.value))}"
            ),
        ),
        help=Text(en="leave one of the two out", vi="bỏ bớt một trong hai"),
    )


def _impossible(vocabulary: Vocabulary, stated: Mapping[int, Stated]) -> Diagnostic:
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
