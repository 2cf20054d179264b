"""The part of an answer that is about some actions: of a duty with others too, that part alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

from coordplan.answer.items import Act, Answer, Baseline, Possible, Statement, Supplement
from coordplan.compiled import Duty
from coordplan.frozen import FrozenDict, replaced

Item = TypeVar("Item", bound=Statement)


def narrowed(answer: Answer, actions: Collection[str]) -> Answer:
    """The same answer about some actions (ids); its questions stay as they are."""
    part = _Part(actions)
    return replaced(
        answer,
        act=tuple(part.items(answer.act)),
        notify=tuple(part.items(answer.notify)),
        oversee=tuple(part.items(answer.oversee)),
        reports=tuple(part.items(answer.reports)),
        possible=tuple(part.possible(answer.possible)),
        by_cases=tuple(one for one in answer.by_cases if one.action.id in actions),
        status=FrozenDict({id_: one for id_, one in answer.status.items() if id_ in actions}),
        baselines=tuple(part.baseline(one) for one in answer.baselines),
    )


def part_of(duty: Duty, actions: Collection[str]) -> Duty:
    """A duty as far as it has some actions (ids); the same where it has no others."""
    kept = tuple(action for action in duty.actions if action.id in actions)
    return duty if len(kept) == len(duty.actions) else replaced(duty, actions=kept)


def left_of(item: Item, part: Duty) -> Item | None:
    """What an item says of a part of its duty; None where that is nothing."""
    found = item if part is item.duty else replaced(item, duty=part)
    return found if (found.actions if isinstance(found, Act) else part.actions) else None


class _Part:
    """What some actions leave of duties."""

    def __init__(self, actions: Collection[str]) -> None:
        self._actions = actions
        self._duties: dict[str, Duty] = {}

    def duty(self, duty: Duty) -> Duty:
        """A duty as far as it has the actions."""
        if duty.id not in self._duties:
            self._duties[duty.id] = part_of(duty, self._actions)
        return self._duties[duty.id]

    def items(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items that still say something."""
        for item in items:
            found = left_of(item, self.duty(item.duty))
            if found is not None:
                yield found

    def possible(self, items: tuple[Possible, ...]) -> Iterator[Possible]:
        """The same of what may hold."""
        for one in items:
            for item in self.items((one.item,)):
                yield one if item is one.item else replaced(one, item=item)

    def baseline(self, baseline: Baseline) -> Baseline:
        """What a higher instrument says of the actions."""
        found = (one for one in baseline.supplements if one.action.id in self._actions)
        return replaced(baseline, supplements=tuple(map(self.supplement, found)))

    def supplement(self, one: Supplement) -> Supplement:
        """The same of one action."""
        return replaced(
            one,
            acts=tuple(self.items(one.acts)),
            notices=tuple(self.items(one.notices)),
            possible=tuple(self.possible(one.possible)),
        )
