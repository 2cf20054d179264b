"""What every engine offers here: forms of one plan that answer complete situations."""

from __future__ import annotations

import importlib
import importlib.metadata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from benchmarks.situations import Facts
from coordplan import Duty, Plan
from coordplan.conditions import terms_of
from coordplan.vocabulary import Fact, Value
from coordplan.work import Work

Answers = list[Sequence[Duty]]
"""For each situation the duties that hold, in any order."""

Ask = Callable[[], Answers]
"""The work that is timed: answer the prepared situations."""

Prepare = Callable[[Sequence[Facts]], Ask]
"""The work that is not timed: put situations into the form that the engine takes them in."""

Kind = Literal["rules", "formula"]
"""``rules``: the engine holds the rules and finds those that match. ``formula``: one
expression, written out by hand from all conditions, that knows nothing of rules."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to ask an engine. ``together`` takes all situations in one call."""

    name: str
    build: Callable[[Plan], Prepare]
    kind: Kind = "rules"
    together: bool = False


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: what it is installed and imported as, its forms, and what it cannot say."""

    name: str
    module: str
    forms: tuple[Form, ...]
    cannot: str

    @property
    def version(self) -> str | None:
        """The installed version."""
        try:
            return importlib.metadata.version(self.name)
        except importlib.metadata.PackageNotFoundError:
            return None

    @property
    def missing(self) -> str | None:
        """Why the engine cannot be used here, or None where it can."""
        if self.version is None:
            return "not installed"
        try:
            importlib.import_module(self.module)
        except ImportError as error:
            return f"installed, but its import fails: {error}"
        return None


@dataclass(frozen=True, slots=True)
class Distinct:
    """The distinct conditions of a plan and the duties under each.

    Every engine is given conditions once each, as coordplan's own compiler does it; a duty
    that always holds costs nobody anything but its place in the answer.
    """

    always: tuple[Duty, ...]
    duties: tuple[tuple[Duty, ...], ...]
    numbers: tuple[int, ...]

    def holding(self, conditions: Iterable[int]) -> list[Duty]:
        """The duties that hold where these conditions do."""
        return [*self.always, *chain.from_iterable(map(self.duties.__getitem__, conditions))]


def distinct(plan: Plan) -> Distinct:
    """The conditions of a plan; ``numbers`` are those that do not always hold.

    Duties on call are left out: nobody calls one, so none holds.
    """
    duties: list[list[Duty]] = [[] for _ in plan.conditions]
    for duty in plan.duties:
        if duty.on_call is None:
            duties[duty.condition].append(duty)
    always, *others = map(tuple, duties)
    numbers = tuple(number for number, own in enumerate(others, 1) if own)
    return Distinct(always, ((), *others), numbers)


Cube = list[tuple[Fact, list[Value]]]
"""Some facts, each with the values it may have; together they must all hold."""


def cubes(plan: Plan, condition: int) -> list[Cube]:
    """A condition as alternatives without negation, for engines that match facts one by one."""
    space = plan.vocabulary.world.space
    return [
        [
            (fact, values)
            for fact in plan.vocabulary.fact_list
            for values in [
                [v.value for n, v in enumerate(fact.values) if space.allows(term, fact.number, n)]
            ]
            if len(values) < len(fact.values)
        ]
        for term in terms_of(plan.conditions[condition], space, Work())
    ]
