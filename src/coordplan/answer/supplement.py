"""What a higher instrument says where a plan is silent, beside the plan's answer and never in it.

Silence is what is certain: where the plan may yet speak, depending on what is not known, nothing
is said for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from coordplan.answer.items import Act, Answer, Baseline, Caveat, Lack, Possible, Supplement
from coordplan.compiled import Agency, Duty, Reach, Role, require_one_vocabulary
from coordplan.frozen import replaced
from coordplan.lengths import length
from coordplan.text import Text
from coordplan.vocabulary import Action

_NONE_KNOWN = Caveat(
    "no-baseline",
    Text(
        en="no national rule is known on which this plan rests",
        vi="chưa xác định được kế hoạch này căn cứ vào quy định chung nào",
    ),
)
_ACTING = frozenset(role for role in Role if role.acts)
_RESPONSIBLE = frozenset({Role.LEAD, Role.PERFORM})


def supplemented(answer: Answer, baselines: Iterable[Answer]) -> Answer:
    """The same answer with what other answers to the same question say where it is silent.

    Without any, a warning says that none is known.

    Raises ``VocabularyMismatchError`` for an answer in another vocabulary, and ``ValueError`` for
    one to another question.
    """
    found = []
    for baseline in baselines:
        require_one_vocabulary(answer.plan, baseline.plan)
        if (baseline.situation.facts, [*baseline.status]) != (
            answer.situation.facts,
            [*answer.status],
        ):
            raise ValueError("a baseline must be asked the same question as the plan")
        found.append(Baseline(baseline, tuple(_supplements(answer, baseline))))
    if not found:
        return replaced(answer, warnings=(*answer.warnings, _NONE_KNOWN))
    return replaced(answer, baselines=tuple(found))


def _supplements(answer: Answer, baseline: Answer) -> Iterator[Supplement]:
    """What a baseline adds, in the order of the vocabulary."""
    own = answer.duties
    for id_, action in answer.plan.vocabulary.actions.items():
        if id_ not in answer.status:
            continue
        if _acting(answer, action) or _possible(answer, action):
            found = [
                _leader(answer, baseline, action),
                _notice(own, baseline, action),
                _deadline(answer, own, baseline, action),
            ]
        else:
            found = [_nobody(baseline, action)]
        yield from (one for one in found if one is not None)


def _nobody(baseline: Answer, action: Action) -> Supplement | None:
    """Everything that a baseline says of an action which the plan gives to nobody."""
    acts = (*_acting(baseline, action), *_overseeing(baseline, action))
    open_ = _possible(baseline, action)
    if not acts and not open_:
        return None
    told = tuple(notice for notice in baseline.notify if action in notice.duty.actions)
    return Supplement(action, Lack.NOBODY, acts, told, open_)


def _leader(answer: Answer, baseline: Answer, action: Action) -> Supplement | None:
    """Who answers for an action by a baseline, where the plan has no leader whatever turns out.

    Where a body may yet turn out to do it by itself, only a leader of the baseline is news. Who
    gives word needs no leader: what counts is who is told.
    """
    if action.telling or responsible(answer, action) or _possible(answer, action, {Role.LEAD}):
        return None
    open_to = {Role.LEAD} if _possible(answer, action, {Role.PERFORM}) else _RESPONSIBLE
    acts = tuple(item for item in responsible(baseline, action) if item.role in open_to)
    open_ = () if acts else _possible(baseline, action, open_to)
    return Supplement(action, Lack.LEADER, acts, (), open_) if acts or open_ else None


def _notice(own: Collection[Duty], baseline: Answer, action: Action) -> Supplement | None:
    """Whom a baseline gives word under an action, and no duty of the plan's own does or may."""

    def untold(duty: Duty, body: Agency) -> bool:
        return not any(one.tells(duty.enough(body)) for one in own)

    notices = tuple(
        notice
        for notice in baseline.notify
        if notice.duty.actions[0] == action and untold(notice.duty, notice.agency)
    )
    acts = tuple(
        item
        for item in _acting(baseline, action)
        if action.telling
        and item.actions[0] == action
        and any(untold(item.duty, body) for body in item.duty.submit_to)
    )
    return Supplement(action, Lack.NOTICE, acts, notices) if notices or acts else None


def _deadline(
    answer: Answer, own: Collection[Duty], baseline: Answer, action: Action
) -> Supplement | None:
    """By when a baseline has a body act to which the plan gives the action by no deadline.

    What is due within hours is said of whatever body, where the plan sets nobody a deadline.
    """
    limited = [duty for duty in own if action in duty.actions and duty.limit is not None]
    certain = {item.agency for item in _acting(answer, action)}

    def late(body: Agency) -> bool:
        mine = any(one.may_be(body) for one in certain)
        return mine and not any(one.may_be(body) for duty in limited for one in duty.acting)

    acts = tuple(
        item
        for item in _acting(baseline, action)
        if item.within is not None
        if late(item.agency) or (not limited and pressing(item.duty))
    )
    return Supplement(action, Lack.DEADLINE, acts) if acts else None


def pressing(duty: Duty) -> bool:
    """Whether a duty is due at once, or within hours."""
    limit = duty.limit
    if limit is None or limit.duration is None:
        return limit is not None and limit.immediately
    due = length(limit.duration)
    return due is not None and not due.months and not due.days


def responsible(answer: Answer, action: Action) -> tuple[Act, ...]:
    """Who certainly answers for an action: its leaders, else the one body that does it.

    Bodies that do it in this situation come before those that do it for any victim.
    """
    acting = _acting(answer, action)
    leads = tuple(item for item in acting if item.role is Role.LEAD)
    if leads:
        return leads
    doing = tuple(item for item in acting if item.role is Role.PERFORM)
    performs = tuple(item for item in doing if item.reach is Reach.NAMED) or doing
    bodies = {item.agency.id: item.agency for item in performs}.values()
    return performs if len(bodies) == 1 and not any(one.several for one in bodies) else ()


def _acting(answer: Answer, action: Action) -> tuple[Act, ...]:
    return tuple(item for item in answer.act if item.answers_for(action))


def _overseeing(answer: Answer, action: Action) -> tuple[Act, ...]:
    return tuple(item for item in answer.oversee if action in item.actions)


def _possible(
    answer: Answer, action: Action, roles: Collection[Role] = _ACTING
) -> tuple[Possible, ...]:
    """Who may act in an action in one of these roles."""
    return tuple(
        found
        for found in answer.possible
        if isinstance(found.item, Act)
        if found.item.role in roles and found.item.answers_for(action)
    )
