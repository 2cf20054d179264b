"""What an amendment is made of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum

from coordplan.compare.cases import Description
from coordplan.compare.survey import Extent, Harm
from coordplan.compiled import Agency, Deadline, Duty, Plan, Posting, Role
from coordplan.frozen import dataclass
from coordplan.text import Text
from coordplan.validity.succession import Step
from coordplan.vocabulary import Action


class Force(StrEnum):
    """What a source is to the plan, the strongest first.

    ``above``: an instrument in force on the day on which the plan rests. ``other``: the plan of
    another place. ``unclear``: an instrument of which it is not known whether it still holds.
    ``past``: one that held.
    """

    ABOVE = "above"
    OTHER = "other"
    UNCLEAR = "unclear"
    PAST = "past"


class Kind(StrEnum):
    """What a plan lacks, as ``gaps`` names it; ``no-deadline``: a rule above it sets one."""

    NOBODY_ACTS = "nobody-acts"
    NOBODY_LEADS = "nobody-leads"
    HANDOVER_NOWHERE = "handover-nowhere"
    NOTICE_NOWHERE = "notice-nowhere"
    NO_DEADLINE = "no-deadline"


@dataclass(frozen=True, slots=True)
class Source:
    """A plan or instrument from which something may be taken over."""

    plan: Plan
    force: Force


@dataclass(frozen=True, slots=True)
class Precedent:
    """What a source says: who does it under which duty.

    ``alike`` says that it is the same kind of body, else one of the same function elsewhere.
    """

    source: Source
    duty: Duty
    posting: Posting
    alike: bool = True


def strongest(precedents: Iterable[Precedent]) -> Force:
    """The force of the strongest source that gives it to the same kind of body."""
    order = list(Force)
    return min((one.source.force for one in precedents if one.alike), key=order.index)


def doing(precedents: Iterable[Precedent]) -> tuple[Plan, ...]:
    """The plans of other places that give it to the same kind of body, each once."""
    alike = (one.source for one in precedents if one.alike)
    return tuple({one.plan.id: one.plan for one in alike if one.force is Force.OTHER}.values())


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the plan as it is on the day: one that it names, or the heir of one.

    ``agency`` is None where the plan does not name it yet; ``former`` are those that it follows.
    """

    agency: Agency | None
    name: Text
    function: str
    level: str
    former: tuple[Agency, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def known_as(self) -> frozenset[str]:
        """The ids in the plan of the body and of those that it follows."""
        own = () if self.agency is None else (self.agency,)
        return frozenset(one.id for one in (*own, *self.former))

    @property
    def key(self) -> str:
        """Its id in the plan, or that under which it is added."""
        return self.agency.id if self.agency is not None else f"{self.function}-{self.level}"


@dataclass(frozen=True, slots=True)
class Want:
    """Something that a plan lacks: of which action, where, and which clauses come nearest.

    ``duty`` is the one that leads nowhere; ``harm`` what it may mean for the victim.
    """

    kind: Kind
    harm: Harm
    action: Action
    extent: Extent
    clauses: tuple[str, ...]
    duty: Duty | None = None
    agencies: tuple[Agency, ...] = ()
    rule: Plan | None = None

    @property
    def id(self) -> str:
        """A stable name: the kind, and what it is about."""
        about = [self.action.id] if self.duty is None else [self.duty.key]
        if self.rule is not None:
            about = [self.action.id, f"{self.rule.id}@{about[0]}"]
        about += [agency.id for agency in self.agencies]
        return f"{self.kind}:{'+'.join(about)}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One duty that closes a part of what is wanted: who, in which role, for which action, when.

    ``where`` are the terms of its situations, among those in which the action is looked at (empty:
    in all of them); ``at`` is the clause to amend, None for a new one. ``requested``: the issuer of
    the plan can only ask the body.
    """

    want: Want
    action: Action
    body: Body
    role: Role
    where: Description
    extent: Extent
    precedents: tuple[Precedent, ...]
    at: str | None
    within: Deadline | None = None
    requested: bool = False

    @property
    def force(self) -> Force:
        """The strongest source."""
        return strongest(self.precedents)

    @property
    def doing(self) -> tuple[Plan, ...]:
        """The plans of other places that do so, each once."""
        return doing(self.precedents)

    @property
    def id(self) -> str:
        """A stable name: what it gives to whom, and for what lack."""
        return f"{self.want.id}={self.role}:{self.body.key}"


@dataclass(frozen=True, slots=True)
class Mending:
    """One lack: every candidate, best first; what is taken of them; and what no source answers.

    A candidate shows all that its sources answer; of those ``taken`` each closes what those before
    it leave. ``left`` is what stays a question, None where all is closed.
    """

    want: Want
    candidates: tuple[Proposal, ...]
    taken: tuple[Proposal, ...]
    left: Extent | None


@dataclass(frozen=True, slots=True)
class Amendments:
    """Everything that was found for one plan on a day.

    ``fewest`` is a number below which no set of such duties closes as much, where the smallest was
    looked for; ``sources`` what was asked.
    """

    plan: Plan
    as_of: datetime.date
    sources: tuple[Source, ...]
    mendings: tuple[Mending, ...]
    fewest: int | None = None

    @property
    def taken(self) -> tuple[Proposal, ...]:
        """Every proposal that is taken."""
        return tuple(one for mending in self.mendings for one in mending.taken)

    @property
    def closed(self) -> tuple[Mending, ...]:
        """What is closed altogether."""
        return tuple(one for one in self.mendings if one.taken and one.left is None)

    @property
    def questions(self) -> tuple[Mending, ...]:
        """What stays a question, in whole or in part."""
        return tuple(one for one in self.mendings if one.left is not None)
