"""The seam between two plans: what leaves one of them, and who in the other must receive it.

Nothing is matched by guess: one body of the same kind with a duty that certainly holds is a match,
several are candidates, none is a hole. Whom a group holds is not known, so that any may be meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from coordplan.answer.circumstances import verdict_of
from coordplan.answer.items import Act, Answer
from coordplan.casework.journey import homecoming
from coordplan.casework.kinship import Kinship
from coordplan.casework.leaving import Bounds
from coordplan.casework.terms import Crossing, Kind, Match, Receiver
from coordplan.compiled import Agency, Duty, Plan, Role
from coordplan.frozen import dataclass
from coordplan.index import Verdict
from coordplan.vocabulary import Action

_STRENGTH = (Role.LEAD, Role.PERFORM, Role.SUPPORT)


@dataclass(frozen=True, slots=True)
class Side:
    """One plan at the seam: what it says on the way home and, at home, once the victim is there."""

    plan: Plan
    answers: tuple[Answer, ...]

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Every duty that holds or may hold."""
        found = {duty.number: duty for answer in self.answers for duty in answer.duties}
        return tuple(self.plan.duties[number] for number in sorted(found))

    @property
    def held(self) -> frozenset[int]:
        """The numbers of the duties that certainly hold."""
        return frozenset(one.duty.number for a in self.answers for one in a.certain)


def there(at: Side, home: Side, kinship: Kinship) -> tuple[Crossing, ...]:
    """What leaves the place of reception for home; the way home first."""
    found = _Crossings(at, home, kinship)
    return (*found.returning(), *found.others())


def back(home: Side, at: Side, kinship: Kinship) -> tuple[Crossing, ...]:
    """What the home place, on the return and after it, gives back to that of reception."""
    return tuple(_Crossings(home, at, kinship).others())


class _Crossings:
    """What goes from one plan to another."""

    def __init__(self, giving: Side, taking: Side, kinship: Kinship) -> None:
        self._giving, self._taking, self._kinship = giving, taking, kinship
        self._held = giving.held
        self._bounds = giving.plan.once(Bounds)
        self._home = homecoming(giving.plan.vocabulary)
        self._known: dict[bool, list[Ranked]] = {}

    def returning(self) -> Iterator[Crossing]:
        """The return home, unless it is excluded, and word of it to the home place."""
        home = self._home
        if home is None or self._excluded(home):
            return
        duties = [duty for duty in self._giving.duties if duty.acting_in(home)]
        for duty in duties:
            yield self._crossing(Kind.RETURN, duty, None, surely=True)
        if not duties:
            yield self._nobody(Kind.RETURN)
        if not any(self._tells_of(home, duty) for duty in self._giving.duties):
            yield self._nobody(Kind.NOTICE)

    def _excluded(self, home: Action) -> bool:
        situations = (answer.situation for answer in self._giving.answers[:1])
        needed = home.needed
        return needed is not None and any(
            verdict_of(needed, one) is Verdict.EXCLUDED for one in situations
        )

    def _tells_of(self, home: Action, duty: Duty) -> bool:
        """Whether a duty gives word of the return to somebody who may be of the other place."""
        about = home in (*duty.actions, *duty.before, *duty.after)
        return about and any(True for _ in self._bounds.addressees(duty))

    def others(self) -> Iterator[Crossing]:
        """Hand-overs, notices and papers to bodies that are not, or may not be, of the place."""
        for duty in self._giving.duties:
            for kind, agency in self._bounds.addressees(duty):
                yield self._crossing(kind, duty, agency, surely=False)

    def _nobody(self, kind: Kind) -> Crossing:
        """That no clause lets it leave."""
        giving, taking = self._giving.plan, self._taking.plan
        return Crossing(kind, giving, taking, None, (), None, True, True, Match.HOLE)

    def _crossing(
        self, kind: Kind, duty: Duty, addressee: Agency | None, *, surely: bool
    ) -> Crossing:
        plan, actions = self._giving.plan, [action.id for action in duty.actions]
        candidates = self._alike(addressee, self._receivers(victim=kind.moves_victim), actions)
        found = _strongest(candidates) if addressee is None else candidates
        receivers = tuple(one for one, _ in found)
        return Crossing(
            kind,
            plan,
            self._taking.plan,
            duty,
            tuple(self._kinship.of(plan, one, actions) for one in duty.acting),
            None if addressee is None else self._kinship.of(plan, addressee, actions),
            duty.number in self._held,
            surely,
            _match(receivers, addressee),
            receivers,
        )

    def _alike(
        self, addressee: Agency | None, found: Sequence[Ranked], actions: Collection[str]
    ) -> list[Ranked]:
        """Those that may be the addressee: all, where none is named, or a group is."""
        if addressee is None or addressee.several:
            return list(found)
        given, taken = (self._giving.plan, addressee), self._taking.plan
        return [
            pair
            for pair in found
            if self._kinship.alike(given, (taken, pair[0].standing.agency), actions)
        ]

    def _receivers(self, *, victim: bool) -> list[Ranked]:
        """Who of the other plan must receive the victim, or does anything on which word bears."""
        if victim not in self._known:
            self._known[victim] = [*self._receiving(victim=victim)]
        return self._known[victim]

    def _receiving(self, *, victim: bool) -> Iterator[Ranked]:
        plan = self._taking.plan
        wanted = [a for a in (plan.vocabulary.main_action, self._home) if a is not None]
        certain: dict[str, dict[int, Act]] = {}
        possible: dict[str, dict[int, Act]] = {}
        for answer in self._taking.answers:
            for found, items in ((certain, answer.act), (possible, _possible(answer))):
                for item in items:
                    if not victim or any(map(item.answers_for, wanted)):
                        found.setdefault(item.agency.id, {})[item.duty.number] = item
        for id_ in plan.agencies:
            sure = id_ in certain
            items_ = [*(certain if sure else possible).get(id_, {}).values()]
            if items_:
                yield self._receiver(items_, sure=sure)

    def _receiver(self, items: Sequence[Act], *, sure: bool) -> Ranked:
        plan = self._taking.plan
        actions = {action.id for item in items for action in item.actions}
        standing = self._kinship.of(plan, items[0].agency, sorted(actions))
        duties = tuple(plan.duties[item.duty.number] for item in items)
        rank = min(_STRENGTH.index(item.role) for item in items)
        return Receiver(standing, duties, sure), rank


Ranked = tuple[Receiver, int]
"""Who receives, and how strongly: as leader, doer or supporter."""


def _possible(answer: Answer) -> Iterable[Act]:
    return (one.item for one in answer.possible if isinstance(one.item, Act) and one.kind == "act")


def _strongest(found: Sequence[Ranked]) -> list[Ranked]:
    """Those that certainly receive, leaders before doers before supporters; else all that may."""
    certain = [pair for pair in found if pair[0].certain]
    best = min((rank for _, rank in certain), default=0)
    return [pair for pair in certain if pair[1] == best] or list(found)


def _match(receivers: Sequence[Receiver], addressee: Agency | None) -> Match:
    certain = [one for one in receivers if one.certain]
    if not receivers:
        return Match.HOLE
    if not certain:
        return Match.OPEN
    several = addressee is not None and addressee.several
    if len(certain) > 1 or certain[0].standing.agency.several or several:
        return Match.AMBIGUOUS
    return Match.GONE if certain[0].standing.gone else Match.MATCHED
