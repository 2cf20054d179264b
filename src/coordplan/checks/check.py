"""What a check is, and what checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coordplan.conditions import ALWAYS, Condition
from coordplan.diagnostics import Problem
from coordplan.model import Duty, PlanFile
from coordplan.model.duty import Roles
from coordplan.model.timing import duty_condition
from coordplan.source import Route
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.when import all_known, empty_in
from coordplan.work import TooComplexError
from coordplan.world import Split, Splits


@dataclass(frozen=True, slots=True)
class Rule:
    """What every check says: its id, what it is about, and why."""

    id: str
    title: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Check(Rule):
    """A rule that a plan keeps, and how it is tested.

    ``needs_whole`` marks a check that speaks of what is nowhere in the plan; it is left out
    while a part of the plan could not be read.
    """

    run: Callable[[PlanFile, Vocabulary], Iterator[Problem]]
    needs_whole: bool = False


@dataclass(frozen=True, slots=True)
class ConditionCheck(Rule):
    """A rule that conditions keep, tested on what can occur of them."""

    run: Callable[[PlanFile, Conditions], Iterator[Problem]]
    needs_whole = False


class Conditions:
    """The conditions of a plan that are made of known facts and values.

    What can occur of them is worked out once, for all checks and for the compiler.
    """

    def __init__(self, plan: PlanFile, vocabulary: Vocabulary, splits: Splits) -> None:
        self.vocabulary = vocabulary
        self._splits = splits
        self.duties = tuple(
            (route, duty, duty_condition(duty, vocabulary))
            for route, duty in _readable(plan, vocabulary)
        )
        """Every duty whose condition can be read, with its condition."""

    def split(self, condition: Condition) -> Split | None:
        """What can occur of a condition; None where that is more than may be worked out."""
        try:
            return self._splits.of(condition)
        except TooComplexError:
            return None

    def each(self) -> Iterator[tuple[Route, Split | None]]:
        """What can occur of each condition, once, at its first route."""
        seen = {ALWAYS}
        for route, _, condition in self.duties:
            if condition not in seen:
                seen.add(condition)
                yield route, self.split(condition)


def _readable(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[tuple[Route, Duty]]:
    """The duties whose conditions are made of known facts and values."""
    for route, _, duty in plan.all_duties():
        when = duty.when
        if when is None or (not any(empty_in(when, ())) and all_known(when, vocabulary.facts)):
            yield route, duty


def holders(plan: PlanFile) -> Iterator[tuple[Route, Roles]]:
    """Everything that gives agencies roles: clauses (assignments) and duties."""
    for number, clause in enumerate(plan.clauses):
        yield ("clauses", number), clause
    for route, _, duty in plan.all_duties():
        yield route, duty
