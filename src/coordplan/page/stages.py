"""What a case over two plans needs: its stages, duties cut to them, and what leaves a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coordplan.answer.items import Answer, Kind, Statement
from coordplan.casework.journey import early, homecoming, late, on_return, settled_by
from coordplan.casework.leaving import Bounds
from coordplan.casework.narrowing import left_of, part_of
from coordplan.compiled import Duty, Plan
from coordplan.conditions import Condition
from coordplan.page.duties import by_duty, duty_data, overseers_last, said_of, statement_data
from coordplan.page.terms import alone
from coordplan.page.words import Deed, Marked
from coordplan.vocabulary import Vocabulary

Data = dict[str, Any]
"""What JSON can say."""


def journey_data(vocabulary: Vocabulary) -> Data:
    """The way home in numbers: the action, what it settles, and the actions of each stage."""
    home, places = homecoming(vocabulary), vocabulary.places
    local = () if places is None else places.local

    def maybe(condition: Condition | None) -> Data | None:
        return None if condition is None else alone(condition, vocabulary)

    return {
        "home": None if home is None else home.number,
        "needed": None if home is None else maybe(home.needed),
        "done": None if home is None else maybe(home.done),
        "arrived": [*settled_by(home.done).items()] if home is not None and home.done else [],
        "local": [vocabulary.facts[id_].number for id_ in local],
        "stages": {
            name: sorted(vocabulary.actions[id_].number for id_ in actions)
            for name, actions in _stages(vocabulary).items()
        },
        "unstated": [id_ for id_, level in vocabulary.levels.items() if level.unstated],
    }


def _stages(vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    return {"early": early(vocabulary), "return": on_return(vocabulary), "late": late(vocabulary)}


def cut_data(
    plan: Plan, answer: Answer, marked: Marked, numbers: Mapping[str, int], whole: Sequence[Data]
) -> dict[str, list[Data]]:
    """For each stage the duties of which it has a part: what of that is not as in the whole."""
    found: dict[str, list[Data]] = {}
    items = by_duty(plan)
    for name, actions in _stages(plan.vocabulary).items():
        found[name] = []
        for duty in plan.duties:
            part = part_of(duty, actions)
            if part is not duty and part.actions:
                cut = _Cut(items[duty.number], part, answer)
                found[name].append(cut.data(marked, numbers, whole[duty.number]))
    return found


class _Cut:
    """A part of a duty; of its statements none is left of who has nothing to do with it."""

    def __init__(self, items: Sequence[tuple[Kind, Statement]], part: Duty, answer: Answer) -> None:
        self._part, self._items = part, items
        self._whole = [statement_data(item, answer) for _, item in items]
        kept = (left_of(item, part) for _, item in items)
        self._own = [None if one is None else statement_data(one, answer) for one in kept]

    def data(self, marked: Marked, numbers: Mapping[str, int], whole: Data) -> Data:
        """What is not as in the whole: all statements alike, or what is left of each."""
        kept = (left_of(item, self._part) for item in overseers_last(self._items))
        said = [one for one in kept if one is not None]
        changed, left = self._changed(), [{**one} for one in self._own if one is not None]
        statements = iter(left)
        written = duty_data(self._part, left, numbers) | said_of(self._part, said, marked)
        part = {
            key: value for key, value in written.items() if key != "alike" and value != whole[key]
        }
        for key in ("said", "called"):
            if _same_words(written[key], whole[key]):
                part[key] = [actions for actions, *_ in written[key]]
        if changed is not None:
            return {"number": self._part.number, "duty": part, "changed": changed}
        return {
            "number": self._part.number,
            "duty": part | {"alike": written["alike"]},
            "statements": [None if one is None else next(statements) for one in self._own],
        }

    def _changed(self) -> Data | None:
        """What every statement that speaks of it has otherwise; None where they differ in that."""
        found: Data = {}
        for one, whole in zip(self._own, self._whole, strict=True):
            if one is None:
                return None
            found |= {key: one[key] for key in one if one[key] != whole[key]}
        pairs = zip(self._own, self._whole, strict=True)
        alike = all(
            one == whole | {key: value for key, value in found.items() if key in whole}
            for one, whole in pairs
        )
        return found if alike else None


def _same_words(one: Sequence[Deed] | None, whole: Sequence[Deed] | None) -> bool:
    """Whether the same is said of the shares of two duties, whatever their actions."""
    return bool(one and whole) and [said for _, *said in one or ()] == [
        said for _, *said in whole or ()
    ]


def leaving_data(plan: Plan, numbers: Mapping[str, int]) -> Iterator[tuple[int, str, int]]:
    """What leaves the plan or may: by which duty, what it is, and to whom."""
    bounds = plan.once(Bounds)
    for duty in plan.duties:
        for kind, agency in bounds.addressees(duty):
            yield duty.number, kind.value, numbers[agency.id]
