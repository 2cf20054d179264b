"""The amendments that close what a plan lacks, from what others say, and what stays a question.

Nothing is made up: each proposal gives a body of the plan what a source gives to such a body, in
situations in which the plan lacks it, and nowhere else.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence

from coordplan.amending.candidates import Candidate, Candidates
from coordplan.amending.fewest import fewest
from coordplan.amending.naming import Naming
from coordplan.amending.sources import sources_of
from coordplan.amending.terms import Amendments, Body, Kind, Mending, Precedent, Proposal, Source
from coordplan.amending.wants import LocatedWant, wants_of
from coordplan.casework.kinship import Kinship
from coordplan.compare.cases import Description
from coordplan.compare.cover import without_overlap
from coordplan.compare.diagram import NONE, Node
from coordplan.compare.scope import chosen_actions
from coordplan.compare.survey import Extent, Survey
from coordplan.compiled import Agency, Plan, Role, require_one_vocabulary
from coordplan.registry.terms import Registry
from coordplan.vocabulary import Action


def mend(
    plan: Plan,
    *,
    as_of: datetime.date,
    rules: Sequence[Plan] = (),
    others: Sequence[Plan] = (),
    registry: Registry | None = None,
    actions: Collection[str] = (),
    smallest: bool = False,
) -> Amendments:
    """What to write into a plan so that it lacks less, as of a day.

    ``rules`` are instruments of the state, of which those behind the plan answer; ``others`` plans
    of other places. Without ``actions`` every action that is tied to a case is looked at. With
    ``smallest`` as few proposals are taken as close all that can be closed.

    Raises ``UnknownNameError`` for an unknown action, ``VocabularyMismatchError`` for a plan in
    another vocabulary, ``TooComplexError`` where an exact answer would take too long.
    """
    for one in (*rules, *others):
        require_one_vocabulary(plan, one)
    sources = sources_of(plan, rules, others, registry, as_of)
    chosen = chosen_actions(plan.vocabulary, actions)
    survey = Survey(plan, chosen, (), tuple(one.plan for one in sources))
    naming = Naming(plan, registry, as_of, Kinship(registry, as_of))
    return _Mending(survey, sources, naming).amendments(as_of, smallest=smallest)


class _Mending:
    """One plan at work."""

    def __init__(self, survey: Survey, sources: Sequence[Source], naming: Naming) -> None:
        self._survey, self._sources, self._naming = survey, tuple(sources), naming
        self._diagrams = survey.cases.diagrams
        self._candidates = Candidates(survey, sources, naming)
        self._assigned = {at for clause in survey.plan.clauses.values() for at in clause.of}

    def amendments(self, as_of: datetime.date, *, smallest: bool) -> Amendments:
        """Everything, want by want."""
        wanted = wants_of(self._survey, self._sources)
        offered = [(one, self._offered(one)) for one in wanted]
        if not smallest:
            mendings = tuple(self._mending(one, found, found) for one, found in offered)
            return Amendments(self._survey.plan, as_of, self._sources, mendings)
        taken, bound = self._fewest(offered)
        mendings = tuple(
            self._mending(one, found, few) for (one, found), few in zip(offered, taken, strict=True)
        )
        return Amendments(self._survey.plan, as_of, self._sources, mendings, bound)

    def _offered(self, located: LocatedWant) -> list[Candidate]:
        """Who may be given what is wanted, best first."""
        want, node = located.want, located.node
        match want.kind:
            case Kind.NOBODY_ACTS:
                return self._candidates.given(want.action, node, (Role.LEAD, Role.PERFORM))
            case Kind.NOBODY_LEADS:
                return self._candidates.given(want.action, node, (Role.LEAD,))
            case Kind.HANDOVER_NOWHERE | Kind.NOTICE_NOWHERE:
                victim = want.kind is Kind.HANDOVER_NOWHERE
                return [*self._receiving(want.agencies, node, victim=victim)]
            case Kind.NO_DEADLINE:
                return [*self._timed(located)]

    def _receiving(
        self, agencies: Iterable[Agency], node: Node, *, victim: bool
    ) -> Iterator[Candidate]:
        """What the bodies that are told, or that get the victim, do elsewhere."""
        words = self._survey.plan.vocabulary

        def wanted(action: Action) -> bool:
            return action == words.main_action if victim else not action.phase.standing

        for agency in agencies:
            for body in self._naming.bodies(agency, [words.main_action.id] if victim else []):
                yield from self._candidates.doing(body, node, wanted)

    def _timed(self, located: LocatedWant) -> Iterator[Candidate]:
        """That the body of the plan does it by the deadline of the rule, whoever leads."""
        found, action = located.untimed, located.want.action
        assert found is not None
        bodies = list(self._naming.bodies(found.posting.agency, [action.id]))
        if len(bodies) == 1 and bodies[0].agency is not None:
            (posting, *_) = found.duty.acting_in(action) or found.duty.postings
            precedents = [Precedent(found.source, found.duty, posting)]
            yield Candidate(action, bodies[0], Role.PERFORM, found.limit, located.node, precedents)

    def _fewest(
        self, offered: Sequence[tuple[LocatedWant, list[Candidate]]]
    ) -> tuple[list[list[Candidate]], int]:
        """For each want the candidates of a smallest choice, and how few might do in all.

        Wants of one action are closed together where one body leads in both.
        """
        taken: list[list[Candidate]] = [[] for _ in offered]
        bound = 0
        for numbers in self._together(offered):
            bodies: dict[tuple[Role, str, str], Node] = {}
            for number in numbers:
                for one in offered[number][1]:
                    key = _key(one)
                    node = bodies.get(key, NONE)
                    bodies[key] = self._diagrams.either(node, one.node)
            chosen, least = fewest(self._diagrams, [*bodies.values()])
            keys = {[*bodies][number] for number in chosen}
            bound += least
            for number in numbers:
                taken[number] = [one for one in offered[number][1] if _key(one) in keys]
        return taken, bound

    def _together(
        self, offered: Sequence[tuple[LocatedWant, list[Candidate]]]
    ) -> Iterator[tuple[int, ...]]:
        """Numbers of wants that the same proposals may close: those of who acts and who leads."""
        groups: dict[str, list[int]] = {}
        for number, (located, _) in enumerate(offered):
            both = located.want.kind in {Kind.NOBODY_ACTS, Kind.NOBODY_LEADS}
            key = located.want.action.id if both else f"{number}"
            groups.setdefault(key, []).append(number)
        yield from map(tuple, groups.values())

    def _mending(
        self, located: LocatedWant, found: Sequence[Candidate], chosen: Sequence[Candidate]
    ) -> Mending:
        """A want with its proposals: each that is taken closes what those before it leave."""
        taken, left = [], located.node
        for one in chosen:
            there = self._diagrams.both(left, one.node)
            if there != NONE:
                taken.append(self._proposal(located, one, there))
                left = self._diagrams.minus(left, there)
        return Mending(
            located.want,
            tuple(self._proposal(located, one, one.node) for one in found),
            tuple(taken),
            None if left == NONE else self._extent(located, left),
        )

    def _proposal(self, located: LocatedWant, one: Candidate, node: Node) -> Proposal:
        return Proposal(
            located.want,
            one.action,
            one.body,
            one.role,
            self._where(one.action, node),
            self._extent(located, node),
            tuple(self._precedents(one, node)),
            self._clause(located, one.body),
            one.within,
            self._only_asked(one),
        )

    def _only_asked(self, one: Candidate) -> bool:
        """Whether the plan only asks the body wherever it names it, or every source does."""
        own, duties = one.body.known_as, self._survey.plan.duties
        postings = [p for duty in duties for p in duty.postings if p.agency.id in own]
        said = postings or [one.posting for one in one.precedents if one.alike]
        return all(posting.requested for posting in said)

    def _precedents(self, one: Candidate, node: Node) -> Iterator[Precedent]:
        """The sources that speak of some of these situations."""
        for precedent in one.precedents:
            if self._candidates.there(precedent.source, precedent.duty, node) != NONE:
                yield precedent

    def _among(self, located: LocatedWant) -> Node:
        """The situations in which what is wanted is looked for."""
        want = located.want
        if want.duty is None or want.kind is Kind.NO_DEADLINE:
            return self._survey.concerned(want.action)
        return self._survey.looked_at(want.duty)

    def _where(self, action: Action, node: Node) -> Description:
        """Situations as a rule states them: when the action is needed too, but not the places.

        The places are those of the plan in any case.
        """
        cases = self._survey.cases
        among = cases.at_places(action, (self._survey.plan,))
        if node == among:
            return ()
        terms = without_overlap(cases.diagrams, node, cases.terms(node, among))
        return tuple(cases.described(term) for term in terms)

    def _extent(self, located: LocatedWant, node: Node) -> Extent:
        return self._survey.extent(node, (), self._among(located))

    def _clause(self, located: LocatedWant, body: Body) -> str | None:
        """The clause to amend: the nearest one that gives the body something, else the nearest.

        One to which another clause assigns roles is left alone: they would be given anew.
        """
        clauses = self._survey.plan.clauses
        own = body.known_as
        near = [
            clauses[at]
            for at in located.want.clauses
            if at not in self._assigned and clauses[at].kind == "duty" and clauses[at].duties
        ]
        theirs = (c for c in near if own & {p.agency.id for d in c.duties for p in d.postings})
        found = next(theirs, near[0] if near else None)
        return None if found is None else found.at


def _key(one: Candidate) -> tuple[Role, str, str]:
    return one.role, one.body.key, one.action.id
