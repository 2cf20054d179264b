"""What to ask next: the facts whose answers leave the least that is urgent undecided."""

from __future__ import annotations

from collections.abc import Mapping

from coordplan.answer.items import Question
from coordplan.answer.outlook import Help, Open
from coordplan.answer.sheet import Weight


def questions(opens: Mapping[int, Open], weights: Mapping[int, Weight]) -> tuple[Question, ...]:
    """The unknown facts that can help to settle an undecided duty, best first.

    ``opens`` are the outlooks of the undecided conditions, ``weights`` what hangs on each. Best
    is the question after which the least weight is expected to stay undecided, its answers
    counted alike; then the one that can settle more duties; then the order of the vocabulary.
    """
    undecided = 0.0
    asked: dict[int, Help] = {}
    settled: dict[int, float] = {}
    decides: dict[int, int] = {}
    for condition, outlook in opens.items():
        weight = weights[condition]
        undecided += weight.urgency
        for help_ in outlook.help:
            number = help_.fact.number
            if number not in asked:
                asked[number], settled[number], decides[number] = help_, 0.0, 0
            if help_.settling:
                settled[number] += weight.urgency * help_.settling
                decides[number] += weight.duties
    found = [
        Question(
            help_.fact,
            help_.values,
            decides[number],
            undecided - settled[number] / len(help_.values),
        )
        for number, help_ in asked.items()
    ]
    return tuple(sorted(found, key=lambda q: (round(q.left, 9), -q.decides, q.fact.number)))
