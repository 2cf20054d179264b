"""What a deviation from a higher instrument is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coordplan.compare.survey import Extent, Harm
from coordplan.compiled import Agency, Deadline, Duty, Plan
from coordplan.vocabulary import Action


class Way(StrEnum):
    """How a plan stands to its baseline: the stable name of a kind of deviation.

    ``contradicts``: it gives to one body what the baseline gives to another. ``omits``: the
    baseline says something of which the plan says nothing. ``loosens``, ``tightens``: a deadline
    is longer or shorter. ``adds``: the plan says something of which the baseline says nothing.
    """

    CONTRADICTS = "contradicts"
    OMITS = "omits"
    LOOSENS = "loosens"
    TIGHTENS = "tightens"
    ADDS = "adds"


class Aspect(StrEnum):
    """What is otherwise: that anybody acts, that somebody leads, which body, who is told, when."""

    ACTION = "action"
    LEADER = "leader"
    BODY = "body"
    NOTICE = "notice"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Site:
    """One side of a deviation: duties of one plan, those of their bodies, and a deadline.

    Empty where a plan says nothing.
    """

    duties: tuple[Duty, ...] = ()
    agencies: tuple[Agency, ...] = ()
    within: Deadline | None = None

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of the duties, each once."""
        return tuple(dict.fromkeys(duty.clause for duty in self.duties))


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something that a plan says otherwise than its baseline, and in which situations.

    ``own`` is what the plan says there, ``higher`` what the baseline says.
    """

    way: Way
    aspect: Aspect
    harm: Harm
    action: Action
    extent: Extent
    own: Site
    higher: Site

    @property
    def id(self) -> str:
        """A stable name: way, aspect, action, and the bodies or duties that it is about."""
        about = [self.action.id]
        if self.aspect in {Aspect.BODY, Aspect.NOTICE}:
            one = self.higher if self.way is Way.OMITS else self.own
            about += [agency.id for agency in one.agencies]
        if self.aspect is Aspect.DEADLINE:
            about += [] if self.way is Way.OMITS else [duty.key for duty in self.own.duties]
            about += [] if self.way is Way.ADDS else [duty.key for duty in self.higher.duties]
        return f"{self.way}-{self.aspect}:{'+'.join(about)}"


@dataclass(frozen=True, slots=True)
class Limits:
    """How a plan deals with the deadlines of its baseline.

    ``total`` duties of the baseline have one. For ``repeated`` of them the plan sets the same, in
    every situation in which the baseline does.
    """

    total: int
    repeated: int


@dataclass(frozen=True, slots=True)
class Deviations:
    """Everything in which a plan deviates from a baseline, by phase and action.

    ``situations`` is the number of all complete situations; ``actions`` those looked at.
    """

    plan: Plan
    baseline: Plan
    situations: int
    actions: tuple[Action, ...]
    limits: Limits
    found: tuple[Deviation, ...]
