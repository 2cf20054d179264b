"""The reporting of several plans, whole or as far as some agencies have to do with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from coordplan.compiled import Agency, Plan
from coordplan.reporting.flows import Flow, flows, kin, owed, passed_on, received, with_functions
from coordplan.reporting.holes import Hole, find_holes


@dataclass(frozen=True, slots=True)
class Ledger:
    """The reporting of one plan.

    ``about`` holds the agencies asked about, with the groups that they are members of; None
    where everything was asked for.
    """

    plan: Plan
    about: frozenset[str] | None
    flows: tuple[Flow, ...]
    holes: tuple[Hole, ...]

    @property
    def owed(self) -> tuple[Flow, ...]:
        """What the agencies asked about send; every flow where all were."""
        return self.flows if self.about is None else owed(self.flows, self.about)

    @property
    def received(self) -> tuple[Flow, ...]:
        """What the agencies asked about are sent."""
        return self.flows if self.about is None else received(self.flows, self.about)

    @property
    def passed_on(self) -> tuple[Flow, ...]:
        """What goes through the agencies asked about."""
        return () if self.about is None else passed_on(self.flows, self.about)


def ledgers(
    plans: Sequence[Plan], *, agency: str | None = None, functions: Collection[str] = ()
) -> tuple[Ledger, ...]:
    """A ledger for each plan; of agencies, only for the plans that name such an agency.

    ``agency`` is any name, found as ``Plan.find_agencies`` finds it; ``functions`` are ids. With
    both, an agency must answer to both.
    """
    if agency is None and not functions:
        return tuple(_ledger(plan, None) for plan in plans)
    found = ((plan, _named(plan, agency, functions)) for plan in plans)
    return tuple(_ledger(plan, kin(plan, agencies)) for plan, agencies in found if agencies)


def _named(plan: Plan, agency: str | None, functions: Collection[str]) -> tuple[Agency, ...]:
    named = plan.agencies.values() if agency is None else plan.find_agencies(agency)
    wanted = with_functions(plan, functions) if functions else tuple(plan.agencies.values())
    return tuple(one for one in named if one in wanted)


def _ledger(plan: Plan, about: frozenset[str] | None) -> Ledger:
    every = flows(plan)
    holes = find_holes(plan, every)
    if about is None:
        return Ledger(plan, None, every, holes)
    return Ledger(
        plan,
        about,
        tuple(flow for flow in every if any(stop.id in about for stop in flow.stops)),
        tuple(hole for hole in holes if any(agency.id in about for agency in hole.agencies)),
    )
