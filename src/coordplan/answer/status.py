"""What a plan says of each action in a situation, by what is certain."""

from __future__ import annotations

from collections.abc import Iterable

from coordplan.answer.items import Answer, Status
from coordplan.compiled import Agency, Duty, Plan, Posting, Reach, Role
from coordplan.frozen import dataclass
from coordplan.index import Settled
from coordplan.vocabulary import Action

Bodies = frozenset[tuple[str, bool]]
"""Agencies by id, each with whether it stands for several."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """Who acts in one duty that speaks of its situation, behind the guard of its condition."""

    guard: int
    performs: Bodies
    takes_part: Bodies


@dataclass(frozen=True, slots=True)
class Deeds:
    """Everybody who acts in one action.

    ``leading``, ``named`` and ``general`` are the guards of the duties that name the situation
    and a leader, that name the situation, and that hold for any victim; ``having`` those of all
    duties that have the action, whoever acts. ``spoken_of``: a clause speaks of it to nobody.
    """

    leading: int
    named: int
    general: int
    having: int
    spoken_of: bool
    deeds: tuple[_Deed, ...]

    def status(self, settled: Settled) -> Status:
        """What the certain duties amount to."""
        certain = settled.certain
        if certain & self.leading:
            return Status.NAMED
        if certain & self.named:
            deeds = [deed for deed in self.deeds if certain & deed.guard]
            if _is_one(Bodies().union(*(deed.performs for deed in deeds))):
                return Status.NAMED
            if not _is_one(Bodies().union(*(deed.takes_part for deed in deeds))):
                return Status.SHARED
        if certain & self.general:
            return Status.GENERAL
        if settled.undecided & (self.named | self.general):
            return Status.UNDECIDED
        had = (certain | settled.undecided) & self.having
        return Status.MENTIONED if had or self.spoken_of else Status.SILENT


def speaking_of(answer: Answer, action: Action) -> tuple[str, ...]:
    """The clauses that speak of an action here: by what holds or may hold, or to nobody at all."""
    here = {duty.clause for duty in answer.duties if action in duty.actions}
    clauses = answer.plan.clauses.values()
    return tuple(clause.at for clause in clauses if clause.at in here or action in clause.about)


def deeds_of(plan: Plan) -> tuple[tuple[Action, Deeds], ...]:
    """Each action of the vocabulary with everybody who acts in it."""
    by_action: dict[str, list[tuple[Duty, tuple[Posting, ...]]]] = {}
    for duty in plan.duties:
        for action in duty.actions:
            by_action.setdefault(action.id, []).append((duty, duty.acting_in(action)))
    spoken_of = {action.id for clause in plan.clauses.values() for action in clause.about}
    return tuple(
        (action, _deeds(plan, by_action.get(action.id, []), action.id in spoken_of))
        for action in plan.vocabulary.actions.values()
    )


def _deeds(plan: Plan, duties: list[tuple[Duty, tuple[Posting, ...]]], spoken_of: bool) -> Deeds:
    leading = named = general = having = 0
    deeds: list[_Deed] = []
    for duty, postings in duties:
        guard = plan.index.guards[duty.condition]
        having |= guard
        if not postings:
            continue
        if duty.reach is Reach.GENERAL:
            general |= guard
            continue
        named |= guard
        deeds.append(_deed(guard, duty, postings))
        if any(posting.role is Role.LEAD for posting in postings):
            leading |= guard
    return Deeds(leading, named, general, having, spoken_of, tuple(deeds))


def _deed(guard: int, duty: Duty, postings: tuple[Posting, ...]) -> _Deed:
    performing = (p.agency for p in postings if p.role is Role.PERFORM)
    everybody = (*(posting.agency for posting in postings), *duty.partners)
    return _Deed(guard, _bodies(performing), _bodies(everybody))


def _bodies(agencies: Iterable[Agency]) -> Bodies:
    return frozenset((agency.id, agency.several) for agency in agencies)


def _is_one(bodies: Bodies) -> bool:
    """Whether these are a single body: one agency that is no group."""
    return len(bodies) == 1 and not any(several for _, several in bodies)
