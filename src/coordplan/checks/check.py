"""What a check is, and what checks share."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coordplan.conditions import ALWAYS, WIDEST, Condition, facts_of, width
from coordplan.diagnostics import Problem
from coordplan.model import Duty, PlanFile
from coordplan.model.duty import Roles
from coordplan.model.timing import duty_condition
from coordplan.source import Route
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.when import empty_in, unknown_in


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


WORK = 3_000_000
"""What all conditions of one plan may cost together, in squares of their widths."""


def understood(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[tuple[Route, Condition, bool]]:
    """The conditions made of known facts and values, each once, at its first route.

    With each comes whether it can be worked out: it is not too wide, and neither are all
    conditions together. That bounds the time which a hostile file can cost.
    """
    seen: set[Condition] = set()
    work = 0
    for route, duty in _readable(plan, vocabulary):
        condition = duty_condition(duty, vocabulary)
        if condition in seen or condition == ALWAYS:
            continue
        seen.add(condition)
        care = [len(c.terms) for c in vocabulary.world.touching(facts_of(condition))]
        widest = max(width(condition), width(condition, holds=False)) * math.prod(care)
        feasible = widest <= WIDEST and work + widest**2 <= WORK
        work += widest**2 if feasible else 0
        yield route, condition, feasible


def conditions(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[tuple[Route, Duty, Condition]]:
    """Every duty with its condition, where that can be worked out."""
    feasible = {c for _, c, can in understood(plan, vocabulary) if can} | {ALWAYS}
    for route, duty in _readable(plan, vocabulary):
        condition = duty_condition(duty, vocabulary)
        if condition in feasible:
            yield route, duty, condition


def _readable(plan: PlanFile, vocabulary: Vocabulary) -> Iterator[tuple[Route, Duty]]:
    """The duties whose conditions are made of known facts and values."""
    for route, _, duty in plan.all_duties():
        when = duty.when
        wrong = when is not None and (
            any(empty_in(when, ())) or any(unknown_in(when, vocabulary.facts, ()))
        )
        if not wrong:
            yield route, duty


def holders(plan: PlanFile) -> Iterator[tuple[Route, Roles]]:
    """Everything that gives agencies roles: clauses (assignments) and duties."""
    for number, clause in enumerate(plan.clauses):
        yield ("clauses", number), clause
    for route, _, duty in plan.all_duties():
        yield route, duty
