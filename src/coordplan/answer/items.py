"""What an answer is made of."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from coordplan.compiled import Agency, Deadline, Duty, Plan, Posting, Reach, Reporting, Role
from coordplan.frozen import dataclass
from coordplan.index import Verdict
from coordplan.situation import Resolved
from coordplan.text import Text
from coordplan.validity.succession import Step
from coordplan.vocabulary import Action, Fact, Phase, Value

Because = Mapping[str, Value]
"""Facts by id: what made a duty hold, a set from which none can be left out.

Empty for what holds of any victim, and for what only may hold."""


class Status(StrEnum):
    """What a plan says of an action in a situation, by what is certain.

    ``named``: a duty that speaks of this situation gives it a leader, or one agency that does
    it. ``shared``: such duties hold, several agencies act, and none leads. ``general``: only
    duties that hold for any victim give it. ``undecided``: nothing certain gives it, something
    possible may, also by a duty on call. ``mentioned``: a clause speaks of it here, and it is
    given to nobody; at most one supporter is named, or somebody who oversees. ``silent``: nothing
    in the plan speaks of it in this situation.
    """

    NAMED = "named"
    SHARED = "shared"
    GENERAL = "general"
    UNDECIDED = "undecided"
    MENTIONED = "mentioned"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Act:
    """One agency in one duty that holds: it acts (lead, perform, support) or oversees.

    Where each of a line acts by its function, what belongs to others is an item of its own, and
    stands ``aside``: as written the agency has the role, but it does not answer for these actions.
    """

    duty: Duty
    posting: Posting
    because: Because
    aside: bool = False

    @property
    def agency(self) -> Agency:
        """The agency."""
        return self.posting.agency

    @property
    def role(self) -> Role:
        """Its role in the duty."""
        return self.posting.role

    @property
    def requested(self) -> bool:
        """Whether the issuer can only ask this agency to act."""
        return self.posting.requested

    @property
    def assigned_by(self) -> str | None:
        """The assignment clause that gives the agency its role, where it is not the duty's own."""
        return self.posting.assigned_by

    @property
    def actions(self) -> tuple[Action, ...]:
        """What is done; of a duty that bodies share by function, this body's part or the rest."""
        if not self.posting.others:
            return self.duty.actions
        return tuple(a for a in self.duty.actions if self.posting.answers_for(a) is not self.aside)

    def has(self, action: str) -> bool:
        """Whether an action, by its id, is one of these."""
        for one in self.actions:  # noqa: SIM110  # asked very often
            if one.id == action:
                return True
        return False

    def answers_for(self, action: Action) -> bool:
        """Whether the item gives the agency this action, and not only as written."""
        return not self.aside and self.has(action.id)

    @property
    def leads(self) -> bool:
        """Whether the agency leads; what belongs to others by their function it does not."""
        return self.role is Role.LEAD and not self.aside

    @property
    def competent(self) -> bool | None:
        """Whether the actions belong to the agency's function, where the words go by function.

        False for what belongs to others of its line; None where the words do not say so, or no
        function has these actions.
        """
        if not self.posting.by_function:
            return None
        if self.aside:
            return False
        belongs = any(action.belongs_to(self.agency.function) for action in self.actions)
        return True if belongs else None

    @property
    def phase(self) -> Phase:
        """The first phase that the actions belong to."""
        return self.duty.phase

    @property
    def reach(self) -> Reach:
        """Whether the duty speaks of this situation."""
        return self.duty.reach

    @property
    def clause(self) -> str:
        """The locator of the clause."""
        return self.duty.clause

    @property
    def gist(self) -> Text:
        """What the clause says, in coordplan's words."""
        return self.duty.gist

    @property
    def within(self) -> Deadline | None:
        """By when."""
        return self.duty.within


@dataclass(frozen=True, slots=True)
class Notice:
    """One agency that must be told. With ``any_of``, telling one of those is enough."""

    agency: Agency
    duty: Duty
    because: Because

    @property
    def by(self) -> tuple[Agency, ...]:
        """Who tells it."""
        return self.duty.acting

    @property
    def any_of(self) -> tuple[Agency, ...] | None:
        """The agencies of which one is enough, or None where each must be told."""
        notification = self.duty.notification
        return notification.to if notification is not None and notification.any else None

    @property
    def within(self) -> Deadline | None:
        """By when."""
        return self.duty.notification.within if self.duty.notification is not None else None


@dataclass(frozen=True, slots=True)
class Report:
    """One agency that reports to one other (None where the clause names no addressee)."""

    sender: Agency
    to: Agency | None
    duty: Duty
    because: Because

    @property
    def reporting(self) -> Reporting:
        """Through whom and how often."""
        assert self.duty.reporting is not None
        return self.duty.reporting


Kind = Literal["act", "notify", "oversee", "reports"]
Statement = Act | Notice | Report


@dataclass(frozen=True, slots=True)
class Possible:
    """Something that may hold, and the unknown facts that may settle whether it does.

    There are none where a duty on call only has to be called.
    """

    kind: Kind
    item: Statement
    depends_on: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ByCase:
    """An agency that certainly acts in an action, though it is not known under which duty.

    It leads, performs or supports in every completion; which of ``duties`` binds it depends on
    unknown facts.
    """

    agency: Agency
    action: Action
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A duty on call: whether it is called (None: nobody has said), and what the facts say."""

    duty: Duty
    called: bool | None
    by_facts: Verdict


@dataclass(frozen=True, slots=True)
class Question:
    """A fact worth asking for.

    ``values`` are the answers that can still occur. ``decides`` counts the undecided duties
    that at least one answer would settle; ``left`` is the weight expected to stay undecided
    after it, each answer counted alike: a duty weighs 1 in the first phase of the vocabulary
    and half as much in each phase after it. Where it is whether a duty on call is called, that is
    ``call``, and the fact stands for it alone.
    """

    fact: Fact
    values: tuple[Value, ...]
    decides: int
    left: float
    call: Duty | None = None


@dataclass(frozen=True, slots=True)
class Caveat:
    """Something a reader of the answer must know."""

    rule: str
    message: Text


DOUBTS = (
    "draft",
    "not-yet-in-force",
    "no-longer-in-force",
    "leader-gone",
    "province-merged",
    "level-abolished",
    "outside-places",
)
"""The rules of caveats that put the whole answer in doubt, the gravest first."""


@dataclass(frozen=True, slots=True)
class Succeeded:
    """An agency of the answer that others have succeeded since the plan, step by step."""

    agency: Agency
    steps: tuple[Step, ...]


class Lack(StrEnum):
    """What a plan does not say of an action in a situation.

    ``nobody``: it gives the action to nobody. ``leader``: somebody acts, nobody leads, and no one
    body does it. ``notice``: a body is not told. ``deadline``: a body acts by no deadline, or
    nobody is set one for what is due within hours.
    """

    NOBODY = "nobody"
    LEADER = "leader"
    NOTICE = "notice"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Supplement:
    """What another instrument says of an action where the plan is silent; every item is its own."""

    action: Action
    lack: Lack
    acts: tuple[Act, ...]
    notices: tuple[Notice, ...] = ()
    possible: tuple[Possible, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """A higher instrument asked beside the plan: its whole answer, and where it speaks instead."""

    answer: Answer
    supplements: tuple[Supplement, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one plan says of one situation. Every item names its clause.

    What ``baselines`` say is theirs alone: nothing of it is part of the plan's own items.
    ``calls`` are the duties on call that the facts do not exclude, and those of which somebody
    has said something. ``caution`` is the mark of items that tell of the victim or move the
    victim, None where the situation rules out what it warns of. ``asked`` holds the guard bits of
    every condition that the question is about.
    """

    plan: Plan
    situation: Resolved
    as_of: datetime.date | None
    act: tuple[Act, ...]
    notify: tuple[Notice, ...]
    oversee: tuple[Act, ...]
    reports: tuple[Report, ...]
    possible: tuple[Possible, ...]
    ask: tuple[Question, ...]
    status: Mapping[str, Status]
    warnings: tuple[Caveat, ...]
    by_cases: tuple[ByCase, ...] = ()
    successions: tuple[Succeeded, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    calls: tuple[Call, ...] = ()
    caution: Text | None = None
    asked: int = 0

    @property
    def leads(self) -> tuple[Act, ...]:
        """Who certainly leads."""
        return tuple(item for item in self.act if item.leads)

    @property
    def certain(self) -> tuple[Statement, ...]:
        """Everything that certainly holds."""
        return (*self.act, *self.oversee, *self.notify, *self.reports)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Every duty that holds or may hold, each once."""
        items = (*self.certain, *(found.item for found in self.possible))
        return tuple({item.duty.number: item.duty for item in items}.values())

    @property
    def waiting(self) -> tuple[Duty, ...]:
        """The duties on call that may hold and of which nobody has said whether they are called."""
        return tuple(call.duty for call in self.calls if call.called is None)

    def waits(self, duty: Duty) -> bool:
        """Whether nobody has said yet that a duty, or the duty that it is a part of, is called."""
        return any(duty.number == one.number for one in self.waiting)

    @property
    def doubts(self) -> tuple[Caveat, ...]:
        """What makes the whole answer doubtful, the gravest first: some of the warnings."""
        return tuple(one for rule in DOUBTS for one in self.warnings if one.rule == rule)

    def cautious(self, duty: Duty) -> bool:
        """Whether a duty tells of the victim or moves the victim while danger is not excluded."""
        return self.caution is not None and duty.tells_or_moves
