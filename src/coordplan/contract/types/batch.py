"""What ``coordplan batch`` prints, and each whole answer that it writes."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from coordplan.contract.types.answer import ByCaseJson
from coordplan.contract.types.basics import PlanVersionJson, TextJson


class BadRowsJson(TypedDict):
    """Rows that are not answered for one reason, by the columns: how many, and the first."""

    reason: str
    columns: str
    count: int
    first: list[int]


class LeftJson(TypedDict):
    """An action, in the cases in which it is or may be needed: how many were left in it."""

    phase: str
    action: str
    cases: int
    no_leader: int
    nobody: int
    nobody_told: int


class PlanTallyJson(TypedDict):
    """What a plan said of all cases; ``left`` is empty without ``--summary``."""

    plan: str
    plan_version: PlanVersionJson
    cases: int
    outcomes: int
    nobody_told: int
    left: list[LeftJson]


class BatchJson(TypedDict):
    """The answer of ``coordplan batch``: ``read`` is ``answered`` and ``told`` together."""

    coordplan: Literal[1]
    read: int
    answered: int
    told: int
    situations: int
    bad: list[BadRowsJson]
    plans: list[PlanTallyJson]


class AskedJson(TypedDict):
    """An open question."""

    fact: str
    question: TextJson


class WholeAnswerJson(TypedDict):
    """A whole answer, once for all cases that have it; a line of ``--outcomes``.

    What differs between those cases is left out: which facts made a duty hold, and danger.
    """

    coordplan: Literal[1]
    outcome: str
    plan: str
    plan_version: PlanVersionJson
    cases: int
    act: list[dict[str, object]]
    notify: list[dict[str, object]]
    oversee: list[dict[str, object]]
    reports: list[dict[str, object]]
    by_cases: list[ByCaseJson]
    possible: list[dict[str, object]]
    ask: list[AskedJson]
    status: dict[str, str]
