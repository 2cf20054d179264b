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
_LEADING = frozenset({Role.LEAD})
_RESPONSIBLE = frozenset({Role.LEAD, Role.PERFORM})


def supplemented(answer: Answer, baselines: Iterable[Answer]) -> Answer:
    """The same answer with what other answers to the same question say where it is silent.

    Without any, a warning says that none is known.

    Raises ``VocabularyMismatchError`` for an answer in another vocabulary, and ``ValueError`` for
    one to another question.
    """
    found, own = [], ByAction(answer)
    for baseline in baselines:
        require_one_vocabulary(answer.plan, baseline.plan)
        if (baseline.situation.facts, [*baseline.status]) != (
            answer.situation.facts,
            [*answer.status],
        ):
            raise ValueError("a baseline must be asked the same question as the plan")
        found.append(Baseline(baseline, tuple(_supplements(own, ByAction(baseline)))))
    if not found:
        return replaced(answer, warnings=(*answer.warnings, _NONE_KNOWN))
    return replaced(answer, baselines=tuple(found))


class ByAction:
    """An answer by the actions that it speaks of: each is asked about again and again."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.own = answer.duties
        self._acting: dict[str, list[Act]] = {}
        self._possible: dict[str, list[Possible]] = {}
        self._limited: dict[str, list[Duty]] = {}
        self._responsible: dict[str, tuple[Act, ...]] = {}
        for item in answer.act:
            for action in () if item.aside else item.actions:
                self._acting.setdefault(action.id, []).append(item)
        for found in answer.possible:
            if isinstance(found.item, Act) and not found.item.aside:
                for action in found.item.actions:
                    self._possible.setdefault(action.id, []).append(found)
        for duty in self.own:
            if duty.limit is not None:
                for action in duty.actions:
                    self._limited.setdefault(action.id, []).append(duty)

    def acting(self, action: Action) -> tuple[Act, ...]:
        """Who certainly acts in an action."""
        return tuple(self._acting.get(action.id, ()))

    def possible(self, action: Action, roles: Collection[Role] = _ACTING) -> tuple[Possible, ...]:
        """Who may act in an action in one of these roles."""
        found = self._possible.get(action.id, ())
        return tuple(one for one in found if isinstance(one.item, Act) and one.item.role in roles)

    def responsible(self, action: Action) -> tuple[Act, ...]:
        """Who certainly answers for an action."""
        if action.id not in self._responsible:
            self._responsible[action.id] = responsible(self.acting(action))
        return self._responsible[action.id]

    def limited(self, action: Action) -> list[Duty]:
        """The duties with a deadline under which an action comes."""
        return self._limited.get(action.id, [])


def _supplements(own: ByAction, baseline: ByAction) -> Iterator[Supplement]:
    """What a baseline adds, in the order of the vocabulary."""
    for id_, action in own.answer.plan.vocabulary.actions.items():
        if id_ not in own.answer.status:
            continue
        if own.acting(action) or own.possible(action):
            found = [
                _leader(own, baseline, action),
                _notice(own.own, baseline, action),
                _deadline(own, baseline, action),
            ]
        else:
            found = [_nobody(baseline, action)]
        yield from (one for one in found if one is not None)


def _nobody(baseline: ByAction, action: Action) -> Supplement | None:
    """Everything that a baseline says of an action which the plan gives to nobody."""
    acts = (*baseline.acting(action), *_overseeing(baseline.answer, action))
    open_ = baseline.possible(action)
    if not acts and not open_:
        return None
    told = tuple(one for one in baseline.answer.notify if action in one.duty.actions)
    return Supplement(action, Lack.NOBODY, acts, told, open_)


def _leader(own: ByAction, baseline: ByAction, action: Action) -> Supplement | None:
    """Who answers for an action by a baseline, where the plan has no leader whatever turns out.

    Where a body may yet turn out to do it by itself, only a leader of the baseline is news. Who
    gives word needs no leader: what counts is who is told.
    """
    if action.telling or own.responsible(action) or own.possible(action, _LEADING):
        return None
    open_to = _LEADING if own.possible(action, {Role.PERFORM}) else _RESPONSIBLE
    acts = tuple(item for item in baseline.responsible(action) if item.role in open_to)
    open_ = () if acts else baseline.possible(action, open_to)
    return Supplement(action, Lack.LEADER, acts, (), open_) if acts or open_ else None


def _notice(own: Collection[Duty], baseline: ByAction, action: Action) -> Supplement | None:
    """Whom a baseline gives word under an action, and no duty of the plan's own does or may."""

    def untold(duty: Duty, body: Agency) -> bool:
        return not any(one.tells(duty.enough(body)) for one in own)

    notices = tuple(
        notice
        for notice in baseline.answer.notify
        if notice.duty.actions[0].id == action.id and untold(notice.duty, notice.agency)
    )
    acts = tuple(
        item
        for item in (baseline.acting(action) if action.telling else ())
        if item.actions[0].id == action.id
        and any(untold(item.duty, body) for body in item.duty.submit_to)
    )
    return Supplement(action, Lack.NOTICE, acts, notices) if notices or acts else None


def _deadline(own: ByAction, baseline: ByAction, action: Action) -> Supplement | None:
    """By when a baseline has a body act to which the plan gives the action by no deadline.

    What is due within hours is said of whatever body, where the plan sets nobody a deadline.
    """
    timed = [item for item in baseline.acting(action) if item.within is not None]
    if not timed:
        return None
    limited = own.limited(action)
    certain = {item.agency for item in own.acting(action)}

    def late(body: Agency) -> bool:
        mine = any(one.may_be(body) for one in certain)
        return mine and not any(one.may_be(body) for duty in limited for one in duty.acting)

    acts = tuple(
        item for item in timed if late(item.agency) or (not limited and pressing(item.duty))
    )
    return Supplement(action, Lack.DEADLINE, acts) if acts else None


def pressing(duty: Duty) -> bool:
    """Whether a duty is due at once, or within hours."""
    limit = duty.limit
    if limit is None or limit.duration is None:
        return limit is not None and limit.immediately
    due = length(limit.duration)
    return due is not None and not due.months and not due.days


def responsible(acting: tuple[Act, ...]) -> tuple[Act, ...]:
    """Who of those that certainly act answers for it: its leaders, else the one body that does it.

    Bodies that do it in this situation come before those that do it for any victim.
    """
    leads = tuple(item for item in acting if item.role is Role.LEAD)
    if leads:
        return leads
    doing = tuple(item for item in acting if item.role is Role.PERFORM)
    performs = tuple(item for item in doing if item.reach is Reach.NAMED) or doing
    bodies = {item.agency.id: item.agency for item in performs}.values()
    return performs if len(bodies) == 1 and not any(one.several for one in bodies) else ()


def _overseeing(answer: Answer, action: Action) -> tuple[Act, ...]:
    return tuple(item for item in answer.oversee if action in item.actions)
