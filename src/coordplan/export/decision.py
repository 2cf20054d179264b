"""A plan as terms over what is known: a fact has one of its values, or it is not known.

That a duty may hold, that it may fail, that a question is open: each is a disjunction of terms, so
that an engine which knows two values answers in three. A term gives each field (a fact, or a duty
on call) the states that it allows; that it is not known is the last state of a field. Nothing is
approximated: the terms are those of the index, multiplied out with the constraints.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import combinations

from coordplan.answer.sheet import Matter, Sheet
from coordplan.compiled import Agency, Duty, Plan
from coordplan.conditions import (
    Among,
    Condition,
    Space,
    Term,
    Terms,
    conjunction,
    simplified,
    space_of,
)
from coordplan.export.asking import open_states
from coordplan.frozen import dataclass
from coordplan.joints import acting
from coordplan.registry.terms import Registry
from coordplan.validity.entitlements import since
from coordplan.vocabulary import Action, Fact, Vocabulary
from coordplan.vocabulary.terms import spelled
from coordplan.work import Work
from coordplan.world import Split, occurring

CALLED, NOT_CALLED = "true", "false"
DEPTH = 4
"""How much more than one question an export may take to work out: it is made once."""


@dataclass(frozen=True, slots=True)
class Field:
    """What is known or not: a fact, or whether a duty on call is called; with its words."""

    name: str
    words: tuple[str, ...]
    fact: Fact | None = None
    duty: Duty | None = None


@dataclass(frozen=True, slots=True)
class ByCase:
    """An agency that certainly acts in an action where no term is left in which all duties fail.

    Unless one of its ``conditions`` is certain alone: then it is that duty which says so.
    """

    agency: Agency
    action: Action
    conditions: tuple[int, ...]
    fails: Terms


@dataclass(frozen=True, slots=True)
class Gift:
    """What a law settles: a field that is not known gets a state where each case is certain.

    A case is certain where one of its disjunctions has no term left.
    """

    field: int
    state: int
    cases: tuple[tuple[Terms, ...], ...]
    unless: tuple[Terms, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A plan as terms in the ``space`` of its ``fields``.

    A row is ``consistent`` where each disjunction has a term left. ``conditions`` are where the
    condition of that number may hold and may fail, calls counted. ``asks`` are where a question is
    open, ``needs`` where an action may be needed.
    """

    plan: Plan
    fields: tuple[Field, ...]
    space: Space
    consistent: tuple[Terms, ...]
    conditions: tuple[Split, ...]
    by_case: tuple[ByCase, ...]
    asks: tuple[tuple[Fact, Terms], ...]
    needs: tuple[tuple[Action, Terms], ...]
    gifts: tuple[Gift, ...]

    def unknown(self, field: int) -> Term:
        """The bit of a field that is not known."""
        return 1 << self.space.offsets[field] + self.space.sizes[field] - 1


def decision_of(
    plan: Plan, registry: Registry | None = None, as_of: datetime.date | None = None
) -> Decision:
    """The terms of a plan, on a day under what a registry has the law settle.

    Raises ``TooComplexError``.
    """
    return _Making(plan).decision(registry, as_of)


class _Making:
    """A decision in the making."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.world = plan, plan.vocabulary.world
        self.work = Work(DEPTH * Work().left)
        self.on_call = {duty.condition: n for n, duty in enumerate(plan.duties_on_call)}
        facts = plan.vocabulary.fact_list
        self.fields = tuple(
            Field(fact.id, tuple(spelled(one.value) for one in fact.values), fact) for fact in facts
        ) + tuple(
            Field(f"call {duty.key}", (CALLED, NOT_CALLED), duty=duty)
            for duty in plan.duties_on_call
        )
        self.space = space_of([len(field.words) + 1 for field in self.fields])

    def decision(self, registry: Registry | None, as_of: datetime.date | None) -> Decision:
        conditions = tuple(map(self._split, range(len(self.plan.conditions))))
        return _narrowed(
            Decision(
                self.plan,
                self.fields,
                self.space,
                tuple(self.lifted(part.terms) for part in self.world.components),
                conditions,
                tuple(self._by_case()),
                tuple(self._asks()),
                tuple(self._needs()),
                tuple(self._gifts(registry, as_of)),
            )
        )

    def lifted(self, terms: Terms) -> Terms:
        """Terms of the world in this space: a fact that is not known may have any value."""
        return tuple(self._lift(term) for term in terms)

    def _lift(self, term: Term) -> Term:
        found = self.space.full
        for fact, (field, offset) in enumerate(
            zip(self.world.space.fields, self.world.space.offsets, strict=True)
        ):
            values = (term & field) >> offset
            unknown = 1 << self.space.sizes[fact] - 1
            found &= self.space.term(fact, values | unknown)
        return found

    def _call(self, condition: int, *states: int) -> Term:
        """The term in which the duty on call of a condition is in one of some states."""
        field = len(self.world.space.sizes) + self.on_call[condition]
        return self.space.term(field, sum(1 << state for state in states))

    def _split(self, condition: int) -> Split:
        """Where a condition may hold, and where it may fail; on call, only what is called holds."""
        written = self.plan.conditions[condition]
        holds, fails = (
            self.lifted(occurring(self.world, written, self.work, holds=wanted))
            for wanted in (True, False)
        )
        if condition not in self.on_call:
            return holds, fails
        may_be, may_not = self._call(condition, 0, 2), self._call(condition, 1, 2)
        return tuple(term & may_be for term in holds), (may_not, *fails)

    def _by_case(self) -> Iterator[ByCase]:
        joined = {(joint.agency.id, joint.action.id) for joint in self.plan.joints}
        for agency, action, duties in acting(self.plan.duties, self.work):
            numbers = tuple(dict.fromkeys(duty.condition for duty in duties))
            on_call = [number for number in numbers if number in self.on_call]
            may_join = len(numbers) > 1 and ((agency.id, action.id) in joined or on_call)
            if may_join and not action.phase.standing:
                fails = tuple(self._all_fail(numbers, on_call))
                if fails:
                    yield ByCase(agency, action, numbers, fails)

    def _all_fail(self, numbers: Sequence[int], on_call: Sequence[int]) -> Iterator[Term]:
        """The terms in which all of some duties may fail: those on call fail also uncalled.

        Terms are multiplied out in the world, where what is not known has one of its values.
        """
        always = [number for number in numbers if number not in on_call]
        for count in range(len(on_call) + 1):
            for called in combinations(on_call, count):
                self.work.spend(len(numbers))
                parts = [self._fails(number) for number in (*always, *called)]
                term = self.space.full
                for number in set(on_call).difference(called):
                    term &= self._call(number, 1, 2)
                for failing in conjunction(parts, self.world.space, self.work):
                    yield self._lift(failing) & term

    def _fails(self, condition: int) -> Terms:
        return occurring(self.world, self.plan.conditions[condition], self.work, holds=False)

    def _asks(self) -> Iterator[tuple[Fact, Terms]]:
        found: dict[int, list[Term]] = {}
        sheet = self.plan.once(Sheet)
        for condition, _ in sheet.scope(Matter()).conditions:
            called = self._call(condition, 0) if condition in self.on_call else self.space.full
            outlook = sheet.outlooks.facts(condition)
            for fact, terms in open_states(outlook, self.space, self.work).items():
                found.setdefault(fact, []).extend(term & called for term in terms)
        for fact in sorted(found):
            terms = simplified(found[fact], self.space, self.work)
            yield self.plan.vocabulary.fact_list[fact], terms

    def _needs(self) -> Iterator[tuple[Action, Terms]]:
        for action in self.plan.vocabulary.actions.values():
            if action.needed is not None and not action.phase.standing:
                yield action, self.lifted(occurring(self.world, action.needed, self.work))

    def _gifts(self, registry: Registry | None, as_of: datetime.date | None) -> Iterator[Gift]:
        if registry is None or as_of is None:
            return
        vocabulary = self.plan.vocabulary
        for law in since(registry, as_of.isoformat()):
            cases = tuple(
                tuple(self._fails_to_be(vocabulary, fact, spelled(one)) for one in values)
                for fact, values in law.cases.items()
            )
            for id_, value in law.sets.items():
                fact, numbers = vocabulary.spellings[id_]
                others = vocabulary.facts[id_].values
                unless = tuple(
                    self._fails_to_be(vocabulary, id_, spelled(one.value)) for one in others
                )
                yield Gift(fact, numbers[spelled(value)], cases, unless)

    def _fails_to_be(self, vocabulary: Vocabulary, fact: str, word: str) -> Terms:
        """Where a fact may have another value."""
        number, values = vocabulary.spellings[fact]
        condition: Condition = Among(number, 1 << values[word])
        return self.lifted(occurring(self.world, condition, self.work, holds=False))


def _narrowed(decision: Decision) -> Decision:
    """The same decision over the fields alone that some term narrows."""
    space = decision.space
    everything = [
        *decision.consistent,
        *(terms for split in decision.conditions for terms in split),
        *(joint.fails for joint in decision.by_case),
        *(terms for _, terms in decision.asks),
        *(terms for _, terms in decision.needs),
        *(terms for gift in decision.gifts for case in gift.cases for terms in case),
    ]
    narrow = space.narrowed([term for terms in everything for term in terms])
    kept = [n for n, field in enumerate(space.fields) if field in narrow]
    less = space_of([space.sizes[n] for n in kept])
    given = tuple(gift for gift in decision.gifts if gift.field in kept)

    def cut(terms: Terms) -> Terms:
        return tuple(_cut(term, kept, space, less) for term in terms)

    def cut_gift(gift: Gift) -> Gift:
        cases = tuple(tuple(map(cut, some)) for some in gift.cases)
        return Gift(kept.index(gift.field), gift.state, cases, tuple(map(cut, gift.unless)))

    return Decision(
        decision.plan,
        tuple(decision.fields[n] for n in kept),
        less,
        tuple(map(cut, decision.consistent)),
        tuple((cut(holds), cut(fails)) for holds, fails in decision.conditions),
        tuple(ByCase(j.agency, j.action, j.conditions, cut(j.fails)) for j in decision.by_case),
        tuple((fact, cut(terms)) for fact, terms in decision.asks),
        tuple((action, cut(terms)) for action, terms in decision.needs),
        tuple(map(cut_gift, given)),
    )


def _cut(term: Term, kept: Sequence[int], space: Space, less: Space) -> Term:
    found = less.full
    for new, old in enumerate(kept):
        found &= less.term(new, (term & space.fields[old]) >> space.offsets[old])
    return found
