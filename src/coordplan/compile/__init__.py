"""From a plan as written to a plan as asked: ids resolved and assignments inherited, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from coordplan import compiled, model
from coordplan.compile.postings import own_postings, postings_of
from coordplan.compile.version import fingerprint
from coordplan.compiled import Agency, Deadline, Posting, Reach, Role
from coordplan.conditions import ALWAYS, Condition
from coordplan.frozen import FrozenDict
from coordplan.index import numbered
from coordplan.joints import joints_of
from coordplan.model.timing import duty_condition
from coordplan.shape import Bilingual
from coordplan.source import Location, Route, SourceMap
from coordplan.text import Text
from coordplan.vocabulary import Action, Vocabulary
from coordplan.vocabulary.terms import spelled
from coordplan.work import TooComplexError, Work, too_complex
from coordplan.world import Splits

__all__ = ["compile_plan"]

_TURNS_A_STATEMENT, _TURNS_AN_ACTION = 50, 5
"""What it costs that one body has a part, or tells another; and that it has it in one action."""


def compile_plan(
    written: model.PlanFile,
    vocabulary: Vocabulary,
    source: SourceMap | None = None,
    splits: Splits | None = None,
    *,
    joining: bool = True,
) -> compiled.Plan:
    """The compiled plan. The plan must have passed every check against this vocabulary.

    ``source`` gives the answer its places in the plan file, ``splits`` are those that the checks
    have worked out. Without ``joining``, answers do not say what several duties make certain
    together. Raises ``TooComplexError`` where the plan takes more than may be spent on one.
    """
    splits = splits or Splits(vocabulary.world)
    work = splits.work
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
    conditions, numbers = _conditions(written, vocabulary)
    split = [splits.of(condition) for condition in conditions]
    assignments = _assignments(written)
    clauses: dict[str, compiled.Clause] = {}
    duties: list[compiled.Duty] = []
    for number, clause in enumerate(written.clauses):
        own: list[compiled.Duty] = []
        for ordinal, duty in enumerate(clause.duties):
            condition = numbers[len(duties) + ordinal]
            inherited = assignments.get(clause.at, ())
            where = _where(source, ("clauses", number, "duties", ordinal))
            _charge(duty, inherited, work, where)
            own.append(
                compiled.Duty(
                    id=f"{written.id}:{duty.key or f'{clause.at}#{ordinal + 1}'}",
                    ordinal=ordinal + 1,
                    number=len(duties) + ordinal,
                    clause=clause.at,
                    actions=tuple(vocabulary.actions[action] for action in duty.do),
                    condition=condition,
                    reach=_reach(duty, holds_always=not split[condition][1]),
                    gist=_gist(duty.gist or clause.gist),
                    postings=postings_of(duty, inherited, agencies, vocabulary.actions),
                    partners=_resolved(duty.with_, agencies),
                    beneficiaries=tuple(vocabulary.beneficiaries[b] for b in duty.for_),
                    within=deadline_of(duty.within),
                    notification=_notification(duty.notify, agencies),
                    hand_over_to=_resolved(duty.hand_over_to, agencies),
                    submit_to=_resolved(duty.submit_to, agencies),
                    reporting=_reporting(duty.reports, agencies),
                    before=_actions(duty.before, vocabulary),
                    after=_actions(duty.after, vocabulary),
                    on_call=_on_call(duty.on_call, agencies),
                    taken_from=duty.taken_from,
                    inferred=_inferred([duty.inferred, *(a.inferred for a in inherited)]),
                    where=where,
                )
            )
        duties += own
        clauses[clause.at] = compiled.Clause(
            at=clause.at,
            kind=clause.kind or "duty",
            gist=_gist(clause.gist),
            fingerprint=clause.print or "",
            duties=tuple(own),
            of=clause.of,
            assigns=own_postings(clause, agencies),
            names=_resolved(clause.names, agencies),
            inferred=clause.inferred.text if clause.inferred else None,
            where=_where(source, ("clauses", number)),
            cites=tuple(map(_citation, clause.cites)),
            about=_actions(clause.about, vocabulary),
            reviewed=clause.review is None,
        )
    unasked = [duty for duty in duties if duty.on_call is None and joining]
    joints, joint_index = joints_of(unasked, conditions, splits)
    return compiled.Plan(
        id=written.id,
        title=written.title.text,
        jurisdiction=compiled.Jurisdiction(
            written.jurisdiction.name.text, written.jurisdiction.level
        ),
        places=None if written.places is None else tuple(map(spelled, written.places)),
        places_source=written.places_source.text if written.places_source is not None else None,
        document=_document(written, agencies),
        vocabulary=vocabulary,
        agencies=FrozenDict(agencies),
        headings=tuple(
            compiled.Heading(one.at, one.print, _where(source, ("headings", number)))
            for number, one in enumerate(written.headings)
        ),
        clauses=FrozenDict(clauses),
        duties=tuple(duties),
        conditions=tuple(conditions),
        index=numbered(vocabulary.world.space, split, work),
        postings=_in_order_of_answer(duties),
        joints=joints,
        joint_index=joint_index,
        fingerprint=fingerprint(written),
        where=_where(source, ()),
    )


def _gist(written: Bilingual | None) -> Text:
    """What a clause says; of one that was only drafted, that nobody has said it yet."""
    return _NO_GIST if written is None else written.text


_NO_GIST = Text(en="(not summed up yet)", vi="(chưa có tóm tắt)")


def _charge(
    duty: model.Duty,
    inherited: Sequence[model.Clause],
    work: Work,
    where: Location | None,
) -> None:
    """Charge all that a duty says: of every body, and from each body to every other.

    Raises ``TooComplexError`` at the duty with which a plan says more than may be said.
    """
    bodies = sum(line.bodies for line in (duty, *inherited))
    told = (
        *(duty.notify.to if duty.notify is not None else ()),
        *(duty.reports.to if duty.reports is not None else ()),
        *duty.hand_over_to,
        *duty.submit_to,
    )
    statements = _TURNS_A_STATEMENT * (1 + len(told)) + _TURNS_AN_ACTION * len(duty.do)
    try:
        work.spend(bodies * statements)
    except TooComplexError:
        raise too_complex(_TOO_MUCH, _LESS, where) from None


_TOO_MUCH = Text(
    en="with this duty the plan gives more bodies a part in more actions than can be worked out",
    vi="đến nhiệm vụ này, kế hoạch giao quá nhiều việc cho quá nhiều cơ quan, không tính được",
)
_LESS = Text(
    en="name a group with `members` in the place of its bodies, or make two plans of one",
    vi="nêu một nhóm có `members` thay cho từng cơ quan, hoặc tách kế hoạch làm hai",
)


def _conditions(
    written: model.PlanFile, vocabulary: Vocabulary
) -> tuple[list[Condition], list[int]]:
    """The conditions, and the number of that of each duty.

    Duties with one condition share it, but a duty on call has one of its own: whether it is called
    is a matter of that duty alone.
    """
    conditions: list[Condition] = [ALWAYS]
    shared: dict[Condition, int] = {ALWAYS: 0}
    numbers: list[int] = []
    for _, _, duty in written.all_duties():
        condition = duty_condition(duty, vocabulary)
        if duty.on_call is None and condition in shared:
            numbers.append(shared[condition])
            continue
        if duty.on_call is None:
            shared[condition] = len(conditions)
        numbers.append(len(conditions))
        conditions.append(condition)
    return conditions, numbers


def _reach(duty: model.Duty, *, holds_always: bool) -> Reach:
    """A duty on call speaks of the cases in which it is called, whatever its condition."""
    return Reach.GENERAL if holds_always and duty.on_call is None else Reach.NAMED


def _actions(ids: Iterable[str], vocabulary: Vocabulary) -> tuple[Action, ...]:
    return tuple(vocabulary.actions[id_] for id_ in ids)


def _on_call(
    written: model.OnCall | None, agencies: Mapping[str, Agency]
) -> compiled.OnCall | None:
    if written is None:
        return None
    asked = written.asked_by
    by = None if asked is None else _resolved(asked, agencies)
    return compiled.OnCall(written.necessary is True, by)


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


def _assignments(written: model.PlanFile) -> Mapping[str, Sequence[model.Clause]]:
    """For each clause, the assignment clauses that cover it."""
    covering: dict[str, list[model.Clause]] = {}
    for clause in written.clauses:
        for target in clause.of:
            covering.setdefault(target, []).append(clause)
    return covering


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
        draft=written.draft,
        pages=written.pages,
    )


def _where(source: SourceMap | None, route: Route) -> Location | None:
    return source.locate(route, key=True) if source is not None else None
