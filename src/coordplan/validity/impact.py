"""What rests on a legal instrument: plans, clauses and duties, by way of what details it."""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.compiled import Clause, Plan
from coordplan.frozen import dataclass
from coordplan.registry.terms import Registry
from coordplan.validity.findings import cited, citing


@dataclass(frozen=True, slots=True)
class Resting:
    """A plan that rests on an instrument; ``as_whole`` where its head carries it out or cites it.

    ``clauses`` are those that cite it.
    """

    plan: Plan
    as_whole: bool
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """One instrument, by id, and the plans that rest on it."""

    instrument: str
    plans: tuple[Resting, ...]


def impact_of(id_: str, registry: Registry, plans: Iterable[Plan]) -> tuple[Impact, ...]:
    """What rests on an instrument, then on each that details it, directly or by way of others."""
    known = tuple(plans)
    return tuple(Impact(one, _resting(one, known)) for one in registry.resting_on(id_))


def rests_on(plan: Plan, id_: str) -> bool:
    """Whether the head of a plan carries an instrument out, or cites it."""
    return id_ in (*plan.document.carries_out, *plan.document.cites)


def _resting(id_: str, plans: Iterable[Plan]) -> tuple[Resting, ...]:
    return tuple(
        Resting(
            plan,
            rests_on(plan, id_),
            citing(plan, id_),
        )
        for plan in plans
        if id_ in cited(plan)
    )
