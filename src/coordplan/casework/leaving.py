"""What leaves a plan: whom its duties hand the victim, word or papers that are not of its place."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.casework.terms import Kind
from coordplan.compiled import Agency, Duty, Plan
from coordplan.once import Once


class Bounds(Once):
    """Who of a plan's bodies is charged with anything in a case: what they get stays there."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        acting = (p.agency for d in plan.duties if not d.standing for p in d.postings)
        self._charged = {agency.id: agency for agency in acting}
        self._higher = set(plan.levels_above)

    def addressees(self, duty: Duty) -> Iterator[tuple[Kind, Agency]]:
        """Whom a duty gives the victim, word or papers, where that leaves the place or may."""
        told = () if duty.notification is None else duty.notification.to
        given = (
            (Kind.HAND_OVER, duty.hand_over_to),
            (Kind.NOTICE, told),
            (Kind.PAPERS, duty.submit_to),
        )
        for kind, agencies in given:
            yield from ((kind, one) for one in agencies if self._leaves(kind, one))

    def _leaves(self, kind: Kind, agency: Agency) -> bool:
        """Whether what a body gets may leave the place.

        A body of the state, abroad, of a higher level or outside of all plans is of neither place.
        Word that a charged body of this kind may take stays; the victim stays with a charged one.
        """
        words = self._plan.vocabulary
        if words.levels[agency.level].outside or words.functions[agency.function].outside:
            return False
        if agency.level in self._higher or {agency.id, *agency.members} & self._charged.keys():
            return False
        if agency.several:
            return True
        if kind is Kind.HAND_OVER:
            kinds = {(a.function, a.level) for a in self._charged.values() if not a.several}
            return (agency.function, agency.level) not in kinds
        return not any(one.is_as(agency) for one in self._charged.values())
