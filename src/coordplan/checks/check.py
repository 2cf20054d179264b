"""What a check is, and what checks share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coordplan.conditions import Condition
from coordplan.diagnostics import Problem
from coordplan.model import PlanFile
from coordplan.model.duty import Roles
from coordplan.source import Route
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.when import condition_of, unknown_in


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that a plan keeps: its id, what it says, why, and how it is tested.

    ``needs_whole`` marks a check that speaks of what is nowhere in the plan; it is left out
    while a part of the plan could not be read.
    """

    id: str
    title: Text
    why: Text
    run: Callable[[PlanFile, Vocabulary], Iterator[Problem]]
    needs_whole: bool = False


def understood(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[tuple[Route, Condition]]:
    """The condition of every duty that has one made of known facts and values."""
    for route, _, duty in plan.all_duties():
        if duty.when is not None and not any(unknown_in(duty.when, vocabulary.facts, ())):
            yield route, condition_of(duty.when, vocabulary.facts)


def holders(plan: PlanFile) -> Iterator[tuple[Route, Roles]]:
    """Everything that gives agencies roles: clauses (assignments) and duties."""
    for number, clause in enumerate(plan.clauses):
        yield ("clauses", number), clause
    for route, _, duty in plan.all_duties():
        yield route, duty
