"""A table of cases as JSON: what was found, and each whole answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from coordplan.answer.items import Answer
from coordplan.batch.terms import PlanTally, Tally
from coordplan.contract import parts as p
from coordplan.contract.answer import plan_answer

if TYPE_CHECKING:
    from coordplan.contract import types as c

_OF_ONE_CASE = frozenset({"because", "mind_danger"})
"""What items say of one case, and not of all that have an outcome."""


def batch_data(tally: Tally) -> c.BatchJson:
    """What a run found."""
    return {
        "coordplan": 1,
        "read": tally.read,
        "answered": tally.answered,
        "told": tally.told,
        "situations": tally.situations,
        "bad": [
            {
                "reason": str(one.reason),
                "columns": one.columns,
                "count": one.count,
                "first": list(one.first),
            }
            for one in tally.bad
        ],
        "plans": [_plan(one) for one in tally.plans],
    }


def outcome_data(id_: str, cases: int, answer: Answer) -> c.WholeAnswerJson:
    """One whole answer, of any case that has it."""
    said = plan_answer(answer)
    asked = {question.fact.id: question.fact for question in answer.ask}
    return {
        "coordplan": 1,
        "outcome": id_,
        "plan": said["plan"],
        "plan_version": p.version(answer.plan),
        "cases": cases,
        "act": _of_all(said["act"]),
        "notify": _of_all(said["notify"]),
        "oversee": _of_all(said["oversee"]),
        "reports": _of_all(said["reports"]),
        "by_cases": said["by_cases"],
        "possible": [
            {"kind": one["kind"], "item": item}
            for one, item in zip(
                said["possible"], _of_all(one["item"] for one in said["possible"]), strict=True
            )
        ],
        "ask": [
            {"fact": fact.id, "question": p.text(fact.question)}
            for fact in sorted(asked.values(), key=lambda fact: fact.number)
        ],
        "status": dict(said["status"]),
    }


def _of_all(items: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    return [{k: v for k, v in item.items() if k not in _OF_ONE_CASE} for item in items]


def _plan(tally: PlanTally) -> c.PlanTallyJson:
    return {
        "plan": tally.plan.id,
        "plan_version": p.version(tally.plan),
        "cases": tally.cases,
        "outcomes": tally.outcomes,
        "nobody_told": tally.untold,
        "left": [
            {
                "phase": one.action.phase.id,
                "action": one.action.id,
                "cases": one.cases,
                "no_leader": one.leaderless,
                "nobody": one.nobody,
                "nobody_told": one.untold,
            }
            for one in tally.left
        ],
    }
