"""A scenario file as written (pydantic models; the JSON Schema comes from these)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, StrictInt

from coordplan.model.duty import AgencyIds, Within
from coordplan.shape import Flag, Identifier, Name, Shape
from coordplan.vocabulary.when import FactId, WrittenValue

StatusName = Literal["named", "shared", "general", "undecided", "mentioned", "silent"]

DutyName = Name
"""A duty by clause and ordinal, such as ``V.8.-1#1``."""


class ExpectedRoles(Shape):
    """Exactly which agencies a duty gives which role."""

    lead: AgencyIds = ()
    perform: AgencyIds = ()
    support: AgencyIds = ()
    direct: AgencyIds = ()
    advise: AgencyIds = ()


class Expectation(Shape):
    """What the plan must say of a situation. Every key is optional; something must be asked for.

    ``duties``: these certainly hold, with exactly these agencies in these roles. ``excluded``:
    these hold in no completion. ``possible``: these may hold, and depend on exactly these facts.
    ``leads``: exactly these lead the action (an empty list: nobody). ``acts``: these certainly
    act in the action, among others. ``not_acting``: these act in it neither certainly nor
    possibly. ``told``, ``told_at_once``: these are certainly told. ``not_told``: these are told
    neither certainly nor possibly. ``at_once``: these certainly hold and are due at once.
    ``handed_over``: these certainly hold and move the person to exactly these. ``partners``: these
    certainly hold, with exactly these partners. ``before``, ``after``: these hold or may hold, and
    come before or after exactly these actions. ``on_call``: these may hold and wait to be called.
    ``marked``: these certainly hold and bear the mark of danger. ``within``: these certainly hold,
    by this deadline. ``reports``: these certainly hold and report in exactly this rhythm (ISO 8601
    durations, ``on-demand``, ``unspecified``). ``aside``: as written these act in the action, but
    it belongs to others of their line. ``status``: what the plan says of an action. ``silent``:
    actions of which nothing in the plan speaks here. ``doubts``: exactly these rules put the whole
    answer in doubt. ``ask``: the best next question.
    """

    duties: dict[DutyName, ExpectedRoles] = Field(default_factory=dict)
    excluded: tuple[DutyName, ...] = ()
    possible: dict[DutyName, tuple[FactId, ...]] = Field(default_factory=dict)
    leads: dict[Identifier, AgencyIds] = Field(default_factory=dict)
    acts: dict[Identifier, AgencyIds] = Field(default_factory=dict)
    not_acting: dict[Identifier, AgencyIds] = Field(default_factory=dict)
    told: AgencyIds = ()
    told_at_once: AgencyIds = ()
    not_told: AgencyIds = ()
    at_once: tuple[DutyName, ...] = ()
    handed_over: dict[DutyName, AgencyIds] = Field(default_factory=dict)
    partners: dict[DutyName, AgencyIds] = Field(default_factory=dict)
    before: dict[DutyName, tuple[Identifier, ...]] = Field(default_factory=dict)
    after: dict[DutyName, tuple[Identifier, ...]] = Field(default_factory=dict)
    on_call: tuple[DutyName, ...] = ()
    marked: tuple[DutyName, ...] = ()
    within: dict[DutyName, Within] = Field(default_factory=dict)
    reports: dict[DutyName, tuple[Name, ...]] = Field(default_factory=dict)
    aside: dict[Identifier, AgencyIds] = Field(default_factory=dict)
    status: dict[Identifier, StatusName] = Field(default_factory=dict)
    silent: tuple[Identifier, ...] = ()
    doubts: tuple[Identifier, ...] | None = None
    ask: FactId | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is expected: no key stands, or only such that ask for nothing.

        ``leads: {receive: []}`` says that nobody leads, and no ``doubts`` that there are none;
        ``acts: {receive: []}`` says nothing.
        """
        asked = dict(self)
        if asked.pop("doubts") is not None:
            return False
        for key in ("acts", "not_acting"):
            asked[key] = any(asked[key].values())
        return not any(asked.values())


class Scenario(Shape):
    """A situation, and what the plan must say of it.

    A number among the facts, as ``age: 15``, stands for the facts that it sets. ``calls`` says of
    duties on call, by clause or by clause and ordinal, whether they are called.
    """

    name: Name
    events: tuple[Name, ...] = ()
    facts: dict[FactId, WrittenValue | StrictInt] = Field(default_factory=dict)
    calls: dict[Name, Flag] = Field(default_factory=dict)
    standing: Flag = False
    expect: Expectation


class ScenarioFile(Shape):
    """A scenario file, format version 1. ``plan`` is an id, or a path from this file."""

    coordplan: Literal[1]
    plan: Name
    scenarios: tuple[Scenario, ...]
