"""What a higher instrument says where a plan is silent, beside the plan's answer and never in it.

Silence is what is certain: where the plan may yet speak, depending on what is not known, nothing
is said for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from coordplan.answer.items import Act, Answer, Baseline, Caveat, Lack, Notice, Possible, Supplement
from coordplan.compiled import Agency, Duty, Reach, Role, require_one_vocabulary
from coordplan.frozen import replaced
from coordplan.text import Text
from coordplan.vocabulary import Action

_NONE_KNOWN = Caveat(
    "no-baseline",
    Text(
        en="no national rule is known that this plan rests on",
        vi="không rõ kế hoạch này dựa vào quy định chung nào",
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
    for id_, action in answer.plan.vocabulary.actions.items():
        if id_ in answer.status:
            found = _supplement(answer, baseline, action)
            if found is not None:
                yield found


def _supplement(answer: Answer, baseline: Answer, action: Action) -> Supplement | None:
    """What a baseline adds on one action, if anything."""
    acting = _acting(answer, action)
    if not acting and not _possible(answer, action):
        acts = (*_acting(baseline, action), *_overseeing(baseline, action))
        open_ = _possible(baseline, action)
        if not acts and not open_:
            return None
        told = tuple(n for n in baseline.notify if action in n.duty.actions)
        return Supplement(action, Lack.NOBODY, acts, told, open_)
    if not responsible(answer, action) and not _possible(answer, action, {Role.LEAD}):
        return _leader(answer, baseline, action)
    untold = tuple(_untold(answer, baseline, action))
    if untold:
        return Supplement(action, Lack.NOTICE, (), untold)
    timed = tuple(item for item in _acting(baseline, action) if item.within is not None)
    if timed and acting and not any(_is_timed(duty) for duty in _duties(answer, action)):
        return Supplement(action, Lack.DEADLINE, timed)
    return None


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


def _leader(answer: Answer, baseline: Answer, action: Action) -> Supplement | None:
    """Who answers for an action by a baseline; the plan has no leader whatever turns out.

    Where a body may yet turn out to do it by itself, only a leader of the baseline is news.
    """
    open_to = {Role.LEAD} if _possible(answer, action, {Role.PERFORM}) else _RESPONSIBLE
    acts = tuple(item for item in responsible(baseline, action) if item.role in open_to)
    open_ = () if acts else _possible(baseline, action, open_to)
    return Supplement(action, Lack.LEADER, acts, (), open_) if acts or open_ else None


def _acting(answer: Answer, action: Action) -> tuple[Act, ...]:
    return tuple(item for item in answer.act if action in item.actions)


def _overseeing(answer: Answer, action: Action) -> tuple[Act, ...]:
    return tuple(item for item in answer.oversee if action in item.actions)


def _possible(
    answer: Answer, action: Action, roles: Collection[Role] = _ACTING
) -> tuple[Possible, ...]:
    """Who may act in an action in one of these roles."""
    return tuple(
        found
        for found in answer.possible
        if isinstance(found.item, Act) and found.item.role in roles and action in found.item.actions
    )


def _untold(answer: Answer, baseline: Answer, action: Action) -> Iterator[Notice]:
    """Whom a baseline tells in an action, and the plan neither tells nor may tell."""
    told = {notice.agency for notice in answer.notify}
    told |= {found.item.agency for found in answer.possible if isinstance(found.item, Notice)}
    for notice in baseline.notify:
        if notice.duty.actions[0] == action and not _among(notice, told):
            yield notice


def _among(notice: Notice, told: set[Agency]) -> bool:
    """Whether somebody who is told may be a body that a notice names; one is enough where it is."""
    wanted = notice.any_of or (notice.agency,)
    return any(agency.may_be(one) for agency in told for one in wanted)


def _duties(answer: Answer, action: Action) -> list[Duty]:
    """The duties of an action that hold or may hold."""
    items = [*answer.act, *(found.item for found in answer.possible)]
    return [item.duty for item in items if action in item.duty.actions]


def _is_timed(duty: Duty) -> bool:
    """Whether a duty says by when."""
    told = duty.notification
    return duty.within is not None or (told is not None and told.within is not None)
