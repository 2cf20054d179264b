"""Every situation that can occur, as diagrams: what two plans, or one, are asked over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coordplan.compare.cover import Term, cover
from coordplan.compare.diagram import NONE, Diagrams, Node
from coordplan.compare.fewest import Known, fewest
from coordplan.compare.order import asking_order
from coordplan.compiled import Agency, Duty, Plan, Posting
from coordplan.conditions import facts_of
from coordplan.situation import Situation, facts_by_id
from coordplan.vocabulary import Action, Fact, Value, Vocabulary


@dataclass(frozen=True, slots=True)
class Restriction:
    """One fact of a term: the values that it may have, and those that it can but must not."""

    fact: Fact
    values: tuple[Value, ...]
    barred: tuple[Value, ...]


Description = tuple[tuple[Restriction, ...], ...]
"""Terms of which at least one holds; a term without restrictions always holds."""


class Cases:
    """The consistent complete situations of a vocabulary, and what plans say of them."""

    def __init__(self, vocabulary: Vocabulary, plans: Iterable[Plan]) -> None:
        self.vocabulary = vocabulary
        constraints = [constraint.condition for constraint in vocabulary.constraints]
        conditions = [condition for plan in plans for condition in plan.conditions]
        facts = vocabulary.facts
        events = [{facts[name].number for name in e.facts} for e in vocabulary.events.values()]
        needed = [a.needed for a in vocabulary.actions.values() if a.needed is not None]
        named = [facts_of(one) for one in (*constraints, *conditions, *needed)]
        places = vocabulary.places
        place = [] if places is None else [{facts[places.fact].number}]
        order = asking_order([*named, *events, *place])
        self.diagrams = Diagrams(vocabulary.world.space.sizes, order)
        self.all = self.diagrams.every(map(self.diagrams.of, constraints))
        self._held: dict[int, tuple[Node, ...]] = {}

    def concerned(self, action: Action, plans: Iterable[Plan]) -> Node:
        """The situations in which an action is needed, at places that all of these plans have.

        Places count only in the phases that the vocabulary names: later, who came in elsewhere is
        at home here like anybody else.
        """
        found = self.at_places(action, plans)
        if action.needed is not None:
            found = self.diagrams.both(found, self.diagrams.of(action.needed))
        return found

    def at_places(self, action: Action, plans: Iterable[Plan]) -> Node:
        """The situations at places that all of these plans have, as far as that counts."""
        places, found = self.vocabulary.places, self.all
        if places is None or action.phase.id not in places.phases:
            return found
        fact = self.vocabulary.facts[places.fact]
        for plan in plans:
            mask = sum(1 << n for n, v in enumerate(fact.values) if plan.has_place(v.value))
            found = self.diagrams.both(found, self.diagrams.among(fact.number, mask))
        return found

    def held(self, plan: Plan) -> tuple[Node, ...]:
        """The situations in which each condition of a plan holds."""
        if id(plan) not in self._held:
            self._held[id(plan)] = tuple(
                self.diagrams.both(self.all, self.diagrams.of(condition))
                for condition in plan.conditions
            )
        return self._held[id(plan)]

    def of(self, plan: Plan, duties: Iterable[Duty]) -> Node:
        """The situations in which at least one of some duties holds."""
        held = self.held(plan)
        return self.diagrams.some(held[condition] for condition in {d.condition for d in duties})

    def several(self, plan: Plan, given: Iterable[tuple[Duty, Posting]]) -> Node:
        """The situations in which two bodies have a part in some duties; a group is two."""
        by_agency: dict[Agency, list[Duty]] = {}
        for duty, posting in given:
            by_agency.setdefault(posting.agency, []).append(duty)
        one = two = NONE
        for agency, duties in by_agency.items():
            node = self.of(plan, duties)
            more = node if agency.several else self.diagrams.both(one, node)
            one, two = self.diagrams.either(one, node), self.diagrams.either(two, more)
        return two

    def value(self, fact: Fact, value: Value) -> Node:
        """The situations in which a fact has a value."""
        number = fact.number_of(value)
        assert number is not None  # the vocabulary was checked
        return self.diagrams.among(fact.number, 1 << number)

    def here(self, known: Known) -> Node:
        """The situations in which some facts have these values, whatever else is the case."""
        cube = {fact: 1 << value for fact, value in known}
        return self.diagrams.both(self.all, self.diagrams.cube(cube))

    def terms(self, node: Node, among: Node) -> tuple[Term, ...]:
        """A set of situations in few terms, which tell it from the rest of those looked at.

        What holds in every one looked ``among`` is not said again by any term.
        """
        return cover(self.diagrams, node, self.diagrams.minus(among, node))

    def described(self, term: Term) -> tuple[Restriction, ...]:
        """A term in the words of the vocabulary."""
        return tuple(self._restriction(term, fact, values) for fact, values in term)

    def _restriction(self, term: Term, number: int, values: int) -> Restriction:
        fact = self.vocabulary.fact_list[number]
        allowed, barred = [], []
        for value, known in enumerate(fact.values):
            if values >> value & 1:
                allowed.append(known.value)
            elif self.diagrams.meets(self.all, dict(term) | {number: 1 << value}):
                barred.append(known.value)
        return Restriction(fact, tuple(allowed), tuple(barred))

    def fewest(
        self, node: Node, terms: Iterable[Term], shown: Sequence[Sequence[Node]] = ()
    ) -> Known:
        """The fewest facts with which an answer shows a situation to be in a set that has some.

        ``terms`` describe the set; each entry of ``shown`` lists sets of which one must be certain.
        """
        spoken_of = {fact for term in terms for fact, _ in term}
        known = fewest(self.diagrams, self.all, node, shown, spoken_of)
        assert known is not None  # every fact together shows everything
        return known

    def situation(self, known: Known) -> Situation:
        """Facts by number as a situation that can be asked about."""
        return Situation(**facts_by_id(dict(known), self.vocabulary))
