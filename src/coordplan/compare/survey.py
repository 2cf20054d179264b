"""What is looked for in one plan, and what a finding is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from coordplan.compare.cases import Cases, Restriction
from coordplan.compare.diagram import NONE, Node
from coordplan.compiled import Agency, Duty, Plan, Posting, Role
from coordplan.conditions import Condition
from coordplan.situation import Situation
from coordplan.vocabulary import Action, Event


class GapKind(StrEnum):
    """What is wrong: the stable name of a kind of finding, the most harmful first."""

    NOBODY_ACTS = "nobody-acts"
    HANDOVER_NOWHERE = "handover-nowhere"
    HANDOVER_CIRCLE = "handover-circle"
    NOBODY_LEADS = "nobody-leads"
    NOTICE_NOWHERE = "notice-nowhere"
    RIVAL_LEADERS = "rival-leaders"
    NEVER_HOLDS = "never-holds"
    COVERED_DUTY = "covered-duty"
    ONLY_ON_CALL = "only-on-call"


class Harm(StrEnum):
    """What a finding may mean for the victim.

    ``high``: the victim may find nobody. ``medium``: it is open who is in charge, or word lands
    where nobody need act on it. ``low``: nothing is lost; the text could be clearer.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Case:
    """One way to come into a gap: a term, and the fewest facts from which an answer shows it.

    The term is to be read within the situations looked at: it says what sets the gap apart there.
    """

    term: tuple[Restriction, ...]
    situation: Situation


@dataclass(frozen=True, slots=True)
class Extent:
    """A set of situations: how many, the ways to come into it, the events that lie in it whole.

    ``of`` is how many situations it was looked for in: those in which the action is needed, at
    places that there are. Events are looked at only as far as they lie in these.
    """

    count: int
    cases: tuple[Case, ...]
    events: tuple[Event, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A finding: where it holds, and which clauses to amend.

    ``duties`` and ``agencies`` are those it is about. ``clauses`` are the nearest to amend; where
    nobody leads, those that give the action, to a leader first, else those that speak of it.
    ``left_to`` is the plan that gives a leader there. ``idle`` is the alternative of a condition
    that changes nothing, ``number`` counts those of one name. ``on_call`` are the duties on call
    that give the action: they are taken as called.
    """

    kind: GapKind
    harm: Harm
    action: Action
    extent: Extent
    clauses: tuple[str, ...]
    duties: tuple[Duty, ...] = ()
    agencies: tuple[Agency, ...] = ()
    left_to: str | None = None
    idle: Condition | None = None
    number: int = 1
    on_call: tuple[Duty, ...] = ()

    @property
    def id(self) -> str:
        """A stable name: the kind, what it is about, and to whom it is left."""
        about = [duty.key for duty in self.duties] or [self.action.id]
        if self.kind in {GapKind.NOTICE_NOWHERE, GapKind.HANDOVER_CIRCLE}:
            about = [*about, *(agency.id for agency in self.agencies)]
        left = f"@{self.left_to}" if self.left_to is not None else ""
        again = f"~{self.number}" if self.number > 1 else ""
        return f"{self.kind}:{'+'.join(about)}{again}{left}"


class Survey:
    """One plan, the actions that are looked at, and plans that may fill its silence.

    Plans ``beside`` it are asked over the same situations.
    """

    def __init__(
        self,
        plan: Plan,
        actions: Sequence[Action],
        baselines: Sequence[Plan],
        beside: Sequence[Plan] = (),
    ) -> None:
        self.plan = plan
        self.actions = actions
        self.baselines = baselines
        self.cases = Cases(plan.vocabulary, (plan, *baselines, *beside))
        self.duties = tuple(d for d in plan.duties if not set(d.actions).isdisjoint(actions))

    @cached_property
    def situations(self) -> int:
        """How many complete situations can occur."""
        return self.cases.diagrams.count(self.cases.all)

    @cached_property
    def events(self) -> Mapping[str, Node]:
        """The situations of each event."""
        facts = self.plan.vocabulary.facts
        found: dict[str, Node] = {}
        for event in self.plan.vocabulary.events.values():
            nodes = [self.cases.value(facts[name], value) for name, value in event.facts.items()]
            found[event.id] = self.cases.diagrams.every([self.cases.all, *nodes])
        return found

    def held(self, duty: Duty) -> Node:
        """The situations in which a duty holds."""
        return self.cases.held(self.plan)[duty.condition]

    def giving(self, action: Action, roles: Iterable[Role]) -> list[tuple[Duty, Posting]]:
        """Who has one of these roles in an action, under which duty."""
        duties = self.plan.duties_with(action)
        self.cases.diagrams.work.spend(sum(len(duty.postings) for duty in duties))
        return [
            (duty, posting)
            for duty in duties
            for posting in duty.postings
            if posting.role in roles and posting.answers_for(action)
        ]

    def concerned(self, action: Action) -> Node:
        """The situations in which an action is looked at."""
        return self.cases.concerned(action, (self.plan,))

    def at_work(self, duty: Duty) -> Node:
        """The situations in which a duty holds and something that it does is looked at."""
        return self.cases.diagrams.both(self.held(duty), self.looked_at(duty))

    def looked_at(self, duty: Duty) -> Node:
        """The situations in which something that a duty does is looked at."""
        return self.cases.diagrams.some(self.concerned(action) for action in duty.actions)

    def speaking_of(self, action: Action) -> tuple[str, ...]:
        """The clauses that speak of an action, whether or not they give it to anybody."""
        return tuple(c.at for c in self.plan.clauses.values() if c.speaks_of(action))

    def action_of(self, duty: Duty) -> Action:
        """The action of a duty under which a finding about it stands."""
        return next(action for action in duty.actions if action in self.actions)

    def extent(
        self, node: Node, shown: Sequence[Sequence[Node]] = (), among: Node | None = None
    ) -> Extent:
        """A set of situations as a finding tells it, looked for ``among`` others.

        Each entry of ``shown`` lists sets of which one must be certain in every situation given.
        """
        diagrams, cases = self.cases.diagrams, []
        where = self.cases.all if among is None else among
        for term in self.cases.terms(node, where):
            part = diagrams.both(node, diagrams.cube(dict(term)))
            known = self.cases.fewest(part, [term], shown)
            cases.append(Case(self.cases.described(term), self.cases.situation(known)))
        events = self.plan.vocabulary.events
        inside = []
        for id_, event in self.events.items():
            here = diagrams.both(event, where)
            if here != NONE and diagrams.minus(here, node) == NONE:
                inside.append(events[id_])
        return Extent(diagrams.count(node), tuple(cases), tuple(inside), diagrams.count(where))
