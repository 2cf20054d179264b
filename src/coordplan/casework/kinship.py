"""Which bodies of two plans are one kind of body on a day: by function, level and succession."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from coordplan.compiled import Agency, Plan
from coordplan.frozen import dataclass
from coordplan.registry.terms import Registry
from coordplan.validity.entitlements import laws_for
from coordplan.validity.succession import Step, heirs, steps_of


@dataclass(frozen=True, slots=True)
class Standing:
    """A body of a plan on a day: what has happened to it since.

    ``kinds`` are the functions and levels that have its tasks now, none where it is gone without an
    heir; ``unstated`` the level that leaves it open.
    """

    agency: Agency
    steps: tuple[Step, ...]
    kinds: frozenset[tuple[str, str]]

    @property
    def gone(self) -> bool:
        """Whether it is no longer as it was, and nobody is known to stand in."""
        return not self.kinds or left_open(self.steps)


def kinds_after(agency: Agency, steps: Sequence[Step]) -> frozenset[tuple[str, str]]:
    """The functions and levels that have the tasks of a body after what has happened to it."""
    passed = of_its_own(steps)
    if not passed:
        return frozenset({(agency.function, agency.level)})
    return frozenset((h.body.function or "", h.body.level) for h in heirs(passed))


def of_its_own(steps: Sequence[Step]) -> tuple[Step, ...]:
    """What has happened to a body itself, not to its place."""
    return tuple(step for step in steps if step.merger is None)


def left_open(steps: Sequence[Step]) -> bool:
    """Whether the place of a body became part of another, and who stands in is not known."""
    return any(step.merger is not None and not step.to for step in steps)


class Kinship:
    """What bodies are on one day; without a registry or a day, what the plans say of them."""

    def __init__(self, registry: Registry | None, as_of: datetime.date | None) -> None:
        self._registry, self._as_of = registry, as_of
        self._known: dict[tuple[int, str, frozenset[str]], Standing] = {}

    def of(self, plan: Plan, agency: Agency, actions: Collection[str] = ()) -> Standing:
        """A body on the day, as far as some actions (ids) are concerned; all where none is given.

        That its province became part of another changes neither its function nor its level.
        """
        key = (id(plan), agency.id, frozenset(actions))  # whoever asks keeps the plans
        if key not in self._known:
            self._known[key] = self._standing(plan, agency, actions)
        return self._known[key]

    def _standing(self, plan: Plan, agency: Agency, actions: Collection[str]) -> Standing:
        registry = laws_for(plan, self._registry)
        if registry is None or self._as_of is None:
            return Standing(agency, (), kinds_after(agency, ()))
        steps = steps_of(plan, agency, registry, self._as_of.isoformat(), actions or None)
        return Standing(agency, steps, kinds_after(agency, steps))

    def alike(
        self,
        one: tuple[Plan, Agency],
        other: tuple[Plan, Agency],
        actions: Collection[str] = (),
    ) -> bool:
        """Whether two bodies are of one kind on the day; no group is.

        Where one of them is gone without an heir, whether they were.
        """
        a, b = one[1], other[1]
        if a.several or b.several:
            return False
        first, second = self.of(*one, actions), self.of(*other, actions)
        if not (first.kinds and second.kinds):
            return a.is_as(b)
        levels = one[0].vocabulary.levels
        return any(
            function == function_
            and (level == level_ or levels[level].unstated or levels[level_].unstated)
            for function, level in first.kinds
            for function_, level_ in second.kinds
        )
