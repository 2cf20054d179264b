"""The proof of amendments: gaps before and after, and that nothing else behaves otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coordplan.amending.terms import Proposal
from coordplan.compare.behaviour import ActionDifference, Body, DifferenceClass, compare_behaviour
from coordplan.compare.gaps import find_gaps
from coordplan.compare.survey import Gap, Harm
from coordplan.compiled import Plan, Role


@dataclass(frozen=True, slots=True)
class Proof:
    """A plan held against itself with amendments.

    ``closed`` are findings that are gone, ``smaller`` those that hold in fewer situations, each as
    it was and is; ``new`` such as were not there. ``stray`` are differences over an action, or by a
    body, that no proposal is about: there are none where the proof holds.
    """

    before: tuple[Gap, ...]
    after: tuple[Gap, ...]
    closed: tuple[Gap, ...]
    smaller: tuple[tuple[Gap, Gap], ...]
    new: tuple[Gap, ...]
    stray: tuple[ActionDifference, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing else changes, and nothing of harm is new."""
        return not self.stray and all(gap.harm is not Harm.HIGH for gap in self.new)


def by_harm(gaps: Iterable[Gap]) -> dict[str, int]:
    """How many gaps there are of each harm."""
    found = Counter(gap.harm for gap in gaps)
    return {harm.value: found[harm] for harm in Harm}


def prove(plan: Plan, amended: Plan, proposals: Sequence[Proposal]) -> Proof:
    """Whether an amended plan does what its proposals say, and nothing else.

    Raises ``TooComplexError`` where an exact comparison would take too long.
    """
    before, after = find_gaps(plan).gaps, find_gaps(amended).gaps
    was, now = ({gap.id: gap for gap in gaps} for gaps in (before, after))
    both = [(was[id_], now[id_]) for id_ in was if id_ in now]
    return Proof(
        before,
        after,
        tuple(gap for gap in before if gap.id not in now),
        tuple((a, b) for a, b in both if b.extent.count < a.extent.count),
        tuple(gap for gap in after if gap.id not in was),
        tuple(_stray(plan, amended, proposals)),
    )


def _stray(plan: Plan, amended: Plan, proposals: Sequence[Proposal]) -> Iterator[ActionDifference]:
    """Differences in who answers for an action that the proposals do not account for.

    In each class of situations nobody may have led before, and the amended plan must add bodies
    that are proposed for the action; those that did it may give way to one that leads.
    """
    meant: dict[str, set[Body]] = {}
    for one in proposals:
        meant.setdefault(one.action.id, set()).add((one.body.function, one.body.level))
    for difference in compare_behaviour(plan, amended).actions:
        ours = meant.get(difference.action.id, set())
        if not all(_meant(found, ours) for found in difference.classes):
            yield difference


def _meant(found: DifferenceClass, ours: set[Body]) -> bool:
    """Whether some bodies, and no others, account for a class in which two plans differ."""
    old, new = (
        {(party.function, party.level) for party in parties} for parties in (found.of_a, found.of_b)
    )
    led = any(p.role is Role.LEAD for party in found.of_a for _, p in party.postings)
    return not led and new - old <= ours and bool(new & ours)
