"""Flows of reports: which agency sends what to which other, under which clause."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from coordplan.compiled import Agency, Duty, Plan, Reporting
from coordplan.text import Text


@dataclass(frozen=True, slots=True)
class Flow:
    """One agency reports to one other, or to nobody that the clause names (``to`` is None)."""

    plan: Plan
    duty: Duty
    sender: Agency
    to: Agency | None

    @property
    def reporting(self) -> Reporting:
        """Through whom and how often."""
        assert self.duty.reporting is not None
        return self.duty.reporting

    @property
    def content(self) -> Text:
        """What is reported, in coordplan's words."""
        return self.duty.gist

    @property
    def requested(self) -> bool:
        """Whether the issuer can only ask the sender."""
        return any(p.requested for p in self.duty.postings if p.agency.id == self.sender.id)

    @property
    def stops(self) -> tuple[Agency, ...]:
        """Sender, channel and addressee, as far as they are named."""
        named = (self.sender, self.reporting.via, self.to)
        return tuple(agency for agency in named if agency is not None)


def flows(plan: Plan) -> tuple[Flow, ...]:
    """Every flow of a plan, from the bottom level up, then in the order of the document."""
    levels = {level: -number for number, level in enumerate(plan.vocabulary.levels)}
    found = [flow for duty in plan.duties for flow in _of_duty(plan, duty)]
    return tuple(sorted(found, key=lambda flow: levels.get(flow.sender.level, 1)))


def _of_duty(plan: Plan, duty: Duty) -> Iterator[Flow]:
    if duty.reporting is not None:
        for sender in duty.acting:
            for to in duty.reporting.to or (None,):
                yield Flow(plan, duty, sender, to)


def kin(plan: Plan, agencies: Collection[Agency]) -> frozenset[str]:
    """The ids of agencies and of every group that one of them is a member of."""
    wanted = {agency.id for agency in agencies}
    groups = plan.once(_groups)
    return frozenset(wanted.union(*(groups.get(id_, ()) for id_ in wanted)))


def _groups(plan: Plan) -> dict[str, list[str]]:
    """For each member the groups that it belongs to."""
    found: dict[str, list[str]] = {}
    for agency in plan.agencies.values():
        for member in agency.members:
            found.setdefault(member, []).append(agency.id)
    return found


def with_functions(plan: Plan, functions: Collection[str]) -> tuple[Agency, ...]:
    """The agencies of a plan that have one of these functions."""
    return tuple(a for a in plan.agencies.values() if a.function in functions)


def owed(found: Iterable[Flow], ids: Collection[str]) -> tuple[Flow, ...]:
    """The flows that these agencies send."""
    return tuple(flow for flow in found if flow.sender.id in ids)


def received(found: Iterable[Flow], ids: Collection[str]) -> tuple[Flow, ...]:
    """The flows that are addressed to these agencies."""
    return tuple(flow for flow in found if flow.to is not None and flow.to.id in ids)


def passed_on(found: Iterable[Flow], ids: Collection[str]) -> tuple[Flow, ...]:
    """The flows that go through these agencies to others."""
    return tuple(
        flow for flow in found if flow.reporting.via is not None and flow.reporting.via.id in ids
    )
