"""One duty written as several, or several as one: where the same is done all the same.

What a duty says is taken apart into statements: this body does this in this role by then, tells
that one, hands over to that one. Duties say the same as others where each statement holds in the
same situations, whichever of them makes it; nothing is compared as text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain, product

from coordplan.compare.alignment import Alignment
from coordplan.compare.identity import duty_key
from coordplan.compare.implication import Implications
from coordplan.compare.timing import own_condition
from coordplan.compiled import Agency, Duty, Plan, Posting, Reporting
from coordplan.conditions import Condition, Some
from coordplan.deadlines import measure
from coordplan.lengths import length
from coordplan.work import TooComplexError

Named = Callable[[Agency], str]
"""What an agency is called on either side."""

Statement = Hashable

_TURNS_A_PAIR, _TURNS_A_STATEMENT = 4, 30
"""What it costs to set two duties side by side, and to take a statement out of one."""


class Level(Enum):
    """How much of what duties say is looked at."""

    ALL = "all"
    CORE = "core"
    """Only who does what, in which role."""
    SENT = "sent"
    """Only whom they tell, to whom they hand over, submit and report."""


@dataclass(frozen=True, slots=True)
class Regrouping:
    """Duties before that do the same as duties after, one of which is more than one."""

    before: tuple[Duty, ...]
    after: tuple[Duty, ...]

    @property
    def of_one(self) -> bool:
        """Whether it is one duty that was written as several, or several as one."""
        return 1 in {len(self.before), len(self.after)}


def regroupings(
    alignment: Alignment,
    before: Sequence[Duty],
    after: Sequence[Duty],
    level: Level = Level.ALL,
) -> list[Regrouping]:
    """The regroupings among some duties of both plans, each duty in one of them at most.

    What is connected is tried as a whole, then each duty with its parts. None are found where
    duties say more than may be taken apart: they are then told as they are written.
    """
    implications = alignment.implications.apart()
    try:
        implications.work.spend(
            _TURNS_A_PAIR * len(before) * len(after)
            + _TURNS_A_STATEMENT * sum(map(_statements_of, (*before, *after)))
        )
    except TooComplexError:
        return []
    return list(_Search(implications, *_sides(alignment, before, after, level)).found())


def same(alignment: Alignment, group: Regrouping, level: Level) -> bool:
    """Whether two sides of a regrouping say the same, as far as a level looks."""
    before, after = _sides(alignment, group.before, group.after, level)
    return _Search(alignment.implications.apart(), before, after).same(before.said, after.said)


def _statements_of(duty: Duty) -> int:
    """How many statements a duty is taken apart into, at most."""
    told = 0 if duty.notification is None else len(duty.notification.to)
    reports = 0 if duty.reporting is None else len(duty.reporting.to) * len(duty.reporting.every)
    sent = told + reports + len(duty.submit_to) + len(duty.hand_over_to)
    return len(duty.postings) * (len(duty.actions) + sent)


def _sides(
    alignment: Alignment, before: Sequence[Duty], after: Sequence[Duty], level: Level
) -> tuple[_Side, _Side]:
    former = {new: old for old, new in alignment.agencies.items()}
    return (
        _Side(alignment.before, before, lambda agency: agency.id, level),
        _Side(
            alignment.after,
            after,
            lambda agency: former.get(agency.id, f"new {agency.id}"),
            level,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What one duty says, and when.

    ``surely`` holds what it says of whoever acts; ``mostly`` also what it may be read to say: that
    those who only support tell and report as well.
    """

    duty: Duty
    key: str
    condition: Condition
    surely: frozenset[Statement]
    mostly: frozenset[Statement]


class _Side:
    """Some duties of one plan, taken apart."""

    def __init__(self, plan: Plan, duties: Collection[Duty], named: Named, level: Level) -> None:
        self.said = [
            _Said(
                duty,
                f"{duty_key(plan, duty)} {duty.gist.vi}",
                own_condition(plan, duty),
                frozenset(_statements(duty, duty.acting, named, level)),
                frozenset(_statements(duty, _taking_part(duty), named, level)),
            )
            for duty in duties
        ]


def _taking_part(duty: Duty) -> tuple[Agency, ...]:
    """Everybody with a part in a duty, whoever answers for it."""
    return (*duty.acting, *(posting.agency for posting in duty.postings if posting.role.acts))


def _statements(
    duty: Duty, senders: Collection[Agency], named: Named, level: Level
) -> Iterator[Statement]:
    """What a duty says, each with when in the case, and on whose call."""
    said = [_parts(duty, named)] if level is Level.CORE else [_sent(duty, senders, named)]
    said += [_done(duty, named)] if level is Level.ALL else []
    for one in chain(*said):
        yield one, frozenset(duty.before), frozenset(duty.after), _called(duty, named)


def _parts(duty: Duty, named: Named) -> Iterator[Statement]:
    """Who does what, in which role."""
    for action in duty.actions:
        for posting in duty.postings:
            yield action.id, named(posting.agency), posting.role


def _called(duty: Duty, named: Named) -> Hashable:
    call = duty.on_call
    if call is None:
        return None
    return call.necessary, None if call.asked_by is None else frozenset(map(named, call.asked_by))


def _done(duty: Duty, named: Named) -> Iterator[Statement]:
    """Who does what, in which role, by when, for and with whom."""
    with_whom = frozenset(map(named, duty.partners))
    for action in duty.actions:
        for posting in duty.postings:
            part = _part(posting, named), posting.answers_for(action)
            yield action.id, part, measure(duty.within), duty.beneficiaries, with_whom


def _part(posting: Posting, named: Named) -> Hashable:
    return named(posting.agency), posting.role, posting.requested, posting.by_function


def _sent(duty: Duty, senders: Collection[Agency], named: Named) -> Iterator[Statement]:
    """Whom the bodies of a duty tell, to whom they hand over, submit and report."""
    telling = any(action.telling for action in duty.actions)
    sent = [
        *_told(duty, named),
        *(("submit", named(agency), telling) for agency in duty.submit_to),
        *([("hand over", frozenset(map(named, duty.hand_over_to)))] if duty.hand_over_to else []),
        *(_reported(duty.reporting, named) if duty.reporting is not None else []),
    ]
    for sender in senders:
        for said in sent:
            yield named(sender), said


def _told(duty: Duty, named: Named) -> Iterator[Statement]:
    """Who is told: each by itself, or together where one is enough."""
    told = duty.notification
    if told is None:
        return
    for bodies in [told.to] if told.any else [(agency,) for agency in told.to]:
        yield "tell", frozenset(map(named, bodies)), measure(told.within)


def _reported(reporting: Reporting, named: Named) -> Iterator[Statement]:
    """Each report to each addressee."""
    via = None if reporting.via is None else named(reporting.via)
    rhythms: list[Hashable] = [length(every) or every for every in reporting.every]
    rhythms += ["on demand"] * reporting.on_demand + ["unspecified"] * reporting.unspecified
    for to in reporting.to or (None,):
        for rhythm in rhythms or [None]:
            yield "report", None if to is None else named(to), via, rhythm


_Group = tuple[tuple[_Said, ...], tuple[_Said, ...]]


class _Search:
    """Which duties of two sides say the same together."""

    def __init__(self, implications: Implications, before: _Side, after: _Side) -> None:
        self.implications = implications
        self.before, self.after = before.said, after.said
        self.parts: dict[int, list[_Said]] = {}
        """For each duty, by its identity, those of the other side of which it is the whole."""
        for one, other in product(self.before, self.after):
            if self.part(one, other):
                self.parts.setdefault(id(other), []).append(one)
            if self.part(other, one):
                self.parts.setdefault(id(one), []).append(other)

    def found(self) -> Iterator[Regrouping]:
        """What is connected as a whole, where that says the same; else one duty and its parts."""
        for group in self.connected():
            tried = [group] if self.same(*group) else sorted(self.split(*group), key=_order)
            taken: set[int] = set()
            for before, after in tried:
                ids = {id(said) for said in (*before, *after)}
                if taken.isdisjoint(ids):
                    taken |= ids
                    yield Regrouping(*(tuple(s.duty for s in side) for side in (before, after)))

    def connected(self) -> Iterator[_Group]:
        """The duties that are parts of one another, directly or through others."""
        near: dict[int, list[_Said]] = {}
        for whole in (*self.before, *self.after):
            for part in self.parts.get(id(whole), ()):
                near.setdefault(id(whole), []).append(part)
                near.setdefault(id(part), []).append(whole)
        seen: set[int] = set()
        for start in self.before:
            group, waiting = set[int](), [start]
            while waiting:
                said = waiting.pop()
                if id(said) not in seen:
                    seen.add(id(said))
                    group.add(id(said))
                    waiting += near.get(id(said), ())
            before, after = ([s for s in side if id(s) in group] for side in self.sides)
            if before and after and len(before) + len(after) > 2:
                yield tuple(before), tuple(after)

    @property
    def sides(self) -> tuple[list[_Said], list[_Said]]:
        """Both sides."""
        return self.before, self.after

    def split(self, before: Sequence[_Said], after: Sequence[_Said]) -> Iterator[_Group]:
        """Each duty that says the same as its parts on the other side."""
        for one in before:
            parts = self.parts.get(id(one), [])
            if len(parts) > 1 and self.same([one], parts):
                yield (one,), tuple(parts)
        for other in after:
            parts = self.parts.get(id(other), [])
            if len(parts) > 1 and self.same(parts, [other]):
                yield tuple(parts), (other,)

    def part(self, one: _Said, whole: _Said) -> bool:
        """Whether a duty says all that another surely says, wherever that one does."""
        return one.surely <= whole.mostly and self.implies(one.condition, whole.condition)

    def same(self, some: Sequence[_Said], others: Sequence[_Said]) -> bool:
        """Whether some duties say the same as others."""
        return self.within(some, others) and self.within(others, some)

    def within(self, some: Sequence[_Said], others: Sequence[_Said]) -> bool:
        """Whether others say all that some duties surely say, wherever these do."""
        wide = _when(others, lambda said: said.mostly)
        narrow = _when(some, lambda said: said.surely)
        return narrow.keys() <= wide.keys() and all(
            self.implies(_either(conditions), _either(wide[statement]))
            for statement, conditions in narrow.items()
        )

    def implies(self, one: Condition, other: Condition) -> bool:
        """Whether it can be shown; what takes too many turns is told as it is written."""
        try:
            return self.implications.implies(one, other)
        except TooComplexError:
            return False


def _when(
    duties: Sequence[_Said], of: Callable[[_Said], frozenset[Statement]]
) -> Mapping[Statement, list[Condition]]:
    """The conditions under which each statement is made."""
    found: dict[Statement, list[Condition]] = {}
    for said in duties:
        for statement in of(said):
            found.setdefault(statement, []).append(said.condition)
    return found


def _either(conditions: Sequence[Condition]) -> Condition:
    """That one of some conditions holds."""
    each = tuple(dict.fromkeys(conditions))
    return each[0] if len(each) == 1 else Some(each)


def _order(group: _Group) -> tuple[int, list[str]]:
    """The larger first; the same whichever side is which."""
    return -sum(map(len, group)), sorted(said.key for side in group for said in side)
