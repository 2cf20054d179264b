"""Which body of a plan is meant by that of another: one that is there on the day, or none."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator

from coordplan.amending.terms import Body
from coordplan.casework.kinship import Kinship, of_its_own
from coordplan.compiled import Agency, Plan
from coordplan.frozen import replaced
from coordplan.registry.terms import Registry
from coordplan.validity.succession import heirs


class Naming:
    """The bodies that a plan can give a duty on a day.

    One that is gone is named by its heir. Left out are groups, bodies of the state or of a higher
    level, of a level that is no more, and those of which nobody knows who stands in.
    """

    def __init__(
        self, plan: Plan, registry: Registry | None, as_of: datetime.date, kinship: Kinship
    ) -> None:
        self._plan, self._kinship = plan, kinship
        ended = () if registry is None else registry.abolished.values()
        gone = {one.level for one in ended if one.on <= as_of.isoformat()}
        outside = {id_ for id_, one in plan.vocabulary.levels.items() if one.outside}
        self._barred = {*plan.levels_above, *outside, *gone}

    def of(self, source: Plan, agency: Agency, actions: Collection[str]) -> Body | None:
        """The one body of the plan that another plan's is, for some actions; None without one.

        Of several that may be meant, the one that acts in these actions already.
        """
        if agency.several:
            return None
        meant = self._kinship.of(source, agency, actions)
        if not meant.kinds:
            return None
        levels = self._plan.vocabulary.levels
        kinds = {(f, "" if levels[level].unstated else level) for f, level in meant.kinds}
        found: dict[str, Body] = {}
        for one in self._plan.agencies.values():
            for body in self.bodies(one, actions):
                if (body.function, body.level) in kinds or (body.function, "") in kinds:
                    known = found.get(body.key, body)
                    former = tuple(dict.fromkeys((*known.former, *body.former)))
                    found[body.key] = replaced(known, former=former)
        return self._one([*found.values()], actions)

    def _one(self, found: list[Body], actions: Collection[str]) -> Body | None:
        if len(found) > 1:
            found = [body for body in found if self._acting(body.known_as, actions)]
        if len(found) != 1:
            return None
        (body,) = found
        acting = self._acting((agency.id for agency in body.former), actions)
        former = tuple(agency for agency in body.former if agency.id in acting)
        return replaced(body, former=former or body.former)

    def _acting(self, ids: Iterable[str], actions: Collection[str]) -> set[str]:
        """Those of some bodies of the plan that take part in one of some actions."""
        found = {
            posting.agency.id
            for duty in self._plan.duties
            if not {action.id for action in duty.actions}.isdisjoint(actions)
            for posting in duty.postings
        }
        return found.intersection(ids)

    def bodies(self, agency: Agency, actions: Collection[str]) -> Iterator[Body]:
        """What a body of the plan is on the day."""
        functions = self._plan.vocabulary.functions
        if agency.several or functions[agency.function].outside or agency.level in self._barred:
            return
        standing = self._kinship.of(self._plan, agency, actions)
        if any(not step.to for step in standing.steps):
            return
        passed = of_its_own(standing.steps)
        if not passed:
            yield Body(agency, agency.name, agency.function, agency.level, (), standing.steps)
        for heir in heirs(passed):
            function, level = heir.body.function, heir.body.level
            if function is None or level in self._barred:
                continue
            known = next(iter(heir.agencies), None)
            name = heir.name if known is None else known.name
            yield Body(known, name, function, level, (agency,), standing.steps)
