"""What officers have said of the duties on call of a plan: called, not called, or nothing yet.

A duty on call has a trigger of its own beside its condition: somebody judges it necessary, or asks
for it. No fact says so, so every trigger is stated by itself, and what is not stated is unknown: a
duty whose facts hold is possible until it is called.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from coordplan.compiled import Duty, Joint, Plan
from coordplan.diagnostics import Diagnostic, SituationError, UnknownNameError
from coordplan.frozen import dataclass
from coordplan.glyphs import locator
from coordplan.index import Index, Settled
from coordplan.joints import joints_of
from coordplan.text import Text, did_you_mean, quote, which
from coordplan.world import Splits

MOST_KEPT = 64
"""For how many sets of called duties the joints are kept with a plan."""


@dataclass(frozen=True, slots=True)
class Calls:
    """Duties on call of one plan, by number: those called, and those said not to be."""

    called: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()

    def said_of(self, duty: Duty) -> bool | None:
        """Whether a duty is called; None where nobody has said."""
        if duty.number in self.called:
            return True
        return False if duty.number in self.dropped else None


NO_CALLS = Calls()

Given = Calls | Mapping[str, bool]
"""Calls, or words that name duties on call (``V.8.-4``, ``haiphong:V.8.-4#2``): called, or not."""


def all_called(plan: Plan) -> Calls:
    """Every duty on call, called: what comparisons look at."""
    return Calls(frozenset(duty.number for duty in plan.duties_on_call))


def named(plan: Plan, word: str) -> tuple[Duty, ...]:
    """The duties on call that a word names: all of a clause, or one by its key or its place."""
    name = locator(word).removeprefix(f"{plan.id}:")
    return tuple(duty for duty in plan.duties_on_call if name in {duty.clause, duty.name, duty.key})


def heard(plan: Plan, given: Given) -> Calls:
    """What words say of the duties on call of a plan.

    Raises ``UnknownNameError`` for every word that names none, and ``SituationError`` for a duty
    that is both called and said not to be.
    """
    if isinstance(given, Calls):
        return given
    if not given:
        return NO_CALLS
    check_named((plan,), given)
    called, dropped = (
        frozenset(d.number for word in given if given[word] is said for d in named(plan, word))
        for said in (True, False)
    )
    both = [plan.duties[number] for number in sorted(called & dropped)]
    if both:
        raise SituationError([_contradiction(duty) for duty in both])
    return Calls(called, dropped)


def check_named(plans: Collection[Plan], words: Iterable[str]) -> None:
    """Raise ``UnknownNameError`` with every word that names a duty on call of no plan."""
    words = list(words)
    unknown = [
        _unknown(plans, word, which(number, len(words)))
        for number, word in enumerate(words, 1)
        if not any(named(plan, word) for plan in plans)
    ]
    if unknown:
        raise UnknownNameError(unknown)


def _unknown(plans: Collection[Plan], word: str, which: Text) -> Diagnostic:
    on_call = [duty for plan in plans for duty in plan.duties_on_call]
    names = ((duty.clause, duty.name, duty.key, duty.id) for duty in on_call)
    known = list(dict.fromkeys(name for some in names for name in some))
    clauses = {at for plan in plans for at in plan.clauses}
    message = Text(
        en=f"no duty on call is called so{which.en}",
        vi=f"không có nhiệm vụ thực hiện khi được yêu cầu{which.vi}",
    )
    if not on_call:
        return Diagnostic(
            "unknown-call",
            message,
            help=Text(
                en="no duty here is on call",
                vi="ở đây không có nhiệm vụ nào thực hiện khi được yêu cầu",
            ),
        )
    if locator(word) in clauses:
        listed = ", ".join(dict.fromkeys(duty.clause for duty in on_call))
        help_ = Text(
            en=f"that clause has none; on call: {listed}",
            vi=f"điều khoản đó không có nhiệm vụ như vậy; có ở: {listed}",
        )
    else:
        help_ = did_you_mean(word, known)
    return Diagnostic("unknown-call", message, help=help_)


def _contradiction(duty: Duty) -> Diagnostic:
    return Diagnostic(
        "contradiction",
        Text(
            en=f"{quote(duty.id)} is said both to be called and not to be",
            vi=f"{quote(duty.id)} vừa nêu là đã được yêu cầu, vừa nêu là không được yêu cầu",
        ),
        help=Text(en="leave one of the two out", vi="chỉ nêu một trong hai"),
    )


class OnCall:
    """The duties on call of a plan, by the guard bits of their conditions."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._guards = {d.number: plan.index.guards[d.condition] for d in plan.duties_on_call}
        self.guards = sum(self._guards.values())
        self._joints: dict[frozenset[int], tuple[tuple[Joint, ...], Index]] = {}

    def waiting(self, calls: Calls) -> int:
        """The guards of the duties that nobody has called."""
        return self.guards & ~sum(self._guards[number] for number in calls.called)

    def settled(self, by_facts: Settled, calls: Calls) -> Settled:
        """What holds once calls are counted: a duty must be called, and its facts must hold."""
        if not self.guards:
            return by_facts
        waiting = self.waiting(calls)
        dropped = sum(self._guards[number] for number in calls.dropped)
        undecided = by_facts.undecided | by_facts.certain & waiting
        return Settled(by_facts.certain & ~waiting, undecided & ~dropped)

    def joints(self, calls: Calls) -> tuple[tuple[Joint, ...], Index]:
        """What duties make certain together, those that are called among them."""
        if not calls.called:
            return self.plan.joints, self.plan.joint_index
        found = self._joints.get(calls.called)
        if found is None:
            if len(self._joints) >= MOST_KEPT:
                self._joints.clear()
            found = self._joints[calls.called] = self._worked_out(calls)
        return found

    def _worked_out(self, calls: Calls) -> tuple[tuple[Joint, ...], Index]:
        plan, world = self.plan, self.plan.vocabulary.world
        taken = (d for d in plan.duties if d.on_call is None or d.number in calls.called)
        return joints_of(taken, plan.conditions, Splits(world))


def of_plan(plan: Plan, given: Mapping[str, bool]) -> dict[str, bool]:
    """What is said of the duties on call of one plan."""
    return {word: said for word, said in given.items() if named(plan, word)}


def by_plan(plans: Collection[Plan], given: Mapping[str, bool]) -> Callable[[Plan], Calls]:
    """What words say of the duties on call of each of some plans.

    Raises ``UnknownNameError`` for every word that names a duty on call of no plan, and
    ``SituationError`` as ``heard`` does.
    """
    check_named(plans, given)
    calls = [(plan, heard(plan, of_plan(plan, given))) for plan in plans]
    return lambda asked: next(said for plan, said in calls if plan is asked)
