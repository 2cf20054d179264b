"""The vocabulary as it is used: frozen, looked up by id or by any name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from coordplan.conditions import Condition, conflict, facts_of, terms_of
from coordplan.frozen import dataclass
from coordplan.once import Once
from coordplan.text import Text, fold
from coordplan.work import Work
from coordplan.world import World

Value = str | bool
"""The value of a fact: one of its closed list of words, or true or false."""

ALONE: Value = ""
"""In the place of a value: the name stands alone, as any word that states one thing may."""


def spelled(value: Value) -> str:
    """A value as it is written in YAML and typed on a command line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of the vocabulary: id, label and a one-line description."""

    id: str
    label: Text
    about: Text
    several: bool = False
    """Of a function: whether an agency of it stands for several bodies."""
    outside: bool = False
    """Of a function: whether no plan can give an agency of it a duty. Of a level: whether its
    agencies belong to no place."""
    unstated: bool = False
    """Of a level: whether it stands for a level that the text leaves open."""
    words: tuple[str, ...] = ()
    """Of a function or a level: the words by which names of bodies show it."""


@dataclass(frozen=True, slots=True)
class FactValue:
    """One value that a fact may take; ``within`` are the values that it lies in.

    ``others`` are other names of it, ``vague`` words that may mean it or something else. One that
    is ``only_answer`` says nothing without its fact: "none", "not clear". ``words`` are those by
    which a document says it. ``clause`` says it in the sentence of a rule.
    """

    value: Value
    label: Text
    about: Text
    within: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    only_answer: bool = False
    words: tuple[str, ...] = ()
    clause: Text | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything by which the value can be given."""
        return (spelled(self.value), self.label.vi, self.label.en, *self.others)


YES_NO = (
    FactValue(
        True,
        Text(vi="có", en="yes"),
        Text(vi="điều được hỏi là đúng", en="what is asked is so"),
    ),
    FactValue(
        False,
        Text(vi="không", en="no"),
        Text(vi="điều được hỏi là không đúng", en="what is asked is not so"),
    ),
)
"""The values of a fact whose answers are yes and no."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stage in time; ``standing`` work is not tied to one case, ``urgent`` that of first days."""

    id: str
    number: int
    label: Text
    about: Text
    standing: bool
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be known of a case: a question with a closed list of answers.

    ``since`` is the phase before which it does not come up; None where it may from the start.
    ``areas`` holds for each value, by number, the mask of the values that lie in it, itself among
    them. ``retired`` says what to write instead of a fact that is only read for older plans.
    ``others`` are other names of it. ``clause`` says it of a person in the sentence of a rule, with
    ``{values}`` for the answers, ``clause_not`` that it is otherwise.
    """

    id: str
    number: int
    label: Text
    about: Text
    question: Text
    values: tuple[FactValue, ...]
    since: Phase | None
    areas: tuple[int, ...]
    retired: Text | None = None
    others: tuple[str, ...] = ()
    clause: Text | None = None
    clause_not: Text | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything by which the fact can be named."""
        return (self.id, self.label.vi, self.label.en, *self.others)

    @property
    def boolean(self) -> bool:
        """Whether the answers are yes and no."""
        return isinstance(self.values[0].value, bool)

    def number_of(self, value: Value) -> int | None:
        """The number of a value, or None where the fact does not have it."""
        for number, known in enumerate(self.values):
            if known.value == value and type(known.value) is type(value):
                return number
        return None

    def find(self, word: str) -> FactValue | None:
        """The one value that a word stands for; None where there is none, or several."""
        found = self.found(word)
        return found[0] if len(found) == 1 else None

    def found(self, word: str) -> tuple[FactValue, ...]:
        """The values that a word may stand for.

        By spelling or any name that is one; only vague words give several. The name of a fact
        whose answers are yes and no stands for yes.
        """
        exact = tuple(known for known in self.values if word == spelled(known.value))
        if exact:
            return exact
        folded = fold(word)
        named = tuple(known for known in self.values if folded in map(fold, known.names))
        if self.boolean and not named and folded in map(fold, self.names):
            named = self.values[:1]
        return named or tuple(v for v in self.values if folded in map(fold, v.vague))


@dataclass(frozen=True, slots=True)
class Event:
    """A named bundle of facts; ``words`` are those by which a document says it."""

    id: str
    label: Text
    about: Text
    names: tuple[str, ...]
    facts: Mapping[str, Value]
    words: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Everything by which the event can be given."""
        return (self.id, self.label.vi, self.label.en, *self.names)


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a number, up to ``below`` (None: to the end), and the facts that it sets."""

    below: int | None
    facts: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Number:
    """A number that people state, such as an age: it sets facts, and is not kept itself."""

    id: str
    label: Text
    about: Text
    others: tuple[str, ...]
    least: int
    most: int
    bands: tuple[Band, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Everything by which the number can be named."""
        return (self.id, self.label.vi, self.label.en, *self.others)

    def sets(self, written: str) -> Mapping[str, Value] | None:
        """The facts that a number in digits sets; None where it is none, or out of range."""
        digits = written.strip()
        if not (digits.isascii() and digits.isdecimal()) or len(digits) > _LONGEST_NUMBER:
            return None
        number = int(digits)
        if not self.least <= number <= self.most:
            return None
        return next(b.facts for b in self.bands if b.below is None or number < b.below)


_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Constraint:
    """An implication between facts that is true of the world."""

    number: int
    condition: Condition
    reason: Text

    @property
    def facts(self) -> frozenset[int]:
        """The facts that it ties together."""
        return facts_of(self.condition)


@dataclass(frozen=True, slots=True)
class Competence:
    """A function to which an action belongs; days as the rule has them, None where it has none."""

    function: str
    since: str | None
    until: str | None
    source: Text


@dataclass(frozen=True, slots=True)
class Action:
    """What is done, in one phase; ``number`` orders actions by phase, then as written.

    The ``main`` action is asked about first. One that is ``telling`` gives word: what matters is
    who is told; one that is ``moving`` takes the victim elsewhere, one that is ``protecting`` keeps
    the victim safe; silence on one that is ``accessory`` is no gap. ``needed`` is when
    it is needed, None where always; ``prepared`` and ``done`` are when it is being prepared and
    when it has been done, None where no fact says so. ``words`` are those by which a document says
    that it is to be done; ``clause`` says it in the sentence of a rule, after who does it.
    """

    id: str
    number: int
    label: Text
    about: Text
    phase: Phase
    telling: bool = False
    moving: bool = False
    accessory: bool = False
    needed: Condition | None = None
    prepared: Condition | None = None
    done: Condition | None = None
    competence: tuple[Competence, ...] = ()
    main: bool = False
    protecting: bool = False
    words: tuple[str, ...] = ()
    clause: Text | None = None

    def belongs_to(self, function: str) -> bool:
        """Whether it is among the tasks of a function, before or since a reorganisation."""
        return any(one.function == function for one in self.competence)


@dataclass(frozen=True, slots=True)
class Safeguard:
    """What no plan may make certain before ``needs`` holds: actions, and word to functions."""

    actions: tuple[str, ...]
    told: tuple[str, ...]
    needs: Condition
    reason: Text


@dataclass(frozen=True, slots=True)
class Caution:
    """The mark of what tells of the victim or moves the victim, until ``unless`` is certain."""

    unless: Condition
    mark: Text


@dataclass(frozen=True, slots=True)
class Places:
    """The fact that says where a case comes in, and what a plan without such a place means.

    ``phases`` are those in which it counts; where ``home`` is certain it raises no doubt. ``local``
    are the facts (ids) that speak of the place of reception alone.
    """

    fact: str
    phases: tuple[str, ...]
    home: Condition | None
    local: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary(Once):
    """Everything that plans of one field may say, by id and in order."""

    id: str
    title: Text
    facts: Mapping[str, Fact]
    constraints: tuple[Constraint, ...]
    events: Mapping[str, Event]
    phases: Mapping[str, Phase]
    actions: Mapping[str, Action]
    functions: Mapping[str, Entry]
    levels: Mapping[str, Entry]
    beneficiaries: Mapping[str, Entry]
    safeguards: tuple[Safeguard, ...]
    caution: Caution | None
    places: Places | None
    numbers: Mapping[str, Number]
    world: World

    def __hash__(self) -> int:
        """By what tells vocabularies apart: all of one would take as long as many look-ups."""
        return hash((self.id, tuple(self.facts), tuple(self.events), tuple(self.actions)))

    @property
    def fact_list(self) -> tuple[Fact, ...]:
        """The facts by number."""
        return self.once(_by_number)

    @property
    def spellings(self) -> Mapping[str, tuple[int, Mapping[str, int]]]:
        """For each fact by id its number, and the numbers of its values as they are spelled."""
        return self.once(_spellings)

    @property
    def main_action(self) -> Action:
        """The action that is asked about first: that marked so, else the first of all."""
        actions = self.actions.values()
        return next((action for action in actions if action.main), next(iter(actions)))

    def find_event(self, word: str) -> Event | None:
        """An event by its id, its label or another of its names."""
        if word in self.events:
            return self.events[word]
        return self.once(_events_named).get(fold(word))

    def find_fact(self, word: str) -> Fact | None:
        """A fact by its id, its label or another of its names."""
        if word in self.facts:
            return self.facts[word]
        return self.once(_facts_named).get(fold(word))

    def find_number(self, word: str) -> Number | None:
        """A number by its id, its label or another of its names."""
        return self.once(_numbers_named).get(fold(word))

    def violated(
        self, known: Mapping[int, int], work: Work | None = None
    ) -> tuple[Constraint, ...]:
        """A smallest-by-inclusion set of constraints that what is known breaks together.

        Constraints tie facts together in components; a set that breaks lies in one of them. Raises
        ``TooComplexError``.
        """
        work, space = work or Work(), self.world.space
        cube = space.cube(known)
        found: list[Constraint] = []
        for component in self.world.broken(cube):
            last = {c.condition: c for c in self.constraints if component.facts >= c.facts}
            own = sorted(last.values(), key=lambda constraint: constraint.number)
            lists = [terms_of(constraint.condition, space, work) for constraint in own]
            broken = [own[number] for number in conflict((cube,), lists, space, work)]
            found = max(found, broken, key=lambda some: some[0].number if some else -1)
        return tuple(found)


N = TypeVar("N", Event, Fact, Number)


def _named(known: Iterable[tuple[N, Iterable[str]]]) -> dict[str, N]:
    """What is called by each folded name; of several the first."""
    found: dict[str, N] = {}
    for one, names in known:
        for name in names:
            found.setdefault(fold(name), one)
    return found


def _events_named(vocabulary: Vocabulary) -> dict[str, Event]:
    return _named((event, event.all_names) for event in vocabulary.events.values())


def _facts_named(vocabulary: Vocabulary) -> dict[str, Fact]:
    return _named((fact, fact.names) for fact in vocabulary.facts.values())


def _numbers_named(vocabulary: Vocabulary) -> dict[str, Number]:
    return _named((number, number.names) for number in vocabulary.numbers.values())


def _by_number(vocabulary: Vocabulary) -> tuple[Fact, ...]:
    return tuple(vocabulary.facts.values())


def _spellings(vocabulary: Vocabulary) -> Mapping[str, tuple[int, Mapping[str, int]]]:
    return {
        fact.id: (fact.number, {spelled(v.value): n for n, v in enumerate(fact.values)})
        for fact in vocabulary.facts.values()
    }
