"""Nothing that must wait is certain too soon."""

from __future__ import annotations

from collections.abc import Iterator

from coordplan.checks.check import ConditionCheck, Conditions
from coordplan.conditions import Condition, facts_of, product
from coordplan.diagnostics import Problem
from coordplan.model import Duty, PlanFile
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.terms import Safeguard
from coordplan.work import Work
from coordplan.world import occurring

ID = "too-soon"


def run(plan: PlanFile, conditions: Conditions) -> Iterator[Problem]:
    """Duties that may hold before what the vocabulary demands of them is stated."""
    vocabulary, too_soon = conditions.vocabulary, _TooSoon(conditions)
    for route, duty, condition in conditions.duties:
        for safeguard in vocabulary.safeguards:
            if _concerns(safeguard, duty, plan) and too_soon(condition, safeguard):
                needs = ", ".join(_words(safeguard, vocabulary))
                yield Problem(
                    ID,
                    Text(
                        en=f"this holds before {needs} is stated",
                        vi=f"nhiệm vụ này áp dụng khi chưa nêu {needs}",
                    ),
                    route,
                    Text(
                        en=f"add it to `when`, or say `before`: {safeguard.reason.en}",
                        vi=f"thêm vào `when`, hoặc ghi `before`: {safeguard.reason.vi}",
                    ),
                )


class _TooSoon:
    """Whether conditions may hold before what safeguards need, each looked at once."""

    def __init__(self, conditions: Conditions) -> None:
        self._conditions, self._work = conditions, Work()
        self._found: dict[tuple[Condition, Condition], bool] = {}

    def __call__(self, condition: Condition, safeguard: Safeguard) -> bool:
        """What cannot be worked out is told by another check."""
        key = (condition, safeguard.needs)
        split = self._conditions.split(condition)
        if key not in self._found and split is not None:
            world, work = self._conditions.vocabulary.world, self._work
            before = occurring(world, safeguard.needs, work, holds=False)
            self._found[key] = bool(product(split[0], before, world.space, work))
        return self._found.get(key, False)


def _concerns(safeguard: Safeguard, duty: Duty, plan: PlanFile) -> bool:
    """Whether a duty does what must wait, or gives word or the victim to whom must wait."""
    told = [*(duty.notify.to if duty.notify is not None else ()), *duty.hand_over_to]
    functions = {plan.agencies[id_].function for id_ in told if id_ in plan.agencies}
    return not (functions.isdisjoint(safeguard.told) and set(duty.do).isdisjoint(safeguard.actions))


def _words(safeguard: Safeguard, vocabulary: Vocabulary) -> Iterator[str]:
    """The facts that must be stated first."""
    for number in sorted(facts_of(safeguard.needs)):
        yield f"`{vocabulary.fact_list[number].id}`"


CHECK = ConditionCheck(
    id=ID,
    title=Text(
        en="something that must wait holds too soon",
        vi="việc phải chờ điều kiện lại áp dụng quá sớm",
    ),
    why=Text(
        en=(
            "Taking a victim home, or telling the family, too soon can be dangerous; the "
            "vocabulary says what must come first."
        ),
        vi=(
            "Đưa nạn nhân về, hoặc thông báo cho gia đình, quá sớm có thể gây nguy hiểm; bộ từ "
            "vựng nêu điều kiện phải có trước."
        ),
    ),
    run=run,
)
