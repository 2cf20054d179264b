"""What a case over several plans is made of."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from enum import StrEnum

from coordplan.answer.items import Act, Answer, Baseline, Status
from coordplan.casework.journey import Stage
from coordplan.casework.kinship import Standing
from coordplan.compiled import Duty, Plan
from coordplan.frozen import dataclass
from coordplan.situation import Resolved
from coordplan.vocabulary import Action


class Place(StrEnum):
    """Which of the two places a part of the case belongs to."""

    AT = "at"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Part:
    """What the plan of one place says of one stage; its answer speaks of these actions alone."""

    place: Place
    stage: Stage
    answer: Answer


@dataclass(frozen=True, slots=True)
class Step:
    """Which plan speaks of one action at one stage, and the higher ones where it is silent."""

    action: Action
    part: Part
    status: Status
    over: tuple[Baseline, ...]


class Kind(StrEnum):
    """What leaves a plan: the victim on the way home, or handed over; word; papers."""

    RETURN = "return"
    HAND_OVER = "hand-over"
    NOTICE = "notice"
    PAPERS = "papers"

    @property
    def moves_victim(self) -> bool:
        """Whether it is the victim that leaves, not word or papers."""
        return self in {Kind.RETURN, Kind.HAND_OVER}


class Match(StrEnum):
    """What becomes of it in the other plan.

    ``matched``: one body there has a duty to receive it. ``ambiguous``: several may be meant.
    ``open``: somebody may have such a duty. ``gone``: one body has it, and nobody is known to stand
    in for it on the day.
    ``hole``: nobody has, or nothing is given over.
    """

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    OPEN = "open"
    GONE = "gone"
    HOLE = "hole"


@dataclass(frozen=True, slots=True)
class Receiver:
    """A body of the other plan with its duties to receive; not ``certain`` where they may hold."""

    standing: Standing
    duties: tuple[Duty, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Crossing:
    """Something that leaves one plan for the other, or that none of its clauses lets leave.

    ``duty`` is None where nobody is given it. ``addressee`` is None where the clause names nobody
    at the other end. ``certain`` is whether the duty holds, ``surely`` whether it leaves the place:
    a clause that names a body of any place may mean one of its own.
    """

    kind: Kind
    giving: Plan
    taking: Plan
    duty: Duty | None
    givers: tuple[Standing, ...]
    addressee: Standing | None
    certain: bool
    surely: bool
    match: Match
    receivers: tuple[Receiver, ...] = ()

    @property
    def lost(self) -> bool:
        """Whether nobody at the other end takes what leaves, or a victim who may leave."""
        return (self.surely or self.kind.moves_victim) and self.match in {Match.HOLE, Match.GONE}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One action that a plan and a higher one give to different bodies of one place."""

    place: Place
    action: Action
    plan: Plan
    own: tuple[Act, ...]
    over: Plan
    others: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One case over several plans, in time.

    ``left_out`` are higher plans that were asked for and are not in force on the day.
    """

    at: Plan
    home: Plan
    situation: Resolved
    as_of: datetime.date | None
    parts: tuple[Part, ...]
    seam: tuple[Crossing, ...]
    conflicts: tuple[Conflict, ...]
    left_out: tuple[Plan, ...] = ()

    @property
    def one_place(self) -> bool:
        """Whether the place of reception is home."""
        return all(part.stage is Stage.WHOLE for part in self.parts)

    @property
    def holes(self) -> tuple[Crossing, ...]:
        """What the seam loses: word that may stay at its place is not lost."""
        return tuple(one for one in self.seam if one.lost)

    @property
    def steps(self) -> Iterator[Step]:
        """Every action at every stage, in time, with the plan that speaks."""
        for part in self.parts:
            for id_, status in part.answer.status.items():
                over = tuple(
                    one
                    for one in part.answer.baselines
                    if any(supplement.action.id == id_ for supplement in one.supplements)
                )
                yield Step(part.answer.plan.vocabulary.actions[id_], part, status, over)
