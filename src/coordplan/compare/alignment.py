"""Who is who: agencies, clauses and duties of one plan beside those of another.

Agencies align by function and level, names tell several apart; between two versions of one plan
the id helps. Duties align by what they do, when, and who acts; between versions the clause helps.
Order and line numbers play no part. Distances are weighted sums of Jaccard distances and of
differences that are there or not; everything beyond a limit stays alone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from coordplan.compare.assignment import paired
from coordplan.compare.identity import agency_key, clause_key, duty_key
from coordplan.compare.implication import Implications, Relation
from coordplan.compare.timing import own_condition
from coordplan.compiled import Agency, Clause, Duty, Plan
from coordplan.conditions import Condition
from coordplan.deadlines import measure
from coordplan.frozen import FrozenDict
from coordplan.text import fold
from coordplan.work import Work

WHOLE = 840
"""The distance of two sets that have nothing in common."""

VERSIONS_LIMIT, PLANS_LIMIT = 8, 6
"""How far apart two duties may be at most, in wholes; two that share no action are so far apart."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two plans side by side. Each mapping leads from an id before to the one after.

    ``versions``: these are two versions of one plan, so that clauses are comparable too.
    """

    before: Plan
    after: Plan
    versions: bool
    implications: Implications
    agencies: Mapping[str, str]
    clauses: Mapping[str, str]
    duties: tuple[tuple[Duty, Duty], ...]

    def same_agency(self, before: Agency, after: Agency) -> bool:
        """Whether an agency before is this agency after."""
        return self.agencies.get(before.id) == after.id

    def same_clause(self, before: str, after: str) -> bool:
        """Whether a clause before is this clause after."""
        return self.clauses.get(before) == after

    def relation(self, before: Duty, after: Duty) -> Relation:
        """How the condition of a duty after stands to that of a duty before, their time aside."""
        return self.implications.relation(
            own_condition(self.before, before), own_condition(self.after, after)
        )


def align(before: Plan, after: Plan) -> Alignment:
    """Two plans of one vocabulary side by side."""
    versions, work = are_versions(before, after), Work()
    own = (own_condition(plan, duty) for plan in (before, after) for duty in plan.duties)
    implications = Implications(
        before.vocabulary.world, dict.fromkeys((*before.conditions, *after.conditions, *own)), work
    )
    agencies = _agencies(before, after, work, versions=versions)
    clauses = _clauses(before, after, work) if versions else {}
    profiles = _Profiles(before, after, agencies, clauses, implications)
    distance, limit = (
        (profiles.of_versions, VERSIONS_LIMIT) if versions else (profiles.of_plans, PLANS_LIMIT)
    )
    plans = {id(duty): plan for plan in (before, after) for duty in plan.duties}
    duties = paired(
        before.duties,
        after.duties,
        distance,
        limit * WHOLE,
        lambda duty: (f"{duty_key(plans[id(duty)], duty)} {duty.gist.vi}", duty.id),
        work,
    )
    in_order = tuple(sorted(duties, key=lambda pair: pair[0].number))
    return Alignment(
        before,
        after,
        versions,
        implications,
        FrozenDict(agencies),
        FrozenDict(clauses),
        in_order,
    )


def are_versions(before: Plan, after: Plan) -> bool:
    """Whether two plans are versions of one: by id, or because most of their clauses are."""
    if before.id == after.id:
        return True
    one, other = (
        {clause.fingerprint for clause in plan.clauses.values() if clause.fingerprint}
        for plan in (before, after)
    )
    return 2 * len(one & other) > min(len(one), len(other))


def apart(one: frozenset[Hashable], other: frozenset[Hashable]) -> int:
    """The Jaccard distance of two sets, 0 to ``WHOLE``."""
    together = len(one | other)
    return WHOLE * len(one ^ other) // together if together else 0


def _apart_bits(one: int, other: int) -> int:
    together = (one | other).bit_count()
    return WHOLE * (one ^ other).bit_count() // together if together else 0


def words_apart(one: str, other: str) -> int:
    """How far two names are apart, by their words."""
    return apart(frozenset(fold(one).split()), frozenset(fold(other).split()))


def agencies_apart(one: Agency, other: Agency) -> int:
    """How far two agencies are apart, the id aside.

    Names of those that stand for several bodies count for more: "relevant agencies" are not
    "competent persons".
    """
    names = words_apart(one.name.vi, other.name.vi)
    weight = 3 if one.several and other.several else 1
    another = WHOLE * (one.name.vi != other.name.vi)
    function = WHOLE * (one.function != other.function)
    level = WHOLE * (one.level != other.level)
    return 2 * another + weight * names + 4 * function + 2 * level


def _agencies(before: Plan, after: Plan, work: Work, *, versions: bool) -> dict[str, str]:
    def of_versions(one: Agency, other: Agency) -> int:
        # the name is the document's, the id only the encoder's: an equal name outweighs it
        return agencies_apart(one, other) + 2 * WHOLE * (one.id != other.id)

    def of_plans(one: Agency, other: Agency) -> int:
        comparable = (one.function, one.level) == (other.function, other.level)
        return agencies_apart(one, other) if comparable else 4 * WHOLE

    distance, limit = (of_versions, 7) if versions else (of_plans, 4)
    pairs = paired(
        tuple(before.agencies.values()),
        tuple(after.agencies.values()),
        distance,
        limit * WHOLE,
        lambda agency: (agency_key(agency), agency.id),
        work,
    )
    return {one.id: other.id for one, other in pairs}


def _clauses(before: Plan, after: Plan, work: Work) -> dict[str, str]:
    """Clauses by their text; where that is changed or stands twice, by all else they are."""

    def distance(one: Clause, other: Clause) -> int:
        text = WHOLE * (one.fingerprint != other.fingerprint)
        place = WHOLE * (one.at != other.at)
        kind = WHOLE * (one.kind != other.kind)
        gist = words_apart(one.gist.vi, other.gist.vi)
        content = apart(_content(before, one), _content(after, other))
        return 4 * text + 2 * place + 2 * kind + 3 * gist + content

    pairs = paired(
        tuple(before.clauses.values()),
        tuple(after.clauses.values()),
        distance,
        8 * WHOLE,
        lambda clause: (f"{clause_key(clause)} {clause.gist.vi}", clause.at),
        work,
    )
    return {one.at: other.at for one, other in pairs}


def _content(plan: Plan, clause: Clause) -> frozenset[Hashable]:
    """What a clause gives: the actions of its duties, the clauses that it assigns."""
    assigned = (plan.clauses[at].fingerprint for at in clause.of)
    actions = (action.id for duty in clause.duties for action in duty.actions)
    return frozenset((*assigned, *actions))


@dataclass(frozen=True, slots=True)
class _Profile:
    """What duties are compared by; agencies and clauses by what they are before."""

    actions: frozenset[Hashable]
    condition: Condition
    ruled_out: int
    roles: frozenset[Hashable]
    agencies: frozenset[Hashable]
    details: frozenset[Hashable]
    clause: str
    gist: str


class _Profiles:
    """The distances of duties. Two that share no action are as far apart as can be."""

    def __init__(
        self,
        before: Plan,
        after: Plan,
        agencies: Mapping[str, str],
        clauses: Mapping[str, str],
        implications: Implications,
    ) -> None:
        self._implications = implications
        former_agencies = {new: old for old, new in agencies.items()}
        former_clauses = {new: old for old, new in clauses.items()}
        self._of = {
            id(duty): self._profile(plan, duty, agency_name, clause_name)
            for plan, agency_name, clause_name in (
                (before, lambda id_: id_, lambda at: at),
                (
                    after,
                    lambda id_: former_agencies.get(id_, f"new {id_}"),
                    lambda at: former_clauses.get(at, f"new {at}"),
                ),
            )
            for duty in plan.duties
        }

    def _profile(
        self, plan: Plan, duty: Duty, agency: Callable[[str], str], clause: Callable[[str], str]
    ) -> _Profile:
        told, reporting = duty.notification, duty.reporting
        details: dict[str, Hashable] = {
            "within": measure(duty.within),
            "told": told and (frozenset(agency(a.id) for a in told.to), told.any,
                              measure(told.within)),
            "to": frozenset(agency(a.id) for a in (*duty.hand_over_to, *duty.submit_to)),
            "with": frozenset(agency(a.id) for a in duty.partners),
            "reports": reporting and (frozenset(agency(a.id) for a in reporting.to),
                                      reporting.every, reporting.on_demand),
            "for": frozenset(entry.id for entry in duty.beneficiaries),
            "before": frozenset(action.id for action in duty.before),
            "after": frozenset(action.id for action in duty.after),
            "on call": duty.on_call and (duty.on_call.necessary, duty.on_call.asked_by is None),
        }  # fmt: skip
        condition = plan.conditions[duty.condition]
        return _Profile(
            frozenset(action.id for action in duty.actions),
            condition,
            self._implications.ruled_out(condition),
            frozenset((p.role, agency(p.agency.id)) for p in duty.postings),
            frozenset(agency(p.agency.id) for p in duty.postings),
            frozenset((n, v) for n, v in details.items() if v not in (None, frozenset())),
            clause(duty.clause),
            duty.gist.vi,
        )

    def of_plans(self, one: Duty, other: Duty) -> int:
        """How far two duties of different plans are apart."""
        return self._apart(one, other, PLANS_LIMIT)

    def of_versions(self, one: Duty, other: Duty) -> int:
        """How far two duties of versions of one plan are apart."""
        a, b = self._of[id(one)], self._of[id(other)]
        clause = 2 * WHOLE * (a.clause != b.clause)
        gist = WHOLE * (a.gist != b.gist)
        return self._apart(one, other, VERSIONS_LIMIT) + clause + gist

    def _apart(self, one: Duty, other: Duty, limit: int) -> int:
        a, b = self._of[id(one)], self._of[id(other)]
        actions = apart(a.actions, b.actions)
        if actions == WHOLE:
            return limit * WHOLE
        same = self._implications.relation(a.condition, b.condition) is Relation.SAME
        condition = 2 * WHOLE * (not same) + _apart_bits(a.ruled_out, b.ruled_out)
        roles = 2 * apart(a.roles, b.roles) + apart(a.agencies, b.agencies)
        return limit * actions + condition + roles + apart(a.details, b.details)
