"""From a plan as written to a plan as asked: ids resolved and assignments inherited, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from coordplan import compiled, model
from coordplan.compile.joints import joints_of
from coordplan.compiled import Agency, Deadline, Posting, Reach, Role
from coordplan.conditions import ALWAYS, Condition
from coordplan.index import numbered, split_of
from coordplan.shape import Bilingual
from coordplan.source import Location, Route, SourceMap
from coordplan.text import Text
from coordplan.vocabulary import Vocabulary
from coordplan.vocabulary.when import condition_of

__all__ = ["compile_plan"]


def compile_plan(
    written: model.PlanFile, vocabulary: Vocabulary, source: SourceMap | None = None
) -> compiled.Plan:
    """The compiled plan. The plan must have passed every check against this vocabulary.

    ``source`` gives the answer its places in the plan file.
    """
    agencies = {
        id_: Agency(
            id_,
            a.name.text,
            a.function,
            a.level,
            a.under,
            a.aliases,
            a.members,
            vocabulary.functions[a.function].several,
            vocabulary.levels[a.level].unstated,
            _where(source, ("agencies", id_)),
        )
        for id_, a in written.agencies.items()
    }
    conditions: dict[Condition, int] = {ALWAYS: 0}
    numbers = [
        conditions.setdefault(condition_of(duty.when, vocabulary.facts), len(conditions))
        for _, _, duty in written.all_duties()
    ]
    splits = [split_of(vocabulary.world, condition) for condition in conditions]
    assignments = _assignments(written)
    clauses: dict[str, compiled.Clause] = {}
    duties: list[compiled.Duty] = []
    for number, clause in enumerate(written.clauses):
        own: list[compiled.Duty] = []
        for ordinal, duty in enumerate(clause.duties):
            condition = numbers[len(duties) + ordinal]
            inherited = assignments.get(clause.at, ())
            own.append(
                compiled.Duty(
                    id=f"{written.id}:{clause.at}#{ordinal + 1}",
                    number=len(duties) + ordinal,
                    clause=clause.at,
                    actions=tuple(vocabulary.actions[action] for action in duty.do),
                    condition=condition,
                    reach=Reach.NAMED if splits[condition][1] else Reach.GENERAL,
                    gist=(duty.gist or clause.gist).text,
                    postings=_postings(duty, inherited, agencies),
                    partners=_resolved(duty.with_, agencies),
                    beneficiaries=tuple(vocabulary.beneficiaries[b] for b in duty.for_),
                    within=deadline_of(duty.within),
                    notification=_notification(duty.notify, agencies),
                    hand_over_to=_resolved(duty.hand_over_to, agencies),
                    submit_to=_resolved(duty.submit_to, agencies),
                    reporting=_reporting(duty.reports, agencies),
                    by_function=duty.by_function or any(a.by_function for a in inherited),
                    inferred=_inferred([duty.inferred, *(a.inferred for a in inherited)]),
                    where=_where(source, ("clauses", number, "duties", ordinal)),
                )
            )
        duties += own
        clauses[clause.at] = compiled.Clause(
            at=clause.at,
            kind=clause.kind or "duty",
            gist=clause.gist.text,
            fingerprint=clause.print or "",
            duties=tuple(own),
            of=clause.of,
            assigns=_own_postings(clause, agencies),
            names=_resolved(clause.names, agencies),
            inferred=clause.inferred.text if clause.inferred else None,
            where=_where(source, ("clauses", number)),
            cites=tuple(map(_citation, clause.cites)),
        )
    joints, joint_index = joints_of(duties, splits, vocabulary.world)
    return compiled.Plan(
        id=written.id,
        title=written.title.text,
        jurisdiction=compiled.Jurisdiction(
            written.jurisdiction.name.text, written.jurisdiction.level
        ),
        document=_document(written, agencies),
        vocabulary=vocabulary,
        agencies=MappingProxyType(agencies),
        clauses=MappingProxyType(clauses),
        duties=tuple(duties),
        conditions=tuple(conditions),
        index=numbered(vocabulary.world.space, splits),
        postings=_in_order_of_answer(duties),
        joints=joints,
        joint_index=joint_index,
        where=_where(source, ()),
    )


def _citation(written: str | model.Citation) -> compiled.Citation:
    if isinstance(written, str):
        return compiled.Citation(written)
    return compiled.Citation(written.instrument, written.number, written.issuer)


def deadline_of(written: str | model.WorkingDays | model.Ahead | None) -> Deadline | None:
    """A deadline as written, as a value."""
    match written:
        case None:
            return None
        case model.WorkingDays():
            return Deadline(working_days=written.working_days)
        case model.Ahead():
            return Deadline(ahead=written.ahead)
        case "immediately":
            return Deadline(immediately=True)
        case _:
            return Deadline(duration=written)


def _in_order_of_answer(
    duties: Iterable[compiled.Duty],
) -> tuple[tuple[compiled.Duty, Posting], ...]:
    roles = {role: number for number, role in enumerate(Role)}
    pairs = [(duty, posting) for duty in duties for posting in duty.postings]
    return tuple(
        sorted(
            pairs,
            key=lambda pair: (
                pair[0].phase.number,
                pair[0].reach is Reach.GENERAL,
                roles[pair[1].role],
                pair[0].number,
            ),
        )
    )


def _assignments(written: model.PlanFile) -> dict[str, tuple[model.Clause, ...]]:
    """For each clause, the assignment clauses that cover it."""
    covering: dict[str, tuple[model.Clause, ...]] = {}
    for clause in written.clauses:
        for target in clause.of:
            covering[target] = (*covering.get(target, ()), clause)
    return covering


def _own_postings(clause: model.Clause, agencies: Mapping[str, Agency]) -> tuple[Posting, ...]:
    """The roles that an assignment clause gives."""
    return tuple(
        Posting(agencies[id_], Role(role), id_ in clause.requested, None)
        for role, _, id_ in clause.in_roles()
    )


def _postings(
    duty: model.Duty, inherited: Iterable[model.Clause], agencies: Mapping[str, Agency]
) -> tuple[Posting, ...]:
    """Who is in a duty: by its own words first, then by the assignments that cover it."""
    found: dict[str, Posting] = {}
    for roles, by in ((duty, None), *((clause, clause.at) for clause in inherited)):
        for role, _, id_ in roles.in_roles():
            requested = id_ in roles.requested
            found.setdefault(id_, Posting(agencies[id_], Role(role), requested, by))
    return tuple(found.values())


def _resolved(ids: Iterable[str], agencies: Mapping[str, Agency]) -> tuple[Agency, ...]:
    return tuple(agencies[id_] for id_ in ids)


def _notification(
    written: model.Notify | None, agencies: Mapping[str, Agency]
) -> compiled.Notification | None:
    if written is None:
        return None
    to = _resolved(written.to, agencies)
    return compiled.Notification(to, written.any_, deadline_of(written.within))


def _reporting(
    written: model.Reports | None, agencies: Mapping[str, Agency]
) -> compiled.Reporting | None:
    if written is None:
        return None
    return compiled.Reporting(
        _resolved(written.to, agencies),
        agencies[written.via] if written.via is not None else None,
        written.every,
        written.on_demand,
        written.period == "unspecified",
    )


def _inferred(reasons: Iterable[Bilingual | None]) -> Text | None:
    """Every reason why something was read in, as one text."""
    given = [reason for reason in reasons if reason is not None]
    if not given:
        return None
    return Text(vi="; ".join(r.vi for r in given), en="; ".join(r.en for r in given))


def _document(written: model.PlanFile, agencies: Mapping[str, Agency]) -> compiled.Document:
    return compiled.Document(
        kind=written.document.kind,
        number=written.document.number,
        issuer=agencies[written.document.issuer],
        issued=written.document.issued,
        effective_from=written.effective.from_,
        effective_to=written.effective.to,
        carries_out=written.carries_out,
        cites=written.cites,
        source_file=written.source.file if written.source else None,
        source_sha256=written.source.sha256 if written.source else None,
        covers=written.covers,
        pages=written.pages,
    )


def _where(source: SourceMap | None, route: Route) -> Location | None:
    return source.locate(route, key=True) if source is not None else None
