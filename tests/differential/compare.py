"""Random situations over shipped plans: engine, exact reference and durable-rules, side by side."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

import coordplan
from coordplan.answer.calls import OnCall, heard
from coordplan.engines import DurableRules
from coordplan.index import Verdict
from coordplan.load.files import shipped_plans, shipped_vocabulary
from coordplan.situation import Resolved, resolve
from tests import reference
from tests.differential.situations import random_situation, said_by
from tests.reference import Exact, Value, WrittenPlan

Known = Mapping[str, Value]
Called = Mapping[str, bool]


@dataclass
class Figures:
    """What was compared: numbers of comparisons, and every difference in words."""

    situations: int = 0
    verdicts: int = 0
    called: int = 0
    durable: int = 0
    statuses: int = 0
    asserted: int = 0
    differences: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        """Take in the figures of another part."""
        for counted in fields(self):
            both = getattr(self, counted.name) + getattr(other, counted.name)
            setattr(self, counted.name, both)


class Sides:
    """A plan in its three readings. Verdicts of durable-rules are kept by relevant facts."""

    def __init__(
        self, plan: coordplan.Plan, written: WrittenPlan, exact: Exact, durable: DurableRules | None
    ) -> None:
        self.plan = plan
        self.written = written
        self.exact = exact
        self.durable = durable
        self.of_any_victim = exact.verdicts(self.written, {})
        named = {name for duty in self.written.duties for name in reference.named_in(duty.when)}
        self.relevant = reference.tied_to(named, exact.constraints)
        self._by_durable: dict[tuple[frozenset[object], frozenset[object]], Sequence[Verdict]] = {}

    def by_reference(self, known: Known, calls: Called) -> dict[str, str]:
        """The verdict of every duty, by the exact reference."""
        return self.exact.verdicts(self.written, known, calls)

    def by_index(self, known: Known, calls: Called) -> dict[str, str]:
        """The verdict of every duty, by the bitset index and the guards of the duties on call."""
        index = self.plan.index
        by_facts = index.settled(index.compatible(self._resolved(known).known))
        settled = OnCall(self.plan).settled(by_facts, heard(self.plan, calls))
        found = {}
        for duty in self.plan.duties:
            guard = index.guards[duty.condition]
            certain, undecided = settled.certain & guard, settled.undecided & guard
            found[duty.id] = "certain" if certain else "possible" if undecided else "excluded"
        return found

    def by_durable(self, known: Known, calls: Called) -> dict[str, str]:
        """The verdict of every duty, by durable-rules."""
        assert self.durable is not None
        facts = {name: known[name] for name in known if name in self.relevant}
        key = frozenset(facts.items()), frozenset(calls.items())
        if key not in self._by_durable:
            found = self.durable(self.plan, self._resolved(facts), heard(self.plan, calls))
            self._by_durable[key] = found
        return {d.id: self._by_durable[key][d.condition].value for d in self.plan.duties}

    def calls(self, chance: random.Random) -> dict[str, bool]:
        """What somebody may have said of the duties on call: nothing, everything, or some of it."""
        on_call = [duty.id for duty in self.plan.duties_on_call]
        match chance.choice(("nothing", "all", "none", "some")):
            case "nothing":
                return {}
            case "all":
                return dict.fromkeys(on_call, True)
            case "none":
                return dict.fromkeys(on_call, False)
            case _:
                said = {name: chance.choice((True, False, None)) for name in on_call}
                return {name: called for name, called in said.items() if called is not None}

    def _resolved(self, known: Known) -> Resolved:
        return resolve(coordplan.Situation(**known), self.plan.vocabulary)


def compare(situations: int, seed: str, durable: DurableRules | None) -> Figures:
    """Ask every plan every situation, and one plan in turn for its whole answer."""
    exact = Exact(*reference.written_vocabulary(shipped_vocabulary()))
    vocabulary = reference.read(shipped_vocabulary())
    every = [
        Sides(
            coordplan.load_plan(id_),
            reference.written_plan(reference.read(file), vocabulary),
            exact,
            durable,
        )
        for id_, file in sorted(shipped_plans().items())
    ]
    chance = random.Random(seed)
    figures = Figures()
    for number in range(situations):
        known = random_situation(chance, exact)
        figures.situations += 1
        for sides in every:
            calls = sides.calls(chance)
            expected = sides.by_reference(known, calls)
            figures.verdicts += len(expected)
            figures.called += len(calls)
            _note(figures, "index", known, _differing(sides.by_index(known, calls), expected))
            if durable is not None:
                figures.durable += len(expected)
                found = _differing(sides.by_durable(known, calls), expected)
                _note(figures, "durable-rules", known, found)
        sides = every[number % len(every)]
        _note(figures, "answer", known, _whole(sides, known, sides.calls(chance), figures))
    figures.asserted = durable.asserted if durable is not None else 0
    return figures


def _whole(sides: Sides, known: Known, calls: Called, figures: Figures) -> Iterator[str]:
    """What differs between a whole answer and the reference: duties and statuses."""
    situation = coordplan.Situation(**known)
    answer = coordplan.who(sides.plan, situation, standing=True, calls=calls)
    expected = sides.by_reference(known, calls)
    yield from _differing(said_by(answer), expected)
    for action, status in answer.status.items():
        figures.statuses += 1
        by_words = reference.status(sides.written, action, expected, sides.of_any_victim)
        if status.value != by_words:
            yield f"{sides.plan.id} {action}: {status.value}, by its definition {by_words}"


def _differing(found: Mapping[str, str], expected: Mapping[str, str]) -> Iterator[str]:
    if found != expected:
        for duty in expected:
            if found.get(duty) != expected[duty]:
                yield f"{duty}: {found.get(duty)}, by the reference {expected[duty]}"


def _note(figures: Figures, side: str, known: Known, found: Iterator[str]) -> None:
    figures.differences += [f"{side}: {words} where {dict(known)}" for words in found]
