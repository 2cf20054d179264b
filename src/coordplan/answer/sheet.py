"""The lines of a plan's answers, in their order: what no situation changes, made once a plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial

from coordplan.answer.items import Act, Kind, Notice, Report
from coordplan.answer.outlook import Make, Outlooks
from coordplan.answer.status import Deeds, deeds_of
from coordplan.compiled import Duty, Joint, Plan
from coordplan.conditions import facts_of
from coordplan.frozen import dataclass
from coordplan.index import Index
from coordplan.vocabulary import Action


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer: its condition, and which item of the condition's outlook it is."""

    kind: Kind
    condition: int
    place: int
    duty: Duty


@dataclass(frozen=True, slots=True)
class Weight:
    """What hangs on one condition: how many duties, and how much they weigh."""

    duties: int
    urgency: float


@dataclass(frozen=True, slots=True)
class Scope:
    """What one question wants: lines, and everything that goes with them.

    A run is lines of one kind and one condition that follow each other: kind, condition, and
    from where to where they are among the items of the condition's outlook. Conditions, and the
    duties of joints, stand with their guard bits; ``guards`` are all of these together, ``on_call``
    the duties on call.
    """

    runs: tuple[tuple[Kind, int, int, int], ...]
    conditions: tuple[tuple[int, int], ...]
    weights: Mapping[int, Weight]
    actions: tuple[tuple[str, Deeds], ...]
    joints: tuple[tuple[Joint, int, tuple[tuple[Duty, int], ...]], ...]
    guards: int
    on_call: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """The matter of a question: some actions (ids), whatever the phase, else some phases.

    With neither it is all that is tied to a case; ``standing`` adds what is not.
    """

    phases: frozenset[str] = frozenset()
    actions: frozenset[str] | None = None
    standing: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing is left out of what is tied to a case."""
        return not self.phases and self.actions is None

    def has(self, action: Action) -> bool:
        """Whether an action is asked about."""
        if self.actions is not None:
            return action.id in self.actions
        if self.phases:
            return action.phase.id in self.phases
        return self.standing or not action.phase.standing


class Sheet:
    """Everything that answering a plan needs and no situation changes."""

    def __init__(self, plan: Plan) -> None:
        makes: dict[int, list[tuple[Kind, Make]]] = {}
        lines: list[Line] = []
        for kind, duty, make in _statements(plan):
            own = makes.setdefault(duty.condition, [])
            lines.append(Line(kind, duty.condition, len(own), duty))
            own.append((kind, make))
        self.plan = plan
        self.lines = tuple(lines)
        self.outlooks = Outlooks(plan, {c: tuple(own) for c, own in makes.items()})
        self._deeds = deeds_of(plan)
        self._scopes: dict[Matter, Scope] = {}

    def scope(self, matter: Matter) -> Scope:
        """The part that a question wants."""
        if matter not in self._scopes:
            self._scopes[matter] = self._scope(matter)
        return self._scopes[matter]

    def _scope(self, matter: Matter) -> Scope:
        def in_scope(line: Line) -> bool:
            # who reports to whom is part of every answer that is not narrowed
            return any(map(matter.has, line.duty.actions)) or (
                line.kind == "reports" and matter.whole
            )

        guards = self.plan.index.guards
        lines = [line for line in self.lines if in_scope(line)]
        duties = {line.duty.number: line.duty for line in lines}
        conditions = dict.fromkeys(line.condition for line in lines)
        joints = (joint for joint in self.plan.joints if matter.has(joint.action))
        return Scope(
            _runs(lines),
            tuple((c, guards[c]) for c in conditions),
            _weights(self.plan, duties.values()),
            tuple((action.id, deeds) for action, deeds in self._deeds if matter.has(action)),
            tuple(guarded(self.plan, joint, self.plan.joint_index) for joint in joints),
            sum(guards[c] for c in conditions),
            tuple(d for d in self.plan.duties_on_call if d.number in duties),
        )


def guarded(
    plan: Plan, joint: Joint, index: Index
) -> tuple[Joint, int, tuple[tuple[Duty, int], ...]]:
    """A joint with the guard of its condition in an index of joints, and those of its duties."""
    members = tuple((duty, plan.index.guards[duty.condition]) for duty in joint.duties)
    return joint, index.guards[joint.condition], members


def _runs(lines: Iterable[Line]) -> tuple[tuple[Kind, int, int, int], ...]:
    runs: list[tuple[Kind, int, int, int]] = []
    for line in lines:
        kind, condition, start, stop = runs[-1] if runs else ("act", -1, 0, 0)
        if (kind, condition, stop) == (line.kind, line.condition, line.place):
            runs[-1] = (kind, condition, start, stop + 1)
        else:
            runs.append((line.kind, line.condition, line.place, line.place + 1))
    return tuple(runs)


def _weights(plan: Plan, duties: Collection[Duty]) -> Mapping[int, Weight]:
    """What hangs on each condition.

    What must be done now weighs most: a duty counts 1 in the first phase of the vocabulary, and
    half as much in each phase after it. It belongs to the first phase of its actions, or to a
    later one before which a fact of its condition does not come up.
    """
    facts = plan.vocabulary.fact_list
    found: dict[int, Weight] = {}
    for duty in duties:
        named = (facts[number].since for number in facts_of(plan.conditions[duty.condition]))
        phase = max([duty.phase.number, *(since.number for since in named if since is not None)])
        before = found.get(duty.condition, Weight(0, 0.0))
        found[duty.condition] = Weight(before.duties + 1, before.urgency + 0.5**phase)
    return found


def _statements(plan: Plan) -> Iterator[tuple[Kind, Duty, Make]]:
    """Every statement that an answer of the plan may make, in the order of an answer."""
    told: set[int] = set()
    for duty, posting in plan.postings:
        kind: Kind = "act" if posting.role.acts else "oversee"
        if len(posting.others) < len(duty.actions):
            yield kind, duty, partial(Act, duty, posting)
        if posting.others:
            yield kind, duty, partial(Act, duty, posting, aside=True)
        if duty.notification is not None and duty.number not in told:
            told.add(duty.number)
            for agency in duty.notification.to:
                yield "notify", duty, partial(Notice, agency, duty)
    for duty in plan.duties:
        if duty.reporting is not None:
            for sender in duty.acting:
                for to in duty.reporting.to or (None,):
                    yield "reports", duty, partial(Report, sender, to, duty)
