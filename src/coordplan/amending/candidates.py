"""Who may be given what a plan gives to nobody: every source's answer, as sets of situations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from coordplan.amending.naming import Naming
from coordplan.amending.terms import Body, Force, Precedent, Source, doing, strongest
from coordplan.compare.diagram import NONE, Node
from coordplan.compare.survey import Survey
from coordplan.compiled import Deadline, Duty, Posting, Reach, Role
from coordplan.vocabulary import Action


@dataclass(slots=True)
class Candidate:
    """One body in one role, and where sources give it that."""

    action: Action
    body: Body
    role: Role
    within: Deadline | None = None
    node: Node = NONE
    precedents: list[Precedent] = field(default_factory=list)

    @property
    def rank(self) -> tuple[int, bool, int]:
        """The best first: the strongest source, what names the situation, how many plans do so."""
        general = all(one.duty.reach is Reach.GENERAL for one in self.precedents if one.alike)
        force = list(Force).index(strongest(self.precedents))
        return force, general, -len(doing(self.precedents))


class Candidates:
    """What sources answer for one plan."""

    def __init__(self, survey: Survey, sources: Sequence[Source], naming: Naming) -> None:
        self._survey, self._sources, self._naming = survey, sources, naming

    def given(self, action: Action, node: Node, roles: Sequence[Role]) -> list[Candidate]:
        """Who alone has one of some roles in an action, somewhere in a set of situations."""
        found: dict[tuple[str, Role], Candidate] = {}
        for source, duty, posting in self._alone(action, roles):
            there = self.there(source, duty, node)
            if there == NONE:
                continue
            body = self._naming.of(source.plan, posting.agency, [action.id])
            if body is not None:
                key = body.key, posting.role
                one = found.setdefault(key, Candidate(action, body, posting.role))
                self._add(one, Precedent(source, duty, posting), there)
        self._support(found.values(), action, roles)
        return sorted(found.values(), key=self._order)

    def doing(self, body: Body, node: Node, wanted: Callable[[Action], bool]) -> list[Candidate]:
        """What such a body does in other plans, somewhere in a set of situations."""
        found: dict[str, Candidate] = {}
        actions = self._survey.plan.vocabulary.actions.values()
        for action in filter(wanted, actions):
            for source, duty, posting in self._alone(action, (Role.LEAD, Role.PERFORM)):
                there = self.there(source, duty, node)
                if there == NONE:
                    continue
                meant = self._naming.of(source.plan, posting.agency, [action.id])
                if meant is not None and meant.key == body.key:
                    one = found.setdefault(action.id, Candidate(action, body, Role.PERFORM))
                    self._add(one, Precedent(source, duty, posting), there)
        return sorted(found.values(), key=self._order)

    def there(self, source: Source, duty: Duty, node: Node) -> Node:
        """The situations among some in which a duty of a source holds."""
        held = self._survey.cases.held(source.plan)[duty.condition]
        return self._survey.cases.diagrams.both(node, held)

    def _add(self, one: Candidate, precedent: Precedent, node: Node) -> None:
        one.node = self._survey.cases.diagrams.either(one.node, node)
        one.precedents.append(precedent)

    def _order(self, one: Candidate) -> tuple[tuple[int, bool, int], int, str]:
        return one.rank, -self._survey.cases.diagrams.count(one.node), one.body.key

    def _alone(
        self, action: Action, roles: Sequence[Role]
    ) -> Iterator[tuple[Source, Duty, Posting]]:
        """Duties that give an action to one body in one of some roles, whoever calls for it.

        What an officer must call for is left out: a source says nothing of when that is due here.
        """
        for source in self._sources:
            for duty in source.plan.duties_with(action):
                acting = duty.acting_in(action)
                for role in roles:
                    having = [posting for posting in acting if posting.role is role]
                    if len(having) == 1 and duty.on_call is None:
                        yield source, duty, having[0]

    def _support(self, found: Iterable[Candidate], action: Action, roles: Sequence[Role]) -> None:
        """Sources that give it to a body of the same function elsewhere: they bear it out."""
        for one in found:
            cited = {(p.source.plan.id, p.duty.number) for p in one.precedents}
            for source, duty, posting in self._alone(action, roles):
                same = posting.agency.function == one.body.function
                if not same or (source.plan.id, duty.number) in cited:
                    continue
                if self.there(source, duty, one.node) != NONE:
                    one.precedents.append(Precedent(source, duty, posting, alike=False))
