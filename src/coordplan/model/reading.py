"""Reading a plan of which parts may be wrong.

A part whose shape is wrong (one clause, one agency, one key of the head) is reported and a
stand-in takes its place, so that the checks still see the rest: one run shows every error.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from dataclasses import dataclass

from coordplan.diagnostics import Problem
from coordplan.model.plan import PlanFile
from coordplan.shape import IDENTIFIER, Data, validate
from coordplan.source import Route

_HEAD: dict[str, Data] = {
    "coordplan": 1,
    "id": "unread",
    "vocabulary": "human-trafficking",
    "title": {"vi": "?", "en": "?"},
    "jurisdiction": {"name": {"vi": "?", "en": "?"}, "level": "unread"},
    "places": None,
    "places_source": None,
    "document": {"kind": "plan", "number": None, "issuer": "unread", "issued": None},
    "effective": {"from": None, "to": None},
    "carries_out": [],
    "cites": [],
    "source": None,
    "headings": [],
}

_STAND_IN: Data = {"name": {"vi": "?", "en": "?"}, "function": "unread", "level": "unread"}


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan with stand-ins for what could not be read, and what was wrong.

    ``unread`` are the routes of the stand-ins; ``plan`` is None where nothing can be judged.
    """

    plan: PlanFile | None
    problems: tuple[Problem, ...]
    unread: frozenset[Route]


def read_plan(data: Data) -> Reading:
    """The plan in some data, with every problem of its shape."""
    plan, problems = validate(PlanFile, data)
    if plan is not None or not isinstance(data, dict):
        return Reading(plan, tuple(problems), frozenset())
    parts = dict.fromkeys(_part(problem.route) for problem in problems)
    unread = frozenset([*parts, *map(_stand_in_of, parts)])
    judged = all(unread) and ("agencies",) not in unread
    if not judged or not isinstance(data.get("clauses"), list):
        return Reading(None, tuple(problems), unread)
    plan, _ = validate(PlanFile, _with_stand_ins(data, parts))
    return Reading(plan, tuple(problems), unread)


def _part(route: Route) -> Route:
    """The part of a plan in which a route lies."""
    if route[:1] in {("clauses",), ("agencies",)}:
        return route[:2]
    return route[:1]


def _stand_in_of(part: Route) -> Route:
    """The route of what stands in for a part; an agency whose id is none has another."""
    if part[:1] != ("agencies",) or re.fullmatch(IDENTIFIER, str(part[-1])):
        return part
    return ("agencies", "unread")


def _with_stand_ins(data: dict[str, Data], unread: Iterable[Route]) -> Data:
    """The same data with a stand-in for each unread part; unknown keys are dropped."""
    mended = copy.deepcopy(data)
    for part in unread:
        key, *rest = part
        if key in _HEAD and (not rest or not isinstance(mended.get(str(key)), dict)):
            mended[str(key)] = copy.deepcopy(_HEAD[str(key)])
        elif key == "agencies" and rest:
            del mended["agencies"][rest[0]]
            mended["agencies"][_stand_in_of(part)[1]] = copy.deepcopy(_STAND_IN)
        elif key == "clauses" and rest and isinstance(rest[0], int):
            mended["clauses"][rest[0]] = _clause(mended["clauses"][rest[0]], rest[0])
        else:
            mended.pop(str(key), None)
    return mended


def _clause(written: Data, number: int) -> Data:
    """A clause that keeps its locator and says nothing."""
    at = written.get("at") if isinstance(written, dict) else None
    return {
        "at": at if isinstance(at, str) and at.strip() else f"?{number}",
        "print": "0" * 12,
        "kind": "principle",
        "gist": {"vi": "?", "en": "?"},
    }
