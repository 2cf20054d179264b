"""What an explanation is made of: from these objects alone a decision can be reproduced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from coordplan.answer.items import ByCase, Succeeded
from coordplan.compiled import Agency, Clause, Duty, Plan, Role
from coordplan.conditions import Condition
from coordplan.index import Verdict
from coordplan.situation import Resolved
from coordplan.vocabulary import Action, Constraint, Fact, FactValue


class Mention(StrEnum):
    """What a clause names an agency for, where it gives it no role.

    ``told``: it is notified; ``asks``: it calls for the duty; ``partner``: somebody works with it;
    ``takes-over``: the person is handed over to it; ``receives``: papers are submitted to it;
    ``reported-to`` and ``reports-through``: a report is for it, or passes through it; ``named``: a
    clause without a duty names it.
    """

    TOLD = "told"
    ASKS = "asks"
    PARTNER = "partner"
    TAKES_OVER = "takes-over"
    RECEIVES = "receives"
    REPORTED_TO = "reported-to"
    REPORTS_THROUGH = "reports-through"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Part:
    """One agency in one duty: its role there, or what it is named for.

    ``assigned_by`` is the assignment clause that gives the role, where it is not the duty's own.
    ``others`` are the actions that belong to other bodies, where each acts ``by_function``.
    """

    agency: Agency
    role: Role | Mention
    requested: bool = False
    assigned_by: Clause | None = None
    by_function: bool = False
    others: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a fact follows: stated facts and constraints, of which none can be left out."""

    facts: tuple[Ground, ...]
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A known fact. ``derivation`` is None where it was stated, else says how it follows."""

    fact: Fact
    value: FactValue
    derivation: Derivation | None = None

    @property
    def stated(self) -> bool:
        """Whether somebody stated it."""
        return self.derivation is None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a situation says of a condition, and from what.

    Certain or excluded: ``facts`` are known facts, and ``constraints`` those of the vocabulary,
    that together settle the condition; none of either can be left out. Possible: they are all
    that bear on it, and ``depends_on`` the unknown facts that may settle it. ``called`` is what
    was said of a duty on call, and None of any other: what is certain by its facts is possible
    until it is called, and excluded where it is not.
    """

    verdict: Verdict
    condition: Condition
    facts: tuple[Ground, ...]
    constraints: tuple[Constraint, ...]
    depends_on: tuple[Fact, ...] = ()
    by_facts: Verdict | None = None
    called: bool | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fact that would have to have one of ``values``; ``now`` is what was stated, if anything."""

    fact: Fact
    now: FactValue | None
    values: tuple[FactValue, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A nearest change that makes a duty certain; every combination of its values does."""

    wanted: tuple[Wanted, ...]

    @property
    def changed(self) -> tuple[Wanted, ...]:
        """The stated facts that would have to be otherwise."""
        return tuple(wanted for wanted in self.wanted if wanted.now is not None)

    @property
    def filled_in(self) -> tuple[Wanted, ...]:
        """The facts that were not stated and would have to be known."""
        return tuple(wanted for wanted in self.wanted if wanted.now is None)

    @property
    def cost(self) -> tuple[int, int]:
        """How many stated facts change, then how many others have to be known."""
        return len(self.changed), len(self.filled_in)


@dataclass(frozen=True, slots=True)
class Involvement:
    """A duty, and the parts in it that were asked about."""

    duty: Duty
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Explained(Involvement):
    """One duty with the decision on it.

    ``changes`` are all nearest ways to make it certain, none where it is certain already or
    can never hold: the fewest stated facts changed, then the fewest others filled in.
    """

    decision: Decision
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What some words name in a plan: agencies, or clauses, and the duties that concern them.

    Without words it is the whole plan. A ``duty`` named by its id is the only one.
    """

    words: str | None
    agencies: tuple[Agency, ...]
    clauses: tuple[Clause, ...]
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Bystander:
    """An agency to which the plan gives no role: what it is named for, in which clauses.

    ``member_of`` are the groups that the plan counts it in; these may have roles.
    """

    agency: Agency
    mentions: tuple[tuple[Mention, tuple[str, ...]], ...]
    member_of: tuple[Agency, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one plan's answer says of a subject, and from what.

    ``why`` explains the duties that certainly hold, ``why-not`` those that do not, nearest
    first; ``others`` are the duties of the subject on the other side. ``by_cases`` is what its
    agencies do in every case, whichever of several duties binds them. ``standing`` are duties
    left out because they are not tied to a case. ``successions`` are those of its agencies by a
    day, where one was asked for.
    """

    plan: Plan
    situation: Resolved
    question: Literal["why", "why-not"]
    subject: Subject
    explained: tuple[Explained, ...]
    others: tuple[Involvement, ...]
    by_cases: tuple[ByCase, ...]
    standing: tuple[Duty, ...]
    bystanders: tuple[Bystander, ...]
    successions: tuple[Succeeded, ...] = ()
