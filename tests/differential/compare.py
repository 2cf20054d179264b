"""Random situations over shipped plans: engine, exact reference and durable-rules, side by side."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

import coordplan
from coordplan.engines import DurableRules
from coordplan.index import Verdict
from coordplan.load.files import shipped_plans, shipped_vocabulary
from coordplan.situation import Resolved, resolve
from tests import reference
from tests.differential.situations import random_situation, said_by
from tests.reference import Exact, Value, WrittenPlan

Known = Mapping[str, Value]


@dataclass
class Figures:
    """What was compared: numbers of comparisons, and every difference in words."""

    situations: int = 0
    verdicts: int = 0
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
        self._by_durable: dict[frozenset[tuple[str, Value]], Sequence[Verdict]] = {}

    def by_reference(self, known: Known) -> dict[str, str]:
        """The verdict of every duty, by the exact reference."""
        return self.exact.verdicts(self.written, known)

    def by_index(self, known: Known) -> dict[str, str]:
        """The verdict of every duty, by the bitset index."""
        alive = self.plan.index.compatible(self._resolved(known).known)
        return {d.id: self.plan.index.verdict(d.condition, alive).value for d in self.plan.duties}

    def by_durable(self, known: Known) -> dict[str, str]:
        """The verdict of every duty, by durable-rules."""
        assert self.durable is not None
        key = frozenset((name, known[name]) for name in known if name in self.relevant)
        if key not in self._by_durable:
            self._by_durable[key] = self.durable(self.plan, self._resolved(dict(key)))
        return {d.id: self._by_durable[key][d.condition].value for d in self.plan.duties}

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
            expected = sides.by_reference(known)
            figures.verdicts += len(expected)
            _note(figures, "index", known, _differing(sides.by_index(known), expected))
            if durable is not None:
                figures.durable += len(expected)
                found = _differing(sides.by_durable(known), expected)
                _note(figures, "durable-rules", known, found)
        sides = every[number % len(every)]
        _note(figures, "answer", known, _whole(sides, known, figures))
    figures.asserted = durable.asserted if durable is not None else 0
    return figures


def _whole(sides: Sides, known: Known, figures: Figures) -> Iterator[str]:
    """What differs between a whole answer and the reference: duties and statuses."""
    answer = coordplan.who(sides.plan, coordplan.Situation(**known), standing=True)
    expected = sides.by_reference(known)
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
